"""Names that are taken apart alike, of which one is weighed for all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Ids, Ragged, offsets, row_products_in_batches
from namematch.names.batch import NameTable


class Alike:
    """The names of a table in classes, by the first name of each.

    Names of one class differ in capitals, in the order of their words or in what is no part of a name, such as dates,
    so they stand to every other name alike.

    Args:
        table: The names.
        fresh: Names of this number or higher are new.
    """

    def __init__(self, table: NameTable, fresh: int = 0) -> None:
        self._first = table.alike()
        self._fresh = fresh
        count = np.bincount(self._first, minlength=len(self._first))
        self._members = Ragged(offsets(count), np.argsort(self._first, kind="stable"))
        self._several = count > 1
        self._order = table.by_surname()
        self._place = np.empty(len(count), dtype=np.int64)
        self._place[self._order] = np.arange(len(count))
        self._newest = np.zeros(len(count), dtype=np.int64)
        np.maximum.at(self._newest, self._first, np.arange(len(count)))

    def stands_for(self, names: Ids) -> NDArray[np.bool_]:
        """Whether names are the first of their classes."""
        return np.asarray(self._first[names] == names, dtype=bool)

    def worth_weighing(self, left: Ids, right: Ids) -> NDArray[np.bool_]:
        """Whether pairs of first names stand for any pair of two names of which one is new."""
        two = (left != right) | self._several[left]
        return np.asarray(two & (np.maximum(self._newest[left], self._newest[right]) >= self._fresh), dtype=bool)

    def numbered(self, left: Ids, right: Ids) -> Ids:
        """Pairs of names as numbers for `pairs`, whichever name stands on which side.

        In ascending order pairs of the same two surnames come near each other, which are then weighed once for many.
        """
        one, two = self._place[left], self._place[right]
        return np.minimum(one, two) * len(self._order) + np.maximum(one, two)

    def pairs(self, numbers: Ids) -> tuple[Ids, Ids]:
        """Both names of pairs that are numbers."""
        one, two = np.divmod(numbers, max(len(self._order), 1))
        return self._order[one], self._order[two]

    def spread(self, left: Ids, right: Ids, room: int) -> Iterator[tuple[Ids, Ids, Ids]]:
        """All pairs of two names of which one is new that pairs of first names stand for, not too many at a time.

        Args:
            left: First names, by number, shape (pairs,).
            right: Likewise; no pair may stand there twice.
            room: About how many pairs there may be at a time.

        Yields:
            For each which of the pairs stands for it, its smaller name and its larger one.
        """
        for row, one, two in row_products_in_batches(left, right, self._members, room):
            low, high = np.minimum(one, two), np.maximum(one, two)
            # Within a class, where both sides have the same names, every pair comes twice.
            kept = np.flatnonzero(((left != right)[row] | (one < two)) & (high >= self._fresh))
            yield row[kept], low[kept], high[kept]
