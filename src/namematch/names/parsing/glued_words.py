"""Words of a name that lost the space between them, cut apart again."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

import regex

from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.patronymic import is_patronymic, parse_patronymic
from namematch.names.parameters import parsing, weights
from namematch.names.parsing.noble_titles import is_only_given_name
from namematch.names.parsing.titles import is_generation, name_titles
from namematch.text import Token, fold
from namematch.translit import letterwise_readings, name_bits

_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}{3})(?=\p{Lu}\p{Ll}{2})")


class Cut(NamedTuple):
    """A word as it is, or the two that may have lost the space between them."""

    halves: tuple[Token, ...]
    is_doubtful: bool = False

    def usual(self, token: Token) -> tuple[Token, ...]:
        """What the word is taken for first."""
        return (token,) if self.is_doubtful else self.halves


def cut_of(token: Token) -> Cut:
    """Words that lost the space between them: a given name and a patronymic, a surname and a given name."""
    text, sizes = token.text, parsing().glued
    if not (text[1:].islower() or text.isupper()):
        humps = _humps(text) or [text]
        ends = list(accumulate(map(len, humps), initial=token.start))
        return Cut(tuple(map(Token, humps, ends, ends[1:])))
    head, hyphen, tail = text.rpartition("-")
    if hyphen and head and is_generation(fold(tail)):
        middle = token.start + len(head)
        return Cut((Token(head, token.start, middle), Token(tail, middle + 1, token.end)))
    if len(text) < sizes.shortest:
        return Cut((token,))
    patronymic = parse_patronymic(text)
    if patronymic:
        ends_at = _nothing_ends if patronymic.father else _given_name_ends
    else:
        ends_at = _surname_ends if text.isupper() else _nothing_ends
    places = range(sizes.shortest_half, min(len(text), sizes.longest) - sizes.shortest_half + 1)
    splits = [place for place in places if ends_at(text, place)]
    if not splits:
        return Cut((token,))
    place = max(splits, key=lambda place: max(given_bearers(text[:place]).total, given_bearers(text[place:]).total))
    middle = token.start + place
    return Cut((Token(text[:place], token.start, middle), Token(text[place:], middle, token.end)), is_doubtful=True)


def _humps(text: str) -> list[str]:
    """The words that capitals show in a word, of which one is a given name, or the last an initial; none in others."""
    humps, sizes = [hump for hump in _HUMP.split(text) if hump], parsing().glued
    if len(humps) < 2 or not all(hump.isalpha() and (hump.isupper() or hump.istitle()) for hump in humps):
        return []
    if len(humps[-1]) == 1 or (len(humps[-1]) == 2 and humps[-1].isupper()):
        is_surname = len(humps) == 2 and len(humps[0]) >= sizes.shortest_surname - 1
        return [humps[0], *humps[1]] if is_surname and not is_only_given_name(humps[0]) else []
    if min(map(len, humps)) < sizes.shortest_half or fold(humps[0]) in name_titles().prefixes:
        return []
    known = sizes.known
    # Two given names that were run together are one.
    given = [given_bearers(hump).total >= known for hump in humps]
    return humps if any(map(is_patronymic, humps)) or (any(given) and not all(given)) else []


def _nothing_ends(_text: str, _place: int) -> bool:
    return False


def _given_name_ends(text: str, place: int) -> bool:
    """Whether a common given name ends there and a patronymic begins."""
    behind, sizes = parse_patronymic(text[place:]), parsing().glued
    if not behind or not behind.father or given_bearers(text[:place]).total < sizes.known:
        return False
    return given_bearers(behind.father).total >= sizes.common_father


def _surname_ends(text: str, place: int) -> bool:
    """Whether a surname ends there and a common given name begins."""
    head, tail, sizes = text[:place], text[place:], parsing().glued
    if "-" in text or min(len(head), len(tail)) < sizes.shortest_surname or given_bearers(tail).total < sizes.common:
        return False
    return has_surname_ending(head) and not _on_record(text)


def _on_record(surname: str) -> bool:
    """Whether a word is somebody's surname as it stands."""
    return any(name_bits(reading.cyrillic) <= weights().listed for reading in letterwise_readings(surname)[:2])
