"""By its spelling: is a word rather a part of a person's name, a common word or a place?"""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

from namematch._internal.caches import WORDS
from namematch.data import read_bytes

CLASSES_TABLE = "mentions/word_classes.bin"
CLASSES = 3
BUCKETS = 1 << 16
# Steps of the table to one natural unit.
STEPS = 32
_LONGEST = 24


class NameLikeness(NamedTuple):
    """How much the spelling speaks for a name of a person, as log odds."""

    over_word: float  # against a common word
    over_place: float  # against a place

    @property
    def least(self) -> float:
        """Against the likelier of the two."""
        return min(self)


def buckets(word: str) -> set[int]:
    """Rows of the table that a folded word looks at: its letter groups of two to five, and the word itself."""
    marked = f"^{word[:_LONGEST]}$"
    groups = {marked[at : at + size] for size in (2, 3, 4, 5) for at in range(len(marked) - size + 1)}
    return {crc32(group.encode()) % BUCKETS for group in (*groups, "=" + word)}


@lru_cache(maxsize=WORDS)
def name_likeness(word: str) -> NameLikeness:
    """How much a folded word is spelled like the name of a person."""
    table, rows = _table(), buckets(word)
    name, common, place = (sum(table[CLASSES * row + kind] for row in rows) for kind in range(CLASSES))
    return NameLikeness((name - common) / STEPS, (name - place) / STEPS)


@cache
def _table() -> array[int]:
    return array("b", read_bytes(CLASSES_TABLE).partition(b"\n")[2])
