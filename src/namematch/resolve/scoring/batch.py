"""Weights of many pairs of nodes at once: what `Scorer.link` says of one pair, without its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

import numpy as np

from namematch.arrays import MISSING, Bits, Flags, Ids, distinct_pairs, pack, smaller_first, unpack
from namematch.names import PartKind
from namematch.names.batch import NameTable, Weighed
from namematch.resolve.scoring.node_table import NodeTable
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import ScoredPairs, chunks
from namematch.resolve.scoring.parameters import cluster_weights, context_weights, same_document_bits
from namematch.resolve.types import MatchEdges, Node


class Weigher:
    """Weighs pairs of the nodes of a table, which go by their rows; weights are measured from the line of the run."""

    def __init__(self, table: NodeTable, scored: ScoredPairs, scorer: Scorer) -> None:
        self.table = table
        self._scored = scored
        self._scorer = scorer
        self._name = scored.numbers([node.name for node in table.nodes])
        self._group = self._titles = np.zeros(len(table), dtype=np.int64)
        self._has_aliases = np.zeros(len(table), dtype=bool)
        if scorer.has_links:
            self._group = np.fromiter((node.link_group for node in table.nodes), dtype=np.int64, count=len(table))
            _, group, count = np.unique(self._group, return_inverse=True, return_counts=True)
            self._has_aliases = (self._group > 0) & (count[group] > 1)
        sets: dict[tuple[str, ...], int] = {(): 0}
        if by_row := table.titles():
            self._titles = np.zeros(len(table), dtype=np.int64)
            self._titles[list(by_row)] = [sets.setdefault(titles, len(sets)) for titles in by_row.values()]
        self._title_sets = list(sets)

    @property
    def names(self) -> NameTable:
        """The names, taken apart."""
        return self._scored.table

    @property
    def same_document(self) -> float:
        """What it adds that a short form and a full name stand in one document, in bits."""
        return same_document_bits(self._scored.rule)

    def has_titles(self, rows: Ids) -> Flags:
        """Whether role titles stand beside nodes."""
        return self._titles[rows] > 0

    def edges(self, of: Flags | None = None, must_links: Iterable[tuple[Node, Node]] = ()) -> MatchEdges:
        """The pairs of nodes that more speaks for than against, in ascending order.

        `of` tells by node whether its edges are wanted. Users hold `must_links` together, whatever their names say.
        """
        by_name = self._by_name(of)
        wanted = sorted({*self._of_one_name(), *self.table.pairs(must_links)})
        left, right = np.array(wanted, dtype=np.int64).reshape(-1, 2).T
        weighed = self.weigh(left, right, floor=0.0)
        pairs = pack(np.concatenate([by_name.left, left]), np.concatenate([by_name.right, right]))
        bits, vague = np.concatenate([by_name.bits, weighed.bits]), np.concatenate([by_name.vague, weighed.vague])
        pairs, first = np.unique(pairs, return_index=True)
        return MatchEdges(*unpack(pairs), bits[first], vague[first]).take(bits[first] > 0)

    def _by_name(self, of: Flags | None) -> MatchEdges:
        """The pairs that their names make candidates, with what titles and users add."""
        first = np.full(len(self.names), MISSING)
        last = np.full(len(self.names), MISSING)
        # The nodes of a name stand side by side.
        first[self._name[::-1]] = np.arange(len(self.table))[::-1]
        last[self._name] = np.arange(len(self.table))
        pairs = _spread(self._scored.plausible(first != MISSING, None if of is None else self._name[of]), first, last)
        left, right = smaller_first(pairs.left, pairs.right)
        return MatchEdges(left, right, self._added(left, right, pairs.bits), pairs.vague)

    def _of_one_name(self) -> Iterable[tuple[int, int]]:
        """Pairs of nodes that link groups have parted the mentions of one name into."""
        if not self._scorer.has_links:
            return
        by_name: dict[str, list[int]] = defaultdict(list)
        for row, node in enumerate(self.table.nodes):
            by_name[node.name].append(row)
        for rows in by_name.values():
            yield from self._not_apart(rows)

    def _not_apart(self, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Pairs of nodes that share a name, but for those of two of its bearers, of whom there may be thousands."""
        by_bearer: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        loose: list[int] = []
        for row in rows:
            bearers = self._scorer.groups.bearers.get(self.table.nodes[row].link_group, {})
            if len(bearers) == 1:
                ((name, bearer),) = bearers.items()
                by_bearer[name][bearer].append(row)
            else:
                loose.append(row)
        yield from combinations(loose, 2)
        for people in by_bearer.values():
            for own in people.values():
                yield from combinations(own, 2)
        whole = [loose, *([row for own in people.values() for row in own] for people in by_bearer.values())]
        for one, two in combinations(whole, 2):
            yield from ((min(pair), max(pair)) for pair in product(one, two))

    def weigh(self, left: Ids, right: Ids, floor: float = -np.inf) -> Weighed:
        """Weights of pairs of nodes by their rows, the smaller one first, roles and users' links included.

        Weights of no more than the floor are of no interest.
        """
        found = self._scored.weigh(self._name[left], self._name[right], floor - self._most_from_others)
        bits = self._added(left, right, found.bits)
        bits[bits <= floor] = -np.inf
        return found._replace(bits=bits)

    def _added(self, left: Ids, right: Ids, bits: Bits) -> Bits:
        """Weights of names with what roles and users add."""
        bits = bits.copy()
        rows = np.flatnonzero(self.has_titles(left) & self.has_titles(right) & (bits > -np.inf))
        bits[rows] += self._role_bits(left[rows], right[rows])
        for row in np.flatnonzero((self._group[left] > 0) & (self._group[right] > 0)).tolist():
            bits[row] += self._scorer.user_bits(self.table.nodes[left[row]], self.table.nodes[right[row]])
        return bits

    @property
    def _most_from_others(self) -> float:
        roles = context_weights().role_most if len(self._title_sets) > 1 else 0.0
        return roles + (context_weights().user_certain if self._scorer.has_links else 0.0)

    def _role_bits(self, left: Ids, right: Ids) -> Bits:
        """What the titles say, each pair of sets of titles compared once."""
        one, two, position = distinct_pairs(self._titles[left], self._titles[right])
        sets = self._title_sets
        bits = [self._scorer.role_bits(sets[i], sets[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)]
        return np.array(bits, dtype=np.float64)[position]

    def linkage(self, left: Ids, right: Ids) -> Bits:
        """What there is for two nodes in one cluster, row by row; minus infinity where none may have both."""
        names, found = self._judged(left, right)
        bits = np.maximum(self._added(left, right, names), -cluster_weights().most_against)
        # A user has said that the names of these nodes vary.
        bits = np.where(self._has_aliases[left] | self._has_aliases[right], np.maximum(bits, 0.0), bits)
        bits[found] = -np.inf
        return bits

    def cannot_link(self, left: Ids, right: Ids) -> Flags:
        """Of pairs of nodes, whether no chain may join the two: users keep them apart, or their names contradict."""
        return self._judged(left, right)[1]

    def _judged(self, left: Ids, right: Ids) -> tuple[Bits, Flags]:
        """What the names alone weigh, and whether no chain may join the two nodes."""
        bits, found = np.zeros(len(left)), np.zeros(len(left), dtype=bool)
        start = 0
        for one, two in chunks(left, right):
            rows = slice(start, start + len(one))
            weighed = self._scored.weigh(self._name[one], self._name[two])
            bits[rows] = weighed.bits
            found[rows] = (weighed.contradicted > 0) | (weighed.bits < -cluster_weights().certain)
            found[rows] |= self._contradict_by_best_parse(one, two, weighed.bits)
            start += len(one)
        if self._scorer.has_links:
            tied = (self._group[left] > 0) | (self._group[right] > 0) | found
            for row in np.flatnonzero(tied).tolist():
                one, two = self.table.nodes[left[row]], self.table.nodes[right[row]]
                contradict = bool(found[row])
                found[row] = self._scorer.cannot_link(one, two, contradict=contradict)
                if contradict and not found[row]:
                    # A user has said that names such as these are one person's.
                    bits[row] = max(bits[row], 0.0)
        return bits, found

    def _contradict_by_best_parse(self, left: Ids, right: Ids, bits: Bits) -> Flags:
        """Whether given names or patronymics differ by the best parse of each, and no other parse explains that away.

        What is left of a name without a surname may be a surname itself, whatever given name it looks like.
        """
        found = np.zeros(len(left), dtype=bool)
        first, second = (self.groups(side, PartKind.SURNAME) != MISSING for side in (left, right))
        full = first & second
        for kind in (PartKind.GIVEN, PartKind.PATRONYMIC):
            one, two = self.groups(left, kind), self.groups(right, kind)
            asked = (one != MISSING) & (two != MISSING) & (bits <= 0)
            rows = np.flatnonzero(asked & full if kind is PartKind.GIVEN else asked)
            found[rows] |= self.different(one[rows], two[rows], kind)
        return found

    def different(self, left: Ids, right: Ids, kind: PartKind) -> Flags:
        """Whether groups of words of one kind contradict each other, shape (pairs,)."""
        one, two, position = distinct_pairs(*smaller_first(left, right))
        return self.names.weigh_groups(one, two, kind).different[position]

    def groups(self, nodes: Ids, kind: PartKind) -> Ids:
        """The group of words of one kind in the likeliest parse of each node's name; -1 for none."""
        return self.names.ways.groups[kind][self.names.ways.first[self._name[nodes]]]

    def births(self, nodes: Ids) -> Ids:
        """The dates of birth in each node's name, an id of the table of names; 0 for none."""
        return self.names.ways.births[self.names.ways.first[self._name[nodes]]]

    def short(self) -> Flags:
        """By node, whether its name lacks a surname or a given name written out."""
        return self._scored.short(self._name)


def _spread(names: MatchEdges, first: Ids, last: Ids) -> MatchEdges:
    """Pairs of names as pairs of nodes: each node of one with each of the other, from the first to the last of each."""
    single = (first[names.left] == last[names.left]) & (first[names.right] == last[names.right])
    pairs = names.take(single)
    found = [pairs._replace(left=first[pairs.left], right=first[pairs.right])]
    several = names.take(~single)
    for left, right, bits, vague in zip(*(column.tolist() for column in several), strict=True):
        ones, twos = np.arange(first[left], last[left] + 1), np.arange(first[right], last[right] + 1)
        size = len(ones) * len(twos)
        found.append(
            MatchEdges(
                np.repeat(ones, len(twos)),
                np.tile(twos, len(ones)),
                np.full(size, bits),
                np.full(size, vague, dtype=np.uint8),
            )
        )
    return MatchEdges(*(np.concatenate(column) for column in zip(*found, strict=True)))
