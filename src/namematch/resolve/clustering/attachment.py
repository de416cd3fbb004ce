"""Attaching short forms: which person of its document, or else of the whole run, a use of a short form is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from namematch.arrays import Flags, Ids
from namematch.resolve.clustering.attachment_candidates import Candidates, Leading, Options
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import Document, LinkGroups, MatchEdge, MatchEdges, Node, Person, ShortFormState, Usage


class Bundle(NamedTuple):
    """The uses of all short forms of one link group, which are attached together."""

    usages: tuple[Usage, ...]
    edges: tuple[MatchEdge, ...]  # match edges between the short forms that users have made


class Attachment(NamedTuple):
    """Where a use of a short form went."""

    state: ShortFormState  # attached, unresolved or unattached
    person: Node | None = None  # first node of the person it is attached to
    edge: MatchEdge | None = None  # what attaches it to that person
    # The names of those it could be, sorted; of a person the name that it is attached by.
    candidates: tuple[str, ...] = ()
    in_document: bool = False  # whether the people of the document decided, not those of the whole run
    bundle: Bundle | None = None  # the uses that it is attached together with, if it is in a link group

    def usages(self, usage: Usage) -> tuple[Usage, ...]:
        """The uses that go there with one that does, itself among them."""
        return self.bundle.usages if self.bundle else (usage,)


UNATTACHED = Attachment(ShortFormState.UNATTACHED)


class Candidate(NamedTuple):
    """The name of a person that speaks most for a short form."""

    person: int
    short: int  # the short form, by its row
    node: int
    bits: float
    document: Document  # the document both stand in; `None` where the person was found anywhere
    mention_count: int  # how often the person is named in full there, or in how many documents if there is none

    def edge(self, nodes: Sequence[Node]) -> MatchEdge:
        """The match edge between the two."""
        left, right = sorted((nodes[self.short], nodes[self.node]))
        return MatchEdge(left, right, self.bits, self.document, self.mention_count)


class Attacher:
    """Chooses among the candidates of short forms of one part of a run; of each person the first node is given."""

    def __init__(self, candidates: Candidates, edges: MatchEdges, firsts: Sequence[Node]) -> None:
        self.table = candidates.table
        self._candidates = candidates
        self._edges = edges
        self._firsts = firsts

    def in_documents(self, uses: Ids) -> dict[Usage, Attachment]:
        """What the people of their documents decide about uses of short forms, by their rows in the table."""
        return {self._usage(use): made for use, made in self._decided(self._candidates.in_documents(uses), uses=True)}

    def in_the_run(self, shorts: Flags) -> dict[Node, Attachment]:
        """What the people whom short forms match anywhere decide about them."""
        nodes = self.table.nodes
        return {nodes[row]: made for row, made in self._decided(self._candidates.in_the_run(shorts), uses=False)}

    def _usage(self, use: int) -> Usage:
        row, document = self.table.uses
        (name,) = self.table.ids(document[use : use + 1])
        return Usage(self.table.nodes[row[use]], name)

    def _decided(self, options: Options, *, uses: bool) -> Iterator[tuple[int, Attachment]]:
        """Attaches each owner of options to one person, or to none where several are too close."""
        rank = Leading.of(options)
        found = self._listed(options.take(rank.order), uses=uses)
        owner = options.of[rank.order].tolist()
        for start, stop, sure in zip(rank.start.tolist(), rank.stop.tolist(), rank.sure.tolist(), strict=True):
            yield owner[start], self._attached(found[start]) if sure else self._unresolved(found[start:stop])

    def _listed(self, options: Options, *, uses: bool) -> list[Candidate]:
        row, document = self.table.uses
        short = row[options.of] if uses else options.of
        documents = self.table.ids(document[options.of]) if uses else [None] * len(short)
        _, person, node, bits, count = (column.tolist() for column in options)
        return list(map(Candidate, person, short.tolist(), node, bits, documents, count))

    def _attached(self, chosen: Candidate, bundle: Bundle | None = None) -> Attachment:
        person, edge = self._firsts[chosen.person], chosen.edge(self.table.nodes)
        here, names = chosen.document is not None, (self.table.nodes[chosen.node].name,)
        return Attachment(ShortFormState.ATTACHED, person, edge, names, in_document=here, bundle=bundle)

    def _unresolved(self, found: Iterable[Candidate], bundle: Bundle | None = None) -> Attachment:
        found = list(found)
        names = tuple(sorted([self.table.nodes[candidate.node].name for candidate in found]))
        here = any(candidate.document is not None for candidate in found)
        return Attachment(ShortFormState.UNRESOLVED, candidates=names, in_document=here, bundle=bundle)

    # ---- uses that link groups hold together

    def bundles(
        self, shorts: Flags, groups: LinkGroups, must_links: Collection[tuple[Node, Node]]
    ) -> dict[Usage, Attachment]:
        """Attaches the short forms of link groups, those of a group together.

        Of two groups that are kept apart no two may be one person's: with a short form come all those of its group, and
        of groups kept apart from it.
        """
        row, _ = self.table.uses
        uses = np.flatnonzero(shorts[row])
        members: dict[int, list[int]] = defaultdict(list)
        for use in uses.tolist():
            members[self.table.nodes[row[use]].link_group].append(use)
        here = self._by_owner(self._candidates.in_documents(uses), uses=True)
        anywhere = self._by_owner(self._candidates.in_the_run(shorts), uses=False)
        made = self._made(must_links)
        attachments: dict[Usage, Attachment] = {}
        for uses_of_group in members.values():
            uses_of_group.sort(key=lambda use: self._usage(use).rank)
        by_group = {group: self._of_bundle(members[group], here, anywhere) for group in sorted(members)}
        for group, by_person in by_group.items():
            usages = tuple(map(self._usage, members[group]))
            nodes = {usage.node for usage in usages}
            bundle = Bundle(usages, tuple(edge for edge in made if edge.left in nodes and edge.right in nodes))
            rivals = [other for rival, other in by_group.items() if groups.apart(group, rival)]
            attachments.update(dict.fromkeys(usages, self._chosen(bundle, by_person, rivals)))
        return attachments

    def _made(self, must_links: Collection[tuple[Node, Node]]) -> list[MatchEdge]:
        """The match edges that users have made."""
        nodes = self.table.nodes
        columns = (self._edges.left.tolist(), self._edges.right.tolist(), self._edges.bits.tolist())
        edges = (MatchEdge(nodes[left], nodes[right], bits) for left, right, bits in zip(*columns, strict=True))
        return [edge for edge in edges if edge[:2] in must_links]

    def _by_owner(self, options: Options, *, uses: bool) -> Mapping[int, Mapping[int, Candidate]]:
        found: dict[int, dict[int, Candidate]] = defaultdict(dict)
        for owner, candidate in zip(options.of.tolist(), self._listed(options, uses=uses), strict=True):
            found[owner][candidate.person] = candidate
        return found

    def _of_bundle(
        self,
        uses: Sequence[int],
        here: Mapping[int, Mapping[int, Candidate]],
        anywhere: Mapping[int, Mapping[int, Candidate]],
    ) -> Mapping[int, Candidate]:
        """The persons that uses which belong together can be, each with what speaks most for it.

        For every use those of its own document count, or else those of the whole run.
        """
        row, _ = self.table.uses
        shorts = sorted({int(row[use]) for use in uses})
        best: dict[int, Candidate] = {}
        for use in uses:
            found = self._free(here.get(use, {}), shorts) or self._free(anywhere.get(int(row[use]), {}), shorts)
            for person, candidate in found.items():
                if person not in best or candidate.bits > best[person].bits:
                    best[person] = candidate
        return best

    def _free(self, found: Mapping[int, Candidate], shorts: Sequence[int]) -> Mapping[int, Candidate]:
        """The persons that nothing keeps all the short forms from."""
        if len(shorts) == 1:
            # A single form has been held against its persons already.
            return found
        persons = np.repeat(np.array(list(found), dtype=np.int64), len(shorts))
        free = self._candidates.may_be(np.tile(np.array(shorts, dtype=np.int64), len(found)), persons)
        of_all = np.asarray(free.reshape(len(found), len(shorts)).all(axis=1)).tolist()
        return {person: found[person] for person, is_free in zip(found, of_all, strict=True) if is_free}

    def _chosen(
        self, bundle: Bundle, by_person: Mapping[int, Candidate], rivals: Sequence[Mapping[int, Candidate]]
    ) -> Attachment:
        if not by_person:
            return UNATTACHED
        free = [
            candidate
            for person, candidate in by_person.items()
            if all(_leads(candidate, rival.get(person)) for rival in rivals)
        ]
        free.sort(key=lambda candidate: -candidate.bits)
        if free and (len(free) == 1 or _leads(free[0], free[1])):
            return self._attached(free[0], bundle)
        return self._unresolved(free or by_person.values(), bundle)


def _leads(candidate: Candidate, other: Candidate | None) -> bool:
    return other is None or candidate.bits - other.bits >= context_weights().margin


def with_short_forms(person: Person, attachments: Iterable[tuple[Usage, Attachment]]) -> Person:
    """A cluster of full names with the short forms that are attached, of those in a bundle one."""
    usages: list[Usage] = []
    edges = list(person.edges)
    for usage, attached in sorted(attachments, key=lambda item: item[0].rank):
        usages += attached.usages(usage)
        edges += attached.bundle.edges if attached.bundle else ()
        edges += (attached.edge,) if attached.edge else ()
    if not usages:
        return person
    edges.sort(key=lambda edge: (-edge.bits, edge.left, edge.right))
    return Person(person.nodes, tuple(usages), tuple(edges))
