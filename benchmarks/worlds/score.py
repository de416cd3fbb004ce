"""How well a table was resolved: pairs, links by kind, people found, and what a perfect reader would reach."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.accuracy.metrics import PRF, pairwise
from benchmarks.worlds.people import Table

import namematch as nm

# Soft signs as romanisations write them; a link shows them all as an apostrophe.
SOFT_SIGN = re.compile("[ʹʼ’ʺ″]")


class Links(NamedTuple):
    """Links whose surnames stand to each other in one way, and how many of them join one person's names."""

    relation: str
    count: int
    true: int

    @property
    def share_true(self) -> float:
        """The share that joins names of one person."""
        return self.true / self.count


def resolved(table: Table) -> nm.Resolution:
    """The people that the library finds in a table, by the names alone."""
    return nm.resolve([nm.Mention(name) for name in table.names])


def labels(resolution: nm.Resolution) -> list[str]:
    """The entity of each row; a row without one is alone."""
    return [label or f"row {i}" for i, label in enumerate(resolution.labels)]


def pairs_found(table: Table, resolution: nm.Resolution) -> PRF:
    """Precision and recall over all pairs of rows in one entity."""
    return pairwise(labels(resolution), table.persons)


def ceiling(table: Table) -> PRF:
    """The same for a reader who knows the Cyrillic name behind every row, and nothing else."""
    return pairwise([table.people[person].short for person in table.persons], table.persons)


def links_by_relation(table: Table, resolution: nm.Resolution, every: int = 1) -> list[Links]:
    """Links by what the evidence says of the two surnames, the most frequent first.

    Args:
        table: The rows, and the truth.
        resolution: What was found.
        every: Of as many entities one is looked at.
    """
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for name, person in zip(table.names, table.persons, strict=True):
        bearers[_shown(name)].add(person)
    counts, true = Counter[str](), Counter[str]()
    for link in (link for entity in resolution.entities[::every] for link in entity.links):
        relation = next((item.relation for item in link.evidence if item.part == "surname"), "none")
        counts[relation] += 1
        true[relation] += not bearers[_shown(link.left)].isdisjoint(bearers[_shown(link.right)])
    return [Links(relation, count, true[relation]) for relation, count in counts.most_common()]


def _shown(name: str) -> str:
    return SOFT_SIGN.sub("'", name)


def people_found(table: Table, resolution: nm.Resolution) -> int:
    """How many people are the one most mentioned in some entity."""
    return len({_commonest(rows) for rows in _persons_by_entity(table, resolution)})


def largest_entity(table: Table, resolution: nm.Resolution) -> int:
    """The most true people in one entity."""
    return max(len(set(rows)) for rows in _persons_by_entity(table, resolution))


def _persons_by_entity(table: Table, resolution: nm.Resolution) -> list[list[int]]:
    entities: defaultdict[str, list[int]] = defaultdict(list)
    for label, person in zip(labels(resolution), table.persons, strict=True):
        entities[label].append(person)
    return list(entities.values())


def _commonest(values: Sequence[int]) -> int:
    return Counter(values).most_common(1)[0][0]


def people_apart(table: Table) -> int:
    """How many people a perfect reader tells apart: who share the spelling of a row, or a Cyrillic name, are one."""
    root = list(range(len(table.people)))

    def found(person: int) -> int:
        while root[person] != person:
            root[person] = person = root[root[person]]
        return person

    first: dict[str, int] = {}
    for name, person in zip(table.names, table.persons, strict=True):
        for key in (name, table.people[person].short):
            root[found(person)] = found(first.setdefault(key, person))
    return len({found(person) for person in table.persons})
