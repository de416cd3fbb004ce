"""Clusters of nodes, each known by its first node, from one addition to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from namematch.arrays import MISSING, Flags, Ids
from namematch.resolve.clustering.constrained import Clustering
from namematch.resolve.scoring.node_table import NodeTable
from namematch.resolve.types import MatchEdge, MatchEdges, Node, Person


class Clusters:
    """Clusters of nodes of one sort."""

    def __init__(self) -> None:
        self.home: dict[Node, Node] = {}  # by node the first node of its cluster
        self.persons: dict[Node, Person] = {}  # by first node the cluster

    def beside(self, nodes: Iterable[Node]) -> set[Node]:
        """All nodes of the clusters of these nodes."""
        homes = {self.home[node] for node in nodes if node in self.home}
        return {node for home in homes for node in self.persons[home].nodes}

    def replace(self, nodes: Collection[Node], persons: Iterable[Person]) -> set[Node]:
        """Takes out all clusters of some nodes, of which none has only a part, and puts others in.

        Given are the first nodes of the clusters that were there and are no more, or are there and were not.
        """
        before = {home: self.persons.pop(home) for home in {self.home[node] for node in nodes if node in self.home}}
        for person in before.values():
            for node in person.nodes:
                del self.home[node]
        after = {person.nodes[0]: person for person in persons}
        self.persons.update(after)
        for first, person in after.items():
            self.home.update(dict.fromkeys(person.nodes, first))
        return {first for first in before.keys() | after.keys() if before.get(first) != after.get(first)}

    def numbered(self, table: NodeTable) -> tuple[Ids, list[Node]]:
        """By row of a node in a table the number of its cluster, -1 for none; by number the cluster's first node."""
        numbers: dict[Node | None, int] = {None: MISSING}
        homes = [self.home.get(node) for node in table.nodes]
        for home in homes:
            if home not in numbers:
                numbers[home] = len(numbers) - 1
        found = np.fromiter(map(numbers.__getitem__, homes), dtype=np.int64, count=len(homes))
        return found, [home for home in numbers if home is not None]


def persons_of(clustering: Clustering, edges: MatchEdges, wanted: Flags, table: NodeTable) -> list[Person]:
    """The clusters of the wanted nodes, in the order of their first node."""
    nodes = table.nodes
    members = np.flatnonzero(wanted)
    firsts, number = np.unique(clustering.labels[members], return_inverse=True)
    home = np.full(len(wanted), -1)
    home[members] = number
    used: list[list[MatchEdge]] = [[] for _ in firsts]
    chosen = edges.take(clustering.used)
    columns = (home[chosen.left], chosen.left, chosen.right, chosen.bits)
    for i, left, right, bits in zip(*(column.tolist() for column in columns), strict=True):
        used[i].append(MatchEdge(nodes[left], nodes[right], bits))
    inside: list[list[int]] = [[] for _ in firsts]
    for row, i in zip(members.tolist(), number.tolist(), strict=True):
        inside[i].append(row)
    return [
        Person(tuple([nodes[row] for row in rows]), (), tuple(held)) for rows, held in zip(inside, used, strict=True)
    ]
