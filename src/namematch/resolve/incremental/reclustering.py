"""Clusters of names as they grow: only those that hang together with what has changed are found anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, distinct
from namematch.resolve.clustering.constrained import constrained_clusters
from namematch.resolve.clustering.pipeline import persons_of
from namematch.resolve.incremental.name_index import Local, Standing, longer, none, union
from namematch.resolve.types import Joins, Person


class Changed(NamedTuple):
    """People, by first names before and after, whose names are others now, and all those names."""

    persons: set[int]
    nodes: Ids


class Clusters:
    """Clusters of the names of one sort, each known by its first name.

    Args:
        names: The names as they stand.

    Attributes:
        home: By name the first one of its cluster, -1 for a name of another sort.
        persons: By first name the cluster.
        names: By first name all of them.
    """

    def __init__(self, names: Standing) -> None:
        self._names = names
        self.home = np.zeros(0, dtype=np.int64)
        self.persons: dict[int, Person] = {}
        self.names: dict[int, Ids] = {}

    def lengthen(self, size: int) -> None:
        """Makes room for so many names in all."""
        self.home = longer(self.home, size, MISSING)

    def homes(self, names: Ids) -> list[int]:
        """The clusters that names belong to."""
        found = distinct(self.home[names])
        return list(found[found != MISSING].tolist())

    def renew(self, seeds: Ids, sort: Flags, turned: Ids) -> Changed:
        """Clusters names of the sort anew in the components of some of them.

        Args:
            seeds: Where something has changed.
            sort: By name whether it is of the sort.
            turned: Names that no longer are.
        """
        nodes, joins = self._component(seeds[sort[seeds]], sort)
        gone = set(self.homes(union(nodes, turned)))
        before = {person: self.persons.pop(person) for person in gone}
        for person in gone:
            del self.names[person]
        self.home[turned] = MISSING
        ordered, weigher = self._names.part(nodes)
        inside = among(ordered, joins)
        found = constrained_clusters(len(ordered), inside.edges, weigher.cannot_link)
        persons, home = persons_of(found, inside, np.ones(len(ordered), dtype=bool), weigher)
        first = np.full(len(persons), MISSING)
        first[home[::-1]] = ordered[::-1]
        self.home[ordered] = first[home]
        after = dict(zip(first.tolist(), persons, strict=True))
        self.persons.update(after)
        number = np.argsort(home, kind="stable")
        members = np.split(ordered[number], np.cumsum(np.bincount(home, minlength=len(persons)))[:-1])
        self.names.update(zip(after, members, strict=True) if after else ())
        changed = {person for person in gone | after.keys() if before.get(person) != after.get(person)}
        homes = self.home[ordered]
        moved = ordered[np.isin(homes, list(changed))]
        return Changed(changed, union(moved, turned))

    def _component(self, seeds: Ids, sort: Flags) -> tuple[Ids, Joins]:
        """All names of a sort that hang together with some of them, and their joins."""
        reached = np.zeros(len(self._names.nodes), dtype=bool)
        reached[seeds] = True
        found = []
        while len(seeds):
            _, joins = self._names.joins(seeds)
            joins = joins.take(sort[joins.right])
            found.append(joins)
            seeds = distinct(joins.right[~reached[joins.right]])
            reached[seeds] = True
        return np.flatnonzero(reached), _together(found)


def among(nodes: Ids, joins: Joins) -> Joins:
    """Joins as pairs of places among names, each once, in ascending order."""
    local = Local(nodes)
    left, right = local.of(joins.left), local.of(joins.right)
    inside = (left != MISSING) & (right != MISSING)
    left, right, joins = left[inside], right[inside], joins.take(inside)
    codes = np.minimum(left, right) * max(len(nodes), 1) + np.maximum(left, right)
    codes, rows = np.unique(codes, return_index=True)
    low, high = np.divmod(codes, max(len(nodes), 1))
    return Joins(low, high, joins.bits[rows], joins.vague[rows])


def _together(joins: Sequence[Joins]) -> Joins:
    empty = Joins(none(), none(), np.zeros(0), np.zeros(0, dtype=np.uint8))
    return Joins(*(np.concatenate(column) for column in zip(empty, *joins, strict=True)))
