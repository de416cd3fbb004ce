"""The phrases of data/names/cells.toml, found among the words of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain, product
from typing import Any, NamedTuple

from namematch.names.schemas import CELLS
from namematch.text import Token, fold, words

_TWO = 2


class PhraseRole(StrEnum):
    """What a phrase says about what stands beside it; the names of the sections of the table."""

    FIRST = "first"
    LAST = "last"
    NOTHING = "nothing"
    FIELD = "field"
    BIRTH = "birth"
    OTHER = "other"
    FORMER = "former"
    PEOPLE = "people"
    DEGREE = "degree"
    FRONT = "front"
    BACK = "back"
    ANYWHERE = "anywhere"


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    as_written: bool  # whether it counts only with the capitals of the table
    roles: frozenset[PhraseRole]


class Found(NamedTuple):
    """A phrase among the words of a text: from which word to which, and what it may be."""

    start: int
    stop: int
    roles: frozenset[PhraseRole]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """The phrases by their first word, the longest first."""
    roles: dict[tuple[str, ...], set[PhraseRole]] = {}
    for role, listed in _sections():
        for phrase in listed:
            roles.setdefault(phrase, set()).add(role)
    by_word: dict[str, list[_Phrase]] = {}
    for listed_words, of_phrase in sorted(roles.items(), key=lambda item: -len(item[0])):
        as_written = any(word != word.lower() for word in listed_words)
        by_word.setdefault(fold(listed_words[0]), []).append(_Phrase(listed_words, as_written, frozenset(of_phrase)))
    return by_word


def _sections() -> Iterator[tuple[PhraseRole, Iterable[tuple[str, ...]]]]:
    table: dict[str, Any] = CELLS.read()
    for role in (
        PhraseRole.FIRST,
        PhraseRole.LAST,
        PhraseRole.NOTHING,
        PhraseRole.FIELD,
        PhraseRole.BIRTH,
        PhraseRole.OTHER,
        PhraseRole.FORMER,
        PhraseRole.PEOPLE,
    ):
        yield role, _words(table[role]["words"])
    for role in (PhraseRole.FRONT, PhraseRole.BACK, PhraseRole.ANYWHERE):
        yield role, _words(table["organisation"][role])
    heads, of, whose = map(_words, table["office"].values())
    offices = [one + two for one, two in chain(product(heads, of), product(whose, heads))]
    yield PhraseRole.FIRST, offices
    yield PhraseRole.LAST, offices
    levels, fields, ends = map(_words, table["degree"].values())
    yield PhraseRole.DEGREE, (one + two + three for one, two, three in product(levels, fields, ends))


def _words(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple([token.text for token in words(phrase)]) for phrase in phrases]


def begins_phrase(folded: str) -> bool:
    """Whether a folded word is the first of a phrase."""
    return folded in _phrases()


def find_phrases(text: str, tokens: Sequence[Token]) -> list[Found]:
    """The phrases among the words of a text, from left to right, the longest at each place."""
    found: list[Found] = []
    place, known = 0, _phrases()
    while place < len(tokens):
        fitting = [phrase for phrase in known.get(fold(tokens[place].text), ()) if _fits(text, tokens, place, phrase)]
        if fitting:
            length = len(fitting[0].words)
            # One may be listed with capitals and without.
            roles = frozenset[PhraseRole]().union(*(each.roles for each in fitting if len(each.words) == length))
            found.append(Found(place, place + length, roles))
        place = found[-1].stop if fitting else place + 1
    return found


def _fits(text: str, tokens: Sequence[Token], place: int, phrase: _Phrase) -> bool:
    written = [token.text for token in tokens[place : place + len(phrase.words)]]
    if len(written) < len(phrase.words):
        return False
    if phrase.as_written:
        return written == list(phrase.words)
    if any(fold(word) != expected for word, expected in zip(written, phrase.words, strict=True)):
        return False
    if any(len(word) > 1 for word in written):
        return all(len(word) > 1 or word.islower() for word in written)
    # Letters alone are initials, unless they are small and many or stand as one word: г.р., к. т. н., A.K.A., N/A.
    whole = text[tokens[place].start : tokens[place + len(written) - 1].end]
    is_one, many = " " not in whole, len(written) > _TWO
    if all(map(str.islower, written)):
        return is_one or many
    return is_one and whole.isascii() and (many or "/" in whole)
