"""The people of a growing run as they are seen: described, with ids, in order; only what has changed is made anew.

An id depends on whether others share the key of the name, so one who comes can change the id of one who stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from namematch._internal.progress import Steps
from namematch.arrays import ValueSortedDict
from namematch.mentions import Mention
from namematch.resolve.entities.build import (
    all_of,
    distinctive,
    entity_of,
    forms_of,
    hashed,
    namer_of,
    names_of,
    spelled,
    with_more,
)
from namematch.resolve.entities.canonical_name import Canonical
from namematch.resolve.entities.entity import Entity, Form
from namematch.resolve.entities.resolution import OpenMention
from namematch.resolve.mention_index import Interned
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import Known
from namematch.resolve.types import Person

Document = str | None
# People whose names are looked up together.
_PEOPLE = 1 << 10


class Key(NamedTuple):
    """What a person is known by: the first of their full names, or the short form that is alone, in one document."""

    kind: str
    node: int
    document: Document = None


class _Described(NamedTuple):
    """A person as described, with the canonical name, what tells namesakes apart, and the places of the mentions."""

    person: Person
    name: Canonical
    mark: str
    places: tuple[int, ...]


class _Seen(NamedTuple):
    """A person who is to be described, with the name if it is known that it stays."""

    key: Key
    person: Person
    places: tuple[int, ...]
    forms: tuple[Form, ...]
    name: Canonical | None


class Roster:
    """Who is who, by what each person is known by.

    Args:
        scheme: The romanisation for canonical names.
        known: What is known of names.
        scorer: Reasons between names.
    """

    def __init__(self, scheme: str, known: Known, scorer: Scorer) -> None:
        self._known = known
        self._namer = namer_of(scheme, known)
        self._scorer = scorer
        self._described: dict[Key, _Described] = {}
        self._by_key, self._by_mark = _Bearers(), _Bearers()
        self._entities: ValueSortedDict[Key, Entity] = ValueSortedDict(
            lambda own: (-len(own.mentions), own.name, own.id)
        )
        self._open: ValueSortedDict[Key, OpenMention] = ValueSortedDict(
            lambda own: (own.name, own.document is None, own.document or "")
        )
        self._labels: list[str | None] = []

    def update(
        self,
        persons: Mapping[Key, Person],
        mentions: tuple[Mention, ...],
        places_of: Callable[[Sequence[Person]], Iterable[tuple[int, ...]]],
        could_be: Callable[[Key], tuple[str, ...]],
        steps: Steps,
    ) -> None:
        """Describes people anew, and forgets those who are no more.

        Args:
            persons: Those who may have changed; nobody at all for a key that is none any more.
            mentions: All mentions.
            places_of: The places of the mentions of each person, ascending.
            could_be: The names of those that an open short form could be.
            steps: Is told how far it is.
        """
        self._labels += [None] * (len(mentions) - len(self._labels))
        interned = Interned(mentions, {})
        renamed: set[Key] = set()
        found: dict[Key, _Described] = {}
        waiting = steps.over(persons.items(), "people")
        while some := list(islice(waiting, _PEOPLE)):
            seen = []
            for (key, person), places in zip(some, places_of([person for _, person in some]), strict=True):
                before = self._described.get(key)
                if before is not None and before.person == person and before.places == places:
                    continue
                if places:
                    name = before.name if before and before.places == places else None
                    seen.append(_Seen(key, person, places, self._forms(key, places, interned), name))
                renamed |= {key, *self._forget(key)}
            found.update(self._describe(seen, interned))
        for key, new in found.items():
            self._described[key] = new
            renamed |= self._by_key.add(new.name.key, key) | self._by_mark.add(new.mark, key)
        self._name(renamed & self._entities.keys(), mentions)
        for key in persons:
            if key.kind == "open" and key in self._entities:
                person, _, _, places = self._described[key]
                (usage,) = person.usages
                self._open.put(key, OpenMention(usage.node.name, usage.document, places, could_be(key)))

    def _forms(self, key: Key, places: tuple[int, ...], interned: Interned) -> tuple[Form, ...]:
        """The spellings of a person's mentions; where all that were there are still, only the new ones are read."""
        before = self._described.get(key)
        more = set(places).difference(before.places) if before else set()
        if before is None or len(before.places) + len(more) != len(places):
            return forms_of(spelled(places, interned), interned)
        return with_more(self._entities[key].forms, forms_of(spelled(sorted(more), interned), interned))

    def _describe(self, seen: Sequence[_Seen], interned: Interned) -> Iterator[tuple[Key, _Described]]:
        """Describes people."""
        names = iter(names_of([own.forms for own in seen if own.name is None], self._namer, self._known))
        for key, person, places, forms, kept in seen:
            name = kept or next(names)
            self._entities.put(key, entity_of(person, places, forms, name, "", interned, self._scorer))
            yield key, _Described(person, name, f"{name.key}#{distinctive(forms)}", places)

    def _forget(self, key: Key) -> set[Key]:
        """Takes a person out; those who may now have the name for themselves."""
        self._entities.drop(key)
        self._open.drop(key)
        before = self._described.pop(key, None)
        if before is None:
            return set()
        return self._by_key.remove(before.name.key, key) | self._by_mark.remove(before.mark, key)

    def _name(self, keys: Iterable[Key], mentions: Sequence[Mention]) -> None:
        """Gives ids to people, and to their mentions."""
        for key in keys:
            _, name, mark, places = self._described[key]
            text = name.key
            if self._by_key.several(text):
                text = mark
                if self._by_mark.several(mark):
                    text = f"{mark}#{all_of(places, mentions)}"
            label, entity = hashed(text), self._entities[key]
            if label == entity.id:
                continue
            self._entities.put(key, replace(entity, id=label))
            for place in places:
                self._labels[place] = label

    @property
    def labels(self) -> tuple[str | None, ...]:
        """Entity id of every mention."""
        return tuple(self._labels)

    def entities(self) -> tuple[Entity, ...]:
        """The people, those with most mentions first."""
        return self._entities.in_order()

    def open(self) -> tuple[OpenMention, ...]:
        """Short forms that could be several people's."""
        return self._open.in_order()


class _Bearers:
    """Who bears what. Most of it has one bearer, who takes less room than a set."""

    def __init__(self) -> None:
        self._alone: dict[str, Key] = {}
        self._several: dict[str, set[Key]] = {}

    def several(self, what: str) -> bool:
        """Whether more than one bear it."""
        return what in self._several

    def add(self, what: str, key: Key) -> set[Key]:
        """Adds a bearer; the one that has been alone until now."""
        if what in self._several:
            self._several[what].add(key)
            return set()
        alone = self._alone.pop(what, key)
        if alone == key:
            self._alone[what] = key
            return set()
        self._several[what] = {alone, key}
        return {alone}

    def remove(self, what: str, key: Key) -> set[Key]:
        """Takes a bearer out; the one that is alone from now on."""
        left = self._several.get(what)
        if left is None:
            self._alone.pop(what, None)
            return set()
        left.discard(key)
        if len(left) > 1:
            return set()
        del self._several[what]
        self._alone[what] = min(left)
        return left
