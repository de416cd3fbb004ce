"""What a phrase of the tables may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RankWord:
    """A word for a rank. What it means may depend on the kind of organisation it heads."""

    id: str
    default: str
    by_kind: Mapping[str, str] = field(default_factory=dict)
    takes: str = ""
    local: bool = False
    possessor: str = ""
    unnamed: str = ""
    organisation: str = ""
    country: str = ""
    portfolio: str = ""
    scope: str = ""
    unit: str = ""
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier of an office; `alone` is the rank it stands for on its own."""

    id: str
    name: str
    kind: str
    order: int
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that offices belong to."""

    id: str
    name: str
    kind: str
    country: str = ""
    generic: bool = False
    single_deputy: bool = False
    local: bool = False
    ranks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A word for a kind of unit, and the rank of whoever heads one."""

    id: str
    name: str
    head: str
    one: bool = False
    local: bool = False
    of_people: bool = False
    of_places: bool = False
    body: bool = False
    commanded: str = ""
    at_bank: str = ""
    reads: Mapping[str, str] = field(default_factory=dict)
    of_body: Mapping[str, str] = field(default_factory=dict)
    of_region: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit known by a name of its own."""

    name: str
    organisation: str
    country: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a ministry, unit or scope may be about: a portfolio, or a part of the world."""

    id: str
    name: str
    portfolio: bool
    body: str = ""
    of_state: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A country (kind `state`), region or city; a capital stands for its country and keeps its own name."""

    country: str
    name: str
    kind: str
    city: str = ""
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class MilitaryRank:
    """A rank of armed forces, police or civil service."""

    name: str


@dataclass(frozen=True, slots=True)
class LinkWord:
    """A small word between the parts of a title."""

    kind: str
    name: str = ""


Entry = RankWord | Modifier | Organisation | UnitKind | NamedUnit | Topic | Place | MilitaryRank | LinkWord
