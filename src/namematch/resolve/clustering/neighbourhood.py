"""Parts of a run: some nodes, and those that match them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, distinct, is_among, pack
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.node_table import NodeTable
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.types import MatchEdges, Node


class Neighbourhood:
    """Looks up parts of a run. A run of which all mentions are new has one part: the whole.

    Names go by their numbers in the index. Users hold the pairs of `must_links` together.
    """

    def __init__(
        self,
        index: MentionIndex,
        scored: ScoredPairs,
        scorer: Scorer,
        must_links: Collection[tuple[Node, Node]],
        *,
        whole: bool,
    ) -> None:
        self._index = index
        self._scored = scored
        self.scorer = scorer
        self.groups = index.groups  # the link groups of the run
        self.must_links = must_links
        self._linked: dict[str, set[str]] = defaultdict(set)
        for left, right in must_links:
            self._linked[left.name].add(right.name)
            self._linked[right.name].add(left.name)
        self._members: dict[int, set[str]] = defaultdict(set)
        for position, group in index.groups.by_position.items():
            self._members[group].add(index.node(position).name)
        self.whole = whole

    def part(self, names: Ids) -> Weigher:
        """The nodes of some names, and weights between them."""
        if self.whole:
            return self._all[0]
        return Weigher(NodeTable.of(names, self._index), self._scored, self.scorer)

    def edges(self, weigher: Weigher, names: Ids) -> MatchEdges:
        """The match edges of some names to all nodes of a part; others may be among them."""
        if self.whole:
            return self._all[1]
        return weigher.edges(np.isin(weigher.table.name, names), self.must_links)

    @cached_property
    def _all(self) -> tuple[Weigher, MatchEdges]:
        table = NodeTable.of(np.arange(len(self._index.names)), self._index)
        weigher = Weigher(table, self._scored, self.scorer)
        return weigher, weigher.edges(None, self.must_links)

    def around(self, names: Ids) -> tuple[Weigher, MatchEdges]:
        """The nodes of some names and their neighbours, and the match edges of the former."""
        weigher = self.part(self.with_neighbours(names))
        return weigher, self.edges(weigher, names)

    def with_neighbours(self, names: Ids) -> Ids:
        """Names, and all that could match any of their nodes."""
        if self.whole:
            return names
        texts, known = self.texts(names), self._scored.table.names
        linked = {other for name in texts if name in self._linked for other in self._linked[name]}
        partners = [known[number] for number in self._partners(self._scored.numbers(texts)).tolist()]
        found = self._index.numbers([*linked, *partners])
        return union(names, found[found != MISSING])

    def _partners(self, names: Ids) -> Ids:
        """The names that match any of these, or could do so by the titles beside both; by their numbers as scored."""
        pairs = self._scored.plausible(of=names)
        could_match = pairs.bits > 0
        if self._index.titles:
            could_match |= self._titled[pairs.left] & self._titled[pairs.right]
        return distinct(np.concatenate([pairs.left[could_match], pairs.right[could_match]]))

    @cached_property
    def _titled(self) -> Flags:
        """By name, as scored, whether it has a title beside it."""
        columns = self._index.columns
        names = distinct(columns.name[(columns.title != MISSING) & (columns.name != MISSING)])
        flags = np.zeros(len(self._scored.table), dtype=bool)
        flags[self._scored.numbers(self.texts(names))] = True
        return flags

    def with_rivals(self, groups: Collection[int]) -> set[int]:
        """Link groups, and all that are kept apart from them, directly or through others."""
        rivals: dict[int, set[int]] = defaultdict(set)
        for one, other in self.groups.separated:
            rivals[one].add(other)
        bearers = {name: set().union(*people) for name, people in self.groups.by_name().items()}
        found, waiting = set(groups), list(groups)
        while waiting:
            group = waiting.pop()
            fresh = rivals[group].union(*(bearers.pop(name, ()) for name in self.groups.bearers.get(group, ()))) - found
            found |= fresh
            waiting += fresh
        return found

    def are_must_links(self, edges: MatchEdges, table: NodeTable) -> Flags:
        """Whether match edges are those that users have made."""
        left, right = np.array(sorted(table.pairs(self.must_links)), dtype=np.int64).reshape(-1, 2).T
        return is_among(pack(left, right), pack(edges.left, edges.right))

    def documents_of(self, names: Ids) -> Ids:
        """The documents of names, ascending."""
        return distinct(self._index.documents_of(names)[1])

    def names_in(self, documents: Ids) -> Ids:
        """The names that stand in documents, ascending."""
        return distinct(self._index.names_in(documents)[1])

    def group_mates(self, groups: Iterable[int]) -> Ids:
        """The names of all nodes in some link groups."""
        return self._index.numbers({name for group in groups for name in self._members[group]})

    def texts(self, names: Ids) -> list[str]:
        """Names as written."""
        return [self._index.names[number] for number in names.tolist()]

    def names_of(self, nodes: Iterable[Node]) -> Ids:
        """The names of nodes, ascending."""
        names = {node.name for node in nodes}
        found = self._index.numbers(names)
        return np.sort(found[found != MISSING])


def none() -> Ids:
    """No numbers."""
    return np.zeros(0, dtype=np.int64)


def union(*columns: Ids) -> Ids:
    """The numbers that stand in any of the columns, ascending."""
    return distinct(np.concatenate([none(), *columns]))
