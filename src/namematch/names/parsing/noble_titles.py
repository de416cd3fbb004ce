"""Titles of nobles, rulers and clergy in a name: where a word is one, where it may be one, and where it is a name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.parameters import parsing
from namematch.names.parsing.titles import bare_title, is_numeral, name_titles
from namematch.names.types import NameToken
from namematch.text import fold

# What stands behind the second comma is neither surname nor given name.
_BEHIND_GIVEN = 2
_WHOLE = 2


class NobleTitle(NamedTuple):
    """A title among the units of a name, with the words that belong to it.

    Args:
        start: Its first unit.
        stop: The unit behind its last.
        sure: Whether it cannot as well be a part of the name.
    """

    start: int
    stop: int
    sure: bool


def find_noble_titles(units: Sequence[NameToken]) -> list[NobleTitle]:
    """The titles among the units of a name, from left to right."""
    if not any(_is_listed(unit) for unit in units):
        return []
    ranks: list[NobleTitle] = []
    for place in range(len(units)):
        start = ranks[-1].stop if ranks else 0
        left = len(units) - sum(rank.stop - rank.start for rank in ranks)
        if place >= start and (rank := _rank(units, start, place, left)):
            ranks.append(rank)
    return ranks


def is_noble_title(words: Sequence[str]) -> bool:
    """Whether all these words are titles, or belong to one."""
    table = name_titles()
    titles = [bare_title(word) for word in words]
    return any(word in table.ranks for word in titles) and all(word in table.ranks | table.before for word in titles)


def _is_listed(unit: NameToken) -> bool:
    return bare_title(unit.word) in name_titles().ranks or fold(unit.word) in name_titles().titles


def _rank(units: Sequence[NameToken], least: int, place: int, left: int) -> NobleTitle | None:
    """The title whose word stands at a place, if it is one; `left` units are not part of another title."""
    unit, words = units[place], name_titles()
    word = bare_title(unit.word)
    if word not in words.ranks:
        behind_given = unit.segment >= _BEHIND_GIVEN and _begins_segment(units, place)
        is_title = behind_given and fold(unit.word) in words.titles - words.doubtful
        return NobleTitle(place, _end_of_segment(units, place), True) if is_title else None
    start = place
    while start > least and units[start - 1].segment == unit.segment and _leads(units[start - 1]):
        start -= 1
    end = _end_of_segment(units, place)
    rank = NobleTitle(start, end if _tells_place(units, start, place + 1, end) else place + 1, True)
    left -= rank.stop - rank.start
    if left < 1:
        return None
    certain = word not in words.doubtful_ranks or _is_small(units, place)
    if unit.segment and _begins_segment(units, start):
        return rank if certain or _stands_as_title(units, rank, end) else None
    # A word in capitals among others is a surname.
    marked = unit.capitals and not all(other.capitals or other.initial for other in units)
    if _is_small(units, place) or (start and rank.stop > place + 1):
        return rank
    if not start:
        if certain or any(len(other.text) > 1 and is_numeral(fold(other.text)) for other in units[rank.stop : end]):
            return rank
        return rank._replace(sure=False) if word in words.front and left >= _WHOLE and not marked else None
    return rank._replace(sure=False) if word in words.between and rank.stop < end and not marked else None


def _leads(unit: NameToken) -> bool:
    """Whether a word may stand before a title and belong to it."""
    return bare_title(unit.word) in name_titles().before


def _begins_segment(units: Sequence[NameToken], place: int) -> bool:
    return not place or units[place - 1].segment != units[place].segment


def _end_of_segment(units: Sequence[NameToken], place: int) -> int:
    return place + sum(1 for _ in takewhile(lambda unit: unit.segment == units[place].segment, units[place:]))


def _is_small(units: Sequence[NameToken], place: int) -> bool:
    """Whether a word stands in small letters among others with capitals."""
    return units[place].text[0].islower() and any(unit.text[0].isupper() for unit in units)


def _tells_place(units: Sequence[NameToken], start: int, behind: int, end: int) -> bool:
    """Whether what follows a title belongs to it: "of Russia", or no given name where there is one already."""
    if behind == end:
        return False
    words = name_titles()
    if bare_title(units[behind].word) in words.of:
        return True
    if not units[start].segment or not _begins_segment(units, start):
        return False
    return (start >= _WHOLE or _is_given(units[0])) and not any(map(_may_be_given, units[behind:end]))


def _stands_as_title(units: Sequence[NameToken], rank: NobleTitle, end: int) -> bool:
    """Whether a word behind a comma, which may be a name, is a title by what else there is."""
    if rank.stop < end:
        return _may_be_given(units[rank.stop])
    return rank.start >= _WHOLE or rank.stop - rank.start > 1


def is_only_given_name(word: str) -> bool:
    """Whether a word is a given name and no surname, as far as lists and endings tell."""
    known, sizes = given_bearers(word).total, parsing().glued
    return known >= sizes.common or (known >= sizes.known and not has_surname_ending(word))


def _is_given(unit: NameToken) -> bool:
    return not unit.initial and is_only_given_name(unit.word)


def _may_be_given(unit: NameToken) -> bool:
    return unit.initial or is_only_given_name(unit.word)
