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
    """Who is who: the state of every node, the clusters, and where short forms are attached.

    Attributes:
        states: The state of every node.
        full: The clusters of full names.
        loose: The clusters of short forms that can be nobody anywhere.
        loose_nodes: These short forms.
    """

    def __init__(self) -> None:
        self.states = NodeStates()
        self.full, self.loose = Clusters(), Clusters()
        self.loose_nodes: set[Node] = set()
        self._attachments: dict[Node, dict[Document, Attachment]] = {}
        self._short_forms: dict[Node, dict[Usage, Attachment]] = defaultdict(dict)  # by first node of the person

    def attachments(self, node: Node) -> Mapping[Document, Attachment]:
        """Where the uses of a short form went, by document."""
        return self._attachments.get(node, {})

    def attach(self, node: Node, attachments: dict[Document, Attachment]) -> set[PersonKey]:
        """Takes over where the uses of a node go, nothing if it is no short form any more.

        Returns:
            The people whom that changes.
        """
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
        return {key for uses in (before, attachments) for key in _keys(node, uses)}

    def keys_of(self, node: Node) -> set[PersonKey]:
        """The people a node belongs to, in any document."""
        keys = _keys(node, self.attachments(node))
        for kind, clusters in ((CLUSTER, self.full), (LOOSE, self.loose)):
            if node in clusters.home:
                keys.add(PersonKey(kind, clusters.home[node]))
        return keys

    def person(self, key: PersonKey) -> Person:
        """Who is known by a key; nobody at all if it is no person's."""
        if key.kind == CLUSTER:
            person = self.full.persons.get(key.node)
            return with_short_forms(person, self._short_forms.get(key.node, {}).items()) if person else NOBODY
        if key.kind == LOOSE:
            return self.loose.persons.get(key.node, NOBODY)
        attachments = self.attachments(key.node)
        if key.kind == OPEN:
            made = attachments.get(key.document)
            return _unresolved(Usage(key.node, key.document), made) if made else NOBODY
        if key.node in self.loose_nodes:
            return NOBODY
        rest = (document for document, made in attachments.items() if made.state is ShortFormState.UNATTACHED)
        return Person((), tuple(sorted((Usage(key.node, d) for d in rest), key=lambda usage: usage.rank)), ())

    def is_loose(self, node: Node) -> bool:
        """Whether a short form can be nobody in any document."""
        attachments = self.attachments(node).values()
        return bool(attachments) and all(made.state is ShortFormState.UNATTACHED for made in attachments)

    def candidates(self, key: PersonKey) -> tuple[str, ...]:
        """The names of those that an unresolved use could be."""
        return self._attachments[key.node][key.document].candidates


def _leads_bundle(usage: Usage, made: Attachment) -> bool:
    return made.bundle is None or made.bundle.usages[0] == usage


def _unresolved(usage: Usage, made: Attachment) -> Person:
    if made.state is not ShortFormState.UNRESOLVED or not _leads_bundle(usage, made):
        return NOBODY
    return Person((), made.bundle.usages, made.bundle.edges) if made.bundle else Person((), (usage,), ())


def _keys(node: Node, attachments: Mapping[Document, Attachment]) -> set[PersonKey]:
    keys = set()
    for document, made in attachments.items():
        if made.person is not None:
            keys.add(PersonKey(CLUSTER, made.person))
        elif made.state is ShortFormState.UNATTACHED:
            keys.add(PersonKey(REST, node))
        else:
            first = made.bundle.usages[0] if made.bundle else Usage(node, document)
            keys.add(PersonKey(OPEN, *first))
    return keys
