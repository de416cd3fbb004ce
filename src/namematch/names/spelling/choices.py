"""What is only a choice of spelling and never makes two names."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from namematch._internal.caches import WORDS
from namematch.names.parameters import WEIGHTS


@lru_cache(maxsize=WORDS)
def as_one_spelling(cyrillic: str) -> str:
    """A word with what is only a choice of spelling written in one way.

    Example:
        >>> as_one_spelling("мэй"), as_one_spelling("ткачов")
        ('мей', 'ткачев')
    """
    for pattern, replacement in _choices():
        cyrillic = pattern.sub(replacement, cyrillic)
    return cyrillic


@cache
def _choices() -> tuple[tuple[regex.Pattern[str], str], ...]:
    rewrites: list[list[str]] = WEIGHTS.read()["surname"]["choices"]
    return tuple((regex.compile(pattern), replacement) for pattern, replacement in rewrites)
