"""Clustering under constraints: strongest edge first, never across a cannot-link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.names.columns import Ids, spans
from namematch.resolve.components import components, spanning_forest

Bits = NDArray[np.float64]
Flags = NDArray[np.bool_]
CannotLink = Callable[[Ids, Ids], Flags]
"""Of two columns of nodes, row by row, whether the two must not share a cluster; symmetric."""

# Pairs looked at together.
_PAIRS = 1 << 21


class Edges(NamedTuple):
    """Pairs of nodes, and the weights in bits that hold them together.

    Args:
        left: The smaller node of each pair, shape (edges,).
        right: The larger one.
        bits: Positive weights, shape (edges,).
    """

    left: Ids
    right: Ids
    bits: Bits

    def take(self, rows: Ids | Flags) -> Edges:
        """Some of the edges."""
        return Edges(self.left[rows], self.right[rows], self.bits[rows])


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

    Edges of one weight are taken in the order of their nodes. Most components hold no two nodes that must be kept
    apart: they are one cluster each. Only the others are put together edge by edge.

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
    ranked = edges.take(order)
    component = components(count, ranked.left, ranked.right)
    labels = component.copy()
    forbidden = _Forbidden(component, cannot_link)
    plain = ~forbidden.disputed[component[ranked.left]]
    rows = np.flatnonzero(plain)
    used = [rows[spanning_forest(count, ranked.left[rows], ranked.right[rows])]]
    for members, rows in _disputed(component, forbidden.disputed, ranked):
        own = ranked.take(rows)
        within, kept = _agglomerate(members, own, forbidden)
        labels[members] = members[within]
        used.append(rows[kept])
    return Clustering(labels, order[np.sort(np.concatenate(used))])


def _disputed(component: Ids, disputed: Flags, edges: Edges) -> Iterator[tuple[Ids, Ids]]:
    """Nodes and edges of each component in which some nodes must be kept apart."""
    nodes = np.flatnonzero(disputed[component])
    rows = np.flatnonzero(disputed[component[edges.left]])
    nodes = nodes[np.argsort(component[nodes], kind="stable")]
    rows = rows[np.argsort(component[edges.left[rows]], kind="stable")]
    ids = np.unique(component[nodes])
    node_ends = np.searchsorted(component[nodes], ids, "right")[:-1]
    row_ends = np.searchsorted(component[edges.left[rows]], ids, "right")[:-1]
    if len(ids):
        yield from zip(np.split(nodes, node_ends), np.split(rows, row_ends), strict=True)


def _agglomerate(members: Ids, edges: Edges, forbidden: _Forbidden) -> tuple[Ids, list[int]]:
    """The clusters of one component: by member the first of its cluster, and the edges used, strongest first.

    A cluster is a set of members written as the bits of one integer, and so is the set of those it must not meet.
    """
    home = list(range(len(members)))
    inside = [1 << i for i in home]
    outside = forbidden.masks(members)
    lefts, rights = np.searchsorted(members, edges.left).tolist(), np.searchsorted(members, edges.right).tolist()
    kept = []
    for row, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        one, two = _root(home, left), _root(home, right)
        if one == two or outside[one] & inside[two]:
            continue
        one, two = min(one, two), max(one, two)
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


class _Forbidden:
    """The pairs within components that must be kept apart.

    Attributes:
        disputed: By component, numbered by its smallest node, whether there is such a pair in it.
    """

    def __init__(self, component: Ids, cannot_link: CannotLink) -> None:
        self.disputed = np.zeros(len(component), dtype=bool)
        nodes = np.argsort(component, kind="stable")
        size = np.bincount(component, minlength=len(component))[component[nodes]]
        self._pairs: dict[int, list[int]] = {}
        place = np.arange(len(nodes)) - np.searchsorted(component[nodes], component[nodes], "left")
        partners = size - place - 1
        for start, end in _chunks(partners):
            left = np.repeat(nodes[start:end], partners[start:end])
            right = nodes[spans(np.arange(start, end) + 1, partners[start:end])]
            apart = cannot_link(left, right)
            self.disputed[component[left[apart]]] = True
            for one, two in zip(left[apart].tolist(), right[apart].tolist(), strict=True):
                self._pairs.setdefault(one, []).append(two)
                self._pairs.setdefault(two, []).append(one)

    def masks(self, members: Ids) -> list[int]:
        """By member the bits of those it must not meet."""
        place = {node: i for i, node in enumerate(members.tolist())}
        return [sum(1 << place[other] for other in self._pairs.get(node, ())) for node in place]


def _chunks(partners: Ids) -> Iterator[tuple[int, int]]:
    """Runs of nodes with not too many pairs, at least one node each."""
    total = np.cumsum(partners)
    start = 0
    while start < len(partners):
        before = total[start - 1] if start else 0
        end = max(int(np.searchsorted(total, before + _PAIRS, "right")), start + 1)
        yield start, end
        start = end
