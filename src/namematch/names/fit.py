"""How well a word fits each part of a name, in bits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log2
from typing import NamedTuple

from namematch.data import read_toml
from namematch.names.endings import has_surname_ending, surname_gender
from namematch.names.given import given_bearers
from namematch.names.inflection import lemmas
from namematch.names.patronymic import patronymic
from namematch.names.suffixes import Suffixes
from namematch.names.types import Gender, PartKind
from namematch.text import Script, fold, script_of

_LONGEST = 64
# A name of this many bearers in the reference population is as likely a given name as a surname.
_EVEN = 60.0
_MOST, _LEAST = 10.0, -6.0
_NO_PATRONYMIC = -14.0
_SURNAME_ENDING = 2.0
_GIVEN_NAME = 2.0
_OBLIQUE_SHARE = 0.35
_UNKNOWN_FATHER = 4.0
_CERTAIN = 6.0
_SHORTEST_FATHER = 3


class Fit(NamedTuple):
    """How well a word fits each part.

    Args:
        bits: Log2 of how much likelier the word is as that part than as a word of no known kind.
        possessive: Whether the word could be a Bulgarian father's name: a surname's ending on a name.
        genitive: Whether it could be a Mongolian father's name.
    """

    bits: Mapping[PartKind, float]
    possessive: bool
    genitive: bool


@lru_cache(maxsize=65536)
def fit_of(word: str) -> Fit:
    """How well a word fits each part of a name."""
    word = word[:_LONGEST]
    given, father, surname = _given_bits(word), _patronymic_bits(word), _surname_bits(word)
    genitive = _genitive_bits(word)
    if genitive > father:
        father, surname = genitive, min(surname, 0.0)
    bits = {PartKind.GIVEN: given, PartKind.PATRONYMIC: father, PartKind.SURNAME: surname}
    return Fit(bits, surname_gender(word) is not None and given < 0, genitive >= _CERTAIN)


def _given_bits(word: str) -> float:
    halves = [half for half in word.split("-") if half]
    count = min((_count(half) for half in halves), default=0.0)
    if not count and surname_gender(word):
        return _LEAST - _SURNAME_ENDING
    return max(_LEAST, min(_MOST, log2((count + 0.05) / _EVEN)))


def _count(word: str) -> float:
    count = given_bearers(word).total
    if count or script_of(word) is not Script.CYRILLIC:
        return count
    oblique = (given_bearers(lemma.text).total for lemma in lemmas(word, PartKind.GIVEN)[:3])
    return max(oblique, default=0.0) * _OBLIQUE_SHARE


def _patronymic_bits(word: str) -> float:
    found = patronymic(word)
    if found is None:
        return _NO_PATRONYMIC
    fathers = log2(given_bearers(found.father).total + 1) / 2 if found.father else _UNKNOWN_FATHER
    if found.gender is Gender.FEMALE:
        return 8.0 + fathers / 4
    return fathers - _southern(word)


def _southern(word: str) -> float:
    """How much an ending speaks for a surname of the Balkans instead: -ić for certain, -ič and bare -ic perhaps."""
    folded = fold(word)
    return sum(bits for ending, bits in _southern_endings().items() if folded.endswith(ending))


@cache
def _southern_endings() -> dict[str, float]:
    table: dict[str, float] = read_toml("names/endings.toml")["patronymic"]["southern"]
    return table


def _surname_bits(word: str) -> float:
    found = patronymic(word)
    if found and found.gender is Gender.FEMALE:
        return -8.0
    if found and found.father:
        return 3.0 - log2(given_bearers(found.father).total + 1) / 2 + _southern(word)
    bearers = given_bearers(word).total
    known = _GIVEN_NAME + log2(bearers / _EVEN) / 3 if bearers > _EVEN else 0.0
    return _SURNAME_ENDING * has_surname_ending(word) - known


def _genitive_bits(word: str) -> float:
    folded = fold(word)
    table = _mongolian()
    if table["certain"](folded):
        return _CERTAIN
    return 1.0 if table["possible"](folded) else _NO_PATRONYMIC


@cache
def _mongolian() -> dict[str, Suffixes]:
    table: dict[str, list[str]] = read_toml("names/endings.toml")["patronymic"]["mongolian"]
    return {which: Suffixes(endings, _SHORTEST_FATHER) for which, endings in table.items()}
