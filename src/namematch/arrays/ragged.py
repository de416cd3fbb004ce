"""Sparse rows of numbers, and joins of them, with NumPy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


class Rows(NamedTuple):
    """Rows of numbers, one behind the other.

    Args:
        start: Where each row begins, and where the last one ends, shape (rows + 1,).
        values: The numbers of all rows.
    """

    start: Ids
    values: Ids

    @property
    def length(self) -> Ids:
        """How many numbers each row has, shape (rows,)."""
        return np.diff(self.start)

    def take(self, rows: Ids) -> Rows:
        """The rows of these numbers, in this order."""
        length = self.start[rows + 1] - self.start[rows]
        return Rows(ends(length), self.values[spans(self.start[rows], length)])

    def followed_by(self, more: Rows) -> Rows:
        """These rows, then others."""
        return Rows(
            np.concatenate([self.start, more.start[1:] + self.start[-1]]), np.concatenate([self.values, more.values])
        )

    def lists(self) -> list[list[int]]:
        """The rows as lists."""
        values, bounds = self.values.tolist(), self.start.tolist()
        return [values[start:end] for start, end in pairwise(bounds)]

    def texts(self) -> Iterator[bytes]:
        """The rows as bytes, alike for equal rows: a number takes a fifth of the room it has in a list."""
        data, bounds = self.values.tobytes(), (self.start * self.values.itemsize).tolist()
        return (data[start:end] for start, end in pairwise(bounds))

    def owners(self) -> Ids:
        """For every number the row it stands in."""
        return np.repeat(np.arange(len(self.start) - 1), self.length)


def rows_of(entries: Iterable[Sequence[int]]) -> Rows:
    """Rows from sequences of numbers."""
    entries = list(entries)
    length = np.fromiter(map(len, entries), dtype=np.int64, count=len(entries))
    flat = np.fromiter((value for row in entries for value in row), dtype=np.int64, count=int(length.sum()))
    return Rows(ends(length), flat)


def ends(length: Ids | NDArray[np.bool_]) -> Ids:
    """Where rows of such lengths begin, and where the last one ends."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(length)])


def distinct(numbers: Ids) -> Ids:
    """Each number once, in ascending order.

    `numpy.unique` hashes whole numbers from NumPy 2.3 on, which takes a hundred times as long where there are millions.

    Example:
        >>> distinct(np.array([7, 3, 7])).tolist()
        [3, 7]
    """
    ordered: Ids = np.sort(numbers)
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def is_among(ordered: Ids, numbers: Ids) -> NDArray[np.bool_]:
    """Whether numbers are among others that ascend, one by one.

    Example:
        >>> is_among(np.array([3, 7]), np.array([7, 4])).tolist()
        [True, False]
    """
    if not len(ordered):
        return np.zeros(len(numbers), dtype=bool)
    found = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.asarray(ordered[found] == numbers, dtype=bool)


def first_alike(columns: Sequence[NDArray[Any]]) -> Ids:
    """By row of a table the number of the first row that has the same in all columns.

    Args:
        columns: At least one, all of the same length.

    Example:
        >>> first_alike([np.array([7, 3, 7, 7]), np.array([1, 1, 1, 2])]).tolist()
        [0, 1, 0, 3]
    """
    order = np.lexsort(columns)
    fresh = np.zeros(len(order), dtype=bool)
    fresh[:1] = True
    for column in columns:
        fresh[1:] |= column[order[1:]] != column[order[:-1]]
    first = np.empty(len(order), dtype=np.int64)
    first[order] = order[fresh][np.cumsum(fresh) - 1]
    return first


def spans(start: Ids, length: Ids) -> Ids:
    """The numbers from each start on, so many of each, one span behind the other."""
    before = np.cumsum(length) - length
    return np.arange(int(length.sum())) - np.repeat(before - start, length)


def runs(sizes: Ids, room: int) -> Iterator[tuple[int, int]]:
    """Where runs of items begin and end that are together no larger than there is room for, at least one item each.

    Example:
        >>> list(runs(np.array([2, 1, 5, 1]), 3))
        [(0, 2), (2, 3), (3, 4)]
    """
    total = np.cumsum(sizes)
    start = 0
    while start < len(total):
        before = total[start - 1] if start else 0
        stop = max(int(np.searchsorted(total, before + room, "right")), start + 1)
        yield start, stop
        start = stop


def product(left: Rows, right: Rows) -> tuple[Ids, Ids, Ids]:
    """All pairs of a number of a row and one of the same row on the other side: the row, and both numbers."""
    owner = left.owners()
    length = right.length[owner]
    second = right.values[spans(right.start[:-1][owner], length)]
    return np.repeat(owner, length), np.repeat(left.values, length), second


def products(left: Ids, right: Ids, rows: Rows, room: int) -> Iterator[tuple[Ids, Ids, Ids]]:
    """`product` of pairs of rows of the same table, not too many pairs of numbers at a time.

    Args:
        left: Rows by number, shape (pairs,).
        right: Likewise.
        rows: The rows.
        room: How many pairs of numbers there may be at a time; a number with all of one row is not parted.

    Yields:
        Of which pair, and both numbers.

    Example:
        >>> rows = rows_of([[7, 8], [5]])
        >>> [[column.tolist() for column in some] for some in products(np.array([0]), np.array([1]), rows, 1)]
        [[[0], [7], [5]], [[0], [8], [5]]]
    """
    for start, stop in runs(rows.length[left], room):
        ones = rows.take(left[start:stop])
        pair = ones.owners() + start
        begin, length = rows.start[right[pair]], rows.length[right[pair]]
        for first, last in runs(length, room):
            some = slice(first, last)
            two = rows.values[spans(begin[some], length[some])]
            yield np.repeat(pair[some], length[some]), np.repeat(ones.values[some], length[some]), two


def meetings(left: tuple[Ids, Ids], right: tuple[Ids, Ids]) -> tuple[Ids, Ids]:
    """Pairs of items that share a key.

    Args:
        left: Keys, and the item of each, both of shape (entries,).
        right: Likewise.

    Returns:
        The left and the right item of each pair; a pair that shares several keys stands there several times.
    """
    order = np.argsort(right[0], kind="stable")
    keys, items = right[0][order], right[1][order]
    begin, end = np.searchsorted(keys, left[0], "left"), np.searchsorted(keys, left[0], "right")
    length = end - begin
    return np.repeat(left[1], length), items[spans(begin, length)]
