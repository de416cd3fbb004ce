"""Clustering under constraints: strongest edge first, never across a cannot-link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from namematch.arrays import (
    Flags,
    Ids,
    batches,
    connected_components,
    distinct,
    pack,
    ranges,
    smaller_first,
    spanning_forest,
    unpack,
)
from namematch.resolve.types import Edges

CannotLink = Callable[[Ids, Ids], Flags]
"""Of two columns of nodes, row by row, whether the two must not share a cluster; symmetric."""

# Pairs of nodes looked at together, and edges.
_PAIRS = 1 << 21
_EDGES = 1 << 16


class Clustering(NamedTuple):
    """Clusters of nodes.

    Args:
        labels: By node the smallest node of its cluster, shape (nodes,).
        used: Numbers of the edges that hold the clusters together, a spanning forest, strongest first.
    """

    labels: Ids
    used: Ids


def constrained_clusters(count: int, edges: Edges, cannot_link: CannotLink) -> Clustering:
    """Agglomerates nodes along edges, strongest first, unless any member of one side cannot be any of the other.

    Edges of one weight are taken in the order of their nodes. They come in batches. Within a batch the clusters that
    hang together are looked at together, so that whom they must not meet is asked for many pairs at once, and a large
    component that only its weakest edges hold together is never looked at as a whole.

    Args:
        count: How many nodes there are; they are numbered in an order that does not depend on the input's.
        edges: The edges; a pair stands there once.
        cannot_link: Which pairs of nodes must not share a cluster.

    Example:
        >>> edges = Edges(np.array([0, 1]), np.array([1, 2]), np.array([3.0, 2.0]))
        >>> constrained_clusters(3, edges, lambda left, right: (left == 0) & (right == 2)).labels.tolist()
        [0, 0, 2]
    """
    order = np.lexsort((edges.right, edges.left, -edges.bits))
    left, right = edges.left[order], edges.right[order]
    clusters = _Clusters(count, cannot_link)
    used = [np.zeros(0, dtype=np.int64)]
    start, room = 0, _EDGES
    while start < len(order):
        batch = _Batch(left[start : start + room], right[start : start + room], clusters)
        if room > 1 and batch.pairs() > _PAIRS:
            room //= 2
            continue
        used.append(start + clusters.join(batch))
        start, room = start + room, min(2 * room, _EDGES)
    return Clustering(clusters.labels, order[np.concatenate(used)])


class _Clusters:
    """Clusters as they grow.

    Args:
        count: How many nodes there are.
        cannot_link: Which pairs of nodes must not share a cluster.

    Attributes:
        labels: By node the smallest node of its cluster.
    """

    def __init__(self, count: int, cannot_link: CannotLink) -> None:
        self.labels = np.arange(count)
        self._cannot_link = cannot_link
        self._apart = np.zeros(0, dtype=np.int64)  # pairs of clusters that an edge could not join

    def open(self, left: Ids, right: Ids) -> Ids:
        """The rows of edges that may still join two clusters."""
        one, two = self.labels[left], self.labels[right]
        return np.flatnonzero((one != two) & ~np.isin(pack(*smaller_first(one, two)), self._apart))

    def join(self, batch: _Batch) -> Ids:
        """Joins clusters along the edges of a batch; the rows of those used, ascending."""
        forbidden = batch.forbidden(self._cannot_link)
        disputed = np.zeros(len(batch.labels), dtype=bool)
        disputed[batch.component[forbidden[0]]] = True
        plain = np.flatnonzero(~disputed[batch.component[batch.left]])
        home = np.where(disputed[batch.component], np.arange(len(batch.labels)), batch.component)
        used = [plain[spanning_forest(len(batch.labels), batch.left[plain], batch.right[plain])]]
        for members, rows, apart in batch.parts(disputed, *forbidden):
            within, kept = _agglomerate(members, batch.left[rows], batch.right[rows], apart)
            home[members] = members[within]
            used.append(rows[kept])
        self._relabel(batch, home)
        return np.sort(batch.rows[np.concatenate(used)])

    def _relabel(self, batch: _Batch, home: Ids) -> None:
        """Takes over the merged clusters; an edge between two of them still could not merge these."""
        touched = np.flatnonzero(batch.local >= 0)
        self.labels[touched] = batch.labels[home[batch.local[touched]]]
        low, high = unpack(self._apart)
        one, two = batch.labels[home[batch.left]], batch.labels[home[batch.right]]
        between = one != two
        left, right = (np.concatenate([self.labels[old], new[between]]) for old, new in ((low, one), (high, two)))
        self._apart = distinct(pack(*smaller_first(left, right)))


class _Batch:
    """Edges that are taken together, and the clusters between which they lie, numbered in the order of their labels.

    Args:
        left: One node of each edge, strongest edge first.
        right: The other one.
        clusters: The clusters as they are.

    Attributes:
        rows: The edges that may still join two clusters.
        left: One cluster of each of these.
        right: The other one.
        labels: By cluster its label.
        component: By cluster the smallest one that it hangs together with along these edges.
        local: By node the number of its cluster, -1 if it has no such edge.
    """

    def __init__(self, left: Ids, right: Ids, clusters: _Clusters) -> None:
        self.rows = clusters.open(left, right)
        one, two = clusters.labels[left[self.rows]], clusters.labels[right[self.rows]]
        self.labels, numbers = np.unique(np.concatenate([one, two]), return_inverse=True)
        self.left, self.right = np.split(numbers, 2)
        self.component = connected_components(len(self.labels), self.left, self.right)
        number = np.full(len(clusters.labels), -1)
        number[self.labels] = np.arange(len(self.labels))
        self.local = number[clusters.labels]
        nodes = np.flatnonzero(self.local >= 0)
        home = self.local[nodes]
        order = np.lexsort((home, self.component[home]))
        # The nodes, those of a component side by side, and in it those of a cluster.
        self._nodes, self._home = nodes[order], home[order]

    def _partners(self) -> tuple[Ids, Ids]:
        """For each node: the index of the first node after its cluster, and how many nodes of its component follow."""
        part = self.component[self._home]
        size = np.bincount(self._home, minlength=len(self.labels))
        first = np.full(len(self.labels), len(self._nodes))
        np.minimum.at(first, self._home, np.arange(len(self._home)))
        behind = (first + size)[self._home]
        return behind, np.searchsorted(part, part, "right") - behind

    def pairs(self) -> int:
        """How many pairs of nodes of two clusters there are that hang together."""
        return int(self._partners()[1].sum())

    def forbidden(self, cannot_link: CannotLink) -> tuple[Ids, Ids]:
        """Pairs of clusters that hang together and must be kept apart, the smaller one first."""
        behind, partners = self._partners()
        found = [np.zeros(0, dtype=np.int64)]
        for start, end in batches(partners, _PAIRS):
            left = np.repeat(np.arange(start, end), partners[start:end])
            right = ranges(behind[start:end], partners[start:end])
            apart = cannot_link(self._nodes[left], self._nodes[right])
            found.append(distinct(pack(self._home[left[apart]], self._home[right[apart]])))
        return unpack(distinct(np.concatenate(found)))

    def parts(self, disputed: Flags, one: Ids, two: Ids) -> Iterator[tuple[Ids, Ids, list[int]]]:
        """The components with clusters that must be kept apart.

        Args:
            disputed: By component, numbered by its smallest cluster, whether it is one.
            one: Clusters that must be kept apart from others.
            two: These others.

        Yields:
            Its clusters, its edges, and by cluster the indexes of those it must not join, as the bits of one integer.
        """
        clusters = np.flatnonzero(disputed[self.component])
        edges = np.flatnonzero(disputed[self.component[self.left]])
        parts = zip(
            _split_by(clusters, self.component[clusters]),
            _split_by(edges, self.component[self.left[edges]]),
            _split_by(np.arange(len(one)), self.component[one]),
            strict=True,
        )
        for members, rows, pairs in parts:
            outside = [0] * len(members)
            indexes = (np.searchsorted(members, side[pairs]).tolist() for side in (one, two))
            for a, b in zip(*indexes, strict=True):
                outside[a] |= 1 << b
                outside[b] |= 1 << a
            yield members, rows, outside


def _split_by(items: Ids, parts: Ids) -> list[Ids]:
    """Items of each part, in their order; parts ascend."""
    order = np.argsort(parts, kind="stable")
    ends = np.flatnonzero(np.diff(parts[order])) + 1
    return np.split(items[order], ends) if len(items) else []


def _agglomerate(members: Ids, left: Ids, right: Ids, outside: list[int]) -> tuple[Ids, list[int]]:
    """Merges clusters of one component edge by edge: by cluster the first of those joined, and the edges used.

    A merged cluster is a set of indexes in `members` written as the bits of one integer, and so is the set of those it
    must not meet.
    """
    home = list(range(len(members)))
    inside = [1 << i for i in home]
    lefts, rights = np.searchsorted(members, left).tolist(), np.searchsorted(members, right).tolist()
    kept = []
    for row, ends in enumerate(zip(lefts, rights, strict=True)):
        one, two = sorted(_root(home, end) for end in ends)
        if one == two or outside[one] & inside[two]:
            continue
        home[two] = one
        inside[one] |= inside[two]
        outside[one] |= outside[two]
        kept.append(row)
    return np.array([_root(home, i) for i in range(len(members))], dtype=np.int64), kept


def _root(home: list[int], node: int) -> int:
    while home[node] != node:
        home[node] = home[home[node]]
        node = home[node]
    return node
