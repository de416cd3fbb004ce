"""From names to people: full names across all documents first, then short forms within their own document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import numpy as np

from namematch._internal.progress import Steps
from namematch.arrays import Flags, Ids, distinct
from namematch.resolve.clustering.ambiguity import underspecified
from namematch.resolve.clustering.attachment import Bundle, place
from namematch.resolve.clustering.constrained import Clustering, constrained_clusters
from namematch.resolve.mention_index import Interned
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import Known
from namematch.resolve.types import Join, Joins, OpenUsage, People, Person


def find_people(interned: Interned, scorer: Scorer, known: Known, steps: Steps | None = None) -> People:
    """Clusters the names of a run.

    Full names are clustered across documents. A name that leaves open what tells two namesakes apart, a bare surname
    above all, is then joined to the one person of its own document it can be, else to the one of the whole run.
    Where a user's link has settled whose a short form is, it speaks for that person in its own document only.

    Args:
        interned: The names of the run.
        scorer: Weights between single nodes.
        known: What is known of names from runs before.
        steps: Is told how far it is.
    """
    known.learn((node.name for node in interned.places), steps)
    weigher = Weigher.of(interned, scorer, known)
    ties = {(weigher.index[left], weigher.index[right]) for left, right in interned.ties}
    joins = weigher.joins(ties)
    short = weigher.short()
    floating = _floating(joins, short, weigher, scorer)
    settled = short & ~floating
    joins = joins.take(_held(joins, settled, ties))
    clustering = constrained_clusters(len(floating), _among(joins, ~floating).edges, weigher.cannot_link)
    persons, home = persons_of(clustering, _among(joins, ~floating), ~floating, weigher)
    placed = place(np.flatnonzero(floating), home, joins, interned, weigher)
    grown = (with_short_forms(person, placed.joined.get(i, ())) for i, person in enumerate(persons))
    loose = _loose(placed.loose, joins, weigher)
    alone = (Person((), bundle.usages, bundle.joins) for bundle, _ in placed.open)
    nobody = Person((), (), ())
    rest = (with_short_forms(nobody, ((bundle, None) for bundle in bundles)) for bundles in placed.rest.values())
    unsettled = (OpenUsage(usage, names) for bundle, names in placed.open for usage in bundle.usages)
    return People((*grown, *loose, *alone, *rest), tuple(unsettled))


def _floating(joins: Joins, short: Flags, weigher: Weigher, scorer: Scorer) -> Flags:
    """By node, whether only its document can tell whose it is; of a knot all nodes or none."""
    vague = short | underspecified(joins, weigher, ~short)
    if not scorer.has_users_links:
        return vague
    floating = vague | _torn(joins.take(~(vague[joins.left] | vague[joins.right])), weigher, scorer)
    knots = np.array([node.knot for node in weigher.nodes])
    anchored = distinct(knots[~floating])
    return floating & ~(np.isin(knots, anchored) & (knots > 0))


def _torn(joins: Joins, weigher: Weigher, scorer: Scorer) -> Flags:
    """Nodes that match two others which users keep apart, such as all other mentions of a name two people share."""
    nodes = weigher.nodes
    neighbours: dict[int, list[int]] = defaultdict(list)
    for left, right in zip(joins.left.tolist(), joins.right.tolist(), strict=True):
        for one, other in ((left, right), (right, left)):
            if nodes[other].knot:
                neighbours[one].append(other)
    torn = np.zeros(len(nodes), dtype=bool)
    for node, around in neighbours.items():
        torn[node] = any(
            scorer.user_keeps_apart(nodes[a], nodes[b]) and nodes[node].knot not in {nodes[a].knot, nodes[b].knot}
            for a, b in combinations(around, 2)
        )
    return torn


def _held(joins: Joins, settled: Flags, ties: Iterable[tuple[int, int]]) -> Flags:
    """The joins that hold: of a settled short form only those that users have made."""
    held = ~(settled[joins.left] | settled[joins.right])
    for left, right in ties:
        held |= (joins.left == left) & (joins.right == right)
    return held


def _among(joins: Joins, wanted: Flags) -> Joins:
    return joins.take(wanted[joins.left] & wanted[joins.right])


def persons_of(clustering: Clustering, joins: Joins, wanted: Flags, weigher: Weigher) -> tuple[list[Person], Ids]:
    """The clusters of the wanted nodes, in the order of their first node, and by node its cluster's number or -1.

    Args:
        clustering: The clusters.
        joins: The pairs of nodes that were its edges.
        wanted: By node whether it was clustered.
        weigher: Weights between nodes.
    """
    nodes = weigher.nodes
    members = np.flatnonzero(wanted)
    firsts, number = np.unique(clustering.labels[members], return_inverse=True)
    home = np.full(len(wanted), -1)
    home[members] = number
    used: list[list[Join]] = [[] for _ in firsts]
    chosen = joins.take(clustering.used)
    rows = (home[chosen.left], chosen.left, chosen.right, chosen.bits)
    for i, left, right, bits in zip(*(column.tolist() for column in rows), strict=True):
        used[i].append(Join(nodes[left], nodes[right], bits))
    inside: list[list[int]] = [[] for _ in firsts]
    for node, i in zip(members.tolist(), number.tolist(), strict=True):
        inside[i].append(node)
    persons = [
        Person(tuple([nodes[node] for node in own]), (), tuple(held)) for own, held in zip(inside, used, strict=True)
    ]
    return persons, home


def _loose(nodes: Ids, joins: Joins, weigher: Weigher) -> list[Person]:
    """Short forms that can be nobody's who is named in full, clustered among themselves."""
    wanted = np.zeros(len(weigher.nodes), dtype=bool)
    wanted[nodes] = True
    among = _among(joins, wanted)
    clustering = constrained_clusters(len(wanted), among.edges, weigher.cannot_link)
    return persons_of(clustering, among, wanted, weigher)[0]


def with_short_forms(person: Person, joined: Iterable[tuple[Bundle, Join | None]]) -> Person:
    """A person with the short forms that are theirs.

    Args:
        person: A cluster of full names.
        joined: The short forms, and what joins each.
    """
    bundles = list(joined)
    if not bundles:
        return person
    usages = [usage for bundle, _ in bundles for usage in bundle.usages]
    added = [join for bundle, join in bundles for join in (*bundle.joins, join) if join is not None]
    joins = sorted([*person.joins, *added], key=lambda join: (-join.bits, join.left, join.right))
    return Person(person.nodes, tuple(usages), tuple(joins))
