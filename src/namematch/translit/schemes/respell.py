"""Russian names respelled in the Cyrillic of other languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from operator import methodcaller

from namematch.data import PROVENANCE, TomlTable, regex_of

_Rewrite = Callable[[str], str]


def respellings(word: str, language: str) -> tuple[str, ...]:
    """A lower-case word as it stands and as the orthography of a language that has a table spells the Russian name."""
    respelled = word
    for rewrite in _tables().get(language, ()):
        respelled = rewrite(respelled)
    return (word,) if respelled == word else (word, respelled)


_TABLE = TomlTable("readings/respell.toml", {**PROVENANCE, "*": {"rewrites": [[regex_of(re.compile), str]]}})


@cache
def _tables() -> dict[str, tuple[_Rewrite, ...]]:
    table = _TABLE.read()
    return {
        language: tuple(_rewrite(find, put) for find, put in entry["rewrites"])
        for language, entry in table.items()
        if isinstance(entry, dict)
    }


def _rewrite(find: str, put: str) -> _Rewrite:
    """What puts one text for another; plain letters need no regular expression."""
    if find == re.escape(find):
        return methodcaller("replace", find, put)
    return partial(re.compile(find).sub, put)
