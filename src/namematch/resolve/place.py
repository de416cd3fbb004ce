"""Placing short forms: which person of its document, or else of the whole run, a form is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from namematch.names import PartKind
from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned, Node
from namematch.resolve.parameters import context_weights
from namematch.resolve.persons import Join, Person, Usage
from namematch.resolve.salience import Salience
from namematch.resolve.score import Scorer


class Bundle(NamedTuple):
    """Usages that are placed together: one, or all those that a user's links hold together, with these links."""

    usages: tuple[Usage, ...]
    links: tuple[Link, ...] = ()

    @property
    def nodes(self) -> set[Node]:
        """The nodes that are used."""
        return {usage.node for usage in self.usages}

    @property
    def knot(self) -> int:
        """The knot of all its nodes."""
        return self.usages[0].node.knot


Candidates = Mapping[int, Join]
"""Persons by number, each with the join that speaks most for them."""


class Placed(NamedTuple):
    """Where the short forms of a run went."""

    joined: dict[int, list[tuple[Bundle, Link | None]]]  # by person
    open: list[tuple[Bundle, tuple[str, ...]]]  # with a name of each candidate
    loose: list[Node]  # names that can be nobody's anywhere
    rest: dict[Node, list[Bundle]]  # usages that can be nobody's, of names that elsewhere can


def place(
    floating: Iterable[Node],
    settled: Set[Node],
    persons: Sequence[Person],
    joins: Sequence[Join],
    interned: Interned,
    scorer: Scorer,
) -> Placed:
    """Finds the one person each short form can be, document by document.

    Args:
        floating: The short forms, sorted.
        settled: Short forms that already are among the people.
        persons: The people named in full.
        joins: The pairs of names that more speaks for than against.
        interned: The names of the run.
        scorer: Weights between them.
    """
    placed = Placed(defaultdict(list), [], [], defaultdict(list))
    search = _Search(persons, settled, joins, interned, scorer)
    found: list[tuple[Bundle, Candidates]] = []
    for nodes in _groups(floating):
        candidates = [(bundle, search.candidates(bundle)) for bundle in _bundles(nodes, joins, interned)]
        if any(by_person for _, by_person in candidates):
            found.extend(candidates)
        else:
            placed.loose.extend(nodes)
    tied = {bundle.knot: by_person for bundle, by_person in found if bundle.knot}
    for bundle, by_person in found:
        rivals = [other for knot, other in tied.items() if interned.knots.apart(bundle.knot, knot)]
        _choose(bundle, by_person, rivals, placed)
    return placed


def _groups(floating: Iterable[Node]) -> Iterator[list[Node]]:
    """The nodes of each knot together, every other node alone."""
    by_knot = sorted(floating, key=lambda node: node.knot)
    for knot, nodes in groupby(by_knot, key=lambda node: node.knot):
        if knot:
            yield list(nodes)
        else:
            yield from ([node] for node in nodes)


def _bundles(nodes: Sequence[Node], joins: Iterable[Join], interned: Interned) -> list[Bundle]:
    usages = [Usage(node, document) for node in nodes for document in _documents(node, interned)]
    if not nodes[0].knot:
        return [Bundle((usage,)) for usage in usages]
    ties = interned.ties
    links = tuple(join.link for join in joins if join.left in nodes and (join.left, join.right) in ties)
    return [Bundle(tuple(usages), links)]


def _documents(node: Node, interned: Interned) -> list[str | None]:
    found = {interned.mentions[i].document for i in interned.places[node]}
    return sorted(found, key=lambda document: (document is None, document or ""))


def _choose(bundle: Bundle, by_person: Candidates, rivals: Sequence[Candidates], placed: Placed) -> None:
    margin = context_weights().margin
    free = {i: join for i, join in by_person.items() if all(_leads(join, rival.get(i), margin) for rival in rivals)}
    ranked = sorted(free.items(), key=lambda item: -item[1].bits)
    if by_person and (not ranked or (len(ranked) > 1 and not _leads(ranked[0][1], ranked[1][1], margin))):
        names = sorted(_other_name(join, bundle) for join in (free or by_person).values())
        placed.open.append((bundle, tuple(names)))
    elif ranked:
        placed.joined[ranked[0][0]].append((bundle, ranked[0][1].link))
    else:
        placed.rest[bundle.usages[0].node].append(bundle)


