"""What is known of many words as arrays, and what two words have in common in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Bits, Flags, Ids, Ragged, offsets, pack, ranges, unpack, unpack_low
from namematch.names.spelling.letter_counts import LetterBounds, may_differ_by_slips

_MARKS = 63


class SparseMatrix(NamedTuple):
    """A sparse matrix by rows: words by what they may go back to.

    Args:
        start: Where the entries of each row begin, and where the last one ends.
        place: Row and column of every entry in one number, ascending.
        value: Of every entry.
        marks: By row a set of 63 bits, one of which each of its columns sets: where two have none in common, the rows
            have no column in common.
    """

    start: Ids
    place: Ids
    value: NDArray[Any]
    marks: Ids

    @classmethod
    def of(cls, length: Ids, column: Ids, value: NDArray[Any]) -> SparseMatrix:
        """From the entries of all rows, one row behind the other.

        Args:
            length: How many entries each row has.
            column: Of every entry; within a row in any order, none twice.
            value: Of every entry.
        """
        place = pack(np.repeat(np.arange(len(length)), length), column)
        order = np.argsort(place)
        return cls._sorted(len(length), place[order], value[order])

    @classmethod
    def _sorted(cls, rows: int, place: Ids, value: NDArray[Any]) -> SparseMatrix:
        row, column = unpack(place)
        marks = np.zeros(rows, dtype=np.int64)
        np.bitwise_or.at(marks, row, 1 << column % _MARKS)
        return cls(offsets(np.bincount(row, minlength=rows)), place, value, marks)

    def where(self, wanted: Flags) -> SparseMatrix:
        """The matrix of some of its entries."""
        return self._sorted(len(self.start) - 1, self.place[wanted], self.value[wanted])

    @classmethod
    def joined(cls, parts: Sequence[SparseMatrix]) -> SparseMatrix:
        """The rows of several matrices, one behind the other."""
        rows = np.cumsum([0, *(len(part.start) - 1 for part in parts)])
        entries = np.cumsum([0, *(len(part.place) for part in parts)]).tolist()
        return cls(
            np.concatenate([[0], *(part.start[1:] + first for part, first in zip(parts, entries[:-1], strict=True))]),
            np.concatenate([part.place + row for part, row in zip(parts, pack(rows[:-1], 0), strict=True)]),
            np.concatenate([part.value for part in parts]),
            np.concatenate([part.marks for part in parts]),
        )

    def column(self, entries: Ids | slice) -> Ids:
        """Columns of entries."""
        return unpack_low(self.place[entries])

    def common(self, left: Ids, right: Ids) -> tuple[Ids, Ids, Ids]:
        """The columns that pairs of rows share: of which pair, and the entry of each side."""
        if not len(left) or not len(self.place):
            return (np.zeros(0, dtype=np.int64),) * 3
        rows = np.flatnonzero(self.marks[left] & self.marks[right])
        begin = self.start[left[rows]]
        length = self.start[left[rows] + 1] - begin
        pair = np.repeat(rows, length)
        entry = ranges(begin, length)
        wanted = pack(right[pair], self.column(entry))
        position = np.minimum(np.searchsorted(self.place, wanted), len(self.place) - 1)
        shared = self.place[position] == wanted
        return pair[shared], entry[shared], position[shared]


@dataclass(frozen=True)
class WordFeatureColumns:
    """The facts of words as arrays, one row a word.

    Attributes:
        rarity: What it weighs where another is written alike, shape (words,).
        doubtful: Whether it is on no record, or may be another one written wrong, shape (words,).
        spelled: What it may go back to letter by letter, with its probability.
        nominatives: What a surname may be in the nominative, with its weight.
        by_scheme: How much schemes speak for what it may go back to, shape (words,).
        sound: How Belarusian would spell it, by number; -1 where it cannot be read.
        blocking: Its blocking keys, and whether each is a key of the whole word.
        blocking_whole: Those of the whole word.
        least: The letters that stand in all that it may be compared as, as `LetterBounds` has them.
        most: Those that stand in any.
    """

    rarity: Bits
    doubtful: Flags
    spelled: SparseMatrix
    nominatives: SparseMatrix
    by_scheme: Bits
    sound: Ids
    blocking: SparseMatrix
    blocking_whole: SparseMatrix
    least: Ids
    most: Ids

    @classmethod
    def joined(cls, parts: Sequence[WordFeatureColumns]) -> WordFeatureColumns:
        """The words of several, one behind the other."""
        return cls(**{field.name: _stacked([getattr(part, field.name) for part in parts]) for field in fields(cls)})

    def keys(self) -> Ragged:
        """By word all its blocking keys, those with a letter left out as well."""
        return Ragged(self.blocking.start, self.blocking.column(slice(None)))

    def whole(self) -> Ragged:
        """By word the blocking keys of the whole word."""
        return Ragged(self.blocking_whole.start, self.blocking_whole.column(slice(None)))

    def bounds(self, words: Ids) -> LetterBounds:
        """The letters of words."""
        return LetterBounds(self.least[words], self.most[words])

    def share_whole_key(self, left: Ids, right: Ids) -> Flags:
        """Whether two words share a key of the whole word."""
        flags = np.zeros(len(left), dtype=bool)
        flags[self.blocking_whole.common(left, right)[0]] = True
        return flags

    def worth_weighing(self, left: Ids, right: Ids) -> Flags:
        """Whether two words share a whole key, or any where one is doubtful and slips explain their letters."""
        flags = self.share_whole_key(left, right)
        # A word has few keys as it stands, and many with a letter left out.
        near = may_differ_by_slips(self.bounds(left), self.bounds(right))
        rows = np.flatnonzero(~flags & near & (self.doubtful[left] | self.doubtful[right]))
        flags[rows[self.blocking.common(left[rows], right[rows])[0]]] = True
        return flags

    def sound_alike(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames are spelled alike, as they read best, where one spells by sound."""
        return np.asarray((self.sound[left] == self.sound[right]) & (self.sound[left] >= 0), dtype=bool)


def _stacked(columns: Sequence[Any]) -> Any:
    """Columns of the same facts, one behind the other."""
    return SparseMatrix.joined(columns) if isinstance(columns[0], SparseMatrix) else np.concatenate(columns)
