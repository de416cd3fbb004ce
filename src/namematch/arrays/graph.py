"""Connected components and spanning forests of graphs, given as two arrays of nodes."""

from __future__ import annotations

import numpy as np

from namematch.arrays.ragged import distinct
from namematch.arrays.types import Ids


def connected_components(count: int, left: Ids, right: Ids) -> Ids:
    """The connected components of a graph of `count` nodes: for each node the smallest node of its component.

    Every component takes the smallest label among its neighbours, over and over, all at once (Shiloach and Vishkin
    1982); the number of rounds grows with the logarithm of the number of nodes.

    Example:
        >>> connected_components(5, np.array([3, 1]), np.array([4, 3])).tolist()
        [0, 1, 2, 1, 1]
    """
    label = np.arange(count)
    while len(left):
        one, two = label[left], label[right]
        apart = one != two
        left, right, one, two = left[apart], right[apart], one[apart], two[apart]
        np.minimum.at(label, np.maximum(one, two), np.minimum(one, two))
        label = _compressed(label)
    return label


def spanning_forest(count: int, left: Ids, right: Ids) -> Ids:
    """The edges of a spanning forest; where there is a choice, the earliest edge (Borůvka 1926).

    Edges stand in the order in which they are wanted. Given are the positions, ascending, of those that a loop over the
    edges would keep.

    Example:
        >>> spanning_forest(3, np.array([0, 1, 0]), np.array([1, 2, 2])).tolist()
        [0, 1]
    """
    label = np.arange(count)
    edge = np.arange(len(left))
    forest = [np.zeros(0, dtype=np.int64)]
    while len(edge):
        one, two = label[left[edge]], label[right[edge]]
        apart = one != two
        edge, one, two = edge[apart], one[apart], two[apart]
        best = np.full(count, len(left))
        np.minimum.at(best, one, edge)
        np.minimum.at(best, two, edge)
        chosen = distinct(best[best < len(left)])
        forest.append(chosen)
        label = connected_components(count, label[left[chosen]], label[right[chosen]])[label]
    return np.sort(np.concatenate(forest))


def _compressed(label: Ids) -> Ids:
    """Labels that point directly at the end of their chain."""
    while True:
        further = label[label]
        if np.array_equal(further, label):
            return label
        label = further
