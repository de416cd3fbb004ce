"""Which nodes are short forms: their states from one addition to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from namematch.arrays import Flags, Ids
from namematch.resolve.clustering.ambiguity import underspecified
from namematch.resolve.clustering.neighbourhood import Neighbourhood, union
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.types import LinkGroups, MatchEdges, Node, ShortFormState

_TOO_LITTLE = {ShortFormState.INCOMPLETE, ShortFormState.AMBIGUOUS}


class NodeStates:
    """The state of every node of a run before short forms are attached."""

    def __init__(self) -> None:
        self._alone: dict[Node, ShortFormState] = {}  # whatever the link group
        self._groups: dict[int, set[Node]] = defaultdict(set)
        self._grouped: dict[str, set[Node]] = defaultdict(set)  # by name
        self._anchored: set[int] = set()

    def __contains__(self, node: Node) -> bool:
        return node in self._alone

    def __getitem__(self, node: Node) -> ShortFormState:
        state = self._alone[node]
        return state.in_group(node.link_group in self._anchored) if node.link_group else state

    @property
    def has_groups(self) -> bool:
        """Whether any node is in a link group."""
        return bool(self._groups)

    def needs_context(self, node: Node) -> bool:
        """Whether only a document can tell which person a node is."""
        return self[node].needs_context

    def nodes_of(self, names: Iterable[str]) -> set[Node]:
        """The known nodes of some names."""
        names = set(names)
        grouped = {node for name in names if name in self._grouped for node in self._grouped[name]}
        return grouped | {node for node in map(Node, names) if node in self._alone}

    def forget(self, nodes: Iterable[Node]) -> None:
        """Takes out nodes that no mention has any more."""
        for node in nodes:
            del self._alone[node]
            if node.link_group:
                self._groups[node.link_group].discard(node)
                self._grouped[node.name].discard(node)

    def update(self, names: Ids, around: Neighbourhood) -> dict[Node, ShortFormState | None]:
        """Decides the states of the nodes of names, ascending, of which match edges may have changed.

        Given are the former states of the nodes that have another one now, `None` for new ones.
        """
        before: dict[Node, ShortFormState | None] = {}
        weigher, edges = around.around(names)
        asked = np.isin(weigher.table.name, names)
        unclear = self._update_alone(weigher, edges, asked, before)
        if around.groups.by_position or self.has_groups:
            # What a neighbour leaves open is no reason for a conflict.
            beside = around.with_neighbours(around.names_of(unclear)) if unclear else names
            groups = {node.link_group for node in weigher.table.nodes} - {0}
            names = union(names, beside, around.group_mates(groups))
            self._update_conflicts(names, around, before)
        return {node: state for node, state in before.items() if state != self[node]}

    def _update_alone(
        self, weigher: Weigher, edges: MatchEdges, asked: Flags, before: dict[Node, ShortFormState | None]
    ) -> set[Node]:
        """Decides which nodes say too little; those of which that has changed."""
        short = weigher.short()
        ambiguous = underspecified(edges, weigher, asked & ~short)
        changed = set()
        for row in np.flatnonzero(asked).tolist():
            node = weigher.table.nodes[row]
            state = ShortFormState.FULL
            if short[row] or ambiguous[row]:
                state = ShortFormState.INCOMPLETE if short[row] else ShortFormState.AMBIGUOUS
            known = self._alone.get(node)
            if known is not state and not (known is ShortFormState.CONFLICTED and state is ShortFormState.FULL):
                before[node] = self[node] if known else None
                self._put(node, state)
                changed.add(node)
        return changed

    def _put(self, node: Node, state: ShortFormState) -> None:
        self._alone[node] = state
        if node.link_group:
            self._groups[node.link_group].add(node)
            self._grouped[node.name].add(node)

    def _update_conflicts(self, names: Ids, around: Neighbourhood, before: dict[Node, ShortFormState | None]) -> None:
        """Decides which nodes lie between others that are kept apart, and which link groups have a full name."""
        weigher, edges = around.around(names)
        nodes = weigher.table.nodes
        clear = weigher.table.flags(self._alone[node] not in _TOO_LITTLE for node in nodes)
        torn = _conflicted(edges.among(clear), weigher.table.nodes, around.groups)
        for row in np.flatnonzero(np.isin(weigher.table.name, names) & clear).tolist():
            node = nodes[row]
            before.setdefault(node, self[node])
            self._put(node, ShortFormState.CONFLICTED if torn[row] else ShortFormState.FULL)
        groups = {node.link_group for node in nodes} - {0}
        for group in groups:
            for node in self._groups[group]:
                before.setdefault(node, self[node])
        for group in groups:
            anchored = any(self._alone[node] is ShortFormState.FULL for node in self._groups[group])
            (self._anchored.add if anchored else self._anchored.discard)(group)


def _conflicted(edges: MatchEdges, nodes: Sequence[Node], groups: LinkGroups) -> Flags:
    """By node whether it matches two others that are kept apart, such as all other mentions of a name of two people."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for left, right in zip(edges.left.tolist(), edges.right.tolist(), strict=True):
        for one, other in ((left, right), (right, left)):
            if nodes[other].link_group:
                neighbours[one].append(nodes[other].link_group)
    found = np.zeros(len(nodes), dtype=bool)
    for row, around in neighbours.items():
        mine = nodes[row].link_group
        found[row] = any(groups.apart(a, b) and mine not in (a, b) for a, b in combinations(around, 2))
    return found
