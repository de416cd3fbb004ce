"""Joins of surnames, or of given names, on the blocking keys that a rule compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from namematch.arrays import Flags, Ids, batches, distinct, pack, ranges, smaller_first, unpack
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.rules import Comparison

# The most bits that a `PairSet` may have.
_MOST_BITS = 1 << 30
# Keys that differ in these bits are told apart before any is searched for.
_MARK = (1 << 18) - 1

_Entries = tuple[Ids, Ids]
"""Keys, and the item that has each."""


def accepted_pairs(part: PartColumn, comparison: Comparison, new: Ids, old: Ids, room: int) -> Ids:
    """The pairs of rows that a comparison accepts, of which one is new; each new row with itself, too.

    Args:
        part: The surnames, or the given names.
        comparison: What a rule asks of two of them.
        new: Distinct rows.
        old: Other rows, or the same for other parses.
        room: How many pairs that share a key to hold at a time.

    Returns:
        Pairs of positions among the new rows followed by the old ones, as `pack` packs them, the smaller one first;
        each once, in ascending order.
    """
    rows = np.concatenate([new, old])
    keys = part.keys[comparison.keys].take(rows)
    item = keys.owners()
    is_new, holds = item < len(new), part.holds(comparison)[rows][item]
    # One of the two must hold what is asked: a new one beside any, or an old one beside a new one that does not.
    joins = ((is_new & holds, np.ones(len(item), dtype=bool)), (is_new & ~holds, ~is_new & holds))
    return distinct(
        np.concatenate(
            [
                distinct(pack(*smaller_first(*pairs)))
                for few, many in joins
                for pairs in _joined((keys.values[few], item[few]), (keys.values[many], item[many]), room)
            ]
            or [item[:0]]
        )
    )


def _joined(few: _Entries, many: _Entries, room: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of items that share a key, in batches; only the few are sorted, and most others are never searched for."""
    order = np.argsort(few[0], kind="stable")
    keys, items = few[0][order], few[1][order]
    marked = np.zeros(_MARK + 1, dtype=bool)
    marked[keys & _MARK] = True
    likely = marked[many[0] & _MARK]
    wanted, others = many[0][likely], many[1][likely]
    begin = np.searchsorted(keys, wanted, "left")
    length = np.searchsorted(keys, wanted, "right") - begin
    for start, stop in batches(length, room):
        part = slice(start, stop)
        yield items[ranges(begin[part], length[part])], np.repeat(others[part], length[part])


class PairSet:
    """A set of pairs without a direction, held as bits; where that would be too many, it may seem to hold others, too.

    Args:
        codes: Arrays of pairs, as `pack` packs them.
        count: Their numbers are smaller than this.
    """

    def __init__(self, codes: Iterable[Ids], count: int) -> None:
        self._count = count
        self._size = max(min(count * count, _MOST_BITS), 1)
        self._bits = np.zeros(self._size // 8 + 1, dtype=np.uint8)
        for left, right in map(unpack, codes):
            for bit in (self._bit(left, right), self._bit(right, left)):
                np.bitwise_or.at(self._bits, bit >> 3, np.uint8(1) << (bit & 7).astype(np.uint8))

    def has(self, left: Ids, right: Ids) -> Flags:
        """Whether each pair is in the set."""
        bit = self._bit(left, right)
        return np.asarray(self._bits[bit >> 3] >> (bit & 7).astype(np.uint8) & 1, dtype=bool)

    def _bit(self, left: Ids, right: Ids) -> Ids:
        bit = left * self._count + right
        return bit if self._size >= self._count * self._count else bit % self._size
