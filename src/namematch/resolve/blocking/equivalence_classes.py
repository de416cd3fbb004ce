"""Names that are equal for every weight: one of each class is compared for all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from namematch.arrays import Flags, Ids, Ragged, pack, row_products_in_batches, smaller_first, unpack
from namematch.names.batch import NameTable


class EquivalenceClasses:
    """The names of a table in classes; the first name of each class is its representative.

    Names of one class differ in capitals, in the order of their words or in what is no part of a name, such as dates,
    so they weigh the same beside any other name. Names from the number `first_new` on are new.
    """

    def __init__(self, table: NameTable, first_new: int = 0) -> None:
        self._representative = table.alike()
        self._first_new = first_new
        count = len(self._representative)
        self._members = Ragged.grouped(self._representative, count)
        self._several = self._members.length > 1
        self._order = table.by_surname()
        self._position = np.empty(count, dtype=np.int64)
        self._position[self._order] = np.arange(count)
        self._newest = np.zeros(count, dtype=np.int64)
        np.maximum.at(self._newest, self._representative, np.arange(count))

    def is_representative(self, names: Ids) -> Flags:
        """Whether each name represents its class."""
        return np.asarray(self._representative[names] == names, dtype=bool)

    def represents_new_pair(self, left: Ids, right: Ids) -> Flags:
        """For each pair of representatives: does it represent a pair of two names, one of them new?"""
        two = (left != right) | self._several[left]
        return np.asarray(two & (np.maximum(self._newest[left], self._newest[right]) >= self._first_new), dtype=bool)

    def encode(self, left: Ids, right: Ids) -> Ids:
        """Pairs of names as numbers, whichever name stands on which side.

        In ascending order pairs of the same two surnames come near each other, so that these are weighed once for many.
        """
        return pack(*smaller_first(self._position[left], self._position[right]))

    def decode(self, codes: Ids) -> tuple[Ids, Ids]:
        """Both names of the pairs that `encode` made numbers of."""
        one, two = unpack(codes)
        return self._order[one], self._order[two]

    def expand(self, left: Ids, right: Ids, room: int) -> Iterator[tuple[Ids, Ids, Ids]]:
        """All pairs of two names, one of them new, that distinct pairs of representatives stand for, in batches.

        A pair is the position of the pair of representatives, the smaller name and the larger one.
        """
        for row, one, two in row_products_in_batches(left, right, self._members, room):
            low, high = smaller_first(one, two)
            # Within a class, where both sides have the same names, every pair occurs twice.
            kept = np.flatnonzero(((left != right)[row] | (one < two)) & (high >= self._first_new))
            yield row[kept], low[kept], high[kept]
