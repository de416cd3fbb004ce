"""Names that leave open what tells two people apart: which nodes match two others that contradict each other there."""

from __future__ import annotations

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, distinct, ranges
from namematch.names import PartKind
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.types import MatchEdges


def underspecified(edges: MatchEdges, weigher: Weigher, wanted: Flags | None = None) -> Flags:
    """By node, whether it matches two others which contradict each other just where this one says little.

    A name is not open where it is written out, whatever initials others have; nor do others count that contradict it,
    though the rest of the two names agrees.

    Args:
        edges: Pairs of nodes that match.
        weigher: Weights between nodes.
        wanted: By node whether that is asked; of all nodes if left out.
    """
    found = np.zeros(len(weigher.table.nodes), dtype=bool)
    for place, kind in enumerate(PartKind):
        rows = np.flatnonzero(edges.vague >> place & 1)
        node = np.concatenate([edges.left[rows], edges.right[rows]])
        said = weigher.groups(np.concatenate([edges.right[rows], edges.left[rows]]), kind)
        width = max(len(weigher.names.groups(kind)), 1)
        told = (said != MISSING) if wanted is None else (said != MISSING) & wanted[node]
        codes = distinct((node * width + said)[told])
        node, said = np.divmod(codes, width)
        open_ = _may_be_open(weigher.groups(node, kind), said, weigher, kind)
        found |= _torn(node[open_], said[open_], weigher, kind)
    return found


def _may_be_open(own: Ids, said: Ids, weigher: Weigher, kind: PartKind) -> Flags:
    """Whether a name says no more than another, and nothing that contradicts it.

    Args:
        own: The name's group of words of one kind, -1 for none.
        said: The other's.
        weigher: Weights between nodes.
        kind: What the words are.
    """
    out = weigher.names.written_out
    found: Flags = (own == MISSING) | ~(out(kind, own) & ~out(kind, said))
    rows = np.flatnonzero(found & (own != MISSING))
    found[rows] = ~weigher.different(own[rows], said[rows], kind)
    return found


def _torn(node: Ids, said: Ids, weigher: Weigher, kind: PartKind) -> Flags:
    """By node, whether two of the groups of words that its neighbours have contradict each other; nodes ascend.

    Nearly always the first one contradicts another if any two do, so all pairs are compared only where it does not.
    """
    found = np.zeros(len(weigher.table.nodes), dtype=bool)
    first = np.searchsorted(node, node, "left")
    found[node[weigher.different(said[first], said, kind)]] = True
    open_ = np.flatnonzero(~found[node])
    node, said = node[open_], said[open_]
    behind = np.searchsorted(node, node, "right") - np.arange(len(node)) - 1
    left = np.repeat(np.arange(len(node)), behind)
    right = ranges(np.arange(len(node)) + 1, behind)
    found[node[left[weigher.different(said[left], said[right], kind)]]] = True
    return found
