"""What stands around a name in a cell, set apart: labels, fields, former and other names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from namematch.names.cells.cutting import Cell
from namematch.names.cells.known_words import is_a_given_name, is_certain
from namematch.names.cells.phrases import Found, PhraseRole, begins_phrase, find_phrases
from namematch.names.morphology.patronymic import is_patronymic, marker_gender
from namematch.names.schemas import CELLS
from namematch.text import Token, fold, words

_NAME_PARTS, _PAIR = 3, 2
_COUPLE = regex.compile(r"(\p{Lu}[\p{L}-]+) (\p{Ll}+|&) (\p{Lu}[\p{L}-]+) (\p{Lu}[\p{L}-]+)")
_WITH_INITIALS = r"\p{Lu}[\p{L}-]+ (?:\p{Lu}\. ?){1,2}"
_SEVERAL = regex.compile(f"{_WITH_INITIALS}(?:, ?{_WITH_INITIALS})+")
_FORMERLY = regex.compile("(?:ex|экс)-", regex.IGNORECASE)


Dates = Callable[[str, Sequence[Token]], list[list[Token]]]


class Surroundings(NamedTuple):
    """A cell in its parts.

    Args:
        text: The cell with spaces for all that was set apart.
        titles: What is no name, in the order in which it stands.
        aliases: Other names in it.
        dates: Dates of birth.
        organisation: Whether it is an organisation's.
    """

    text: str
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    organisation: bool = False


def holds_several(text: str) -> bool:
    """Whether a cell is a list of people with surname and initials: Рябов К. О., Рябова Е. П."""
    return ".," in text and _SEVERAL.fullmatch(text) is not None


def set_apart(text: str, dates: Dates) -> Surroundings:
    """Sets apart what stands around the name of a cell, by the phrases of data/names/cells.toml.

    Args:
        text: A cell.
        dates: Finds the words of a text that only tell when somebody lived, which are left alone.
    """
    text = _with_both_surnames(_with_marker_behind(_with_commas(text)))
    tokens = list(words(text))
    dated = {token.start for run in dates(text, tokens) for token in run}
    found = [each for each in find_phrases(text, tokens) if tokens[each.start].start not in dated]
    cell = Cell(text, tokens, dated)
    cell.take_office(found)
    found = [phrase for phrase in found if cell.is_left(phrase)]
    if any(_is_organisation(text, tokens, phrase) for phrase in found):
        return Surroundings(text, (text.strip(),), organisation=True)
    cell.take_address()
    cell.take_label()
    for phrase in found:
        cell.take(phrase)
    for phrase in reversed(found):
        cell.take_behind(phrase)
    cell.take_segments()
    cell.take_behind_dates()
    return Surroundings(*cell.parts())


def _with_commas(text: str) -> str:
    """The parts of a name with commas between, Петров;Иван;Ильич, and several people with semicolons."""
    parts = [part.strip() for part in text.split(";")]
    if holds_several(text):
        return text.replace(",", ";")
    of_one = 1 < len(parts) <= _NAME_PARTS and all(map(str.isalpha, parts)) and any(map(is_certain, parts))
    return text.replace(";", ",") if of_one else text


def _with_marker_behind(text: str) -> str:
    """A word for son or daughter that stands in the field of the surname, behind the names: UULU, Azamat Nurlan."""
    marker, comma, names = text.partition(",")
    of_father = comma and marker_gender(fold(marker)) is not None and len(names.split()) >= _PAIR
    return f"{names.strip()} {marker}" if of_father else text


def _with_both_surnames(text: str) -> str:
    """The surname that a couple shares behind each of its given names: Олег и Анна Орловы."""
    couple = _COUPLE.fullmatch(text)
    if not couple or fold(couple[2]) not in ("&", *CELLS.read()["people"]["words"]):
        return text
    one, joined, two, surname = couple.groups()
    if not (is_a_given_name(one) and is_a_given_name(two)):
        return text
    for ending, of_one in CELLS.read()["people"]["plural"].items():
        if surname.endswith(ending):
            surname = surname.removesuffix(ending) + of_one
    return f"{one} {surname} {joined} {two} {surname}"


def bare_alias(alias: str) -> tuple[str, bool]:
    """Another name without the word that introduces it, and whether that says it is a former surname.

    Example:
        >>> bare_alias("урожд. Петрова"), bare_alias("-Polozkova"), bare_alias("Lavr")
        (('Петрова', True), ('Polozkova', True), ('Lavr', False))
    """
    tokens = list(words(alias))
    found = next(iter(find_phrases(alias, tokens)), None)
    if found and not found.start and found.stop < len(tokens) and found.roles & {PhraseRole.FORMER, PhraseRole.OTHER}:
        return alias[tokens[found.stop].start :], PhraseRole.FORMER in found.roles
    bare = _FORMERLY.sub("", alias.lstrip("-–— "))
    return bare, alias.startswith(("-", "–", "—")) or bare != alias


def _is_organisation(text: str, tokens: Sequence[Token], found: Found) -> bool:
    # A number may stand behind everything: Almaz Bank No. 5.
    before, behind = (
        found.start,
        sum(token.text.isalpha() and fold(token.text) != "no" for token in tokens[found.stop :]),
    )
    if fold(tokens[before].text) in CELLS.read()["organisation"]["doubtful"]:
        others = (token.text for token in tokens if token is not tokens[before])
        if any(map(is_certain if len(tokens) == _PAIR else is_patronymic, others)):
            return False
    if PhraseRole.ANYWHERE in found.roles:
        return True
    if (
        PhraseRole.FRONT in found.roles
        and behind
        and text[tokens[found.stop - 1].end : tokens[found.stop - 1].end + 1] != "."
    ):
        return not before
    return PhraseRole.BACK in found.roles and before > 0 and not behind and not _is_persons(tokens, found)


def _is_persons(tokens: Sequence[Token], form: Found) -> bool:
    """Whether a legal form stands behind somebody's given name and surname, as a firm of one person has it."""
    written = "".join(fold(token.text) for token in tokens[form.start : form.stop])
    before = [token.text for token in tokens[: form.start]]
    return (
        written in CELLS.read()["organisation"]["of_one"]
        and len(before) in (_PAIR, _NAME_PARTS)
        and any(map(is_a_given_name, before))
        and not any(begins_phrase(fold(word)) for word in before)
    )
