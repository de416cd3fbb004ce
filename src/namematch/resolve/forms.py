"""The spellings of a person, the wordings of their role, and the links that hold the spellings together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import overload

from namematch.evidence import Evidence
from namematch.plain import PlainValue
from namematch.resolve.types import MatchEdge
from namematch.user_lexicon import active_lexicon, lexicon


@dataclass(frozen=True, slots=True)
class Form(PlainValue):
    """One spelling of a person's name.

    Args:
        text: The spelling, as written.
        count: How many mentions have it.
        documents: Ids of the documents it stands in, sorted.
    """

    text: str
    count: int
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleForm(PlainValue):
    """One wording of a person's role.

    Args:
        text: The title as written.
        normal_form: Its normal form, equal for all wordings of one office.
        count: How many mentions have it.
        documents: Ids of the documents it stands in, sorted.
        first: The first day it stands in a document that has a day, ISO 8601.
        last: The last one.
    """

    text: str
    normal_form: str
    count: int
    documents: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Link(PlainValue):
    """One match edge that holds a person together: two spellings, and why they are one person's.

    Args:
        left: A spelling.
        right: Another spelling.
        bits: Match weight, the sum over `evidence`.
        probability: The probability that belongs to it.
        evidence: The addends.
        document: The document in which that was seen, where it mattered.
    """

    left: str
    right: str
    bits: float
    probability: float
    evidence: tuple[Evidence, ...] = field(repr=False)
    document: str | None = None


class Links(Sequence[Link]):
    """The links of a person; their reasons are looked up when a link is asked for."""

    __slots__ = ("_edges", "_explain", "_lexicon")

    def __init__(self, edges: Sequence[MatchEdge], explain: Callable[[MatchEdge], Link]) -> None:
        self._edges = edges
        self._explain = explain
        self._lexicon = active_lexicon()

    @property
    def edges(self) -> Sequence[MatchEdge]:
        """The match edges without their reasons."""
        return self._edges

    def __len__(self) -> int:
        return len(self._edges)

    @overload
    def __getitem__(self, at: int) -> Link: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, at: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        with lexicon(self._lexicon):
            return self._explain(self._edges[at])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Links | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Link, ...]], tuple[tuple[Link, ...]]]:
        return tuple, (tuple(self),)
