"""What `resolve` answers with: people, their forms, and the links that made them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from namematch._internal.svg import safe
from namematch.evidence import Evidence
from namematch.names import Gender
from namematch.resolve.entities.picture import cluster_svg, description
from namematch.user_lexicon import active_lexicon, lexicon

if TYPE_CHECKING:
    from namematch.resolve.types import Join


@dataclass(frozen=True, slots=True)
class Form:
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
class RoleForm:
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
class Link:
    """One join that was made: two spellings and why they are one person's.

    Args:
        left: A spelling.
        right: Another spelling.
        bits: Match weight, the sum over `evidence`.
        probability: The probability that belongs to it.
        evidence: The addends.
        document: The document in which the join was made, where that mattered.
    """

    left: str
    right: str
    bits: float
    probability: float
    evidence: tuple[Evidence, ...] = field(repr=False)
    document: str | None = None


class Links(Sequence[Link]):
    """The links of a person; their reasons are looked up when a link is asked for.

    Args:
        joins: The joins that were made.
        explain: What one join says, with all reasons.
    """

    __slots__ = ("_explain", "_joins", "_lexicon")

    def __init__(self, joins: Sequence[Join], explain: Callable[[Join], Link]) -> None:
        self._joins = joins
        self._explain = explain
        self._lexicon = active_lexicon()

    def __len__(self) -> int:
        return len(self._joins)

    @overload
    def __getitem__(self, place: int) -> Link: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, place: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        with lexicon(self._lexicon):
            return self._explain(self._joins[place])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Links | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Link, ...]], tuple[tuple[Link, ...]]]:
        return tuple, (tuple(self),)


@dataclass(frozen=True, slots=True)
class Entity:
    """One person: all the mentions that were found to be theirs.

    Args:
        id: Stable id, a hash of the name the person goes back to; the same whatever the order of the input.
        name: Canonical name, in the romanisation that was asked for, or as attested for a name that was not Cyrillic.
        cyrillic: The Cyrillic name all spellings go back to; `None` where none is attested or likely.
        forms: Every spelling, most frequent first.
        roles: Every role title: those with days in the order of their first, then the others; most frequent first.
        mentions: Places of the mentions in the input, ascending.
        documents: Ids of the documents, sorted.
        languages: Language codes of the mentions, sorted.
        gender: The gender the forms agree on, if any.
        confidence: Probability of the weakest link that holds the mentions together; 1.0 for a single spelling.
        links: The joins that were made, strongest first.
    """

    id: str
    name: str
    cyrillic: str | None
    forms: tuple[Form, ...]
    roles: tuple[RoleForm, ...] = field(repr=False)
    mentions: tuple[int, ...] = field(repr=False)
    documents: tuple[str, ...] = field(repr=False)
    languages: tuple[str, ...] = field(repr=False)
    gender: Gender | None
    confidence: float
    links: Sequence[Link] = field(repr=False)

    def _repr_html_(self) -> str:
        return f"<figure>{cluster_svg(self)}<figcaption>{safe(description(self))}</figcaption></figure>"
