"""The word lists of one language, and what kinds of word a word is by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from namematch._internal.caches import WORDS
from namematch.data import all_languages
from namematch.data import language as language_of
from namematch.data.languages import common_words
from namematch.errors import UnknownChoiceError
from namematch.text import fold


class Kind(StrEnum):
    """What a word may be, other than a name."""

    STOP = "stop"
    MONTH = "months"
    WEEKDAY = "weekdays"
    HONORIFIC = "honorifics"
    SPEECH = "speech"
    AUXILIARY = "auxiliaries"
    BYLINE = "bylines"
    CREDIT = "credits"
    ARTICLE = "articles"
    LEADING_PARTICLE = "leading_particles"
    PLACE_PREPOSITION = "place_prepositions"
    PERSON_NOUN = "person_nouns"
    TITLE_ENDING = "title_endings"
    ROLE_GOES_ON = "role_goes_on"
    SURNAME_ENDING = "surname_endings"
    PREDICATE_ENDING = "predicate_endings"
    GIVEN = "given"
    CONJUNCTION = "conjunctions"
    OFFICE_NOUN = "office_nouns"
    ORGANISATION = "organisations"
    PLACE = "places"
    COMMON = "common"
    PARTICLE = "particles"
    NAME_SUFFIX = "name_suffixes"
    AGENCY = "agencies"
    COMMON_ENDING = "common_endings"
    ADJECTIVE_ENDING = "adjective_endings"
    NAMED_THING = "named_things"
    FAMILY_FIRST = "family_first"
    GIVEN_WORD = "given_words"
    PEOPLE = "peoples"
    GREETING = "greetings"
    TITLE_ADJECTIVE = "title_adjectives"
    DEMONYM_ENDING = "demonym_endings"


_INFLECTED = {
    Kind.MONTH, Kind.WEEKDAY, Kind.OFFICE_NOUN, Kind.ORGANISATION, Kind.PLACE, Kind.COMMON, Kind.AGENCY,
    Kind.PERSON_NOUN, Kind.GIVEN, Kind.NAMED_THING, Kind.GIVEN_WORD, Kind.PEOPLE, Kind.TITLE_ADJECTIVE,
}  # fmt: skip
_BY_ENDING = {
    Kind.TITLE_ENDING, Kind.SURNAME_ENDING, Kind.PREDICATE_ENDING, Kind.COMMON_ENDING, Kind.ADJECTIVE_ENDING,
    Kind.DEMONYM_ENDING,
}  # fmt: skip
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the tables know about the words of one language."""

    language: str
    entries: Mapping[Kind, frozenset[str]]
    endings: frozenset[str]  # endings that an entry of an inflected kind may carry
    verb_endings: frozenset[str]  # the same for verbs
    abbreviations: frozenset[str]  # abbreviations written with dots
    elisions: frozenset[str]  # what may stand before an apostrophe in front of a word ("l", "d")
    role_links: tuple[str, ...]  # what may stand between a name and the role that follows it
    is_cyrillic: bool  # whether the language is written in Cyrillic letters
    genitive: str  # ending of the genitive that a surname may take and that is no part of it; may be empty
    inflects_surnames: bool  # whether surnames change with case; where they do not, a surname is looked up as it stands
    letters: frozenset[str]  # letters that only some languages know
    weighed_as: str  # the language whose learned weights of words and endings hold for its texts

    def kinds(self, word: str) -> frozenset[Kind]:
        """The kinds of word that `word`, folded by `fold_word`, may be."""
        return _kinds(self.language, word)

    def _has(self, kind: Kind, word: str) -> bool:
        entries = self.entries[kind]
        if kind in _BY_ENDING:
            return word[_SHORTEST_STEM:].endswith(_as_tuple(entries))
        if word in entries:
            return True
        if kind is Kind.SPEECH:
            return _is_inflected(word, entries, self.verb_endings)
        return kind in _INFLECTED and _is_inflected(word, entries, self.endings)


def fold_word(word: str) -> str:
    """The form in which words are looked up: folded, ё as е."""
    return fold(word).replace("ё", "е")


def finder_languages() -> list[str]:
    """The languages in whose running text people are found."""
    return [code for code, language in all_languages().items() if language.finds_people]


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """The word lists of a language; an `UnknownChoiceError` if there are no tables for it."""
    if language not in finder_languages():
        raise UnknownChoiceError("language", language, finder_languages())
    known = language_of(language)
    table = {**common_words(), **known.words}
    return Vocabulary(
        language=language,
        entries={kind: _entries(common_words(), kind) | _entries(known.words, kind) for kind in Kind},
        endings=frozenset(table["endings"]),
        verb_endings=frozenset(table.get("verb_endings", [""])),
        abbreviations=_entries(table, "abbreviations"),
        elisions=_entries(table, "elisions"),
        role_links=tuple(table.get("role_links", [])),
        is_cyrillic=known.scripts == ("Cyrillic",),
        genitive=known.genitive,
        inflects_surnames=known.inflects_surnames,
        letters=frozenset(known.letters),
        weighed_as=known.weighed_as or language,
    )


def _entries(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(fold_word, table.get(key, "").split()))


@lru_cache(maxsize=WORDS)
def _kinds(language: str, word: str) -> frozenset[Kind]:
    lists = load_vocabulary(language)
    parts = word.split("-")
    found = {kind for kind in Kind if lists._has(kind, word)}
    if len(parts) > 1 and any(lists._has(Kind.PLACE, part) for part in parts):
        found.add(Kind.PLACE)
    return frozenset(found)


@lru_cache(maxsize=256)
def _as_tuple(endings: frozenset[str]) -> tuple[str, ...]:
    return tuple(endings)


def _is_inflected(word: str, entries: frozenset[str], endings: frozenset[str]) -> bool:
    cuts = range(max(len(word) - _longest(endings), 2), len(word))
    return any(word[cut:] in endings and word[:cut] in entries for cut in cuts)


@lru_cache(maxsize=256)
def _longest(endings: frozenset[str]) -> int:
    return max(map(len, endings))
