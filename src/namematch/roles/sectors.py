"""Fields of public life: which a title belongs to, and what two of them say about there being one holder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.data import TomlTable
from namematch.roles.api import parse_role
from namematch.roles.role import Role
from namematch.roles.tables import role_vocabulary
from namematch.user_lexicon import cached_per_lexicon

_CACHED, _LONGEST_KEPT = WORDS, 500


class _Fields(NamedTuple):
    of_rank: dict[str, str]
    of_kind: dict[str, str]
    of_body: dict[str, str]
    military: str
    crossing: dict[frozenset[str], float]
    other: float


def sectors_of(title: str) -> frozenset[str]:
    """The fields of public life that a title belongs to: sport, the arts, the state…

    Args:
        title: A role title as written.

    Returns:
        A field for every office in the title; none where it says neither what its holder is nor where.

    Example:
        >>> sorted(sectors_of("footballer and State Duma deputy"))
        ['sport', 'state']
        >>> sectors_of("the man of the hour")
        frozenset()
    """
    return _fields_of(title) if len(title) <= _LONGEST_KEPT else _fields_of.__wrapped__(title)


@cached_per_lexicon(_CACHED)
def _fields_of(title: str) -> frozenset[str]:
    role = parse_role(title)
    return frozenset(field for office in (role, *role.also) for field in _of_office(office))


def sector_bits(left: frozenset[str], right: frozenset[str]) -> float:
    """What titles of these fields weigh for their being one person's, by the two fields that agree best.

    Args:
        left: Fields of one person's titles.
        right: Fields of another's.

    Returns:
        0 where people move freely between two of them or a side has none, else less.

    Example:
        >>> sector_bits(frozenset({"business"}), frozenset({"state"}))
        0.0
        >>> sector_bits(frozenset({"church"}), frozenset({"sport"}))
        -8.0
    """
    table = _fields()
    pairs = (0.0 if a == b else table.crossing.get(frozenset({a, b}), table.other) for a, b in product(left, right))
    return max(pairs, default=0.0)


def _of_office(role: Role) -> Iterator[str]:
    """Fields of the rank and of the body: a Kremlin journalist is of both."""
    table = _fields()
    if role.rank in table.of_rank:
        yield table.of_rank[role.rank]
    body = role_vocabulary().organisations_by_name.get(role.organisation or "")
    if body is not None and (field := table.of_body.get(body.id, table.of_kind.get(body.kind))):
        yield field
    if role.military_rank is not None:
        yield table.military


_WORDS = {"*": str}
_SECTORS = TomlTable(
    "roles/fields.toml",
    {"military": str, "field": _WORDS, "kind": _WORDS, "body": _WORDS, "crossing": {"other": float, "*": float}},
)


@cache
def _fields() -> _Fields:
    table = _SECTORS.read()
    crossing = {frozenset(pair.split()): bits for pair, bits in table["crossing"].items() if pair != "other"}
    ranks, kinds, bodies = (
        {word: field for field, listed in table[part].items() for word in listed.split()}
        for part in ("field", "kind", "body")
    )
    return _Fields(ranks, kinds, bodies, table["military"], crossing, table["crossing"]["other"])
