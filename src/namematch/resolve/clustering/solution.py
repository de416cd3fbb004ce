"""The people of a run as they were last solved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from namematch.resolve.clustering.attachment import Attachment, with_short_forms
from namematch.resolve.clustering.clusters import Clusters
from namematch.resolve.clustering.short_forms import NodeStates
from namematch.resolve.types import (
    CLUSTER,
    LOOSE,
    NOBODY,
    OPEN,
    REST,
    Document,
    Node,
    Person,
    PersonKey,
    ShortFormState,
    Usage,
)


class Solution:
    """Who is who: the state of every node, the clusters, and where short forms are attached."""

    def __init__(self) -> None:
        self.states = NodeStates()
        self.full, self.loose = Clusters(), Clusters()  # of full names, and of short forms that can be nobody anywhere
        self.loose_nodes: set[Node] = set()
        self._attachments: dict[Node, dict[Document, Attachment]] = {}
        self._short_forms: dict[Node, dict[Usage, Attachment]] = defaultdict(dict)  # by first node of the person
        self._refused: dict[Node, frozenset[Node]] = {}  # likewise

    def attachments(self, node: Node) -> Mapping[Document, Attachment]:
        """Where the uses of a short form went, by document."""
        return self._attachments.get(node, {})

    def attach(self, node: Node, attachments: dict[Document, Attachment]) -> set[PersonKey]:
        """Takes over where a node's uses go, nothing if it is no short form any more; the people whom that changes."""
        before = self._attachments.pop(node, {})
        if attachments:
            self._attachments[node] = attachments
        if before == attachments:
            return set()
        for document, made in before.items():
            if made.person is not None:
                self._short_forms[made.person].pop(Usage(node, document), None)
        for document, made in attachments.items():
            usage = Usage(node, document)
            if made.person is not None and _leads_bundle(usage, made):
                self._short_forms[made.person][usage] = made
        return {key for uses in (before, attachments) for key in self._keys(node, uses)}

    def claims(self, person: Node) -> Mapping[Usage, Attachment]:
        """The uses of short forms that are attached to a person, of those in a bundle one; some may be refused."""
        return self._short_forms.get(person, {})

    def refuse(self, person: Node, nodes: frozenset[Node]) -> set[PersonKey]:
        """Takes over which short forms of those attached to a person are refused; the people whom that changes."""
        before = self._refused.pop(person, frozenset())
        if nodes:
            self._refused[person] = nodes
        changed = before ^ nodes
        if not changed:
            return set()
        uses = (usage for usage in self.claims(person) if usage.node in changed)
        return {PersonKey(CLUSTER, person), *(PersonKey(OPEN, *usage) for usage in uses)}

    def _is_refused(self, node: Node, made: Attachment) -> bool:
        if made.person is None or made.person not in self._refused:
            return False
        return made.usages(Usage(node, None))[0].node in self._refused[made.person]

    def keys_of(self, node: Node) -> set[PersonKey]:
        """The people a node belongs to, in any document."""
        keys = self._keys(node, self.attachments(node))
        for kind, clusters in ((CLUSTER, self.full), (LOOSE, self.loose)):
            if node in clusters.home:
                keys.add(PersonKey(kind, clusters.home[node]))
        return keys

    def person(self, key: PersonKey) -> Person:
        """Who is known by a key; nobody at all if it is no person's."""
        if key.kind == CLUSTER:
            person = self.full.persons.get(key.node)
            refused = self._refused.get(key.node, frozenset())
            kept = [item for item in self.claims(key.node).items() if item[0].node not in refused]
            return with_short_forms(person, kept) if person else NOBODY
        if key.kind == LOOSE:
            return self.loose.persons.get(key.node, NOBODY)
        attachments = self.attachments(key.node)
        if key.kind == OPEN:
            made = attachments.get(key.document)
            is_open = made and (made.state is ShortFormState.UNRESOLVED or self._is_refused(key.node, made))
            return _unresolved(Usage(key.node, key.document), made) if made and is_open else NOBODY
        if key.node in self.loose_nodes:
            return NOBODY
        rest = (document for document, made in attachments.items() if made.state is ShortFormState.UNATTACHED)
        return Person((), tuple(sorted((Usage(key.node, d) for d in rest), key=lambda usage: usage.rank)), ())

    def _keys(self, node: Node, attachments: Mapping[Document, Attachment]) -> set[PersonKey]:
        keys = set()
        for document, made in attachments.items():
            if made.person is not None:
                keys.add(PersonKey(CLUSTER, made.person))
            if made.state is ShortFormState.UNATTACHED:
                keys.add(PersonKey(REST, node))
            elif made.state is ShortFormState.UNRESOLVED or self._is_refused(node, made):
                keys.add(PersonKey(OPEN, *made.usages(Usage(node, document))[0]))
        return keys

    def is_loose(self, node: Node) -> bool:
        """Whether a short form can be nobody in any document."""
        attachments = self.attachments(node).values()
        return bool(attachments) and all(made.state is ShortFormState.UNATTACHED for made in attachments)

    def candidates(self, key: PersonKey) -> tuple[str, ...]:
        """The names of those that an unresolved use could be."""
        return self._attachments[key.node][key.document].candidates


def _leads_bundle(usage: Usage, made: Attachment) -> bool:
    return made.usages(usage)[0] == usage


def _unresolved(usage: Usage, made: Attachment) -> Person:
    if not _leads_bundle(usage, made):
        return NOBODY
    return Person((), made.usages(usage), made.bundle.edges if made.bundle else ())
