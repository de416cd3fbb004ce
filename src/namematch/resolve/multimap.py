"""Many values by key, in sorted columns that grow: a few more cost little, and nothing is kept as a Python object."""

from __future__ import annotations

import numpy as np

from namematch.names.columns import Ids, spans

# A column that is shorter than so many times the next one is merged with it.
_RATIO = 4


class Multimap:
    """Values by key.

    The pairs stand in columns sorted by key, each several times as long as the next, so that there are few of them
    and a pair is seldom moved (a log-structured merge).

    Args:
        keys: Keys, shape (pairs,).
        values: A value for each, shape (pairs,).

    Example:
        >>> index = Multimap(np.array([7, 3, 7]), np.array([0, 1, 2]))
        >>> index.add(np.array([3]), np.array([5]))
        >>> [column.tolist() for column in index.find(np.array([3, 4]))]
        [[0, 0], [1, 5]]
    """

    def __init__(self, keys: Ids, values: Ids) -> None:
        self._columns: list[tuple[Ids, Ids]] = []
        self.add(keys, values)

    def add(self, keys: Ids, values: Ids) -> None:
        """Adds pairs; the older columns are never written to."""
        if not len(keys):
            return
        columns = [*self._columns, _sorted(keys, values)]
        while len(columns) > 1 and len(columns[-2][0]) < _RATIO * len(columns[-1][0]):
            (one, first), (two, second) = columns[-2:]
            columns[-2:] = [_sorted(np.concatenate([one, two]), np.concatenate([first, second]))]
        self._columns = columns

    def find(self, keys: Ids) -> tuple[Ids, Ids]:
        """The values of keys: for each its place among `keys`, and the value."""
        place, _, value = self.between(keys, keys + 1)
        return place, value

    def between(self, first: Ids, last: Ids) -> tuple[Ids, Ids, Ids]:
        """The values of all keys from each of some on, and below each of others.

        Args:
            first: Keys, shape (ranges,).
            last: Likewise.

        Returns:
            For each value its range, its key, and the value.
        """
        none = np.zeros(0, dtype=np.int64)
        found = [(none, none, none)]
        for known, values in self._columns:
            begin = np.searchsorted(known, first, "left")
            length = np.searchsorted(known, last, "left") - begin
            rows = spans(begin, length)
            found.append((np.repeat(np.arange(len(first)), length), known[rows], values[rows]))
        place, key, value = (np.concatenate(column) for column in zip(*found, strict=True))
        return place, key, value


def _sorted(keys: Ids, values: Ids) -> tuple[Ids, Ids]:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order]
