"""The people of a growing run as they are seen: described, with ids, in order; only what has changed is made anew.

An id depends on whether others share the key of the name, so one who comes can change the id of one who stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from namematch.mentions import Mention
from namematch.resolve.canonical import Canonical, canonical
from namematch.resolve.describe import distinctive, entity_of, forms_of, hashed
from namematch.resolve.entity import Entity, Form
from namematch.resolve.intern import Interned, Node
from namematch.resolve.known import Known
from namematch.resolve.persons import Person
from namematch.resolve.resolution import OpenMention
from namematch.resolve.score import Scorer
from namematch.resolve.steps import Steps

Document = str | None


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


class Roster:
    """Who is who, by what each person is known by.

    Args:
        scheme: The romanisation for canonical names.
        known: What is known of names.
        scorer: Reasons between names.
    """

    def __init__(self, scheme: str, known: Known, scorer: Scorer) -> None:
        self._scheme = scheme
        self._known = known
        self._scorer = scorer
        self._described: dict[Key, _Described] = {}
        self._open: dict[Key, OpenMention] = {}
        self._by_key: dict[str, set[Key]] = defaultdict(set)
        self._by_mark: dict[str, set[Key]] = defaultdict(set)
        self._entities: dict[Key, Entity] = {}
        self._sorted: list[tuple[tuple[int, str, str], Key, Entity]] = []
        self._unsorted: set[Key] = set()
        self._labels: list[str | None] = []

    def update(
        self,
        persons: Mapping[Key, Person],
        interned: Interned,
        uses: Callable[[Node], Mapping[Document, Sequence[int]]],
        could_be: Callable[[Key], tuple[str, ...]],
        steps: Steps,
    ) -> None:
        """Describes people anew, and forgets those who are no more.

        Args:
            persons: Those who may have changed; nobody at all for a key that is none any more.
            interned: All mentions, and where names stand.
            uses: Places of a name by document.
            could_be: The names of those that an open short form could be.
            steps: Is told how far it is.
        """
        mentions = interned.mentions
        self._labels += [None] * (len(mentions) - len(self._labels))
        renamed: set[Key] = set()
        found: dict[Key, _Described] = {}
        for key, person in steps.over(persons.items(), "people"):
            full = (interned.places[node] for node in person.nodes)
            short = (uses(usage.node)[usage.document] for usage in person.usages)
            places = tuple(sorted(chain.from_iterable((*full, *short))))
            before = self._described.get(key)
            if before is not None and before.person == person and before.places == places:
                continue
            renamed |= {key, *self._forget(key)}
            if places:
                same = before is not None and before.places == places
                forms = forms_of(places, interned)
                name = before.name if before is not None and same else self._named(forms)
                self._entities[key] = entity_of(person, places, forms, name, "", interned, self._scorer)
                mark = f"{name.key}#{distinctive(forms)}"
                found[key] = _Described(person, name, mark, places)
        for key, new in found.items():
            self._described[key] = new
            renamed |= {*_shared(self._by_key[new.name.key], key), *_shared(self._by_mark[new.mark], key)}
        self._name(renamed & self._entities.keys(), mentions)
        self._unsorted |= renamed
        for key in persons:
            if key.kind == "open" and key in self._entities:
                person, _, _, places = self._described[key]
                (usage,) = person.usages
                self._open[key] = OpenMention(usage.node.name, usage.document, places, could_be(key))

    def _named(self, forms: Iterable[Form]) -> Canonical:
        """The canonical name of a person."""
        counts, known = {form.text: form.count for form in forms}, self._known
        return canonical(counts, self._scheme, known.parts_of, known.table.origins)

    def _forget(self, key: Key) -> set[Key]:
        """Takes a person out; those who may now have the name for themselves."""
        self._entities.pop(key, None)
        self._open.pop(key, None)
        before = self._described.pop(key, None)
        left: set[Key] = set()
        for index, value in ((self._by_key, before.name.key), (self._by_mark, before.mark)) if before else ():
            index[value].discard(key)
            if len(index[value]) == 1:
                left |= index[value]
            elif not index[value]:
                del index[value]
        return left

    def _name(self, keys: Iterable[Key], mentions: Sequence[Mention]) -> None:
        """Gives ids to people, and to their mentions."""
        for key in keys:
            _, name, mark, places = self._described[key]
            text = name.key
            if len(self._by_key[text]) > 1:
                text = mark
                if len(self._by_mark[mark]) > 1:
                    text = f"{mark}#{'|'.join(sorted({repr(mentions[i]) for i in places}))}"
            label = hashed(text)
            self._entities[key] = replace(self._entities[key], id=label)
            for place in places:
                self._labels[place] = label

    @property
    def labels(self) -> tuple[str | None, ...]:
        """Entity id of every mention."""
        return tuple(self._labels)

    def entities(self) -> tuple[Entity, ...]:
        """The people, those with most mentions first."""
        kept = [item for item in self._sorted if item[1] not in self._unsorted]
        fresh = [(key, self._entities[key]) for key in self._unsorted if key in self._entities]
        kept += [((-len(entity.mentions), entity.name, entity.id), key, entity) for key, entity in fresh]
        self._sorted, self._unsorted = sorted(kept, key=itemgetter(0)), set()
        return tuple([entity for _, _, entity in self._sorted])

    def open(self) -> tuple[OpenMention, ...]:
        """Short forms that could be several people's."""
        ordered = sorted(self._open.values(), key=lambda own: (own.name, own.document is None, own.document or ""))
        return tuple(ordered)


def _shared(index: set[Key], key: Key) -> set[Key]:
    """Adds a key; the one that has been alone until now."""
    alone = set(index) if len(index) == 1 else set()
    index.add(key)
    return alone
