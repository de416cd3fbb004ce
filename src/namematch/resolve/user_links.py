"""Links that users set between mentions: these are one person, those are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from namematch.arrays import MISSING
from namematch.errors import InputError, shown, wrong_type
from namematch.mentions import Mention
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.types import LinkGroups
from namematch.text import LARGEST, count_of, is_missing, items_of

Reference = Mention | int | str
"""A mention as users point at it: its value, its position in the input, or its id."""


@dataclass(frozen=True, slots=True)
class UserLinks:
    """Users' links between mentions, by position in the input."""

    must: tuple[tuple[int, int], ...] = ()  # pairs that are one person, whatever their names say
    cannot: tuple[tuple[int, int], ...] = ()  # pairs that are two people, whatever their names say


def position_of(mentions: Sequence[Mention], reference: Reference) -> int:
    """The position of the mention that a user means, or an `InputError`; of several equal values the first is meant."""
    if not isinstance(reference, str | Mention):
        reference = count_of(reference, "a link", "position of a mention", least=-LARGEST)
        if not -len(mentions) <= reference < len(mentions):
            raise InputError(f"there is no mention {reference}; there are {len(mentions)}")
        return reference % len(mentions)
    by_id = isinstance(reference, str)
    found = (i for i, known in enumerate(mentions) if (known.id if by_id else known) == reference)
    position = next(found, None)
    if position is None:
        what = f"no mention with the id {shown(reference)}" if by_id else f"no mention {shown(reference)}"
        raise InputError(f"{what} among the {len(mentions)} given")
    return position


def locate(mentions: Sequence[Mention], pairs: Iterable[tuple[Reference, Reference]]) -> tuple[tuple[int, int], ...]:
    """The positions of linked mentions; an `InputError` if there is no such mention, or it has no name."""
    wanted = "pairs of mentions, each a value, a position or an id"
    linked = tuple(
        (position_of(mentions, left), position_of(mentions, right))
        for left, right in (_pair(pair, wanted) for pair in items_of(pairs, "resolve", "links", wanted))
    )
    for position in {position for pair in linked for position in pair}:
        if is_missing(mentions[position].name):
            raise InputError(f"mention {position} has no name, so it cannot be linked")
    return linked


def _pair(pair: object, wanted: str) -> Sequence[Reference]:
    if isinstance(pair, Sequence) and not isinstance(pair, str | bytes) and len(pair) == len(("left", "right")):
        return pair
    raise wrong_type("resolve", "links", wanted, pair)


def check_links(mentions: Sequence[Mention], links: UserLinks) -> list[set[int]]:
    """The groups of positions that must-links hold together; a position in cannot-links only is a group of its own.

    Raises:
        InputError: If a pair that must not be linked is held together by must-links.
    """
    groups = _groups([*links.must, *((position, position) for pair in links.cannot for position in pair)])
    number = {position: i for i, group in enumerate(groups) for position in group}
    for left, right in links.cannot:
        if number[left] == number[right]:
            raise InputError(
                f"mentions {left} ({shown(mentions[left].name)}) and {right} ({shown(mentions[right].name)}) "
                "are kept apart by a cannot-link and held together by must-links"
            )
    return groups


def link_groups(index: MentionIndex, links: UserLinks) -> LinkGroups:
    """The groups of linked mentions, numbered by what the mentions say and not by where they stand.

    A name is one person's throughout a document: what is said of one of its mentions there holds for them all, unless
    users have said different things of two of them.
    """
    mentions = index.mentions
    groups = check_links(mentions, links)
    if not groups:
        return LinkGroups()
    ordered = sorted(groups, key=lambda group: min((_content(mentions[i]), i) for i in group))
    by_position = {position: number for number, group in enumerate(ordered, 1) for position in group}
    pairs = [(by_position[left], by_position[right]) for left, right in links.cannot]
    separated = frozenset([*pairs, *((right, left) for left, right in pairs)])
    return LinkGroups(_throughout_documents(index, by_position), separated)


def _throughout_documents(index: MentionIndex, by_position: Mapping[int, int]) -> dict[int, int]:
    """Every mention whose name stands in just one group of its document joins that group."""
    groups: dict[tuple[int, int], set[int]] = defaultdict(set)
    name, document = index.columns.name, index.columns.document
    for position, group in by_position.items():
        if document[position] != MISSING:
            groups[int(name[position]), int(document[position])].add(group)
    found = dict(by_position)
    usages = [usage for usage, around in groups.items() if len(around) == 1]
    names, documents = np.array(usages, dtype=np.int64).reshape(-1, 2).T
    for row, position in zip(*(column.tolist() for column in index.positions_in(names, documents)), strict=True):
        (found[position],) = groups[usages[row]]
    return found


def _groups(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Connected components."""
    group_of: dict[int, set[int]] = {}
    for left, right in pairs:
        small, large = sorted((group_of.setdefault(left, {left}), group_of.setdefault(right, {right})), key=len)
        if small is not large:
            large |= small
            group_of.update(dict.fromkeys(small, large))
    return list({id(group): group for group in group_of.values()}.values())


def _content(mention: Mention) -> tuple[str, ...]:
    return tuple(repr(getattr(mention, slot)) for slot in Mention.__slots__ if slot != "probability")
