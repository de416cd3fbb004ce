"""The people of one or several lists, found to be one person or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, product, zip_longest
from typing import Any

from namematch.errors import DuplicateIdError, InputError, checked_kind
from namematch.ftm.attributes import attribute_evidence
from namematch.ftm.entity_comparison import EntityComparison, compare
from namematch.ftm.judgements import Judgement, canonical_id
from namematch.ftm.people import FtmPerson
from namematch.mentions import Mention
from namematch.plain import PlainValue
from namematch.resolve import Progress
from namematch.resolve import resolve as resolve_mentions
from namematch.text import items_of

Pair = tuple[int, int]
"""Two people by their positions, the smaller one first."""


@dataclass(frozen=True, slots=True)
class FtmResolution(PlainValue):
    """Which people of the lists are one person.

    Args:
        people: The people, in the order they were given.
        labels: The canonical id of each, as nomenklatura has it: their own id where they are alone; else the Wikidata
            or `NK-` id that one of them has; else an `NK-` id made from the ids of all.
        matches: Every two that were found to be one person.
        possible: Every two that could be, for somebody to look at, the likeliest first. Among them are those whose
            names agree, and of whom the lists say what cannot be of one person, such as two years of birth.
    """

    people: tuple[FtmPerson, ...] = field(repr=False)
    labels: tuple[str, ...] = field(repr=False)
    matches: tuple[EntityComparison, ...]
    possible: tuple[EntityComparison, ...]

    @property
    def clusters(self) -> dict[str, tuple[str, ...]]:
        """Ids of the people who are one person, by their canonical id; only where there are several."""
        ids: dict[str, list[str]] = defaultdict(list)
        for person, label in zip(self.people, self.labels, strict=True):
            ids[label].append(person.id)
        return {label: tuple(members) for label, members in ids.items() if len(members) > 1}


def resolve(
    people: Iterable[Any],
    *,
    judgements: Iterable[Judgement] = (),
    population: float | None = None,
    min_probability: float | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> FtmResolution:
    """Finds out which people of the lists are one person.

    People who have a name in common, as `namematch.resolve` finds it, are compared by all that is known of them. Those
    who are the same are joined, the likeliest first, unless somebody on one side contradicts somebody on the other.

    Args:
        people: What `read_people` gives, perhaps of several files, or entities as for `compare`.
        judgements: What people have decided before, as `read_judgements` gives it: it is kept to. Judgements on
            entities that are not here say nothing.
        population: As for `namematch.resolve`.
        min_probability: Likewise.
        progress: Likewise.
        workers: Likewise.

    Returns:
        The people with a label for each, the matches, and the doubtful pairs.

    Raises:
        InputError: If an entity is none of a person or has no id, or judgements contradict each other.
        DuplicateIdError: If two people have one id.

    Example:
        >>> from namematch.ftm import read_people
        >>> found = resolve(read_people("docs/how-to/entities.ftm.json"))
        >>> sorted(found.clusters.values())
        [('eu-1', 'ru-1'), ('eu-2', 'ru-2')]
    """
    kept = _checked(people)
    rule: dict[str, Any] = {"population": population, "min_probability": min_probability}
    groups = _Groups(kept, judgements, rule)
    candidates = _candidates(kept, progress=progress, workers=workers, **rule)
    return groups.joined(sorted(candidates))


class _Groups:
    """People and who of them are one person, by what was decided about them and by population and line."""

    def __init__(self, people: tuple[FtmPerson, ...], judgements: Iterable[Judgement], rule: dict[str, Any]) -> None:
        self._people, self._rule = people, rule
        self._compared: dict[Pair, EntityComparison] = {}
        self._group = {position: {position} for position in range(len(people))}
        position_of = {person.id: position for position, person in enumerate(people)}
        apart: set[Pair] = set()
        for judgement in items_of(judgements, "ftm.resolve", "judgements", "judgements"):
            checked_kind(judgement, Judgement, "ftm.resolve", "judgements", "judgements")
            if {judgement.left, judgement.right} <= position_of.keys():
                pair = _pair(position_of[judgement.left], position_of[judgement.right])
                if judgement.positive:
                    self._unite(*pair)
                elif judgement.positive is False:
                    apart.add(pair)
        self._apart = apart
        for one, two in apart:
            if two in self._group[one]:
                ids = people[one].id, people[two].id
                raise InputError(f"judgements contradict each other: {ids[0]!r} and {ids[1]!r} are one person and two")

    def joined(self, candidates: Iterable[Pair]) -> FtmResolution:
        """Joins those candidates who are one person."""
        compared = sorted(((self._of(pair), pair) for pair in candidates), key=lambda item: (-item[0].bits, item[1]))
        for found, (one, two) in compared:
            if found.same and self._may_unite(self._group[one], self._group[two]):
                self._unite(one, two)
        groups = {id(group): sorted(group) for group in self._group.values()}
        within = sorted(pair for group in groups.values() for pair in combinations(group, 2))
        possible = [
            found for found, pair in compared if pair[1] not in self._group[pair[0]] and found.verdict != "different"
        ]
        ids = {key: canonical_id([self._people[position].id for position in group]) for key, group in groups.items()}
        labels = tuple(ids[id(self._group[position])] for position in range(len(self._people)))
        return FtmResolution(self._people, labels, tuple(map(self._of, within)), tuple(possible))

    def _may_unite(self, one: set[int], two: set[int]) -> bool:
        """Whether two groups are one person, by all names that each goes by, and nothing that is listed contradicts."""
        pairs = [_pair(*pair) for pair in product(one, two)]
        if one is two or not self._apart.isdisjoint(pairs):
            return False
        listed = (attribute_evidence(self._people[left], self._people[right]) for left, right in pairs)
        if any(item.relation == "different" for items in listed for item in items):
            return False
        return compare(self._united(one), self._united(two), **self._rule).same

    def _united(self, group: set[int]) -> FtmPerson:
        return FtmPerson.united([self._people[position] for position in sorted(group)])

    def _unite(self, one: int, two: int) -> None:
        kept, gone = self._group[one], self._group[two]
        kept |= gone
        self._group.update(dict.fromkeys(gone, kept))

    def _of(self, pair: Pair) -> EntityComparison:
        if pair not in self._compared:
            self._compared[pair] = compare(self._people[pair[0]], self._people[pair[1]], **self._rule)
        return self._compared[pair]


def _candidates(people: tuple[FtmPerson, ...], **options: Any) -> set[Pair]:
    """Every two people of whom some names are one person's, or could be."""
    # Further offices stand beside the first name once more.
    rows = [
        (owner, Mention(name or person.names[0], role=role))
        for owner, person in enumerate(people)
        if person.names
        for name, role in zip_longest(person.names, person.positions)
    ]
    found = resolve_mentions([mention for _, mention in rows], **options)
    owners = [owner for owner, _ in rows]
    together = (sorted({owners[position] for position in entity.mentions}) for entity in found.entities)
    doubtful = (_pair(*(owners[position] for position in pair.mentions)) for pair in found.possible)
    return {*(pair for group in together for pair in combinations(group, 2)), *doubtful} - {(n, n) for n in set(owners)}


def _pair(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)


def _checked(people: Iterable[Any]) -> tuple[FtmPerson, ...]:
    kept = tuple(map(FtmPerson.of, items_of(people, "ftm.resolve", "people", "several entities")))
    seen: set[str] = set()
    for person in kept:
        if not person.id:
            raise InputError(f"the entity of {', '.join(person.names)!r} has no id")
        if person.id in seen:
            raise DuplicateIdError(person.id)
        seen.add(person.id)
    return kept
