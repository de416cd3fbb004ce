"""The other names that a cell gives for the bearer of a name, as further ways to take the name apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from namematch.names.cells import bare_alias, is_a_given_name
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.parsing.parser import parse_name
from namematch.names.types import NamePart, PartKind, PersonName

_MOST = 4


def with_other_names(name: PersonName) -> tuple[PersonName, ...]:
    """The parse of a cell, parses of the other names in it, and of the name with its bearer's other surnames.

    Each is as likely as the others to be the name that somebody is called by elsewhere.

    Args:
        name: The likeliest parse of a cell.
    """
    names = [name, *(way for alias in _each(name.aliases)[:_MOST] for way in _parses(name, alias))]
    shares = (way.probability / len(names) for way in names)
    return tuple(
        replace(way, titles=name.titles, dates=name.dates, probability=share)
        for way, share in zip(names, shares, strict=True)
    )


def _each(aliases: Sequence[str]) -> list[str]:
    """The aliases, those of a list apart."""
    return [each for alias in aliases for each in (alias.split(",") if _is_list(alias) else [alias])]


def _is_list(alias: str) -> bool:
    """Whether words stand with commas between that are names by themselves; a surname and a given name are one."""
    parts = [part.strip("\"'“”„«» ") for part in alias.split(",")]
    is_one = len(parts) == len(("surname", "given")) and [*map(is_a_given_name, parts)] == [False, True]
    return not is_one and all(" " not in part for part in parts)


def _parses(name: PersonName, alias: str) -> tuple[PersonName, ...]:
    text, is_former = bare_alias(alias)
    other = parse_name(text)
    if len(other.parts) > 1 and other.surname:
        return (other,)
    surname = other.parts[0] if len(other.parts) == 1 else None
    if not surname or surname.initial or not (name.surname or name.given):
        return ()
    # In brackets the clergy has the surname it was born with: архимандрит Тихон (Шевкунов).
    if not (is_former or _is_surname(surname.text)):
        return ()
    return (replace(name, parts=_with_surname(name, surname)),)


def _is_surname(word: str) -> bool:
    return word[0].isupper() and has_surname_ending(word)


def _with_surname(name: PersonName, surname: NamePart) -> tuple[NamePart, ...]:
    """The parts of a name with another surname in the place of its own."""
    places = (place for place, part in enumerate(name.parts) if part.kind is PartKind.SURNAME)
    first = next(places, len(name.parts))
    kept = [part for part in name.parts if part.kind is not PartKind.SURNAME]
    return (*kept[:first], replace(surname, kind=PartKind.SURNAME), *kept[first:])
