"""Doubtful pairs: people who may be one, and were not joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from namematch.arrays import Flags, Ids, distinct
from namematch.plain import PlainValue
from namematch.resolve.entities.direct_links import DirectLinks
from namematch.resolve.entities.entity import Entity
from namematch.resolve.forms import Link
from namematch.resolve.types import Node


@dataclass(frozen=True, slots=True)
class PossiblePair(PlainValue):
    """Two people who may be one: too likely to be passed by, not likely enough to be joined.

    Args:
        entities: Ids of the two.
        mentions: Position of a mention of each, by the two names that speak most for one person.
        why: What these two say to each other.
    """

    entities: tuple[str, str]
    mentions: tuple[int, int]
    why: Link = field(repr=False)


class DoubtfulNames:
    """The pairs of names of a run, by their numbers, that may be one person's, as far as names alone say.

    By name `short` tells whether it lacks a surname or a given name written out.
    """

    def __init__(self, names: Sequence[str], short: Flags, left: Ids, right: Ids) -> None:
        self._names, self._short, self._left, self._right = names, short, left, right

    @classmethod
    def none(cls) -> DoubtfulNames:
        """No pairs."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls((), np.zeros(0, dtype=bool), nothing, nothing)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        names = self._names
        return ((names[one], names[two]) for one, two in zip(self._left.tolist(), self._right.tolist(), strict=True))

    def names(self) -> list[str]:
        """The names in pairs, each once."""
        return [self._names[number] for number in distinct(np.concatenate([self._left, self._right])).tolist()]

    def short_names(self) -> set[str]:
        """The names of the run that lack a surname or a given name written out."""
        return {self._names[number] for number in np.flatnonzero(self._short).tolist()}


class PossiblePairs:
    """Finds the people of a run who may be one, among the pairs of names that are doubtful.

    A name counts that is one person's wherever it stands. What a short form stands for was decided by its context, or
    left open (it is `unresolved`), so that it is no reason for a doubt about the people.
    """

    def __init__(
        self,
        doubtful: DoubtfulNames,
        entities: Sequence[Entity],
        labels: Sequence[str | None],
        unresolved: Collection[int],
        direct: DirectLinks,
    ) -> None:
        self._doubtful = doubtful
        self._entities = {entity.id: entity for entity in entities}
        self._labels = labels
        self._unresolved = unresolved
        self._direct = direct

    def find(self) -> tuple[PossiblePair, ...]:
        """The pairs of people, the likeliest first."""
        best: dict[frozenset[str], PossiblePair] = {}
        for pair in self._pairs():
            people = frozenset(pair.entities)
            best[people] = min(best.get(people, pair), pair, key=_rank)
        return tuple(sorted((pair for pair in best.values() if not self._are_kept_apart(pair)), key=_rank))

    def _pairs(self) -> Iterator[PossiblePair]:
        homes, rule = self._homes(), self._direct.scorer.rule
        for names in self._doubtful:
            for uses in product(*(homes.get(name, ()) for name in names)):
                (i, one), (j, two) = sorted(uses)
                if one != two and rule.lower_line < (link := self._direct.link(i, j)).bits <= rule.line:
                    yield PossiblePair((one, two), (i, j), link)

    def _homes(self) -> dict[str, list[tuple[int, str]]]:
        """By name the people whom it stands for, each behind the position of a mention; short forms left out."""
        index, short = self._direct.index, self._doubtful.short_names()
        homes: dict[Node, dict[str | None, int]] = defaultdict(dict)
        for position in np.sort(index.positions(index.numbers(self._doubtful.names()))[1]).tolist():
            label = None if position in self._unresolved else self._labels[position]
            homes[index.node(position)].setdefault(label, position)
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for node, home in homes.items():
            (label, position), *others = home.items()
            if label is None or others:
                continue
            if node.name not in short or all(form.text in short for form in self._entities[label].forms):
                found[node.name].append((position, label))
        return found

    def _are_kept_apart(self, pair: PossiblePair) -> bool:
        """Whether any two names of the two people contradict each other, or a user keeps them apart."""
        nodes = ({self._direct.index.node(i) for i in self._entities[label].mentions} for label in pair.entities)
        scorer = self._direct.scorer
        return any(
            scorer.cannot_link(one, two, contradict=scorer.contradict(one.name, two.name))
            for one, two in product(*nodes)
        )


def _rank(pair: PossiblePair) -> tuple[float, str, str, tuple[int, int]]:
    return -pair.why.bits, pair.why.left, pair.why.right, pair.mentions
