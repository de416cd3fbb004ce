"""Weights of pairs of names, some at a time: what was read of names is remembered, up to a bound."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import Bits, distinct_pairs
from namematch.names import compare
from namematch.names.batch import NameTable
from namematch.text import clean

# Fewer pairs are compared one by one, which takes less than a table does.
_FEW = 64
# Names that are remembered; each takes some five kilobytes.
_MOST_NAMES = 1 << 17


def read_names(table: NameTable, names: Sequence[str], workers: Workers) -> NameTable:
    """Adds names that are not in a table yet."""
    deque(table.extend_stepwise(names, workers), 0)
    return table


class PairWeigher:
    """Weighs pairs of names as `compare` does.

    Args:
        table: Names that have been read already.
    """

    def __init__(self, table: NameTable | None = None) -> None:
        self._one_at_a_time = Lock()
        self._fill(NameTable() if table is None else table)

    def bits(self, left: Sequence[str], right: Sequence[str], floor: float, workers: Workers = ALONE) -> Bits:
        """Match weights of pairs of names; those of no more than the floor may be given as minus infinity.

        Args:
            left: Names as written.
            right: As many.
            floor: Weights of no more than that are of no interest.
            workers: Read the names, and weigh them where there are many.
        """
        if len(left) < _FEW:
            return np.array([compare(one, two).bits for one, two in zip(left, right, strict=True)], dtype=np.float64)
        with self._one_at_a_time:
            return self._bits(list(map(clean, left)), list(map(clean, right)), floor, workers)

    def _bits(self, one: list[str], two: list[str], floor: float, workers: Workers) -> Bits:
        self._read(dict.fromkeys([*one, *two]), workers)
        pairs = (np.fromiter(map(self._numbers.__getitem__, names), np.int64, len(names)) for names in (one, two))
        first, second, position = distinct_pairs(*pairs)
        return self._table.weigh(first, second, floor, workers).bits[position]

    def _read(self, wanted: Iterable[str], workers: Workers) -> None:
        """Takes names into the table, and those that are in it out again where they would be too many."""
        fresh = [name for name in wanted if name not in self._numbers]
        if len(self._table) + len(fresh) > _MOST_NAMES and len(self._table):
            self._fill(NameTable())
            fresh = list(wanted)
        read_names(self._table, fresh, workers)
        self._numbers |= zip(fresh, range(len(self._numbers), len(self._numbers) + len(fresh)), strict=True)

    def __reduce__(self) -> tuple[type[PairWeigher], tuple[()]]:
        # What is remembered can be read again.
        return PairWeigher, ()

    def _fill(self, table: NameTable) -> None:
        self._table = table
        self._numbers = dict(zip(table.names, range(len(table)), strict=True))
