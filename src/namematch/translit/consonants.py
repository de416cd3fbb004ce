"""The consonants of a word: a coarse key for finding candidates, never for deciding."""

from __future__ import annotations

from functools import cache

from namematch.data import PROVENANCE, TomlTable, map_of
from namematch.data.shared_tables import LETTER
from namematch.translit.neutral import NeutralKey


def skeleton(key: NeutralKey) -> str:
    """The consonants of a neutral key, with those that traditions exchange merged; the key itself if it has few.

    Args:
        key: A word in the neutral alphabet.

    Example:
        >>> from namematch.translit import neutral_key
        >>> skeleton(neutral_key("Церашков")) == skeleton(neutral_key("Терешков"))
        True
    """
    consonants = key.translate(_table())
    return consonants if len(consonants) > 2 else key


_SKELETON = TomlTable("readings/skeleton.toml", {**PROVENANCE, "left_out": str, "merged": map_of(LETTER, str)})


@cache
def _table() -> dict[int, str | None]:
    table = _SKELETON.read()
    return {**str.maketrans(table["merged"]), **str.maketrans("", "", table["left_out"])}
