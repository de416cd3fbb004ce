"""Ragged arrays (rows of different lengths), and sets and joins of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays.types import Flags, Ids


class Ragged(NamedTuple):
    """Rows of numbers of different lengths, stored one after the other."""

    start: Ids  # offset of each row in `values`, and the end of the last row, shape (rows + 1,)
    values: Ids

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Ragged:
        """Builds the array from Python sequences."""
        rows = list(rows)
        length = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        flat = np.fromiter((value for row in rows for value in row), dtype=np.int64, count=int(length.sum()))
        return cls(offsets(length), flat)

    @classmethod
    def grouped(cls, group: Ids, count: int) -> Ragged:
        """By group, of so many, the positions of its items."""
        return cls(offsets(np.bincount(group, minlength=count)), np.argsort(group, kind="stable"))

    @property
    def length(self) -> Ids:
        """The length of each row, shape (rows,)."""
        return np.diff(self.start)

    def take(self, rows: Ids) -> Ragged:
        """The rows at these positions, in this order."""
        length = self.start[rows + 1] - self.start[rows]
        return Ragged(offsets(length), self.values[ranges(self.start[rows], length)])

    def followed_by(self, more: Ragged) -> Ragged:
        """These rows, then the others."""
        return Ragged(
            np.concatenate([self.start, more.start[1:] + self.start[-1]]), np.concatenate([self.values, more.values])
        )

    def lists(self) -> list[list[int]]:
        """The rows as lists."""
        values, bounds = self.values.tolist(), self.start.tolist()
        return [values[start:end] for start, end in pairwise(bounds)]

    def texts(self) -> Iterator[bytes]:
        """The rows as bytes, equal for equal rows: a fifth of the memory that lists take."""
        data, bounds = self.values.tobytes(), (self.start * self.values.itemsize).tolist()
        return (data[start:end] for start, end in pairwise(bounds))

    def owners(self) -> Ids:
        """For each value the number of its row."""
        return np.repeat(np.arange(len(self.start) - 1), self.length)


def offsets(length: Ids | Flags) -> Ids:
    """The offsets of rows with these lengths, and the end of the last row."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(length)])


def distinct(numbers: Ids) -> Ids:
    """Each number once, in ascending order.

    `numpy.unique` hashes whole numbers from NumPy 2.3 on, which takes a hundred times as long where there are millions.

    Example:
        >>> distinct(np.array([7, 3, 7])).tolist()
        [3, 7]
    """
    ordered: Ids = np.sort(numbers)
    return ordered[differs_from_last(ordered)]


def differs_from_last(*columns: NDArray[Any]) -> Flags:
    """By row of a table whether it is the first one, or another than the row before it."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return differs


def is_among(ordered: Ids, numbers: Ids) -> Flags:
    """Whether each number is one of others that are sorted.

    Example:
        >>> is_among(np.array([3, 7]), np.array([7, 4])).tolist()
        [True, False]
    """
    if not len(ordered):
        return np.zeros(len(numbers), dtype=bool)
    position = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.asarray(ordered[position] == numbers, dtype=bool)


def first_equal_row(columns: Sequence[NDArray[Any]]) -> Ids:
    """For each row of a table, of one column at least, the number of the first row that equals it in all columns.

    Example:
        >>> first_equal_row([np.array([7, 3, 7, 7]), np.array([1, 1, 1, 2])]).tolist()
        [0, 1, 0, 3]
    """
    order = np.lexsort(columns)
    fresh = differs_from_last(*(column[order] for column in columns))
    first = np.empty(len(order), dtype=np.int64)
    first[order] = order[fresh][np.cumsum(fresh) - 1]
    return first


def ranges(start: Ids, length: Ids) -> Ids:
    """Ranges of consecutive numbers, one after the other.

    Example:
        >>> ranges(np.array([7, 3]), np.array([2, 1])).tolist()
        [7, 8, 3]
    """
    before = np.cumsum(length) - length
    return np.arange(int(length.sum())) - np.repeat(before - start, length)


def batches(sizes: Ids, room: int) -> Iterator[tuple[int, int]]:
    """Splits items into batches, first and end, that are no larger together than `room` or consist of one item.

    Example:
        >>> list(batches(np.array([2, 1, 5, 1]), 3))
        [(0, 2), (2, 3), (3, 4)]
    """
    total = np.cumsum(sizes)
    start = 0
    while start < len(total):
        before = total[start - 1] if start else 0
        stop = max(int(np.searchsorted(total, before + room, "right")), start + 1)
        yield start, stop
        start = stop


def row_products(left: Ragged, right: Ragged) -> tuple[Ids, Ids, Ids]:
    """All pairs of a value of a left row and a value of the same right row: the row, and both values."""
    owner = left.owners()
    length = right.length[owner]
    second = right.values[ranges(right.start[:-1][owner], length)]
    return np.repeat(owner, length), np.repeat(left.values, length), second


def row_products_in_batches(left: Ids, right: Ids, rows: Ragged, room: int) -> Iterator[tuple[Ids, Ids, Ids]]:
    """`row_products` of pairs of rows of one array, in batches: the position of the pair, and both values.

    A batch holds `room` pairs of values, but those of one left value and one right row stay together.

    Example:
        >>> rows = Ragged.of([[7, 8], [5]])
        >>> products = row_products_in_batches(np.array([0]), np.array([1]), rows, 1)
        >>> [[column.tolist() for column in batch] for batch in products]
        [[[0], [7], [5]], [[0], [8], [5]]]
    """
    for start, stop in batches(rows.length[left], room):
        ones = rows.take(left[start:stop])
        pair = ones.owners() + start
        begin, length = rows.start[right[pair]], rows.length[right[pair]]
        for first, last in batches(length, room):
            part = slice(first, last)
            two = rows.values[ranges(begin[part], length[part])]
            yield np.repeat(pair[part], length[part]), np.repeat(ones.values[part], length[part]), two


def equi_join(left: tuple[Ids, Ids], right: tuple[Ids, Ids]) -> tuple[Ids, Ids]:
    """Pairs of items that share a key, of keys and their items; a pair that shares several occurs several times."""
    order = np.argsort(right[0], kind="stable")
    keys, items = right[0][order], right[1][order]
    begin, end = np.searchsorted(keys, left[0], "left"), np.searchsorted(keys, left[0], "right")
    length = end - begin
    return np.repeat(left[1], length), items[ranges(begin, length)]
