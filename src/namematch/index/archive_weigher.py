"""Weights of queries beside names that were read before: what was taken up of these is kept, up to a bound."""

from __future__ import annotations

from threading import Lock

import numpy as np

from namematch._internal.parallel import Workers
from namematch.arrays import Bits, Ids
from namematch.names import PartKind
from namematch.names.batch import ArchiveNumbers, NameArchive, NameTable

# Groups of words that are kept from search to search; a table that has more takes longer to add to.
_MOST_GROUPS = 1 << 13


class ArchiveWeigher:
    """Weighs names beside those of an archive, as `compare` does.

    Args:
        archive: What was read of many names.
    """

    def __init__(self, archive: NameArchive) -> None:
        self._archive = archive
        self._one_at_a_time = Lock()
        self._forget()

    def bits(self, queries: NameArchive, one: Ids, other: Ids, floor: float, workers: Workers) -> Bits:
        """Match weights of pairs; those of no more than the floor may be given as minus infinity.

        Args:
            queries: What was read of the names that are asked for.
            one: The numbers of such names.
            other: As many names of the archive.
            floor: Weights of no more than that are of no interest.
            workers: Weigh pairs where there are many.
        """
        with self._one_at_a_time:
            try:
                bits = self._bits(queries, one, other, floor, workers)
            except BaseException:
                # What was taken up in part cannot be relied on.
                self._forget()
                raise
            if sum(len(self._table.groups(kind)) for kind in PartKind) > _MOST_GROUPS:
                self._forget()
            return bits

    def _bits(self, queries: NameArchive, one: Ids, other: Ids, floor: float, workers: Workers) -> Bits:
        table = self._table
        table.drop_names()
        asked, place = np.unique(one, return_inverse=True)
        names, position = np.unique(other, return_inverse=True)
        table.extend_from((queries, asked, ArchiveNumbers(queries)), (self._archive, names, self._numbers))
        return table.weigh(place, position + len(asked), floor, workers).bits

    def _forget(self) -> None:
        self._table, self._numbers = NameTable(), ArchiveNumbers(self._archive)

    def __reduce__(self) -> tuple[type[ArchiveWeigher], tuple[NameArchive]]:
        # What was taken up can be taken up again.
        return ArchiveWeigher, (self._archive,)
