"""Taking a written name apart: which unit is the given name, the patronymic, the surname."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from namematch.names.cells import Surroundings, read_cell
from namematch.names.parsing.dates import date_tokens
from namematch.names.parsing.gender import gender_of
from namematch.names.parsing.habits import IN_GENERAL, Habits, habits_of
from namematch.names.parsing.part_assignment import Kinds, kept_shares, weighed_assignments
from namematch.names.parsing.titles import title_gender
from namematch.names.parsing.tokens import MOST_CHARACTERS, TokenizedName, tokenize_name
from namematch.names.types import NameOrder, NamePart, NameToken, PartKind, PersonName
from namematch.text import texts_of
from namematch.user_lexicon import cached_per_lexicon

_LONGEST_KEPT = 500


def parse_name(text: str) -> PersonName:
    """Takes a written name apart.

    Every way to deal the units out to given name, patronymic and surname is weighed: by how the words look (lexicon of
    given names, endings), by how often names are written in that order, and by capitals and commas.

    Args:
        text: A name in Cyrillic or any romanisation, in any order.

    Returns:
        The likeliest way to take it apart, with the others worth keeping in `alternatives`; without parts where the
        text has no word.

    Raises:
        TypeError: If `text` is not a string.

    Example:
        >>> name = parse_name("DARCHIYEV, Alexander N.")
        >>> name.given, name.patronymic, name.surname
        ('Alexander', 'N.', 'DARCHIYEV')
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_name takes a string, not {type(text).__name__}")
    # Endless texts are not kept.
    return parse_by_habits(text, IN_GENERAL)


def parse_by_habits(text: str, habits: Habits) -> PersonName:
    """`parse_name` of a name from a column of such habits."""
    return _parse(text, habits) if len(text) <= _LONGEST_KEPT else _parse.__wrapped__(text, habits)


def parse_name_many(texts: Iterable[str | None], *, habits: bool = False) -> list[PersonName | None]:
    """`parse_name` of every value, once per distinct value; missing values come back as `None`.

    Args:
        texts: Names, in any sequence or Arrow, pandas or polars column; `None`, NaN and empty strings are missing.
        habits: Whether the column's own habits count: in which order its names stand, and what capitals mean in it.
            Another row can then change how a name is taken apart, so this is for a table from one source that is given
            as a whole. `resolve` does without: mentions that are added later must not change what was found before.

    Returns:
        As many results as there are values, in their order.

    Raises:
        TypeError: If `texts` is one string, or a value is neither a string nor missing.

    Example:
        >>> [name and name.surname for name in parse_name_many(["Ivan Petrov", None])]
        ['Petrov', None]
        >>> rows = ["Torshin Aliko", *(f"{surname} Ivan" for surname in "Petrov Orlov Titov Belov Zuev Gusev".split())]
        >>> alone, of_column = parse_name(rows[0]), parse_name_many(rows, habits=True)[0]
        >>> alone.probability < of_column.probability
        True
    """
    rows = texts_of(texts, "parse_name_many")
    parsed = {text: parse_name(text) for text in dict.fromkeys(rows) if text is not None}
    if habits:
        own = habits_of(parsed.values())
        parsed = {text: parse_by_habits(text, own) for text in parsed}
    return [None if text is None else parsed[text] for text in rows]


@cached_per_lexicon(1 << 16)
def _parse(text: str, habits: Habits) -> PersonName:
    cell = read_cell(text[:MOST_CHARACTERS], date_tokens)
    if cell is None:
        return _taken_apart(text, habits)
    if cell.organisation:
        return PersonName(text, (), NameOrder.NONE, titles=cell.titles, organisation=True)
    name = _taken_apart(cell.text, habits)
    return replace(
        _in_cell(text, cell, name), alternatives=tuple(_in_cell(text, cell, way) for way in name.alternatives)
    )


def _in_cell(text: str, cell: Surroundings, name: PersonName) -> PersonName:
    """A parse of the name of a cell with what the cell holds beside it."""
    mended = "" if all(text[part.start : part.end] == part.text for part in name.parts) else cell.text
    titles, aliases, dates = cell.titles + name.titles, cell.aliases + name.aliases, cell.dates + name.dates
    return replace(name, text=text, titles=titles, aliases=aliases, dates=dates, mended=mended)


def _taken_apart(text: str, habits: Habits) -> PersonName:
    tokenized = tokenize_name(text)
    if not tokenized.units:
        titles, aliases, dates = tokenized.titles, tokenized.aliases, tokenized.dates
        return PersonName(text, (), NameOrder.NONE, titles=titles, aliases=aliases, dates=dates)
    ways = [(tokenized, way) for way in weighed_assignments(tokenized.units, tokenized.bits, habits)]
    if tokenized.rivals:
        ways += [
            (rival, way) for rival in tokenized.rivals for way in weighed_assignments(rival.units, rival.bits, habits)
        ]
        ways.sort(key=lambda each: (-each[1].bits, each[1].kinds))
    best, *others = (
        _name(text, units, way.kinds, share)
        for (units, way), share in zip(ways, kept_shares([way.bits for _, way in ways]), strict=False)
    )
    return replace(best, alternatives=tuple(others))


def _name(text: str, tokenized: TokenizedName, kinds: Kinds, probability: float) -> PersonName:
    parts = tuple(_part(text, unit, kind) for unit, kind in zip(tokenized.units, kinds, strict=True))
    gender, sure = gender_of(parts, map(title_gender, tokenized.titles))
    apart = (tokenized.titles, tokenized.aliases, tokenized.dates)
    return PersonName(text, parts, _order(kinds), gender, sure, probability, (), *apart)


def _part(text: str, unit: NameToken, kind: PartKind) -> NamePart:
    # The dot of an initial belongs to it.
    end = unit.end + (unit.initial and text[unit.end : unit.end + 1] == ".")
    return NamePart(kind, text[unit.start : end], unit.start, end, unit.initial)


def _order(kinds: Kinds) -> NameOrder:
    if len(kinds) == 1:
        return NameOrder.SINGLE
    return (
        NameOrder.SURNAME_FIRST if kinds[0] is PartKind.SURNAME and PartKind.GIVEN in kinds else NameOrder.GIVEN_FIRST
    )
