"""What functions remember: how much, and under which lexicon."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from math import isfinite
from typing import Any

from namematch.errors import InputError, shown

LIMIT_MB = 250
"""What all caches together take at most, in megabytes, where the variable NAMEMATCH_CACHE_MB does not say otherwise."""


def _share() -> float:
    given = os.environ.get("NAMEMATCH_CACHE_MB", LIMIT_MB)
    try:
        megabytes = float(given)
    except ValueError:
        megabytes = -1.0
    if not (isfinite(megabytes) and megabytes >= 0):
        raise InputError(f"NAMEMATCH_CACHE_MB must be a number of megabytes, not {shown(given)}")
    return megabytes / LIMIT_MB


_SHARE = _share()


def cache_size(count: int) -> int:
    """How many answers a function keeps that by default keeps so many."""
    return max(1, int(count * _SHARE))


# Words of which a function remembers its answer. A column comes back to a word within a few thousand others, and two
# names that are compared have a handful of them; more takes memory and saves no time.
WORDS = cache_size(1 << 13)
# Words in another form, single numbers of them, and who writes one for another: small, and asked for all over a column.
SMALL = cache_size(1 << 15)
# Whole names, and pairs of them: each takes some kilobytes.
NAMES = cache_size(1 << 12)


class Caches(dict[Any, Callable[..., Any]]):
    """What functions remember under one lexicon: for each function's shipped cache another, made on the first call.

    Copies and pickles of it are empty: what is remembered can be computed again.
    """

    def __missing__(self, shipped: Any) -> Callable[..., Any]:
        # Of two threads that come first together, both use the cache that was stored first.
        return self.setdefault(shipped, lru_cache(**shipped.cache_parameters())(shipped.__wrapped__))

    def __reduce__(self) -> tuple[type[Caches], tuple[()]]:
        return Caches, ()
