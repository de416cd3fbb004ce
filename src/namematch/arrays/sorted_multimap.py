"""Many values by key, in sorted columns that grow: a few more cost little, and nothing is kept as a Python object."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from namematch.arrays.ragged import ranges
from namematch.arrays.types import Ids

_Integers = NDArray[np.signedinteger]

# A column that is shorter than so many times the next one is merged with it.
_RATIO = 4


class SortedMultimap:
    """Values by key.

    The pairs stand in columns sorted by key, each several times as long as the next, so that there are few of them
    and a pair is seldom moved (a log-structured merge).

    Args:
        keys: Keys, shape (pairs,). What is kept is as wide as these are, so that smaller ones take less room.
        values: A value for each, shape (pairs,).

    Example:
        >>> index = SortedMultimap(np.array([7, 3, 7]), np.array([0, 1, 2]))
        >>> index.add(np.array([3]), np.array([5]))
        >>> [column.tolist() for column in index.find(np.array([3, 4]))]
        [[0, 0], [1, 5]]
    """

    def __init__(self, keys: _Integers, values: _Integers) -> None:
        self._width = keys.dtype, values.dtype
        self._columns: list[tuple[_Integers, _Integers]] = []
        self.add(keys, values)

    def add(self, keys: _Integers, values: _Integers) -> None:
        """Adds pairs; the older columns are never written to."""
        if not len(keys):
            return
        width, width_of_values = self._width
        columns = [*self._columns, _sorted(keys.astype(width), values.astype(width_of_values))]
        while len(columns) > 1 and len(columns[-2][0]) < _RATIO * len(columns[-1][0]):
            (one, first), (two, second) = columns[-2:]
            columns[-2:] = [_sorted(np.concatenate([one, two]), np.concatenate([first, second]))]
        self._columns = columns

    def find(self, keys: Ids) -> tuple[Ids, Ids]:
        """The values of keys: for each its place among `keys`, and the value."""
        place, _, value = self.between(keys, keys + 1)
        return place, value

    def between(self, first: Ids, last: Ids) -> tuple[Ids, Ids, Ids]:
        """The values of all keys from each of some on, and below each of others.

        Args:
            first: Keys, shape (ranges,).
            last: Likewise.

        Returns:
            For each value its range, its key, and the value.
        """
        none = np.zeros(0, dtype=np.int64)
        found: list[tuple[Ids, _Integers, _Integers]] = [(none, none, none)]
        # To search for wider numbers would widen the columns first.
        first, last = first.astype(self._width[0], copy=False), last.astype(self._width[0], copy=False)
        # In ascending order each is searched for where the processor has just looked.
        order = np.argsort(first, kind="stable")
        begin, length = np.empty(len(first), dtype=np.int64), np.empty(len(first), dtype=np.int64)
        for known, values in self._columns:
            begin[order] = np.searchsorted(known, first[order], "left")
            length[order] = np.searchsorted(known, last[order], "left")
            length -= begin
            rows = ranges(begin, length)
            found.append((np.repeat(np.arange(len(first)), length), known[rows], values[rows]))
        place, key, value = (np.concatenate(column) for column in zip(*found, strict=True))
        return place, key, value


def _sorted(keys: _Integers, values: _Integers) -> tuple[_Integers, _Integers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order]
