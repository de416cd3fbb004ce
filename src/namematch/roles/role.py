"""The values of this room: a role, its parts, and what comparing two of them gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from namematch._internal.html import html_table
from namematch.evidence import Evidence
from namematch.plain import PlainValue
from namematch.roles.tables import role_vocabulary
from namematch.roles.tokens import bare_word

SEPARATOR = " · "


class RolePart(StrEnum):
    """What a stretch of a role title is."""

    RANK = "rank"
    MODIFIER = "modifier"
    SCOPE = "scope"
    UNIT = "unit"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    MILITARY_RANK = "military_rank"
    LINK = "link"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class PartSpan(PlainValue):
    """Where a part of a role stands in its text.

    Args:
        part: What the stretch is.
        start: Place of its first character.
        end: Place behind its last character.
    """

    part: RolePart
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role(PlainValue):
    """A role title taken apart. Two roles are equal if they are the same office, however it was written.

    Args:
        text: The title as written.
        rank: Id of the rank, such as `"head"` or `"minister"`; `None` where no rank was found.
        modifiers: Ids of the modifiers, such as `"deputy"` or `"former"`, in their fixed order.
        scope: What the holder is in charge of: names of topics and regions; a post reads `"to US"`.
        unit: Name of the unit inside the organisation.
        organisation: Name of the organisation.
        country: ISO 3166 code of the country whose office it is.
        military_rank: Military, police or civil-service rank; not an office.
        former_unit: Name the unit had before, where the title says so.
        also: Further offices of the same person in the same title.
        rest: Words that are no part of the office, as written: what was not understood, and the holder's name.
        spans: Where each part stands; every word of the text is in exactly one span.
    """

    text: str = field(compare=False)
    rank: str | None = None
    modifiers: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    unit: str | None = None
    organisation: str | None = None
    country: str | None = None
    military_rank: str | None = None
    former_unit: str | None = field(default=None, compare=False)
    also: tuple[Role, ...] = field(default=(), compare=False)
    rest: tuple[str, ...] = field(default=(), compare=False)
    spans: tuple[PartSpan, ...] = field(default=(), compare=False, repr=False)

    @property
    def normal_form(self) -> str:
        """The office in one line: rank with modifiers, scope, unit, organisation, country.

        Example:
            >>> from namematch.roles import parse_role
            >>> parse_role("director of the Russian Foreign Ministry's Legal Department").normal_form
            'head · Legal Department · Ministry of Foreign Affairs · RU'
        """
        return render(self)

    def __str__(self) -> str:
        return self.normal_form

    def _repr_html_(self) -> str:
        told = {
            "rank": self.rank and rank_name(self.rank),
            "modifiers": ", ".join(self.modifiers),
            "scope": ", ".join(self.scope),
            "unit": self.unit,
            "organisation": self.organisation,
            "country": self.country,
            "military rank": self.military_rank,
            "former unit": self.former_unit,
            "also": "; ".join(role.normal_form for role in self.also),
            "rest": " ".join(self.rest),
        }
        return html_table([(part, text) for part, text in told.items() if text], ("part", self.text))


@dataclass(frozen=True, slots=True)
class RoleSpan(PlainValue):
    """A role title found in running text.

    Args:
        text: The title as written, without a leading article.
        start: Place of its first character.
        end: Place behind its last character.
    """

    text: str
    start: int
    end: int


class RoleVerdict(StrEnum):
    """How two roles stand to each other."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RoleComparison(PlainValue):
    """What two roles say about whether their holders are one person.

    Args:
        verdict: The same office, one that is broader or another state of it, a different one, or nothing.
        bits: Match weight, the sum of the evidence.
        evidence: One item a part.
    """

    verdict: RoleVerdict
    bits: float
    evidence: tuple[Evidence, ...]

    def explain(self) -> str:
        """The evidence, one line an item.

        Example:
            >>> from namematch.roles import compare_roles
            >>> print(compare_roles("foreign minister", "глава МИД РФ").explain().splitlines()[0])
            same (+6.5 bits)
        """
        lines = [f"{self.verdict} ({self.bits:+.1f} bits)"]
        lines += [
            f"  {item.part:<13} {item.bits:+5.1f}  {item.left or '–'} / {item.right or '–'}: {item.relation}"
            for item in self.evidence
        ]
        return "\n".join(lines)


def render(role: Role) -> str:
    """Rank with modifiers, scope, unit, organisation and country, joined by a middle dot; see `Role.normal_form`."""
    head = _head(role)
    segments = [head]
    posts = [item for item in role.scope if item.startswith("to ")]
    segments += posts
    topics = [item for item in role.scope if not item.startswith("to ")]
    # Without a rank before it "for culture, minister" would not be told from running text.
    segments += ["for " + ", ".join(topics)] if topics and head else [f"for {topic}" for topic in topics]
    segments += [role.unit or "", role.organisation or "", role.country or ""]
    shown = SEPARATOR.join(segment for segment in segments if segment)
    return shown or " ".join(map(bare_word, role.rest))


def _head(role: Role) -> str:
    names = [role_vocabulary().modifiers[modifier].name for modifier in role.modifiers]
    if role.rank is not None:
        names.append(rank_name(role.rank))
    elif role.military_rank is not None:
        names.append(role.military_rank)
    return " ".join(names)


def rank_name(rank: str) -> str:
    """The rank as it is printed.

    Example:
        >>> rank_name("head_of_state")
        'head of state'
    """
    return rank.replace("_", " ")
