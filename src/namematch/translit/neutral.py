"""The neutral alphabet, in which Cyrillic spellings that no romanisation keeps apart are one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import methodcaller
from typing import NewType

from namematch._internal.caches import SMALL
from namematch.data import PROVENANCE, TomlTable, map_of, regex_of
from namematch.data.shared_tables import LETTER
from namematch.text import fold

NeutralKey = NewType("NeutralKey", str)

_LONGEST_KEPT = 64

_Patterns = tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]


def neutral_key(cyrillic: str) -> NeutralKey:
    """A Cyrillic word in the neutral alphabet: the form in which two words may be the same name.

    Folds what romanisations lose or traditions vary in: е/э/є/ё, и/й/ы/і/ї, ь/ъ, doubled letters, the glide before
    a vowel, щ/шч, тс/ц, and the letters of other Cyrillic alphabets. The table is `data/readings/neutral.toml`.

    Args:
        cyrillic: One word; other characters than Cyrillic letters stay.

    Returns:
        The key; the key of a key is itself.

    Example:
        >>> neutral_key("Зеленський") == neutral_key("Зеленский"), neutral_key("Наталья")
        (True, 'наталя')
    """
    find = _key if len(cyrillic) <= _LONGEST_KEPT else _key.__wrapped__
    return NeutralKey(find(cyrillic))


@lru_cache(maxsize=SMALL)
def _key(cyrillic: str) -> str:
    groups, letters, patterns = _table()
    word = groups.sub(lambda match: _group_table()[match.group()], fold(cyrillic)).translate(letters)
    for pattern, put in patterns:
        word = pattern.sub(put, word)
    return word.strip()


_NEUTRAL = TomlTable(
    "readings/neutral.toml",
    {
        **PROVENANCE,
        "groups": [{"reason": str, "of": {"*": str}}],
        "letters": map_of(LETTER, str),
        "patterns": [{"reason": str, "find": regex_of(re.compile), "put": str}],
    },
)


@cache
def _group_table() -> dict[str, str]:
    return {find: put for group in _NEUTRAL.read()["groups"] for find, put in group["of"].items()}


def _replacement(put: str) -> str | Callable[[re.Match[str]], str]:
    """What to put in place of a match; a template is read only where there is one, which `sub` does not wait for."""
    return methodcaller("expand", put) if "\\" in put else put


@cache
def _table() -> tuple[re.Pattern[str], dict[int, str], _Patterns]:
    table = _NEUTRAL.read()
    groups = re.compile("|".join(map(re.escape, _group_table())))
    patterns = tuple((re.compile(row["find"], re.DOTALL), _replacement(row["put"])) for row in table["patterns"])
    return groups, str.maketrans(table["letters"]), patterns
