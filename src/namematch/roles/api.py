"""Parse role titles into their normal parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from namematch.roles.normal_form import read_code, read_normal_form
from namematch.roles.parsing.interpreter import TitleInterpreter
from namematch.roles.parsing.parser import TitleParser
from namematch.roles.parts import TitleParts
from namematch.roles.role import SEPARATOR, PartSpan, Role, RolePart
from namematch.roles.tables import role_vocabulary
from namematch.roles.tokens import title_words
from namematch.text import text_of, texts_of
from namematch.user_lexicon import cached_per_lexicon

_LONGEST_TITLE = 2000
_MOST_OFFICES = 4
_MOST_READINGS = 3


def parse_role(text: str) -> Role:
    """Take a role title apart into rank, modifiers, scope, unit, organisation and country.

    English and Russian titles are read in full, those of other languages at first depth. Which rank a word means
    depends on what it heads ("глава МИД" is a minister, "глава департамента" the head of a department). What is
    not understood is kept in `rest`, as is a full name behind a comma. Titles longer than 2,000 characters are
    read up to there.

    Args:
        text: A role title, in any case and word order. A normal form is read back.

    Raises:
        TypeError: If `text` is not a string.

    Example:
        >>> role = parse_role("head of the North Atlantic Department at Russia's Foreign Ministry")
        >>> role.rank, role.unit, role.organisation, role.country
        ('head', 'North Atlantic Department', 'Ministry of Foreign Affairs', 'RU')
        >>> parse_role("директор Департамента Северной Атлантики МИД России") == role
        True
    """
    text_of(text, "parse_role", many="parse_role_many")
    return _parse(text) if len(text) <= _LONGEST_TITLE else _read(text)


def parse_role_many(texts: Iterable[object]) -> list[Role | None]:
    """Parse a column of role titles, each distinct one once.

    Args:
        texts: Titles, in any sequence or Arrow, pandas or polars column; `None`, NaN and empty strings are missing.

    Returns:
        One role a title, `None` where the title is missing.

    Raises:
        TypeError: If a value is neither a string nor missing.

    Example:
        >>> [role and role.normal_form for role in parse_role_many(["глава МИД РФ", None])]
        ['minister · Ministry of Foreign Affairs · RU', None]
    """
    rows = texts_of(texts, "parse_role_many", "texts")
    parsed = {text: parse_role(text) for text in dict.fromkeys(rows) if text is not None}
    return [None if text is None else parsed[text] for text in rows]


@cached_per_lexicon(4096)
def _parse(text: str) -> Role:
    return _read(text)


def _read(text: str) -> Role:
    role = read_normal_form(text) or _parse_title(text)
    if sum(part is not None for part in (role.rank, role.unit, role.organisation, role.country)) > 1:
        return role
    return _settled(read_code(role) or role)


def _settled(role: Role) -> Role:
    """The role whose normal form is its own: one of a single part may spell another's name ("department of state")."""
    for _ in range(_MOST_READINGS):
        form = role.normal_form
        if SEPARATOR in form:
            break
        again = _parse_title(form)
        again = read_code(again) or again
        if again.normal_form == form:
            break
        role = replace(again, text=role.text, rest=role.rest, spans=role.spans)
    return role


def _parse_title(text: str) -> Role:
    words, tables = title_words(text[:_LONGEST_TITLE]), role_vocabulary()
    offices: list[TitleParts] = []
    start: int | None = 0
    while start is not None and len(offices) < _MOST_OFFICES:
        parts = TitleParser(text, words, tables).run(start)
        offices.append(parts)
        start = parts.more
    roles = [TitleInterpreter(text, parts, tables).role() for parts in offices]
    spans = [span for parts in offices for span in parts.spans]
    if start is not None or len(text) > _LONGEST_TITLE:
        behind = words[start].start if start is not None else _LONGEST_TITLE
        spans.append(PartSpan(RolePart.REST, behind, len(text)))
    return _joined(text, roles, spans)


def _joined(text: str, roles: list[Role], spans: list[PartSpan]) -> Role:
    """The first office, with the others beside it; organisation and country hold for all where only one says them.

    A prime minister is of the government, whatever else the same person heads.
    """
    organisation = next((role.organisation for role in roles if role.organisation), None)
    country = next((role.country for role in roles if role.country), None)
    completed = [
        Role(
            role.text, role.rank, role.modifiers, role.scope, role.unit,
            role.organisation or (None if _has_own_body(role) else organisation),
            role.country or country, role.military_rank, role.former_unit,
        )
        for role in roles
    ] if len(roles) > 1 else roles  # fmt: skip
    first = completed[0]
    rest = tuple(text[span.start : span.end] for span in spans if span.part is RolePart.REST)
    return Role(
        text, first.rank, first.modifiers, first.scope, first.unit, first.organisation, first.country,
        first.military_rank, first.former_unit, tuple(completed[1:]), rest, tuple(spans),
    )  # fmt: skip


def _has_own_body(role: Role) -> bool:
    """Whether the rank itself says of which single body it is."""
    tables = role_vocabulary()
    body = tables.organisations_by_name.get(tables.implied.get(role.rank or "", ""))
    return body is not None and not body.generic
