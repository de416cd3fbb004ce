"""Links that users set between mentions: these are one person, those are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from namematch.errors import InputError, shown
from namematch.mentions import Mention
from namematch.text import clean, is_missing

Reference = Mention | int | str
"""A mention as users point at it: its value, its place in the input, or its id."""


@dataclass(frozen=True, slots=True)
class UserLinks:
    """What users have said about pairs of mentions, by place in the input.

    Args:
        must: Pairs that are one person, whatever their names say.
        cannot: Pairs that are two people, whatever their names say.
    """

    must: tuple[tuple[int, int], ...] = ()
    cannot: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Knots:
    """Mentions that users' links speak of; those bound by must-links form one knot.

    Args:
        by_place: Place of a mention → number of its knot, from 1; places without a link have none.
        separated: Pairs of knots that are kept apart, in both orders.
    """

    by_place: Mapping[int, int] = field(default_factory=dict)
    separated: frozenset[tuple[int, int]] = frozenset()

    def of(self, place: int) -> int:
        """The number of a mention's knot; 0 if no link speaks of it."""
        return self.by_place.get(place, 0)

    def apart(self, left: int, right: int) -> bool:
        """Whether users keep the two knots apart."""
        return (left, right) in self.separated


def place_of(mentions: Sequence[Mention], reference: Reference) -> int:
    """The place of the mention that a user means.

    Args:
        mentions: The mentions of a run.
        reference: A mention (the first that equals it is meant), a place, or a mention id.

    Raises:
        InputError: If there is no such mention.
    """
    if isinstance(reference, int):
        if not -len(mentions) <= reference < len(mentions):
            raise InputError(f"there is no mention {reference}; there are {len(mentions)}")
        return reference % len(mentions)
    by_id = isinstance(reference, str)
    found = (i for i, known in enumerate(mentions) if (known.id if by_id else known) == reference)
    place = next(found, None)
    if place is None:
        what = f"no mention with the id {shown(reference)}" if by_id else f"no mention {shown(reference)}"
        raise InputError(f"{what} among the {len(mentions)} given")
    return place


def locate(mentions: Sequence[Mention], pairs: Iterable[tuple[Reference, Reference]]) -> tuple[tuple[int, int], ...]:
    """The places of linked mentions.

    Args:
        mentions: The mentions of a run.
        pairs: What is linked.

    Raises:
        InputError: If there is no such mention, or it has no name.
    """
    located = tuple((place_of(mentions, left), place_of(mentions, right)) for left, right in pairs)
    for place in {place for pair in located for place in pair}:
        if is_missing(mentions[place].name):
            raise InputError(f"mention {place} has no name, so it cannot be linked")
    return located


def check_links(mentions: Sequence[Mention], links: UserLinks) -> list[set[int]]:
    """The groups of places that must-links hold together; a place in cannot-links only is a group of its own.

    Args:
        mentions: The mentions of a run.
        links: What users have said about them.

    Raises:
        InputError: If a pair that must not be linked is held together by must-links.
    """
    groups = _groups([*links.must, *((place, place) for pair in links.cannot for place in pair)])
    number = {place: i for i, group in enumerate(groups) for place in group}
    for left, right in links.cannot:
        if number[left] == number[right]:
            raise InputError(
                f"mentions {left} ({shown(mentions[left].name)}) and {right} ({shown(mentions[right].name)}) "
                "are kept apart by a cannot-link and held together by must-links"
            )
    return groups


def tie(mentions: Sequence[Mention], links: UserLinks) -> Knots:
    """Ties linked mentions into knots, numbered by what they say and not by where they stand.

    A name is one person's throughout a document: what is said of one of its mentions there holds for them all, unless
    users have said different things of two of them.

    Args:
        mentions: The mentions of a run.
        links: What users have said about them.

    Raises:
        InputError: If a pair that must not be linked is held together by must-links.
    """
    groups = check_links(mentions, links)
    ordered = sorted(groups, key=lambda group: min((_content(mentions[i]), i) for i in group))
    by_place = {place: number for number, group in enumerate(ordered, 1) for place in group}
    pairs = [(by_place[left], by_place[right]) for left, right in links.cannot]
    separated = frozenset([*pairs, *((right, left) for left, right in pairs)])
    return Knots(_spread(mentions, by_place), separated)


def _spread(mentions: Sequence[Mention], by_place: Mapping[int, int]) -> dict[int, int]:
    """Every mention whose name stands in just one knot of its document joins that knot."""
    knots: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, knot in by_place.items():
        if usage := _usage(mentions[place]):
            knots[usage].add(knot)
    spread = dict(by_place)
    for place, mention in enumerate(mentions if knots else ()):
        around = knots.get(_usage(mention) or ("", ""), set())
        if place not in by_place and len(around) == 1:
            (spread[place],) = around
    return spread


def _usage(mention: Mention) -> tuple[str, str] | None:
    if mention.document is None or mention.name is None or is_missing(mention.name):
        return None
    return clean(mention.name), mention.document


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
    return tuple(repr(getattr(mention, slot)) for slot in Mention.__slots__)
