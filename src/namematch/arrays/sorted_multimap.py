"""An index from keys to values in sorted arrays, to which pairs can be added cheaply."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from namematch.arrays.ragged import ranges
from namematch.arrays.types import Ids

_Integers = NDArray[np.signedinteger]

# A run shorter than so many times the next one is merged with it.
_RATIO = 4


class SortedMultimap:
    """Values by key; the keys keep their type, and narrower integers take less memory.

    The pairs are stored in runs sorted by key. Each run is several times as long as the next, so there are few runs and
    a pair is seldom moved (a log-structured merge).

    Example:
        >>> index = SortedMultimap(np.array([7, 3, 7]), np.array([0, 1, 2]))
        >>> index.add(np.array([3]), np.array([5]))
        >>> [column.tolist() for column in index.find(np.array([3, 4]))]
        [[0, 0], [1, 5]]
    """

    def __init__(self, keys: _Integers, values: _Integers) -> None:
        self._types = keys.dtype, values.dtype
        self._runs: list[tuple[_Integers, _Integers]] = []
        self.add(keys, values)

    def add(self, keys: _Integers, values: _Integers) -> None:
        """Adds pairs; existing runs are never written to."""
        if not len(keys):
            return
        type_of_keys, type_of_values = self._types
        runs = [*self._runs, _sorted(keys.astype(type_of_keys), values.astype(type_of_values))]
        while len(runs) > 1 and len(runs[-2][0]) < _RATIO * len(runs[-1][0]):
            (one, first), (two, second) = runs[-2:]
            runs[-2:] = [_sorted(np.concatenate([one, two]), np.concatenate([first, second]))]
        self._runs = runs

    def find(self, keys: Ids) -> tuple[Ids, Ids]:
        """The values of keys: for each value the position of its key in `keys`, and the value."""
        position, _, value = self.between(keys, keys + 1)
        return position, value

    def between(self, first: Ids, last: Ids) -> tuple[Ids, Ids, Ids]:
        """The values of all keys in ranges, of which the last key is outside: position of the range, key, value."""
        none = np.zeros(0, dtype=np.int64)
        parts: list[tuple[Ids, _Integers, _Integers]] = [(none, none, none)]
        # NumPy would widen a whole run to search it for wider numbers.
        first, last = first.astype(self._types[0], copy=False), last.astype(self._types[0], copy=False)
        # Ascending searches stay within the cache of the processor.
        order = np.argsort(first, kind="stable")
        begin, length = np.empty(len(first), dtype=np.int64), np.empty(len(first), dtype=np.int64)
        for keys, values in self._runs:
            begin[order] = np.searchsorted(keys, first[order], "left")
            length[order] = np.searchsorted(keys, last[order], "left")
            length -= begin
            rows = ranges(begin, length)
            parts.append((np.repeat(np.arange(len(first)), length), keys[rows], values[rows]))
        position, key, value = (np.concatenate(column) for column in zip(*parts, strict=True))
        return position, key, value


def _sorted(keys: _Integers, values: _Integers) -> tuple[_Integers, _Integers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order]
