"""What functions remember: how much, and under which lexicon."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

# Words of which a function remembers its answer. A column comes back to a word within a few thousand others, and two
# names that are compared have a handful of them; more takes memory and saves no time.
WORDS = 1 << 14


class Caches(dict[Any, Callable[..., Any]]):
    """What functions remember under one lexicon: for each function's shipped cache another, made on the first call.

    Copies and pickles of it are empty: what is remembered can be computed again.
    """

    def __missing__(self, shipped: Any) -> Callable[..., Any]:
        # Of two threads that come first together, both use the cache that was stored first.
        return self.setdefault(shipped, lru_cache(**shipped.cache_parameters())(shipped.__wrapped__))

    def __reduce__(self) -> tuple[type[Caches], tuple[()]]:
        return Caches, ()
