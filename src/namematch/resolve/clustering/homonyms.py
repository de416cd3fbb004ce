"""Homonyms: mentions of one name that are plainly two people's, by their roles and by who is named beside them.

Names alone never part what is written alike. But a common name that is a bishop's in some documents and a footballer's
in others, and nobody named beside the one is named beside the other, is two people's. Their mentions become link
groups that are kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Ids, distinct, distinct_pairs
from namematch.evidence import Evidence
from namematch.resolve.clustering.namesakes import (
    CoMentions,
    NameKey,
    Namesake,
    may_be_two,
    name_key,
    namesakes_of,
    surname_key,
)
from namematch.resolve.mention_index import Columns, MentionIndex
from namematch.resolve.types import LinkGroups
from namematch.roles import Office, offices_of, sectors_of

# The groups that users have made have smaller numbers than this.
_SERIAL = 1 << 32


class Assigned(NamedTuple):
    """Whose a mention is: the name, and the number of the person among its namesakes."""

    key: NameKey
    namesake: int


class HomonymSplits:
    """The names that several people bear, at least two each, and what keeps these apart."""

    def __init__(self, namesakes: Mapping[NameKey, Sequence[Namesake]], co_mentions: CoMentions) -> None:
        self.namesakes = namesakes
        self._co_mentions = co_mentions

    def assigned(self) -> dict[int, Assigned]:
        """Whose each mention is, by position; nothing for those that could be anybody's."""
        return {
            position: Assigned(key, number)
            for key, people in self.namesakes.items()
            for number, namesake in enumerate(people)
            for position in namesake.positions
        }

    def reasons(self, key: NameKey, one: int, two: int) -> tuple[Evidence, ...]:
        """Why two namesakes of a name, by their numbers, are two people."""
        people = self.namesakes[key]
        return self._co_mentions.evidence(people[min(one, two)], people[max(one, two)])


class HomonymFinder:
    """Finds homonyms among mentions that keep coming.

    Only names that stand with titles of two fields of public life, or with many offices of one rank, and are common
    enough, are suspects; once a name is one, more mentions never clear it. Whether several people bear it is decided
    again for every addition, because it depends on counts over all documents.
    """

    def __init__(self) -> None:
        self._fields: dict[NameKey, set[str]] = defaultdict(set)
        self._offices: dict[NameKey, set[Office]] = defaultdict(set)
        self._titled: dict[NameKey, set[str]] = defaultdict(set)
        self._suspects: dict[NameKey, list[int]] = {}
        self._looked_at = 0

    def find(self, index: MentionIndex, more: Columns) -> HomonymSplits:
        """The homonyms of a run of which only users have made link groups; `more` is new since the last time."""
        fresh = self._new_suspects(index, more)
        if self._suspects or fresh:
            self._take_names(index, fresh)
        names = np.array(sorted(number for own in self._suspects.values() for number in own), dtype=np.int64)
        co_mentions = _co_mentions(index, names)
        found = {
            key: namesakes_of(units_of(key, self._suspects[key], index, co_mentions), co_mentions)
            for key in sorted(self._suspects)
        }
        return HomonymSplits({key: people for key, people in found.items() if len(people) > 1}, co_mentions)

    def _new_suspects(self, index: MentionIndex, more: Columns) -> set[NameKey]:
        """The names that have become suspects by titles that were added."""
        titled = np.flatnonzero((more.title != MISSING) & (more.name != MISSING))
        names, titles, _ = distinct_pairs(more.name[titled], more.title[titled])
        changed = set()
        for number, title in zip(names.tolist(), titles.tolist(), strict=True):
            name = index.names[number]
            fields = sectors_of(index.titles[title])
            if fields and (key := name_key(name)):
                self._fields[key] |= fields
                self._offices[key] |= offices_of(index.titles[title])
                self._titled[key].add(name)
                changed.add(key)
        changed -= self._suspects.keys()
        return {key for key in changed if may_be_two(self._titled[key], self._fields[key], self._offices[key])}

    def _take_names(self, index: MentionIndex, fresh: Collection[NameKey]) -> None:
        """Notes which names the suspects have, all of them for new ones."""
        self._suspects |= {key: [] for key in fresh}
        start = self._looked_at if not fresh else 0
        for number in range(start, len(index.names)):
            key = name_key(index.names[number])
            if key and key in (self._suspects if number >= self._looked_at else fresh):
                self._suspects[key].append(number)
        self._looked_at = len(index.names)


