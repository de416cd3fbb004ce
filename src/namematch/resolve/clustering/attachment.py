"""Placing short forms: which person of its document, or else of the whole run, a form is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Ids
from namematch.resolve.clustering.attachment_candidates import Candidate, Candidates, Use
from namematch.resolve.mention_index import Interned, Node
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import Join, Joins, Usage


class Bundle(NamedTuple):
    """Usages that are placed together: one, or all those that a user's links hold together, with these joins."""

    usages: tuple[Usage, ...]
    joins: tuple[Join, ...] = ()

    @property
    def knot(self) -> int:
        """The knot of all its nodes."""
        return self.usages[0].node.knot


class Placed(NamedTuple):
    """Where the short forms of a run went."""

    joined: dict[int, list[tuple[Bundle, Join | None]]]  # by person
    open: list[tuple[Bundle, tuple[str, ...]]]  # with a name of each candidate
    loose: Ids  # nodes that can be nobody's anywhere
    rest: dict[Node, list[Bundle]]  # usages that can be nobody's, of names that elsewhere can


def place(floating: Ids, home: Ids, joins: Joins, interned: Interned, weigher: Weigher) -> Placed:
    """Finds the one person each short form can be, document by document.

    Args:
        floating: The short forms, by their places among all nodes, ascending.
        home: By node the number of its person, -1 for none.
        joins: The pairs of nodes that more speaks for than against.
        interned: The names of the run.
        weigher: Weights between nodes.
    """
    search = Candidates(floating, home, joins, interned, weigher)
    placed = Placed(defaultdict(list), [], _no_nodes(), defaultdict(list))
    loose: list[int] = []
    for short, uses in search.alone():
        if any(found for _, found in uses):
            for document, found in uses:
                _put(Bundle((Usage(weigher.nodes[short], document),)), found, placed, weigher)
        else:
            loose.append(short)
    tied: list[tuple[Bundle, Mapping[int, Candidate]]] = []
    for shorts in _knots(floating, weigher):
        pairs = [(short, document) for short in shorts for document in _documents(weigher.nodes[short], interned)]
        if by_person := search.of(pairs):
            tied.append((_tied(shorts, pairs, joins, interned, weigher), by_person))
        else:
            loose.extend(shorts)
    for bundle, by_person in tied:
        rivals = [other for rival, other in tied if interned.knots.apart(bundle.knot, rival.knot)]
        _choose(bundle, by_person, rivals, placed, weigher)
    return placed._replace(loose=np.array(loose, dtype=np.int64))


def _knots(floating: Ids, weigher: Weigher) -> list[list[int]]:
    """The nodes of each knot together."""
    by_knot: dict[int, list[int]] = defaultdict(list)
    for place in floating.tolist():
        if knot := weigher.nodes[place].knot:
            by_knot[knot].append(place)
    return [by_knot[knot] for knot in sorted(by_knot)]


def _usage(use: Use, weigher: Weigher) -> Usage:
    return Usage(weigher.nodes[use[0]], use[1])


def _tied(shorts: Sequence[int], uses: Iterable[Use], joins: Joins, interned: Interned, weigher: Weigher) -> Bundle:
    """The uses of all the nodes of a knot, with the joins that a user's links have made between them."""
    held = joins.take(np.isin(joins.left, shorts) & np.isin(joins.right, shorts))
    made = tuple(
        Join(weigher.nodes[left], weigher.nodes[right], bits)
        for left, right, bits in zip(held.left.tolist(), held.right.tolist(), held.bits.tolist(), strict=True)
        if (weigher.nodes[left], weigher.nodes[right]) in interned.ties
    )
    return Bundle(tuple([_usage(use, weigher) for use in uses]), made)


def _documents(node: Node, interned: Interned) -> list[str | None]:
    found = {interned.mentions[i].document for i in interned.places[node]}
    return sorted(found, key=lambda document: (document is None, document or "")) if len(found) > 1 else list(found)


def _choose(
    bundle: Bundle,
    by_person: Mapping[int, Candidate],
    rivals: Sequence[Mapping[int, Candidate]],
    placed: Placed,
    weigher: Weigher,
) -> None:
    margin = context_weights().margin
    free = {i: own for i, own in by_person.items() if all(_leads(own, rival.get(i), margin) for rival in rivals)}
    ranked = sorted(free.values(), key=lambda own: -own.bits)
    if ranked and (len(ranked) == 1 or _leads(ranked[0], ranked[1], margin)):
        _put(bundle, ranked[:1], placed, weigher)
    else:
        _leave_open(bundle, ranked or by_person.values(), placed, weigher)


def _put(bundle: Bundle, found: Sequence[Candidate], placed: Placed, weigher: Weigher) -> None:
    """Gives usages to the one person they can be."""
    if not found:
        placed.rest[bundle.usages[0].node].append(bundle)
    elif len(found) == 1:
        placed.joined[found[0].person].append((bundle, _join(found[0], weigher)))
    else:
        _leave_open(bundle, found, placed, weigher)


def _leave_open(bundle: Bundle, found: Iterable[Candidate], placed: Placed, weigher: Weigher) -> None:
    placed.open.append((bundle, tuple(sorted([weigher.nodes[own.node].name for own in found]))))


def _leads(own: Candidate, other: Candidate | None, margin: float) -> bool:
    return other is None or own.bits - other.bits >= margin


def _join(chosen: Candidate, weigher: Weigher) -> Join:
    left, right = sorted((chosen.short, chosen.node))
    return Join(weigher.nodes[left], weigher.nodes[right], chosen.bits, chosen.document, chosen.spoken_of)


def _no_nodes() -> Ids:
    return np.full(0, MISSING)
