"""Russian names respelled in the Cyrillic of other languages."""

from __future__ import annotations

import re
from functools import cache

from namematch.data import PROVENANCE, TomlTable, regex_of

_Rewrites = tuple[tuple[re.Pattern[str], str], ...]


def respellings(word: str, language: str) -> tuple[str, ...]:
    """A lower-case word as it stands and as the orthography of `language` would spell the Russian name.

    Args:
        word: A Cyrillic word.
        language: ISO 639-1 code; languages without a table leave the word alone.
    """
    respelled = word
    for pattern, put in _tables().get(language, ()):
        respelled = pattern.sub(put, respelled)
    return (word,) if respelled == word else (word, respelled)


_TABLE = TomlTable("readings/respell.toml", {**PROVENANCE, "*": {"rewrites": [[regex_of(re.compile), str]]}})


@cache
def _tables() -> dict[str, _Rewrites]:
    table = _TABLE.read()
    return {
        language: tuple((re.compile(find), put) for find, put in entry["rewrites"])
        for language, entry in table.items()
        if isinstance(entry, dict)
    }
