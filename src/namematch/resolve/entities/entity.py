"""What `resolve` answers with: people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from namematch._internal.svg import safe
from namematch.names import Gender
from namematch.plain import PlainValue
from namematch.resolve.entities.picture import cluster_svg, description
from namematch.resolve.forms import Form, Link, RoleForm


@dataclass(frozen=True, slots=True)
class Entity(PlainValue):
    """One person: all the mentions that were found to be theirs.

    Args:
        id: Stable id, a hash of the name the person goes back to; the same whatever the order of the input.
        name: Canonical name, in the romanisation that was asked for, or as attested for a name that was not Cyrillic.
        cyrillic: The Cyrillic name all spellings go back to; `None` where none is attested or likely.
        forms: Every spelling, most frequent first.
        roles: Every role title: those with days in the order of their first, then the others; most frequent first.
        mentions: Positions of the mentions in the input, ascending.
        documents: Ids of the documents, sorted.
        languages: Language codes of the mentions, sorted.
        gender: The gender the forms agree on, if any.
        confidence: Probability of the weakest link that holds the mentions together; 1.0 for a single spelling.
        links: What holds the spellings together, strongest first.
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
        shown = self.name, self.forms, self.links
        return f"<figure>{cluster_svg(*shown)}<figcaption>{safe(description(*shown))}</figcaption></figure>"
