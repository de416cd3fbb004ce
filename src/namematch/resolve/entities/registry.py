"""The entities of a run in order; only those that have changed are made again.

An id depends on whether others share the key of the name, so one who comes can change the id of one who stays.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from namematch._internal.progress import Steps
from namematch.resolve.entities.build import Description, described, entity_of, ids_of
from namematch.resolve.entities.canonical_name import Namer
from namematch.resolve.entities.entity import Entity
from namematch.resolve.forms import Links
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.types import Person, PersonKey

# People who are described together.
_PEOPLE = 1 << 10
# The order is made again where there are not so many times more entities that stay.
_MANY = 8


class EntityRegistry:
    """Entities by what each person is known by."""

    def __init__(self, scheme: str, scored: ScoredPairs) -> None:
        self._scored = scored
        self._namer = Namer(scheme, scored.table.origins)
        self._entities: dict[PersonKey, Entity] = {}
        self._name_keys: dict[PersonKey, str] = {}
        self._sharers: dict[str, PersonKey | set[PersonKey]] = {}  # most keys of names have one person, alone
        self._ordered: list[Entity] = []
        self.labels: list[str | None] = []  # entity id of every mention

    def update(
        self,
        persons: Mapping[PersonKey, Person],
        rewired: Collection[PersonKey],
        index: MentionIndex,
        scorer: Scorer,
        steps: Steps,
    ) -> None:
        """Describes people again who may have changed, and forgets those under whose key there is nobody any more.

        Of those who are `rewired` the reasons may have changed though nothing else has.
        """
        self.labels += [None] * (len(index.mentions) - len(self.labels))
        gone: list[Entity] = []
        fresh: dict[PersonKey, Description] = {}
        touched: set[str] = set()
        for key, description in self._described(persons, rewired, index, steps):
            if key in self._entities:
                gone.append(self._entities.pop(key))
                touched.add(self._unshare(key))
            if description is not None:
                fresh[key] = description
                touched.add(self._share(key, description.name.key))
        come = [entity for name_key in touched for entity in self._named(name_key, fresh, index, scorer, gone)]
        self._order(gone, come)

    def _described(
        self, persons: Mapping[PersonKey, Person], rewired: Collection[PersonKey], index: MentionIndex, steps: Steps
    ) -> Iterator[tuple[PersonKey, Description | None]]:
        """People who are not as they were, described; `None` for those who are no more."""
        waiting = steps.over(persons.items(), "people")
        while some := list(islice(waiting, _PEOPLE)):
            positions = index.positions_of([person for _, person in some])
            changed = [
                (key, person, own)
                for (key, person), own in zip(some, positions, strict=True)
                if key in rewired or not self._is_same(key, person, own)
            ]
            yield from ((key, None) for key, _, own in changed if not own)
            there = [item for item in changed if item[2]]
            people, own = [person for _, person, _ in there], [own for *_, own in there]
            found = described(people, own, index, self._namer, self._scored)
            yield from zip([key for key, *_ in there], found, strict=True)

    def _is_same(self, key: PersonKey, person: Person, positions: tuple[int, ...]) -> bool:
        entity = self._entities.get(key)
        if entity is None:
            return not positions
        return entity.mentions == positions and isinstance(entity.links, Links) and entity.links.edges == person.edges

    def _named(
        self,
        name_key: str,
        fresh: Mapping[PersonKey, Description],
        index: MentionIndex,
        scorer: Scorer,
        gone: list[Entity],
    ) -> Iterator[Entity]:
        """The entities with one key of their names that are new or have another id; the former ones go to `gone`."""
        keys = self._sharing(name_key)
        spelled = [
            (fresh[key].positions, fresh[key].forms)
            if key in fresh
            else (self._entities[key].mentions, self._entities[key].forms)
            for key in keys
        ]
        for key, id_ in zip(keys, ids_of(name_key, spelled, index.mentions), strict=True):
            if key in fresh:
                entity = entity_of(fresh[key], id_, index.mentions, scorer)
            elif self._entities[key].id != id_:
                gone.append(self._entities[key])
                entity = replace(self._entities[key], id=id_)
            else:
                continue
            self._entities[key] = entity
            for position in entity.mentions:
                self.labels[position] = id_
            yield entity

    # ---- who shares the key of a name

    def _share(self, key: PersonKey, name_key: str) -> str:
        self._name_keys[key] = name_key
        sharers = self._sharers.setdefault(name_key, key)
        if isinstance(sharers, set):
            sharers.add(key)
        elif sharers != key:
            self._sharers[name_key] = {sharers, key}
        return name_key

    def _unshare(self, key: PersonKey) -> str:
        name_key = self._name_keys.pop(key)
        sharers = self._sharers[name_key]
        if isinstance(sharers, set):
            sharers.discard(key)
        if not isinstance(sharers, set) or not sharers:
            del self._sharers[name_key]
        return name_key

    def _sharing(self, name_key: str) -> list[PersonKey]:
        sharers = self._sharers.get(name_key, set())
        return sorted(sharers, key=lambda key: key.rank) if isinstance(sharers, set) else [sharers]

    # ---- order

    def _order(self, gone: Iterable[Entity], come: list[Entity]) -> None:
        """Takes entities out of the order and puts others in."""
        if _MANY * len(come) > len(self._ordered):
            self._ordered = sorted(self._entities.values(), key=_rank)
            return
        for entity in gone:
            # No two have one rank: ids are unique.
            del self._ordered[bisect_left(self._ordered, _rank(entity), key=_rank)]
        for entity in come:
            insort(self._ordered, entity, key=_rank)

    def entities(self) -> tuple[Entity, ...]:
        """The entities, those with most mentions first."""
        return tuple(self._ordered)

    def __getitem__(self, key: PersonKey) -> Entity:
        return self._entities[key]


def _rank(entity: Entity) -> tuple[int, str, str]:
    return -len(entity.mentions), entity.name, entity.id
