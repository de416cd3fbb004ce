"""What of the units of a name is no word of it, or belongs to the next: titles, numerals, particles, markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.morphology.patronymic import marker_gender
from namematch.names.parameters import parsing
from namematch.names.parsing.noble_titles import is_only_given_name
from namematch.names.parsing.titles import has_article, is_numeral, name_titles
from namematch.names.types import NameToken, PartKind
from namematch.text import Script, fold, script_of

# Those that nobody's name is, however they are written.
_SMALL_NUMERALS = frozenset(("ii", "iii", "iv"))
_NAME_AND_NUMBER = 2
_MOST_LEMMAS = 2


def without_titles(text: str, units: list[NameToken], ranked: bool) -> tuple[list[str], list[NameToken]]:
    """What is left without forms of address, suffixes and numerals; `ranked` if it had a title of another kind."""
    # One word and a number are a ruler's name with no title as well: Катерина ІІ.
    if ranked or len(units) == _NAME_AND_NUMBER:
        units = _with_given_names_of_rulers(text, units, ranked)
    titles: list[str] = []
    while len(units) > 1 and _is_title(text, units[0]):
        titles.append(units.pop(0).text)
    while len(units) > 1 and (fold(units[-1].text) in name_titles().suffixes or _is_regnal(text, units, -1, ranked)):
        titles.append(units.pop().text)
    numerals = [unit for place, unit in enumerate(units) if place and _is_regnal(text, units, place, ranked)]
    # "Ivanov, Dr. Ivan", "Ivanov Jr., Ivan": the same words inside the name.
    inner = [unit for unit in units[1:] if _is_marked(text, unit) and _is_title_or_suffix(text, unit)]
    if len(units) - len(inner) - len(numerals) >= 2:
        titles += [unit.text for unit in units if unit in inner or unit in numerals]
        units = [unit for unit in units if unit not in inner and unit not in numerals]
    return titles, units


def _with_given_names_of_rulers(text: str, units: list[NameToken], ranked: bool) -> list[NameToken]:
    places = (place for place in range(1, len(units)) if _is_regnal(text, units, place, ranked))
    number = next(places, 0)
    return [*(replace(unit, regnal=True) for unit in units[:number]), *units[number:]]


def _is_regnal(text: str, units: Sequence[NameToken], place: int, ranked: bool) -> bool:
    """Whether a unit behind another is the number of a ruler or a generation."""
    unit, before, folded = units[place], units[place - 1], fold(units[place].text)
    last = unit is units[-1]
    if not is_numeral(folded) or (len(folded) == 1 and is_dotted(text, unit)):
        return False
    if not unit.text.isupper():
        # Without a capital it is one only where nothing else can stand.
        return last and folded in _SMALL_NUMERALS
    if len(folded) == 1:
        other = unit.text.isascii() and script_of(before.text) is Script.CYRILLIC
        beside_initial = before.initial or (not last and units[place + 1].initial)
        named = not has_surname_ending(before.word) or is_only_given_name(before.word)
        return (ranked or other) and named and not beside_initial
    if folded not in name_titles().doubtful_numerals:
        return True
    return not before.capitals and may_be_ruler(before.word)


def may_be_ruler(word: str) -> bool:
    """Whether a number behind a word makes it a ruler's name: a common given name, or a known one in a case."""
    sizes = parsing().glued
    if given_bearers(word).total >= sizes.common:
        return True
    if has_surname_ending(word):
        return False
    nominatives = (lemma.text for lemma in lemmas(word, PartKind.GIVEN)[:_MOST_LEMMAS])
    return any(given_bearers(text).total >= sizes.known for text in nominatives if text != fold(word))


def is_dotted(text: str, unit: NameToken) -> bool:
    """Whether a dot stands behind a unit of a text."""
    return text[unit.end : unit.end + 1] == "."


def _is_marked(text: str, unit: NameToken) -> bool:
    """Whether a dot stands behind a unit, or a hyphen joins it to the word before."""
    return is_dotted(text, unit) or text[unit.start - 1 : unit.start] == "-"


def _is_title_or_suffix(text: str, unit: NameToken) -> bool:
    return _is_title(text, unit) or fold(unit.text) in name_titles().suffixes


def _is_title(text: str, unit: NameToken) -> bool:
    folded, table = fold(unit.text), name_titles()
    if folded not in table.titles or (unit.initial and len(unit.text) == 1):
        return False
    return folded not in table.doubtful or is_dotted(text, unit)


def with_particles(text: str, units: list[NameToken]) -> list[NameToken]:
    """Units of a text, each particle as part of the surname that it stands before."""
    result: list[NameToken] = []
    start: int | None = None
    for place, unit in enumerate(units):
        last = place + 1 == len(units) or units[place + 1].segment != unit.segment
        written_as_particle = unit.text.islower() or (place > 0 and not unit.initial)
        if not last and written_as_particle and fold(unit.text) in name_titles().particles:
            start = unit.start if start is None else start
        elif start is not None:
            result.append(replace(unit, text=text[start : unit.end], start=start, particle=True, initial=False))
            start = None
        else:
            result.append(replace(unit, particle=True) if has_article(unit.text) else unit)
    return result


def with_markers(text: str, units: list[NameToken]) -> list[NameToken]:
    """Units of a text, each Turkic word for son or daughter as part of the father's name that it stands behind."""
    result: list[NameToken] = []
    for unit in units:
        gender = marker_gender(unit.word)
        if gender and result and not result[-1].marked:
            father = result.pop()
            result.append(replace(father, text=text[father.start : unit.end], end=unit.end, marked=gender))
        else:
            result.append(unit)
    return result
