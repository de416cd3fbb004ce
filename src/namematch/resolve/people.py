"""From names to people: full names across all documents first, then short forms within their own document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from namematch.names import PartKind, parse_name
from namematch.resolve.cluster import Edge, constrained_clusters
from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned, Node
from namematch.resolve.persons import Join, OpenUsage, People, Person
from namematch.resolve.place import Bundle, place
from namematch.resolve.score import Scorer

_VAGUE = {"missing", "initial", "diminutive"}


def find_people(interned: Interned, scorer: Scorer) -> People:
    """Clusters the names of a run.

    Full names are clustered across documents. A name that leaves open what tells two namesakes apart, a bare surname
    above all, is then joined to the one person of its own document it can be, else to the one of the whole run.
    Where a user's link has settled whose a short form is, it speaks for that person in its own document only.

    Args:
        interned: The names of the run.
        scorer: Weights between them.
    """
    joins = list(_joins(interned, scorer))
    floating = _floating(interned.places, joins, scorer)
    full = [node for node in interned.places if node not in floating]
    settled = {node for node in full if _is_short(node.name)}
    joins = [j for j in joins if (j.left, j.right) in interned.ties or not {j.left, j.right} & settled]
    persons = _cluster(full, joins, scorer)
    placed = place(sorted(floating), settled, persons, joins, interned, scorer)
    grown = (_grown(person, placed.joined.get(i, ())) for i, person in enumerate(persons))
    loose = _cluster(placed.loose, joins, scorer)
    alone = (Person((), bundle.usages, bundle.links) for bundle, _ in placed.open)
    rest = (_grown(Person((), (), ()), ((bundle, None) for bundle in bundles)) for bundles in placed.rest.values())
    unsettled = (OpenUsage(usage, names) for bundle, names in placed.open for usage in bundle.usages)
    return People((*grown, *loose, *alone, *rest), tuple(unsettled))


def _joins(interned: Interned, scorer: Scorer) -> Iterator[Join]:
    """The pairs that more speaks for than against, in the order of their nodes."""
    nodes_of: dict[str, list[Node]] = defaultdict(list)
    for node in interned.places:
        nodes_of[node.name].append(node)
    wanted = set(interned.ties)
    for (one, two), bits in scorer.known.plausible(nodes_of):
        pairs = ((a, b) for a in nodes_of[one] for b in nodes_of[two])
        wanted.update(pair for pair in pairs if bits > 0 or all(map(scorer.has_roles, pair)))
    for nodes in nodes_of.values():
        wanted.update(combinations(nodes, 2))
    for left, right in sorted(wanted):
        if (link := scorer.link(left, right)).bits > 0:
            yield Join(left, right, link)


def _floating(nodes: Iterable[Node], joins: Collection[Join], scorer: Scorer) -> set[Node]:
    """The nodes whose person only their document can tell; of a knot all nodes or none."""
    nodes = list(nodes)
    vague = {node for node in nodes if _is_short(node.name)} | _underspecified(joins, scorer)
    floating = vague | _torn([join for join in joins if not {join.left, join.right} & vague], scorer)
    anchored = {node.knot for node in nodes if node not in floating} - {0}
    return {node for node in floating if node.knot not in anchored}


def _is_short(name: str) -> bool:
    """Whether the name lacks a surname or a given name written out."""
    kinds = {part.kind for part in parse_name(name).parts if not part.initial}
    return not {PartKind.SURNAME, PartKind.GIVEN} <= kinds


def _underspecified(joins: Iterable[Join], scorer: Scorer) -> set[Node]:
    """Names that match two others which contradict each other just where this name says little."""
    neighbours: dict[Node, list[tuple[Node, set[str]]]] = defaultdict(list)
    for join in joins:
        if vague := {item.part for item in join.link.evidence if item.relation in _VAGUE}:
            neighbours[join.left].append((join.right, vague))
            neighbours[join.right].append((join.left, vague))
    return {name for name, around in neighbours.items() if _leaves_open(around, scorer)}


def _leaves_open(around: list[tuple[Node, set[str]]], scorer: Scorer) -> bool:
    return any(
        scorer.contradicted_parts(a, b) & vague_a & vague_b
        for (a, vague_a), (b, vague_b) in combinations(around, 2)
    )


def _torn(joins: Iterable[Join], scorer: Scorer) -> set[Node]:
    """Names that match two others which users keep apart, such as all other mentions of a name two people share."""
    neighbours: dict[Node, list[Node]] = defaultdict(list)
    for join in joins:
        for node in (join.left, join.right):
            if join.other(node).knot:
                neighbours[node].append(join.other(node))
    return {
        node
        for node, around in neighbours.items()
        if any(scorer.user_keeps_apart(a, b) and node.knot not in {a.knot, b.knot} for a, b in combinations(around, 2))
    }


def _cluster(nodes: list[Node], joins: Iterable[Join], scorer: Scorer) -> list[Person]:
    wanted = set(nodes)
    among = {(j.left, j.right): j for j in joins if j.left in wanted and j.right in wanted}
    edges = [Edge(left, right, join.bits) for (left, right), join in among.items()]
    clustering = constrained_clusters(nodes, edges, scorer.cannot_link)
    used: dict[Node, list[Link]] = defaultdict(list)
    first = {node: cluster[0] for cluster in clustering.clusters for node in cluster}
    for edge in clustering.used:
        used[first[edge.left]].append(among[edge.left, edge.right].link)
    return [Person(tuple(cluster), (), tuple(used[cluster[0]])) for cluster in clustering.clusters]


def _grown(person: Person, joined: Iterable[tuple[Bundle, Link | None]]) -> Person:
    bundles = list(joined)
    usages = [usage for bundle, _ in bundles for usage in bundle.usages]
    added = [link for bundle, link in bundles for link in (*bundle.links, link) if link is not None]
    links = sorted([*person.links, *added], key=lambda link: (-link.bits, link.left, link.right))
    return Person(person.nodes, tuple(usages), tuple(links))
