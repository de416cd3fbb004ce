"""A part of an index that is never changed: entries one behind the other, and how their names are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from namematch.arrays import Ids, Numbers, Texts, ranges
from namematch.index.keyed_names import KeyedNames
from namematch.index.name_blocks import NameBlocks, QueryParse
from namematch.names.batch import NameArchive, NameTable


@dataclass(frozen=True, slots=True)
class Segment:
    """Some entries of an index."""

    texts: Texts  # by entry its name as it was added; empty where it is missing
    ids: Texts  # by entry its own id; empty where it has none
    start: Numbers  # by distinct name where its entries begin, and where the last ones end
    entries: Numbers  # the entries of each distinct name, by their places here
    blocks: NameBlocks
    read: NameArchive  # what was read of the distinct names

    @classmethod
    def of(cls, texts: Sequence[str], ids: Sequence[str], cleaned: Sequence[str], table: NameTable) -> Segment:
        """Entries by their names, their ids, and their names as `clean` leaves them, which the table has."""
        number = dict(zip(table.names, range(len(table)), strict=True))
        name_of = np.array([number.get(name, -1) for name in cleaned], dtype=np.int64)
        entries = np.argsort(name_of, kind="stable")[np.count_nonzero(name_of < 0) :]
        start = np.searchsorted(name_of[entries], np.arange(len(table) + 1))
        blocks = NameBlocks.of(KeyedNames.of(table))
        bounds = start.astype(np.uint32), entries.astype(np.uint32)
        return cls(Texts.of(texts), Texts.of(ids), *bounds, blocks, table.archive())

    def __len__(self) -> int:
        return len(self.texts)

    def followed_by(self, more: Segment) -> Segment:
        """These entries, then the others."""
        return Segment(
            self.texts.followed_by(more.texts),
            self.ids.followed_by(more.ids),
            np.concatenate([self.start, more.start[1:] + self.start[-1]]),
            np.concatenate([self.entries, more.entries + np.uint32(len(self))]),
            self.blocks.followed_by(more.blocks, len(self.start) - 1),
            self.read.followed_by(more.read),
        )

    def candidates(self, query: Sequence[QueryParse]) -> Ids:
        """The distinct names that a query could be."""
        return self.blocks.candidates(query)

    def entries_of(self, names: Ids) -> tuple[Ids, Ids]:
        """The entries of distinct names: of each the position of its name, and its own place."""
        begin = self.start[names].astype(np.int64)
        length = self.start[names + 1] - begin
        return np.repeat(np.arange(len(names)), length), self.entries[ranges(begin, length)].astype(np.int64)
