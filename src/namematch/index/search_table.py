"""Names that are searched for, and those they could be, weighed in a table that keeps words from search to search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_
from threading import Lock

import numpy as np

from namematch._internal.parallel import Workers
from namematch.arrays import Bits, Ids
from namematch.index.keyed_names import KeyedNames
from namematch.index.name_blocks import query_parses
from namematch.index.pair_weigher import read_names
from namematch.index.segment import Segment
from namematch.names import PartKind
from namematch.names.batch import ArchiveNumbers, NameTable, Parses

# Pairs that are weighed together.
_PAIRS = 1 << 17
# Groups of words that are kept from search to search; it takes longer to add to a table that has more.
_MOST_GROUPS = 1 << 12

_NONE = np.zeros(0, dtype=np.int64)

_Found = tuple[Ids, Ids, Bits]


class SearchTable:
    """Weighs names beside those of segments that they could be, as `compare` does."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._forget(())

    def search(self, segments: Sequence[Segment], queries: Sequence[str], floor: float, workers: Workers) -> _Found:
        """What of segments weighs more than a floor beside a query: numbers of queries, positions of entries, weights.

        Queries are names as `clean` leaves them, each once.
        """
        with self._one_at_a_time:
            is_known = len(segments) == len(self._segments) and all(map(is_, segments, self._segments))
            if not is_known or sum(len(self._table.groups(kind)) for kind in PartKind) > _MOST_GROUPS:
                self._forget(segments)
            try:
                found = list(self._search(segments, queries, floor, workers))
            except BaseException:
                # What was taken up in part cannot be relied on.
                self._forget(())
                raise
        query, entry, bits = zip(*found, strict=True) if found else ([_NONE], [_NONE], [_NONE * 1.0])
        return np.concatenate(query), np.concatenate(entry), np.concatenate(bits)

    def _search(
        self, segments: Sequence[Segment], queries: Sequence[str], floor: float, workers: Workers
    ) -> Iterator[_Found]:
        table, before = self._table, 0
        table.replace_names(Parses.of([]))
        ways = read_names(table, queries, workers).ways
        parses = query_parses(KeyedNames.of(table), len(queries))
        for segment, numbers in zip(segments, self._numbers, strict=True):
            found = list(map(segment.candidates, parses))
            query = np.repeat(np.arange(len(queries)), np.array(list(map(len, found)), dtype=np.int64))
            names = np.concatenate(found)
            for start in range(0, len(names), _PAIRS):
                part = slice(start, start + _PAIRS)
                wanted, position = np.unique(names[part], return_inverse=True)
                table.replace_names(ways)
                table.extend_from(segment.read, wanted, numbers)
                bits = table.weigh(query[part], position + len(queries), floor, workers).bits
                kept = np.flatnonzero(bits > floor)
                pair, entries = segment.entries_of(names[part][kept])
                yield query[part][kept][pair], entries + before, bits[kept][pair]
            before += len(segment)

    def _forget(self, segments: Sequence[Segment]) -> None:
        self._table = NameTable()
        self._segments = tuple(segments)
        self._numbers = [ArchiveNumbers(segment.read) for segment in segments]

    def __reduce__(self) -> tuple[type[SearchTable], tuple[()]]:
        # What was read and taken up can be again.
        return SearchTable, ()
