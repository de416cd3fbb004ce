"""Joins of surnames, or of given names, on the blocking keys that a rule compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from namematch.arrays import Flags, Ids, batches, distinct, pack, ranges, smaller_first, unpack
from namematch.resolve.blocking.key_columns import PartKeys
from namematch.resolve.blocking.rules import Comparison

# The most bits that a `PairSet` may have.
_MOST_BITS = 1 << 30
# Keys that differ in the bits of this number are told apart before any is searched for.
_MARK = (1 << 18) - 1


class _Entries(NamedTuple):
    """Keys, and the item that has each."""

    keys: Ids
    items: Ids

    def where(self, wanted: Flags) -> _Entries:
        return _Entries(self.keys[wanted], self.items[wanted])


def accepted_pairs(part: PartKeys, comparison: Comparison, new: Ids, old: Ids, room: int) -> Ids:
    """The pairs that a comparison accepts, of which one is new; each row with itself, too.

    Args:
        part: The surnames, or the given names, by row.
        comparison: What a rule asks of two of them.
        new: Distinct rows.
        old: Other rows.
        room: How many pairs that share a key to hold at a time.

    Returns:
        Pairs of positions among the new rows followed by the old ones, as `pack` packs them, the smaller one first;
        each once, in ascending order.
    """
    rows = np.concatenate([new, old])
    keys = part.keys[comparison.keys].take(rows)
    every = _Entries(keys.values, keys.owners())
    is_new = every.items < len(new)
    holds = part.holds(comparison)[rows][every.items]
    found = [np.zeros(0, dtype=np.int64)]
    for few, many in ((is_new & holds, None), (is_new & ~holds, ~is_new & holds)):
        for left, right in _joined(every.where(few), every if many is None else every.where(many), room):
            found.append(distinct(pack(*smaller_first(left, right))))
    return distinct(np.concatenate(found))


def _joined(few: _Entries, many: _Entries, room: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of items that share a key, in batches; only the few are sorted, and most others are never looked at."""
    marked = np.zeros(_MARK + 1, dtype=bool)
    marked[few.keys & _MARK] = True
    many = many.where(marked[many.keys & _MARK])
    order = np.argsort(few.keys, kind="stable")
    keys, items = few.keys[order], few.items[order]
    begin = np.searchsorted(keys, many.keys, "left")
    length = np.searchsorted(keys, many.keys, "right") - begin
    for start, stop in batches(length, room):
        part = slice(start, stop)
        yield items[ranges(begin[part], length[part])], np.repeat(many.items[part], length[part])


class PairSet:
    """A set of pairs without a direction, held as bits; where that would be too many, it may seem to hold others, too.

    Args:
        codes: Arrays of pairs, as `pack` packs them.
        count: Their numbers are smaller than this.
    """

    def __init__(self, codes: Iterable[Ids], count: int) -> None:
        self._count = max(count, 1)
        self._size = min(self._count * self._count, _MOST_BITS)
        self._bits = np.zeros(self._size // 8 + 1, dtype=np.uint8)
        for left, right in map(unpack, codes):
            for one, two in ((left, right), (right, left)):
                bit = self._positions(one, two)
                np.bitwise_or.at(self._bits, bit >> 3, np.uint8(1) << (bit & 7).astype(np.uint8))

    def has(self, left: Ids, right: Ids) -> Flags:
        """Whether each pair is in the set."""
        bit = self._positions(left, right)
        return np.asarray(self._bits[bit >> 3] >> (bit & 7).astype(np.uint8) & 1, dtype=bool)

    def _positions(self, left: Ids, right: Ids) -> Ids:
        position = left * self._count + right
        return position if self._size == self._count * self._count else position % self._size