def find_homonyms(index: MentionIndex) -> HomonymSplits:
    """The homonyms of a whole run, of which only users have made link groups."""
    return HomonymFinder().find(index, index.columns)


def split_homonyms(
    index: MentionIndex, assigned: Mapping[int, Assigned], serials: dict[NameKey, int] | None = None
) -> LinkGroups:
    """The link groups of a run with one for every spelling of every namesake, those of two namesakes kept apart.

    The groups that users have made stay. Within a name the new ones have numbers in the order of the namesakes. Each
    name keeps its number in `serials`, from 1; more are added.

    Example:
        >>> from namematch.mentions import Mention
        >>> titles = {"a": "footballer", "b": "Orthodox bishop", "c": "Spartak striker"}
        >>> run = MentionIndex([Mention("Ivan Petrov", role=title, document=d) for d, title in titles.items()])
        >>> groups = split_homonyms(run, find_homonyms(run).assigned())
        >>> groups.of(0) == groups.of(2) != groups.of(1)
        True
    """
    if not assigned:
        return index.groups
    serials = {} if serials is None else serials
    by_position = dict(index.groups.by_position)
    bearers: dict[int, dict[int, int]] = defaultdict(dict)
    people: dict[NameKey, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, own in assigned.items():
        people[own.key][own.namesake].append(position)
    for key in sorted(people):
        serial = serials.setdefault(key, len(serials) + 1)
        last = serial * _SERIAL
        for bearer, positions in sorted(people[key].items()):
            free = {position: index.node(position).name for position in positions if not index.groups.of(position)}
            numbers = {name: last + i for i, name in enumerate(sorted(set(free.values())), 1)}
            by_position.update((position, numbers[name]) for position, name in free.items())
            last += len(numbers)
            for position in positions:
                bearers[by_position[position]][serial] = bearer
    return LinkGroups(by_position, index.groups.separated, dict(bearers))


def units_of(key: NameKey, names: Sequence[int], index: MentionIndex, co_mentions: CoMentions) -> list[Namesake]:
    """The mentions of a name by document, or by spelling and title outside of any; their order is not the input's."""
    grouped: dict[tuple[str, ...], list[int]] = defaultdict(list)
    _, positions = index.positions(np.array(list(names), dtype=np.int64))
    for position in np.sort(positions).tolist():
        document = index.mentions[position].document
        alone = (index.node(position).name, _title(position, index))
        grouped[alone if document is None else (document,)].append(position)
    return [_unit(key, grouped[where], index, co_mentions) for where in sorted(grouped)]


def _unit(key: NameKey, positions: Sequence[int], index: MentionIndex, co_mentions: CoMentions) -> Namesake:
    titles = {title for position in positions if sectors_of(title := _title(position, index))}
    documents = frozenset(d for position in positions if (d := index.mentions[position].document) is not None)
    beside = frozenset().union(*(co_mentions.of(document) for document in documents))
    return Namesake(
        positions=frozenset(positions),
        names=frozenset(index.node(position).name for position in positions),
        titles=frozenset(titles),
        documents=documents,
        co_mentioned=beside - {key.surname},
        groups=frozenset(index.groups.of(position) for position in positions) - {0},
        fields=frozenset().union(*map(sectors_of, titles)),
        held=frozenset().union(*map(offices_of, titles)),
    )


def _title(position: int, index: MentionIndex) -> str:
    number = int(index.columns.title[position])
    return "" if number == MISSING else index.titles[number]


def _co_mentions(index: MentionIndex, names: Ids) -> CoMentions:
    """Who else is named in the documents of some names."""
    if not len(names):
        return CoMentions({}, {}, 0)
    wanted = distinct(index.documents_of(names)[1])
    row, there = index.names_in(wanted)
    surname = {number: surname_key(index.names[number]) for number in distinct(there).tolist()}
    named: dict[str, set[str]] = defaultdict(set)
    for document, number in zip(wanted[row].tolist(), there.tolist(), strict=True):
        if surname[number]:
            named[index.documents[document]].add(surname[number])
    numbers = np.array(list(surname), dtype=np.int64)
    documents: dict[str, set[int]] = defaultdict(set)
    for i, document in zip(*(column.tolist() for column in index.documents_of(numbers)), strict=True):
        documents[surname[int(numbers[i])]].add(document)
    return CoMentions(named, {key: len(own) for key, own in documents.items()}, index.document_count)
