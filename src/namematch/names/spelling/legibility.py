"""Which words can be names at all, told by their letters before anything is read."""

from __future__ import annotations

import re
from functools import cache

from namematch.data import PROVENANCE, TomlTable, regex_of

_LEGIBLE = TomlTable("names/legible.toml", {**PROVENANCE, "illegible": regex_of(re.compile)})


def is_legible(word: str) -> bool:
    """Whether a word has no letter in which no name is written, such as those of phonetic notation.

    Example:
        >>> is_legible("Heydər"), is_legible("Țurcanu"), is_legible("ʌɬɸx")
        (True, True, False)
    """
    return word.isascii() or not _illegible().search(word)


@cache
def _illegible() -> re.Pattern[str]:
    return re.compile(_LEGIBLE.read()["illegible"])
