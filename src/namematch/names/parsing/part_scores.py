"""How well a word fits each part of a name, in bits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag, auto
from functools import cache
from math import log2
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import given_bearers, given_links
from namematch.names.lexicon.surname_endings import has_sure_surname_ending, has_surname_ending, surname_gender
from namematch.names.morphology.lemmatizer import lemmas, possible_nominatives
from namematch.names.morphology.patronymic import is_irregular, parse_patronymic
from namematch.names.parameters import parsing
from namematch.names.parsing.gender import word_bits
from namematch.names.schemas import ENDINGS
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.spelling.suffixes import Suffixes
from namematch.names.types import Gender, PartKind, RelationKind
from namematch.text import Script, fold, script_of
from namematch.user_lexicon import cached_per_lexicon

_LONGEST = 64
_SHORTEST_FATHER = 3
# Bearers of a name on no list, about.
_UNSEEN = 0.05
_LONGEST_SYLLABLE = 6
# Bits from which on a word is a given name, and a woman's, whatever else it may be.
_SURE_GIVEN, _SURE_WOMAN = 5.0, 4.0


class Trait(IntFlag):
    """What a word may be beside others."""

    EASTERN = auto()
    """A surname of East Asia."""
    SYLLABLE = auto()
    """As short as a syllable, and no name or surname of another kind."""
    SYLLABLES = auto()
    """Several such, joined."""
    WOMAN = auto()
    """A woman's given name."""
    SON = auto()
    """A man's patronymic in the nominative."""


class PartScores(NamedTuple):
    """How well a word fits each part.

    Args:
        bits: Log2 of how much likelier the word is as that part than as a word of no known kind.
        possessive: Whether the word could be a Bulgarian father's name: a surname's ending on a name.
        genitive: Whether it could be a Mongolian father's name.
        traits: What it may be beside others.
    """

    bits: Mapping[PartKind, float]
    possessive: bool
    genitive: bool
    traits: Trait = Trait(0)


@cached_per_lexicon(WORDS)
def score_parts(word: str) -> PartScores:
    """How well a word fits each part of a name."""
    word = word[:_LONGEST]
    given, father, surname = _given_bits(word), _patronymic_bits(word), _surname_bits(word)
    genitive = _genitive_bits(word)
    if genitive > father:
        father, surname = genitive, min(surname, 0.0)
    bits = {PartKind.GIVEN: given, PartKind.PATRONYMIC: father, PartKind.SURNAME: surname}
    possessive = surname_gender(word) is not None and given < 0
    return PartScores(bits, possessive, genitive >= parsing().mongolian.genitive, _traits(word, given, surname))


def _traits(word: str, given: float, surname: float) -> Trait:
    halves = fold(word).replace("-", " ").split()
    found = Trait.EASTERN if len(halves) == 1 and halves[0] in _eastern() else Trait(0)
    if given < _SURE_GIVEN and surname <= 0 and all(len(half) <= _LONGEST_SYLLABLE for half in halves):
        found |= Trait.SYLLABLES if len(halves) > 1 else Trait.SYLLABLE
    if given > 0 and word_bits(PartKind.GIVEN, word) >= _SURE_WOMAN:
        found |= Trait.WOMAN
    patronymic = parse_patronymic(word)
    if patronymic and patronymic.gender is Gender.MALE and not patronymic.case:
        found |= Trait.SON
    return found


@cache
def _eastern() -> frozenset[str]:
    return frozenset(ENDINGS.read()["eastern"]["surnames"])


def _given_bits(word: str) -> float:
    halves = [half for half in word.split("-") if half]
    count = min((_count(half) for half in halves), default=0.0)
    bits = parsing().word
    if not count and surname_gender(word):
        return bits.given_least - bits.surname_ending
    return max(bits.given_least, min(bits.given_most, log2(count + _UNSEEN) - bits.even))


def _count(word: str) -> float:
    count = given_bearers(word).total
    if count or script_of(word) is not Script.CYRILLIC:
        return count
    # Most words are no given name in any case, which is told without asking in which they would be.
    if not any(given_bearers(text).total for text in possible_nominatives(fold(word), PartKind.GIVEN)):
        return 0.0
    oblique = (given_bearers(lemma.text).total for lemma in lemmas(word, PartKind.GIVEN)[:3])
    return max(oblique, default=0.0) * parsing().oblique_share


def _patronymic_bits(word: str) -> float:
    patronymic, bits = parse_patronymic(word), parsing().word
    if patronymic is None:
        return bits.no_patronymic
    fathers = _father_bits(patronymic.father) if patronymic.father else 0.0
    if patronymic.gender is Gender.FEMALE:
        return bits.daughter + fathers
    formed = bits.known_father if patronymic.father else bits.unknown_father
    return formed + fathers + bits.irregular_father * is_irregular(patronymic) - _southern(word)


def _father_bits(father: str) -> float:
    return log2(given_bearers(father).total + 1) * parsing().word.common_father


def _among_surnames(father: str) -> float | None:
    """How much commoner patronymics of a father are than surnames written so, if there are such surnames."""
    heads = (name_spelling_key(link.head) for link in given_links(father) if link.kind is RelationKind.SAME)
    return next((found for key in (father, *heads) if (found := _shared().get(key)) is not None), None)


def _southern(word: str) -> float:
    """How much an ending speaks for a surname of the Balkans instead: -ić for certain, -ič and bare -ic perhaps."""
    folded = fold(word)
    return sum(bits for ending, bits in _southern_endings().items() if folded.endswith(ending))


@cache
def _shared() -> dict[str, float]:
    table: dict[str, float] = ENDINGS.read()["patronymic"]["surnames"]
    return table


@cache
def _southern_endings() -> dict[str, float]:
    table: dict[str, float] = ENDINGS.read()["patronymic"]["southern"]
    return table


def _surname_bits(word: str) -> float:
    patronymic, bits = parse_patronymic(word), parsing().word
    if patronymic and patronymic.gender is Gender.FEMALE:
        return bits.daughter_surname
    if patronymic and patronymic.father and is_irregular(patronymic):
        return bits.son_surname + _southern(word)
    if patronymic and patronymic.father:
        if (commoner := _among_surnames(patronymic.father)) is not None:
            return bits.known_father + _father_bits(patronymic.father) - commoner + _southern(word)
        return bits.son_surname - _father_bits(patronymic.father) + _southern(word)
    bearers = given_bearers(word).total
    known = bits.given_name + (log2(bearers) - bits.even) / 3 if bearers > 2.0**bits.even else 0.0
    ending = bits.sure_ending if has_sure_surname_ending(word) else bits.surname_ending * has_surname_ending(word)
    return ending - known


def _genitive_bits(word: str) -> float:
    folded, table, bits = fold(word), _mongolian(), parsing().mongolian
    if table["certain"](folded):
        return bits.genitive
    return bits.perhaps_genitive if table["possible"](folded) else parsing().word.no_patronymic


@cache
def _mongolian() -> dict[str, Suffixes]:
    table: dict[str, list[str]] = ENDINGS.read()["patronymic"]["mongolian"]
    return {which: Suffixes(endings, _SHORTEST_FATHER) for which, endings in table.items()}
