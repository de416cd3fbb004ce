"""What is known of many words as arrays, and what two words have in common in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Bits, Flags, Ids, Ragged, offsets, pack, ranges, unpack, unpack_low
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.cyrillic_sources import LIKELY

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
    def of(cls, length: Ids, column: Ids, value: NDArray[Any]) -> tuple[SparseMatrix, Ids]:
        """From the entries of all rows, one row behind the other.

        Args:
            length: How many entries each row has.
            column: Of every entry; within a row in any order, none twice.
            value: Of every entry.

        Returns:
            The matrix, and for each of its entries which one it was.
        """
        place = pack(np.repeat(np.arange(len(length)), length), column)
        order = np.argsort(place)
        return cls._sorted(len(length), place[order], value[order]), order

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

    def dot(self, left: Ids, right: Ids, weigh: Callable[[Ids], Bits] | None = None) -> Bits:
        """Products of pairs of rows, each addend weighed by its place in the left row."""
        pair, one, two = self.common(left, right)
        products = self.value[one] * self.value[two] * (1.0 if weigh is None else weigh(one))
        return np.asarray(np.bincount(pair, weights=products, minlength=len(left)), dtype=np.float64)


@dataclass(frozen=True)
class WordFeatureColumns:
    """The facts of words as arrays, one row a word; of a column by entry one value an entry of `by_key`.

    Attributes:
        rarity: What it weighs where another is written alike, shape (words,).
        familiar: How well it is known as a name of its kind, shape (words,).
        may_slip: Whether it may be another one written wrong, shape (words,).
        by_key: What it may go back to, with its probability.
        key_bits: By entry how rare that is.
        record_bits: By entry how rare the word is in the orthography of Russian lists.
        spelled: What it may go back to letter by letter, with its probability.
        by_scheme: How much schemes speak for what it may go back to, shape (words,).
        foreign: Whether it has Cyrillic letters that Russian does not have, shape (words,).
        sound: How Belarusian would spell it, by number; -1 where it cannot be read.
        blocking: Its blocking keys, and whether each is a key of the whole word.
        blocking_whole: Those of the whole word.
        relation_heads: What it is related to others through.
        untold: Whether only a look at two words can tell if they are related, shape (words,).
    """

    rarity: Bits
    familiar: Ids
    may_slip: Flags
    by_key: SparseMatrix
    key_bits: Bits
    record_bits: Bits
    spelled: SparseMatrix
    by_scheme: Bits
    foreign: Flags
    sound: Ids
    blocking: SparseMatrix
    blocking_whole: SparseMatrix
    relation_heads: SparseMatrix
    untold: Flags

    @classmethod
    def joined(cls, parts: Sequence[WordFeatureColumns]) -> WordFeatureColumns:
        """The words of several, one behind the other."""
        return cls(**{field.name: _stacked([getattr(part, field.name) for part in parts]) for field in fields(cls)})

    def __len__(self) -> int:
        return len(self.rarity)

    @cached_property
    def total(self) -> Bits:
        """By word the probability that it goes back to any of what was found."""
        owner, _ = unpack(self.by_key.place)
        return np.asarray(np.bincount(owner, weights=self.by_key.value, minlength=len(self)), dtype=np.float64)

    @cached_property
    def best(self) -> Ids:
        """By word the entry of `by_key` that is likeliest, of several the commonest; -1 for none."""
        owner, _ = unpack(self.by_key.place)
        order = np.lexsort((self.record_bits, self.key_bits, -self.by_key.value, owner))
        best = np.full(len(self), MISSING)
        best[owner[order[::-1]]] = order[::-1]
        return best

    @cached_property
    def entries(self) -> Ragged:
        """By word its entries of `by_key`."""
        return Ragged(self.by_key.start, np.arange(len(self.by_key.place)))

    @cached_property
    def likely(self) -> Ragged:
        """By word the entries of `by_key` that are worth comparing letter by letter."""
        likely = self.by_key.value >= LIKELY
        return Ragged(offsets(likely)[self.by_key.start], np.flatnonzero(likely))

    def keys(self) -> Ragged:
        """By word all its blocking keys, those with a letter left out as well."""
        return Ragged(self.blocking.start, self.blocking.column(slice(None)))

    def whole(self) -> Ragged:
        """By word the blocking keys of the whole word."""
        return Ragged(self.blocking_whole.start, self.blocking_whole.column(slice(None)))

    @cached_property
    def doubtful(self) -> Flags:
        """By word whether it is on no record, or may be another one written wrong."""
        return np.asarray(self.may_slip | (self.familiar != Familiarity.KNOWN), dtype=bool)

    def worth_weighing(self, left: Ids, right: Ids) -> Flags:
        """Whether two words share a key of the whole word, or any key where one is doubtful."""
        flags = np.zeros(len(left), dtype=bool)
        flags[self.blocking_whole.common(left, right)[0]] = True
        # A word has few keys as it stands, and many with a letter left out.
        rows = np.flatnonzero(~flags & (self.doubtful[left] | self.doubtful[right]))
        flags[rows[self.blocking.common(left[rows], right[rows])[0]]] = True
        return flags

    @cached_property
    def tied(self) -> Flags:
        """By word whether it is a given name, or a patronymic of one, that is related to any other."""
        return np.asarray(self.untold | (np.diff(self.relation_heads.start) > 0), dtype=bool)

    def may_be_related(self, left: Ids, right: Ids) -> Flags:
        """Whether the lexicon of given names may relate two words, or the fathers' names in them."""
        flags = self.untold[left] | self.untold[right]
        flags[self.relation_heads.common(left, right)[0]] = True
        return np.asarray(flags, dtype=bool)

    def sound_alike(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames are spelled alike, as they read best, where one spells by sound."""
        return np.asarray((self.sound[left] == self.sound[right]) & (self.sound[left] >= 0), dtype=bool)


def _stacked(columns: Sequence[Any]) -> Any:
    """Columns of the same facts, one behind the other."""
    return SparseMatrix.joined(columns) if isinstance(columns[0], SparseMatrix) else np.concatenate(columns)
