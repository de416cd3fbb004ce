"""Nodes in alphabetical order with all their mentions, in columns: what one step of solving looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Self

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, differs_from_last, distinct, distinct_pairs, is_among, pack, unpack
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.types import Document, Node


class NodeTable:
    """Nodes by row, in alphabetical order, with the row of the node of each mention and the mention's position."""

    def __init__(self, nodes: Sequence[Node], name: Ids, row: Ids, position: Ids, index: MentionIndex) -> None:
        self.nodes = nodes
        self.name = name  # number of the name of each node
        self._row, self._position, self._index = row, position, index
        self._document = index.columns.document[position]

    @classmethod
    def of(cls, names: Ids, index: MentionIndex) -> Self:
        """All nodes of the names that have these distinct numbers."""
        texts = [index.names[number] for number in names.tolist()]
        order = np.array(sorted(range(len(texts)), key=texts.__getitem__), dtype=np.int64)
        names = names[order]
        row, position = index.positions(names)
        group = index.group_of(position)
        ordered = [texts[i] for i in order.tolist()]
        if not group.any():
            return cls(list(map(Node, ordered)), names, row, position, index)
        groups, rank = np.unique(group, return_inverse=True)
        name_row, rank, row = distinct_pairs(row, rank)
        nodes = [Node(ordered[i], group) for i, group in zip(name_row.tolist(), groups[rank].tolist(), strict=True)]
        return cls(nodes, names[name_row], row, position, index)

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def row_of(self) -> dict[Node, int]:
        """Rows of nodes."""
        return {node: row for row, node in enumerate(self.nodes)}

    def rows(self, nodes: Iterable[Node]) -> Ids:
        """Rows of nodes that are in the table, -1 for others."""
        return np.fromiter((self.row_of.get(node, MISSING) for node in nodes), dtype=np.int64)

    def pairs(self, nodes: Iterable[tuple[Node, Node]]) -> set[tuple[int, int]]:
        """Rows of pairs of nodes, the smaller one first; without the pairs of which one is not in the table."""
        rows = (sorted((self.row_of.get(one, MISSING), self.row_of.get(two, MISSING))) for one, two in nodes)
        return {(one, two) for one, two in rows if one != MISSING}

    def flags(self, of: Iterable[bool]) -> Flags:
        """One truth value a node."""
        return np.fromiter(of, dtype=bool, count=len(self.nodes))

    def titles(self) -> Mapping[int, tuple[str, ...]]:
        """By row of a node the distinct role titles beside it, sorted; nothing where there are none."""
        if not self._index.titles:
            return {}
        title = self._index.columns.title[self._position]
        titled = np.flatnonzero(title != MISSING)
        found: dict[int, list[str]] = defaultdict(list)
        for row, number in zip(
            *map(np.ndarray.tolist, unpack(distinct(pack(self._row[titled], title[titled])))), strict=True
        ):
            found[row].append(self._index.titles[number])
        return {row: tuple(sorted(titles)) for row, titles in found.items()}

    # ---- nodes in documents

    @cached_property
    def _uses(self) -> Ids:
        return distinct(pack(self._row, self._document - MISSING))

    @cached_property
    def uses(self) -> tuple[Ids, Ids]:
        """Rows of nodes with the number of each document they stand in, -1 for none; each pair once, ascending."""
        row, document = unpack(self._uses)
        return row, document + MISSING

    def stands(self, row: Ids, document: Ids) -> Flags:
        """Whether nodes stand in documents."""
        return is_among(self._uses, pack(row, document - MISSING))

    def ids(self, documents: Ids) -> list[Document]:
        """The ids of documents."""
        known = self._index.documents
        return [None if number == MISSING else known[number] for number in documents.tolist()]

    def people_in_documents(self, home: Ids) -> tuple[Ids, Ids]:
        """Documents, and the people named in full there; each pair once. By node `home` has its person, -1 for none."""
        row, document = self.uses
        full = np.flatnonzero((home[row] != MISSING) & (document != MISSING))
        return unpack(distinct(pack(document[full], home[row[full]])))

    def salience(self, home: Ids) -> Salience:
        """How often people are named in full. By node `home` has its person, -1 for none."""
        return Salience(self._row, self._document, self._index.columns.start[self._position], home)


class Salience:
    """How often people are named in full, each position once: a short form mostly means whom a text speaks of most.

    By mention are given the row of its node, its document and where it begins there; by node its person. -1 is none.
    """

    def __init__(self, node: Ids, document: Ids, start: Ids, home: Ids) -> None:
        person = home[node]
        full = (person != MISSING) & (document != MISSING)
        pairs = pack(person[full], document[full])
        spots = np.stack([pairs, node[full], start[full]])
        spots = spots[:, np.lexsort(spots[::-1])]
        self._pairs, self._counts = np.unique(spots[0, differs_from_last(*spots)], return_counts=True)
        self._documents = np.bincount(unpack(self._pairs)[0], minlength=int(home.max(initial=-1)) + 1)

    def in_document(self, person: Ids, document: Ids) -> Ids:
        """How often persons are named in full in documents."""
        if not len(self._pairs):
            return np.zeros(len(person), dtype=np.int64)
        codes = pack(person, document)
        found = np.minimum(np.searchsorted(self._pairs, codes), len(self._pairs) - 1)
        return np.where(self._pairs[found] == codes, self._counts[found], 0)

    def in_the_run(self, person: Ids) -> Ids:
        """In how many documents persons are named in full."""
        return self._documents[person]
