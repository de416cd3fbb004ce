"""What a title falls into before its parts are weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from namematch.roles.role import PartSpan
from namematch.roles.tokens import TitleWord
from namematch.roles.vocabulary_entries import (
    MilitaryRank,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)


@dataclass(slots=True)
class Waiting:
    """A topic, place or unknown word that waits for its head, and the link it came by."""

    entry: Topic | Place | None
    words: list[TitleWord]
    via: str
    span: int


@dataclass(slots=True)
class Unit:
    """A unit in the making: its kind, what it is about, and its ordinal."""

    kind: UnitKind
    topics: list[Waiting] = field(default_factory=list)
    ordinal: str = ""
    named: NamedUnit | None = None


@dataclass(slots=True)
class Ministry:
    """An organisation, and for a ministry without a name of its own the portfolio it is named after."""

    organisation: Organisation
    portfolio: Topic | None = None


@dataclass(slots=True)
class RankUse:
    """A rank in the title, with the portfolio it took, and how it is tied to what stands before it."""

    word: RankWord
    via: str
    possessive: bool
    portfolio: Topic | None = None


@dataclass(slots=True)
class TitleParts:
    """Everything found in one title, not yet weighed."""

    ranks: list[RankUse] = field(default_factory=list)
    modifiers: list[Modifier] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    organisations: list[Ministry] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    posts: list[Place | Organisation | str] = field(default_factory=list)
    scopes: list[Waiting] = field(default_factory=list)
    owners: list[Waiting] = field(default_factory=list)
    regions: list[Place] = field(default_factory=list)
    military: MilitaryRank | None = None
    former_units: list[Unit] = field(default_factory=list)
    rest: list[Waiting] = field(default_factory=list)
    spans: list[PartSpan] = field(default_factory=list)
    more: int | None = None
