"""Names that leave open what tells two people apart: which nodes match two others that contradict each other there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, distinct_pairs, ranges
from namematch.names import PartKind
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.types import MatchEdges


def underspecified(edges: MatchEdges, weigher: Weigher, wanted: Flags | None = None) -> Flags:
    """Finds nodes that match two others which contradict each other in a part where this one says little.

    A node is not underspecified where its part is written out, whatever initials others have. Neighbours that
    contradict its part do not count, though the rest of the two names agrees.
    """
    result = np.zeros(len(weigher.table), dtype=bool)
    for bit, kind in enumerate(PartKind):
        rows = np.flatnonzero(edges.vague >> bit & 1)
        node = np.concatenate([edges.left[rows], edges.right[rows]])
        part = weigher.groups(np.concatenate([edges.right[rows], edges.left[rows]]), kind)
        asked = weigher.names.may_contradict(kind, part) & (True if wanted is None else wanted[node])
        node, part, _ = distinct_pairs(node[asked], part[asked])
        leaves_open = _says_no_more(weigher.groups(node, kind), part, weigher, kind)
        different = partial(weigher.different, kind=kind)
        result |= _between_contradictions(node[leaves_open], part[leaves_open], different, len(result))
    return result | _undated(edges, weigher, wanted)


def _undated(edges: MatchEdges, weigher: Weigher, wanted: Flags | None) -> Flags:
    """By node, whether it has no date of birth and matches two others whose dates contradict each other."""
    if not weigher.names.ways.births.any():
        return np.zeros(len(weigher.table), dtype=bool)
    node, other = np.concatenate([edges.left, edges.right]), np.concatenate([edges.right, edges.left])
    births = weigher.births(other)
    asked = (births > 0) & (weigher.births(node) == 0) & (True if wanted is None else wanted[node])
    node, births, _ = distinct_pairs(node[asked], births[asked])
    return _between_contradictions(node, births, weigher.names.births_differ, len(weigher.table))


def _says_no_more(part: Ids, other: Ids, weigher: Weigher, kind: PartKind) -> Flags:
    """Whether a part (-1 for none) says no more than the other name's, and does not contradict it."""
    written_out = weigher.names.written_out
    result: Flags = (part == MISSING) | ~(written_out(kind, part) & ~written_out(kind, other))
    rows = np.flatnonzero(result & (part != MISSING))
    result[rows] = ~weigher.different(part[rows], other[rows], kind)
    return result


def _between_contradictions(node: Ids, part: Ids, different: Callable[[Ids, Ids], Flags], nodes: int) -> Flags:
    """By node, whether two of the parts that its neighbours have contradict each other; `node` ascends.

    If any two do, the first one nearly always contradicts another, so all pairs are compared only where it does not.
    """
    result = np.zeros(nodes, dtype=bool)
    first = np.searchsorted(node, node, "left")
    result[node[different(part[first], part)]] = True
    undecided = np.flatnonzero(~result[node])
    node, part = node[undecided], part[undecided]
    following = np.searchsorted(node, node, "right") - np.arange(len(node)) - 1
    left = np.repeat(np.arange(len(node)), following)
    right = ranges(np.arange(len(node)) + 1, following)
    result[node[left[different(part[left], part[right])]]] = True
    return result
