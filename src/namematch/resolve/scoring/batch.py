"""Weights of many pairs of nodes at once: what `Scorer.link` says of one pair, without its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Flags, Ids
from namematch.names import PartKind
from namematch.names.batch import NameTable, Weighed
from namematch.resolve.mention_index import Interned, Node
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import Known, chunks
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import Joins


class Weigher:
    """Weighs pairs of the nodes of one run, which go by their place in `nodes`.

    Args:
        nodes: All nodes, in alphabetical order.
        names: The numbers of their names in `known`.
        scorer: Reasons between single nodes.
        known: What is known of the names.
        titles: The role titles beside each node, if there are any.

    Attributes:
        nodes: All nodes, in alphabetical order.
    """

    def __init__(
        self,
        nodes: Sequence[Node],
        names: Ids,
        scorer: Scorer,
        known: Known,
        titles: Iterable[tuple[str, ...]] | None = None,
    ) -> None:
        self.nodes = nodes
        self._name = names
        self._scorer = scorer
        self._known = known
        self._knot = self._titles = np.zeros(len(nodes), dtype=np.int64)
        if scorer.has_users_links:
            self._knot = np.fromiter((node.knot for node in nodes), dtype=np.int64, count=len(nodes))
        sets: dict[tuple[str, ...], int] = {(): 0}
        if titles is not None:
            by_node = (sets.setdefault(roles, len(sets)) for roles in titles)
            self._titles = np.fromiter(by_node, dtype=np.int64, count=len(nodes))
        self._title_sets = list(sets)

    @classmethod
    def of(cls, interned: Interned, scorer: Scorer, known: Known) -> Self:
        """Weights between all nodes of a run, whose names are learned.

        Args:
            interned: The names of the run, the role titles beside them, and what users say of them.
            scorer: Reasons between single nodes.
            known: What is known of names.
        """
        nodes = tuple(interned.places)
        known.learn(node.name for node in nodes)
        return cls(nodes, known.numbers([node.name for node in nodes]), scorer, known, interned.titles())

    @property
    def table(self) -> NameTable:
        """The names."""
        return self._known.table

    @cached_property
    def index(self) -> dict[Node, int]:
        """Places of nodes."""
        return {node: place for place, node in enumerate(self.nodes)}

    def has_roles(self, nodes: Ids) -> Flags:
        """Whether role titles stand beside nodes."""
        return self._titles[nodes] > 0

    def joins(self, ties: Iterable[tuple[int, int]]) -> Joins:
        """The pairs of nodes that more speaks for than against, in ascending order.

        Args:
            ties: Pairs that users hold together, whatever their names say.
        """
        by_name = self._by_name()
        one, two = self._of_one_name()
        wanted = sorted({*zip(one, two, strict=True), *ties})
        left, right = np.array(wanted, dtype=np.int64).reshape(-1, 2).T
        weighed = self.weigh(left, right, floor=0.0)
        pairs = np.concatenate([by_name.left, left]) * len(self.nodes) + np.concatenate([by_name.right, right])
        bits, vague = np.concatenate([by_name.bits, weighed.bits]), np.concatenate([by_name.vague, weighed.vague])
        pairs, first = np.unique(pairs, return_index=True)
        left, right = np.divmod(pairs, max(len(self.nodes), 1))
        return Joins(left, right, bits[first], vague[first]).take(bits[first] > 0)

    def _by_name(self) -> Joins:
        """The pairs that their names make candidates, with what roles and users add."""
        first = np.full(len(self.table), MISSING)
        last = np.full(len(self.table), MISSING)
        # The nodes of a name stand side by side.
        first[self._name[::-1]] = np.arange(len(self.nodes))[::-1]
        last[self._name] = np.arange(len(self.nodes))
        pairs = _spread(self._known.plausible(first != MISSING), first, last)
        left, right = np.minimum(pairs.left, pairs.right), np.maximum(pairs.left, pairs.right)
        return Joins(left, right, self._added(left, right, pairs.bits), pairs.vague)

    def _of_one_name(self) -> tuple[list[int], list[int]]:
        """Pairs of nodes that users' links have parted the mentions of one name into."""
        if not self._scorer.has_users_links:
            return [], []
        by_name: dict[str, list[int]] = defaultdict(list)
        for place, node in enumerate(self.nodes):
            by_name[node.name].append(place)
        pairs = [pair for places in by_name.values() for pair in combinations(places, 2)]
        return [one for one, _ in pairs], [two for _, two in pairs]

    def weigh(self, left: Ids, right: Ids, floor: float = -np.inf) -> Weighed:
        """Weights of pairs of nodes, roles and users' links included.

        Args:
            left: The smaller place of each pair, shape (pairs,).
            right: The larger one.
            floor: Weights of no more than that are of no interest.
        """
        found = self.table.weigh(self._name[left], self._name[right], floor - self._most_from_others)
        bits = self._added(left, right, found.bits)
        bits[bits <= floor] = -np.inf
        return found._replace(bits=bits)

    def _added(self, left: Ids, right: Ids, bits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Weights of names with what roles and users add."""
        bits = bits.copy()
        rows = np.flatnonzero(self.has_roles(left) & self.has_roles(right) & (bits > -np.inf))
        bits[rows] += self._role_bits(left[rows], right[rows])
        for row in np.flatnonzero((self._knot[left] > 0) & (self._knot[right] > 0)).tolist():
            bits[row] += self._scorer.user_bits(self.nodes[left[row]], self.nodes[right[row]])
        return bits

    @property
    def _most_from_others(self) -> float:
        roles = context_weights().role_most if len(self._title_sets) > 1 else 0.0
        return roles + (context_weights().user_certain if self._scorer.has_users_links else 0.0)

    def _role_bits(self, left: Ids, right: Ids) -> NDArray[np.float64]:
        """What the titles say, each pair of sets of titles compared once."""
        width = len(self._title_sets)
        codes, back = np.unique(self._titles[left] * width + self._titles[right], return_inverse=True)
        sets = self._title_sets
        bits = [self._scorer.role_bits(sets[code // width], sets[code % width]) for code in codes.tolist()]
        return np.array(bits, dtype=np.float64)[back]

    def cannot_link(self, left: Ids, right: Ids) -> Flags:
        """Of pairs of nodes, whether no chain may join the two: `Scorer.cannot_link` row by row."""
        found = np.zeros(len(left), dtype=bool)
        start = 0
        for one, two in chunks(left, right):
            flags = self.table.weigh(self._name[one], self._name[two]).contradicted > 0
            found[start : start + len(one)] = flags
            start += len(one)
        if self._scorer.has_users_links:
            tied = (self._knot[left] > 0) | (self._knot[right] > 0) | found
            for row in np.flatnonzero(tied).tolist():
                found[row] = self._scorer.cannot_link(self.nodes[left[row]], self.nodes[right[row]])
        return found

    def different(self, left: Ids, right: Ids, kind: PartKind) -> Flags:
        """Whether groups of words of one kind contradict each other, shape (pairs,)."""
        table = self.table
        width = max(len(table.groups(kind)), 1)
        codes, back = np.unique(np.minimum(left, right) * width + np.maximum(left, right), return_inverse=True)
        return table.weigh_groups(*np.divmod(codes, width), kind).different[back]

    def groups(self, nodes: Ids, kind: PartKind) -> Ids:
        """The group of words of one kind in the likeliest parse of each node's name; -1 for none."""
        return self.table.ways.groups[kind][self.table.ways.first[self._name[nodes]]]

    def short(self) -> Flags:
        """By node, whether its name lacks a surname or a given name written out."""
        return self._known.short(self._name)


def _spread(known: Joins, first: Ids, last: Ids) -> Joins:
    """Pairs of names as pairs of nodes: each node of one with each of the other."""
    single = (first[known.left] == last[known.left]) & (first[known.right] == last[known.right])
    pairs = known.take(single)
    found = [pairs._replace(left=first[pairs.left], right=first[pairs.right])]
    several = known.take(~single)
    for left, right, bits, vague in zip(*(column.tolist() for column in several), strict=True):
        ones, twos = np.arange(first[left], last[left] + 1), np.arange(first[right], last[right] + 1)
        size = len(ones) * len(twos)
        found.append(
            Joins(
                np.repeat(ones, len(twos)),
                np.tile(twos, len(ones)),
                np.full(size, bits),
                np.full(size, vague, dtype=np.uint8),
            )
        )
    return Joins(*(np.concatenate(column) for column in zip(*found, strict=True)))
