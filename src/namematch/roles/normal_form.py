"""Reading the printed normal form of a role back."""

from __future__ import annotations

from namematch.roles.phrase_trie import RoleVocabulary
from namematch.roles.role import SEPARATOR, PartSpan, Role, RolePart, rank_name, render
from namematch.roles.tables import role_vocabulary


def read_normal_form(text: str) -> Role | None:
    """The role that a normal form of several segments stands for; `None` if the text is not one."""
    if SEPARATOR not in text:
        return None
    tables = role_vocabulary()
    segments = text.split(SEPARATOR)
    head = _read_head(segments[0], tables)
    modifiers, rank, military = head or ((), None, None)
    scope: list[str] = []
    unit = organisation = country = None
    parts = [RolePart.RANK] if head else []
    for number, segment in enumerate(segments[len(parts) :], len(parts)):
        if segment.startswith("to ") and not (unit or organisation):
            scope.append(segment)
            parts.append(RolePart.SCOPE)
        elif segment.startswith("for ") and not (unit or organisation):
            scope += segment.removeprefix("for ").split(", ")
            parts.append(RolePart.SCOPE)
        elif segment in tables.countries and number == len(segments) - 1:
            country = segment
            parts.append(RolePart.COUNTRY)
        elif unit is None and organisation is None and _is_unit(segment, tables):
            unit = segment
            parts.append(RolePart.UNIT)
        elif organisation is None and segment:
            organisation = segment
            parts.append(RolePart.ORGANISATION)
        else:
            return None
    role = Role(
        text, rank, modifiers, tuple(scope), unit, organisation, country, military, spans=_spans(segments, parts)
    )
    return role if render(role) == text else None


def read_code(role: Role) -> Role | None:
    """The jurisdiction, where the only word of a title was not understood and is a country code."""
    only = [number for number, span in enumerate(role.spans) if span.part is RolePart.REST]
    code = role.normal_form.upper()
    if role.rank is not None or len(only) != 1 or code not in role_vocabulary().countries:
        return None
    spans = list(role.spans)
    spans[only[0]] = PartSpan(RolePart.COUNTRY, spans[only[0]].start, spans[only[0]].end)
    return Role(role.text, country=code, spans=tuple(spans))


def _read_head(segment: str, tables: RoleVocabulary) -> tuple[tuple[str, ...], str | None, str | None] | None:
    modifiers: list[str] = []
    for modifier in sorted(tables.modifiers.values(), key=lambda item: item.order):
        # An assistant secretary is a rank, and no secretary's assistant.
        if modifier.name and f"{segment} ".startswith(modifier.name + " ") and not _is_rank(segment, tables):
            modifiers.append(modifier.id)
            segment = segment[len(modifier.name) + 1 :]
    if _is_rank(segment, tables):
        return tuple(modifiers), segment.replace(" ", "_"), None
    if segment in tables.military_ranks:
        return tuple(modifiers), None, segment
    return None if segment else (tuple(modifiers), None, None)


def _is_rank(segment: str, tables: RoleVocabulary) -> bool:
    rank = segment.replace(" ", "_")
    return rank in tables.rank_bits and rank_name(rank) == segment


def _is_unit(segment: str, tables: RoleVocabulary) -> bool:
    if segment in tables.organisations_by_name:
        return False
    return any(segment == kind.name or segment.endswith(" " + kind.name) for kind in tables.unit_kinds.values())


def _spans(segments: list[str], parts: list[RolePart]) -> tuple[PartSpan, ...]:
    spans: list[PartSpan] = []
    start = 0
    for segment, part in zip(segments, parts, strict=True):
        spans.append(PartSpan(part, start, start + len(segment)))
        start += len(segment) + len(SEPARATOR)
    return tuple(spans)
