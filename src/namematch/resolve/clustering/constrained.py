"""Clustering under constraints: strongest edge first, where all pairs between two clusters speak for joining them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from namematch.arrays import (
    Bits,
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

Linkage = Callable[[Ids, Ids], Bits]
"""Of two columns of nodes, row by row, the bits for one cluster; minus infinity for a cannot-link; symmetric."""

# Edges looked at together, and pairs of nodes at most. Many edges of a large component hang nearly all its nodes
# together, so there are no more pairs for each edge, or than take as long as a batch by itself does.
_EDGES = 1 << 16
_PAIRS = 1 << 21
_PAIRS_OF_EDGE = 1 << 5
_FEW_PAIRS = 1 << 13
# Bits are added up in whole steps, so that a sum does not depend on the order of its addends.
_STEPS_PER_BIT = 1024
_FORBIDDEN = -(1 << 60)


class Clustering(NamedTuple):
    """Clusters of nodes."""

    labels: Ids  # by node the smallest node of its cluster, shape (nodes,)
    used: Ids  # numbers of the edges that hold the clusters together, a spanning forest, strongest first


def constrained_clusters(count: int, left: Ids, right: Ids, bits: Bits, linkage: Linkage) -> Clustering:
    """Agglomerates nodes along edges, strongest first, where the mean weight of all pairs between two is positive.

    An edge whose clusters were refused is tried once more after all others if one of the clusters has grown since, and
    so on. No cluster has two nodes with a cannot-link. Nodes are numbered in an order that does not depend on the
    input's.

    Edges of one weight are taken in the order of their nodes. They come in batches. Within a batch the clusters that
    hang together are looked at together, so that many pairs are weighed at once, and a large component that only its
    weakest edges hold together is never looked at as a whole. The clusters do not depend on the batches.

    Example:
        >>> left, right, bits = np.array([0, 1]), np.array([1, 2]), np.array([3.0, 2.0])
        >>> linkage = lambda one, two: np.where(two - one == 2, -2.5, 2.0)
        >>> constrained_clusters(3, left, right, bits, linkage).labels.tolist()
        [0, 0, 2]
    """
    order = np.lexsort((right, left, -bits))
    clusters = _Clusters(left[order], right[order], count, linkage)
    waiting = np.arange(len(order))
    while len(waiting):
        waiting = clusters.grow(waiting)
    return Clustering(clusters.labels, order[np.sort(np.concatenate(clusters.used))])


class _Clusters:
    """Clusters as they grow along edges, the strongest of which comes first."""

    def __init__(self, left: Ids, right: Ids, count: int, linkage: Linkage) -> None:
        self._left, self._right = left, right
        self._linkage = linkage
        self.labels = np.arange(count)  # by node the smallest node of its cluster
        self.used = [np.zeros(0, dtype=np.int64)]  # the edges that have joined two clusters
        self._apart = np.zeros(0, dtype=np.int64)  # pairs of clusters with a cannot-link that an edge would join

    def grow(self, edges: Ids) -> Ids:
        """Joins clusters along edges, ascending; those that were refused and may be accepted now."""
        refused = [_Refused.none()]
        start, room = 0, _EDGES
        while start < len(edges):
            batch = self._batch(edges[start : start + room])
            if room > 1 and batch.pairs() > min(_PAIRS, max(_FEW_PAIRS, _PAIRS_OF_EDGE * len(batch.rows))):
                room //= 2
                continue
            refused.append(self._join(batch))
            start, room = start + room, min(2 * room, _EDGES)
        rows, size = (np.concatenate(column) for column in zip(*refused, strict=True))
        one, two = self.labels[self._left[rows]], self.labels[self._right[rows]]
        sizes = np.bincount(self.labels, minlength=1)
        grown = (one != two) & (sizes[one] + sizes[two] > size) & ~self._are_apart(one, two)
        return np.sort(rows[grown])

    def _are_apart(self, one: Ids, two: Ids) -> Flags:
        return np.isin(pack(*smaller_first(one, two)), self._apart)

    def _batch(self, edges: Ids) -> _Batch:
        one, two = self.labels[self._left[edges]], self.labels[self._right[edges]]
        may_join = (one != two) & ~self._are_apart(one, two)
        return _Batch(edges[may_join], one[may_join], two[may_join], self.labels)

    def _join(self, batch: _Batch) -> _Refused:
        """Joins clusters along the edges of a batch; the edges that do not, and have no cannot-link."""
        one, two, total = batch.totals(self._linkage)
        disputed = np.zeros(len(batch.labels), dtype=bool)
        disputed[batch.component[one[total <= 0]]] = True
        plain = np.flatnonzero(~disputed[batch.component[batch.left]])
        home = np.where(disputed[batch.component], np.arange(len(batch.labels)), batch.component)
        self.used.append(batch.rows[plain[spanning_forest(len(batch.labels), batch.left[plain], batch.right[plain])]])
        refused, apart = [_Refused.none()], [self._apart]
        for part in batch.parts(disputed, one, two, total):
            part.agglomerate()
            home[part.members] = part.members[part.home]
            self.used.append(batch.rows[part.edges[part.used]])
            refused.append(_Refused(batch.rows[part.edges[part.refused]], np.array(part.refused_size, dtype=np.int64)))
            forbidden = part.edges[part.forbidden]
            apart.append(pack(batch.labels[batch.left[forbidden]], batch.labels[batch.right[forbidden]]))
        touched = np.flatnonzero(batch.local >= 0)
        self.labels[touched] = batch.labels[home[batch.local[touched]]]
        pairs = unpack(np.concatenate(apart))
        self._apart = distinct(pack(*smaller_first(*(self.labels[side] for side in pairs))))
        return _Refused(*(np.concatenate(column) for column in zip(*refused, strict=True)))


class _Refused(NamedTuple):
    """Edges whose clusters were not joined."""

    rows: Ids
    size: Ids  # how many nodes the two clusters had then

    @classmethod
    def none(cls) -> _Refused:
        """No edges."""
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


class _Batch:
    """Edges that are taken together, and the clusters between which they lie, numbered in the order of their labels.

    Given are the labels of the two clusters of each edge, and by node the label of its cluster.
    """

    def __init__(self, rows: Ids, one: Ids, two: Ids, labels: Ids) -> None:
        self.rows = rows
        self.labels, numbers = np.unique(np.concatenate([one, two]), return_inverse=True)
        self.left, self.right = np.split(numbers, 2)  # a cluster on either side of each edge, by its number
        # By cluster the smallest one that it hangs together with along these edges.
        self.component = connected_components(len(self.labels), self.left, self.right)
        number = np.full(len(labels), -1)
        number[self.labels] = np.arange(len(self.labels))
        self.local = number[labels]  # by node the number of its cluster, -1 if it has no such edge
        nodes = np.flatnonzero(self.local >= 0)
        home = self.local[nodes]
        order = np.lexsort((home, self.component[home]))
        # The nodes, those of a component side by side, and in it those of a cluster.
        self._nodes, self._home = nodes[order], home[order]
        self._size = np.bincount(self._home, minlength=len(self.labels))

    def _partners(self) -> tuple[Ids, Ids]:
        """For each node: the index of the first node after its cluster, and how many nodes of its component follow."""
        part = self.component[self._home]
        first = np.full(len(self.labels), len(self._nodes))
        np.minimum.at(first, self._home, np.arange(len(self._home)))
        behind = (first + self._size)[self._home]
        return behind, np.searchsorted(part, part, "right") - behind

    def pairs(self) -> int:
        """How many pairs of nodes of two clusters there are that hang together."""
        return int(self._partners()[1].sum())

    def totals(self, linkage: Linkage) -> tuple[Ids, Ids, Ids]:
        """Pairs of clusters that hang together, the smaller one first, and the sum of all weights between them."""
        behind, partners = self._partners()
        codes, sums = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for start, end in batches(partners, _PAIRS):
            left = np.repeat(np.arange(start, end), partners[start:end])
            right = ranges(behind[start:end], partners[start:end])
            steps = _steps(linkage(self._nodes[left], self._nodes[right]))
            more, total = _added_up(pack(self._home[left], self._home[right]), steps)
            codes.append(more)
            sums.append(total)
        pairs, total = _added_up(np.concatenate(codes), np.concatenate(sums))
        return *unpack(pairs), total

    def parts(self, disputed: Flags, one: Ids, two: Ids, total: Ids) -> Iterator[_Part]:
        """The disputed components, by their smallest cluster: those whose clusters do not all belong together.

        The total is the sum of the weights between two clusters of a component.
        """
        clusters = np.flatnonzero(disputed[self.component])
        edges = np.flatnonzero(disputed[self.component[self.left]])
        between = np.flatnonzero(disputed[self.component[one]])
        parts = zip(
            _split_by(clusters, self.component[clusters]),
            _split_by(edges, self.component[self.left[edges]]),
            _split_by(between, self.component[one[between]]),
            strict=True,
        )
        for members, rows, pairs in parts:
            left, right = (np.searchsorted(members, side[rows]) for side in (self.left, self.right))
            a, b = (np.searchsorted(members, side[pairs]) for side in (one, two))
            weights = np.zeros((len(members), len(members)), dtype=np.int64)
            weights[a, b] = weights[b, a] = total[pairs]
            yield _Part(members, rows, left, right, weights, self._size[members])


class _Part:
    """One component of a batch, whose clusters are joined edge by edge, the strongest first.

    Edges have their ends by index in `members`; the weights are sums between any two clusters, shape (members,
    members).
    """

    def __init__(self, members: Ids, edges: Ids, left: Ids, right: Ids, weights: Ids, size: Ids) -> None:
        self.members, self.edges = members, edges
        self._left, self._right = left.tolist(), right.tolist()
        self._weights, self._size = weights, size.tolist()
        self.home = list(range(len(members)))  # by cluster the index of the first one of those it is joined with
        self.used: list[int] = []  # the indexes of edges that join two clusters
        self.refused: list[int] = []  # those of edges that do not
        self.refused_size: list[int] = []  # how many nodes the two clusters of each of these had
        self.forbidden: list[int] = []  # those of edges between clusters with a cannot-link

    def agglomerate(self) -> None:
        """Joins the clusters."""
        for row, ends in enumerate(zip(self._left, self._right, strict=True)):
            one, two = sorted(self._root(end) for end in ends)
            if one == two:
                continue
            weight = self._weights[one, two]
            if weight > 0:
                self._merge(one, two)
                self.used.append(row)
            elif weight <= _FORBIDDEN // 2:
                self.forbidden.append(row)
            else:
                self.refused.append(row)
                self.refused_size.append(self._size[one] + self._size[two])
        self.home = [self._root(i) for i in self.home]

    def _merge(self, one: int, two: int) -> None:
        self.home[two] = one
        self._size[one] += self._size[two]
        # What is forbidden stays so, and stays a number.
        merged = np.maximum(self._weights[one] + self._weights[two], _FORBIDDEN)
        self._weights[one], self._weights[:, one] = merged, merged

    def _root(self, cluster: int) -> int:
        while self.home[cluster] != cluster:
            self.home[cluster] = self.home[self.home[cluster]]
            cluster = self.home[cluster]
        return cluster


def _steps(bits: Bits) -> Ids:
    """Bits as whole steps."""
    apart = bits == -np.inf
    return np.where(apart, _FORBIDDEN, np.rint(np.where(apart, 0.0, bits) * _STEPS_PER_BIT).astype(np.int64))


def _added_up(codes: Ids, steps: Ids) -> tuple[Ids, Ids]:
    """Each code once, ascending, and the sum of its steps; forbidden if any addend is."""
    order = np.argsort(codes, kind="stable")
    codes, steps = codes[order], steps[order]
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    if not len(first):
        return codes, steps
    apart = steps <= _FORBIDDEN // 2
    number = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(codes))))
    # Steps are far fewer than a float can count.
    total = np.bincount(number, weights=np.where(apart, 0, steps), minlength=len(first)).astype(np.int64)
    forbidden = np.bincount(number[apart], minlength=len(first)) > 0
    return codes[first], np.where(forbidden, _FORBIDDEN, total)


def _split_by(items: Ids, parts: Ids) -> list[Ids]:
    """Items of each part, in their order; parts ascend."""
    order = np.argsort(parts, kind="stable")
    ends = np.flatnonzero(np.diff(parts[order])) + 1
    return np.split(items[order], ends) if len(items) else []
