"""What `resolve` answers with: people, their forms, and the links that made them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from namematch.evidence import Evidence
from namematch.names import Gender
from namematch.resolve.picture import cluster_svg, description


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
    links: tuple[Link, ...] = field(repr=False)

    def _repr_html_(self) -> str:
        return f"<figure>{cluster_svg(self)}<figcaption>{escape(description(self))}</figcaption></figure>"
