"""The mentions of a run by name, document and link group, in columns that grow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from namematch.arrays import MISSING, Ids, SortedMultimap, distinct, is_among, offsets, pack, unpack
from namematch.errors import DuplicateIdError, shown
from namematch.mentions import Mention
from namematch.resolve.types import Document, LinkGroups, Node, Person
from namematch.text import clean, is_missing

_LAST = (1 << 63) - 1


class Columns(NamedTuple):
    """What mentions say, as numbers by position; -1 where a mention says nothing."""

    name: Ids
    document: Ids
    start: Ids  # where the mention begins in the document
    title: Ids


class MentionIndex:
    """The mentions of a run. Names, documents and titles have numbers in the order in which they came."""

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        none = np.zeros(0, dtype=np.int64)
        self.mentions: tuple[Mention, ...] = ()
        self.names: list[str] = []  # distinct cleaned names by number
        self.documents: list[str] = []  # ids of documents by number
        self.titles: list[str] = []  # distinct cleaned role titles by number
        self.columns = Columns(none, none, none, none)  # what each mention says
        self._groups, self._group = LinkGroups(), none
        self._name_numbers: dict[str, int] = {}
        self._document_numbers: dict[Document, int] = {}
        self._title_numbers: dict[str, int] = {}
        self._positions = SortedMultimap(none, none)  # by name and document
        self._names_in = SortedMultimap(none, none)  # by document
        self.add(mentions)

    def add(self, mentions: Sequence[Mention], text_of: Mapping[str | None, str] | None = None) -> Columns:
        """Adds mentions, which have been checked, with their cleaned names if these are known; gives what they say."""
        first = len(self.mentions)
        self.mentions = (*self.mentions, *mentions)
        text_of = cleaned_forms(mentions) if text_of is None else text_of
        more = Columns(self._numbered_names(mentions, text_of), self._numbered_documents(mentions),
                       _starts(mentions), self._numbered_titles(mentions))  # fmt: skip
        self.columns = Columns(*(np.concatenate(pair) for pair in zip(self.columns, more, strict=True)))
        named = np.flatnonzero(more.name != MISSING)
        name, document = more.name[named], more.document[named]
        self._positions.add(pack(name, document - MISSING), named + first)
        within = document != MISSING
        self._names_in.add(document[within], name[within])
        return more

    def _numbered_names(self, mentions: Sequence[Mention], text_of: Mapping[str | None, str]) -> Ids:
        _take_up(self._name_numbers, self.names, sorted(filter(None, text_of.values())))
        number_of = {form: self._name_numbers.get(text, MISSING) for form, text in text_of.items()}
        return _ids((number_of[mention.dated_name] for mention in mentions), len(mentions))

    def _numbered_documents(self, mentions: Sequence[Mention]) -> Ids:
        ids = [mention.document for mention in mentions]
        _take_up(self._document_numbers, self.documents, (id_ for id_ in ids if id_ is not None))
        return _ids((self._document_numbers.get(id_, MISSING) for id_ in ids), len(ids))

    def _numbered_titles(self, mentions: Sequence[Mention]) -> Ids:
        title_of = {role: cleaned(role) for role in dict.fromkeys(mention.role for mention in mentions)}
        _take_up(self._title_numbers, self.titles, filter(None, title_of.values()))
        numbers = {role: self._title_numbers.get(title, MISSING) for role, title in title_of.items()}
        return _ids((numbers[mention.role] for mention in mentions), len(mentions))

    # ---- link groups

    @property
    def groups(self) -> LinkGroups:
        """The link groups of mentions."""
        return self._groups

    @groups.setter
    def groups(self, groups: LinkGroups) -> None:
        self._groups = groups
        self._group = np.zeros(len(self.mentions) if groups.by_position else 0, dtype=np.int64)
        if groups.by_position:
            self._group[list(groups.by_position)] = list(groups.by_position.values())

    def group_of(self, positions: Ids) -> Ids:
        """The numbers of the link groups of mentions, 0 for none."""
        return self._group[positions] if len(self._group) else np.zeros(len(positions), dtype=np.int64)

    def node(self, position: int) -> Node:
        """The node of a mention; its name is empty if the mention has none."""
        number = int(self.columns.name[position])
        return Node("" if number == MISSING else self.names[number], self._groups.of(position))

    # ---- looking up

    @property
    def document_count(self) -> int:
        """How many documents there are that name anybody."""
        document = self.columns.document[self.columns.name != MISSING]
        return len(distinct(document[document != MISSING]))

    def numbers(self, names: Collection[str]) -> Ids:
        """The numbers of names, -1 for those that no mention has."""
        number_of = self._name_numbers.get
        return np.array([number_of(name, MISSING) for name in names], dtype=np.int64)

    def positions(self, names: Ids) -> tuple[Ids, Ids]:
        """The mentions of names: for each its row in `names`, and its position."""
        row, _, position = self._positions.between(pack(names, 0), pack(names + 1, 0))
        return row, position

    def positions_in(self, names: Ids, documents: Ids) -> tuple[Ids, Ids]:
        """The mentions of names, each in one document (-1 for none): for each its row in `names`, and its position."""
        return self._positions.find(pack(names, documents - MISSING))

    def documents_of(self, names: Ids) -> tuple[Ids, Ids]:
        """The documents of names: for each its row in `names`, and its number; each pair once, no -1 among them."""
        row, position = self.positions(names)
        document = self.columns.document[position]
        within = document != MISSING
        return unpack(distinct(pack(row[within], document[within])))

    def names_in(self, documents: Ids) -> tuple[Ids, Ids]:
        """The names that stand in documents: for each its row in `documents`, and its number; each pair once."""
        row, name = self._names_in.find(documents)
        return unpack(distinct(pack(row, name)))

    def positions_of(self, persons: Sequence[Person]) -> list[tuple[int, ...]]:
        """The positions of the mentions of each person, ascending."""
        nodes = [(i, node) for i, person in enumerate(persons) for node in person.nodes]
        uses = [(i, usage) for i, person in enumerate(persons) for usage in person.usages]
        row, position = self._positions_of_nodes([node for _, node in nodes])
        documents = _ids((self._document_numbers.get(usage.document, MISSING) for _, usage in uses), len(uses))
        used, position_used = self.positions_in(self.numbers([usage.node.name for _, usage in uses]), documents)
        if len(self._group):
            groups = _ids((usage.node.link_group for _, usage in uses), len(uses))
            own = self._group[position_used] == groups[used]
            used, position_used = used[own], position_used[own]
        owner = np.concatenate(
            [_ids((i for i, _ in nodes), len(nodes))[row], _ids((i for i, _ in uses), len(uses))[used]]
        )
        position = np.concatenate([position, position_used])
        order = np.lexsort((position, owner))
        bounds = offsets(np.bincount(owner, minlength=len(persons))).tolist()
        positions = position[order].tolist()
        return [tuple(positions[start:end]) for start, end in pairwise(bounds)]

    def _positions_of_nodes(self, nodes: Sequence[Node]) -> tuple[Ids, Ids]:
        """The mentions of nodes: for each its row in `nodes`, and its position.

        A name may have thousands of nodes: its mentions are looked up once for all.
        """
        numbers = self.numbers([node.name for node in nodes])
        if not len(self._group):
            return self.positions(numbers)
        names, name = np.unique(numbers, return_inverse=True)
        at, position = self.positions(names)
        wanted = _ids((node.link_group for node in nodes), len(nodes))
        groups = distinct(wanted)
        own = is_among(groups, self._group[position])
        at, position = at[own], position[own]
        held = SortedMultimap(pack(at, np.searchsorted(groups, self._group[position])), position)
        return held.find(pack(name, np.searchsorted(groups, wanted)))

    def titles_of(self, nodes: Collection[Node]) -> dict[Node, tuple[str, ...]]:
        """The distinct role titles beside nodes, sorted; nothing for nodes without any."""
        if not self.titles:
            return {}
        persons = [Person((node,), (), ()) for node in nodes]
        found = {}
        for node, positions in zip(nodes, self.positions_of(persons), strict=True):
            if titles := self.titles_at(positions):
                found[node] = titles
        return found

    def titles_at(self, positions: Iterable[int]) -> tuple[str, ...]:
        """The distinct role titles of mentions, sorted."""
        numbers = set(self.columns.title[list(positions)].tolist()) - {MISSING}
        return tuple(sorted(self.titles[number] for number in numbers))


def _take_up(numbers: dict[Any, int], texts: list[str], more: Iterable[str]) -> None:
    """Gives the next numbers to the texts that have none."""
    fresh = [text for text in dict.fromkeys(more) if text not in numbers]
    numbers.update(zip(fresh, range(len(texts), len(texts) + len(fresh)), strict=True))
    texts += fresh


def _ids(numbers: Iterable[int], count: int) -> Ids:
    return np.fromiter(numbers, dtype=np.int64, count=count)


def _starts(mentions: Sequence[Mention]) -> Ids:
    """Where mentions begin in their documents; what no array can hold is as far as one can."""
    starts = [mention.start for mention in mentions]
    if starts.count(None) == len(starts):
        return np.full(len(starts), MISSING)
    return _ids((MISSING if start is None else max(min(start, _LAST), -_LAST) for start in starts), len(starts))


def cleaned_forms(mentions: Iterable[Mention]) -> dict[str | None, str]:
    """The cleaned names of mentions, by the names as written."""
    return {form: cleaned(form) for form in dict.fromkeys(mention.dated_name for mention in mentions)}


def cleaned(name: str | None) -> str:
    """A name as `clean` leaves it, the very text where there is nothing to clean; empty if it is missing."""
    if name is None or is_missing(name):
        return ""
    text = clean(name)
    return name if text == name and type(name) is str else text


def check_mentions(mentions: Iterable[Mention], taken: Collection[str] = ()) -> set[str]:
    """Checks the types and ids of mentions of one run, some ids being taken; returns their ids."""
    seen: set[str] = set()
    for mention in mentions:
        if not isinstance(mention, Mention):
            raise TypeError(f"resolve takes mentions, not {type(mention).__name__}: {shown(mention)}")
        if mention.id is None:
            continue
        if mention.id in seen or mention.id in taken:
            raise DuplicateIdError(mention.id)
        seen.add(mention.id)
    return seen


def has_titles(mentions: Iterable[Mention]) -> bool:
    """Whether any mention has a role title."""
    return not all(is_missing(mention.role) for mention in mentions)
