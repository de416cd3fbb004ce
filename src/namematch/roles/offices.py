"""Offices of which there is one at a place: who is the mayor of two cities was so one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from namematch.data import TomlTable
from namematch.roles.api import parse_role
from namematch.roles.role import Role
from namematch.roles.tables import role_vocabulary
from namematch.roles.unlisted_names import unlisted_name_key
from namematch.user_lexicon import cached_per_lexicon

_LONGEST_KEPT = 256
_OFFICES = TomlTable("roles/offices.toml", {"least_rank": float})


class Office(NamedTuple):
    """An office that one person holds at a time.

    Args:
        rank: Id of the rank.
        place: Where it is held, in the neutral alphabet and without endings.
    """

    rank: str
    place: str


def offices_of(title: str) -> frozenset[Office]:
    """The offices in a title that one person holds at a time.

    A deputy's office, a former one, and one that does not say where it is held are none.

    Args:
        title: A role title as written.

    Example:
        >>> offices_of("мэр Казани") == offices_of("Mayor of Kazan") != offices_of("mayor of Omsk")
        True
        >>> offices_of("deputy mayor of Kazan"), offices_of("footballer")
        (frozenset(), frozenset())
    """
    return _offices_of(title) if len(title) <= _LONGEST_KEPT else _offices_of.__wrapped__(title)


@cached_per_lexicon(1 << 12)
def _offices_of(title: str) -> frozenset[Office]:
    role = parse_role(title)
    return frozenset(office for own in (role, *role.also) for office in _of_role(own))


def _of_role(role: Role) -> Iterator[Office]:
    vocabulary = role_vocabulary()
    if role.modifiers or vocabulary.rank_bits.get(role.rank or "", 0.0) < _least_rank():
        return
    body = vocabulary.organisations_by_name.get(role.organisation or "")
    own = role.organisation if body is None or not body.generic else None
    unit = role.unit if role.unit not in vocabulary.unit_kind_names else None
    places = [unlisted_name_key(text) for text in (unit, own, *role.scope) if text]
    if places:
        yield Office(role.rank or "", " ".join(places))


@cache
def _least_rank() -> float:
    return float(_OFFICES.read()["least_rank"])