def _leads(join: Join, other: Join | None, margin: float) -> bool:
    return other is None or join.bits - other.bits >= margin


def _other_name(join: Join, bundle: Bundle) -> str:
    return join.right.name if join.left in bundle.nodes else join.left.name


class _Search:
    """Finds the persons a short form can be."""

    def __init__(
        self,
        persons: Sequence[Person],
        settled: Set[Node],
        joins: Iterable[Join],
        interned: Interned,
        scorer: Scorer,
    ) -> None:
        self._persons = persons
        self._documents_of_settled = {node: interned.documents(node) for node in settled}
        self._scorer = scorer
        home = {node: i for i, person in enumerate(persons) for node in person.nodes}
        self._salience = Salience(home, interned)
        self._anywhere = _joins_to_persons(joins, home)
        self._present = _persons_by_document(home, interned)

    def candidates(self, bundle: Bundle) -> Candidates:
        """For every usage those of its own document, or else of the whole run."""
        best: dict[int, Join] = {}
        for usage in bundle.usages:
            here = self._here(usage, bundle)
            for i, join in (here or self._elsewhere(usage, bundle)).items():
                link = self._salience.added(join.link, i, usage.document if here else None)
                if i not in best or link.bits > best[i].bits:
                    best[i] = join._replace(link=link)
        return best

    def _here(self, usage: Usage, bundle: Bundle) -> dict[int, Join]:
        """The persons named in full in the usage's own document that it can be, each with its best join."""
        found: dict[int, Join] = {}
        if usage.document is None:
            return found
        for i in sorted(self._present.get(usage.document, ())):
            named = [node for node in self._persons[i].nodes if self._speaks(node, usage.document)]
            best = max((self._join(usage, node) for node in named), key=lambda join: join.bits)
            if best.bits > 0 and _agrees(best.link) and self._allowed(bundle, i):
                found[i] = best
        return found

    def _speaks(self, node: Node, document: str) -> bool:
        return node not in self._documents_of_settled or document in self._documents_of_settled[node]

    def _elsewhere(self, usage: Usage, bundle: Bundle) -> dict[int, Join]:
        found = self._anywhere.get(usage.node, {})
        return {i: join for i, join in found.items() if self._allowed(bundle, i)}

    def _join(self, usage: Usage, node: Node) -> Join:
        left, right = sorted((usage.node, node))
        return Join(left, right, self._scorer.link(left, right, usage.document))

    def _allowed(self, bundle: Bundle, person: int) -> bool:
        others = self._persons[person].nodes
        return not any(self._scorer.cannot_link(node, other) for node in bundle.nodes for other in others)


def _agrees(link: Link) -> bool:
    """Whether some part of the names agrees, so that it is not the document alone that joins them."""
    return any(item.bits > 0 for item in link.evidence if item.part in set(PartKind))


def _joins_to_persons(joins: Iterable[Join], home: Mapping[Node, int]) -> dict[Node, dict[int, Join]]:
    """For every node outside `home` the persons it matches anywhere, each with its best join."""
    found: dict[Node, dict[int, Join]] = defaultdict(dict)
    for join in joins:
        for node in (join.left, join.right):
            if node in home or join.other(node) not in home:
                continue
            person = home[join.other(node)]
            if person not in found[node] or join.bits > found[node][person].bits:
                found[node][person] = join
    return found


def _persons_by_document(home: Mapping[Node, int], interned: Interned) -> dict[str, set[int]]:
    present: dict[str, set[int]] = defaultdict(set)
    for node, person in home.items():
        for document in interned.documents(node):
            present[document].add(person)
    return present
