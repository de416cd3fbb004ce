"""Surnames that could be one, and are likelier two that are both on record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from math import sqrt

import regex

from namematch.names.lexicon.surname_endings import surname_gender
from namematch.names.morphology.belarusian import sound
from namematch.names.morphology.feminine import feminine_surname
from namematch.names.parameters import WEIGHTS, weights
from namematch.names.sources.cyrillic_sources import LIKELY, SourceForm, source_forms, spelled_sources
from namematch.names.types import Gender, PartKind
from namematch.text import Script, script_of
from namematch.translit import is_explained, name_bits, neutral_key
from namematch.user_lexicon import cached_per_lexicon

_CACHED = 1 << 16


def likelier_two(left: str, right: str) -> bool:
    """Whether two surnames read best as two on record, and the readings they share are unlikely for one of them.

    The weight of a shared origin asks how likely the spellings are of two names drawn at random, and two such names are
    hardly ever so close; names that are one letter apart are. Two they are as well if some scheme spells each as it
    reads best and none spells one name as both are: nobody who goes by a scheme writes Дмитриев as Dimitriev.
    """
    if not both_attested(left, right):
        return False
    return _likeness(left, right) < _least_likeness(left, right) or _two_by_the_book(left, right)


def _two_by_the_book(left: str, right: str) -> bool:
    one, two = by_the_book(left), by_the_book(right)
    return bool(one and two) and one.isdisjoint(two)


@cached_per_lexicon(_CACHED)
def by_the_book(word: str) -> frozenset[str]:
    """The likely origins of a surname that some scheme spells just so, if the likeliest is among them.

    Args:
        word: A surname in either script; one in Cyrillic is spelled like all its likely origins.
    """
    return book_of(word, spelled_sources(word, PartKind.SURNAME))


def book_of(word: str, spelled: Mapping[str, float]) -> frozenset[str]:
    """`by_the_book` of a surname of which it is known what it may go back to."""
    likely = {origin: p for origin, p in spelled.items() if p >= LIKELY}
    if script_of(word) is Script.LATIN:
        likely = {origin: p for origin, p in likely.items() if _is_spelled(word, origin)}
    known = max(likely.values(), default=0.0) == max(spelled.values(), default=1.0)
    return frozenset(likely) if known else frozenset()


def neither_slipped(left: str, right: str) -> bool:
    """Whether two surnames that read best as two are both spelled by the book, if not as they read best."""
    return _best_apart(left, right) and all(map(_spells_one_on_record, (left, right)))


@cached_per_lexicon(_CACHED)
def _spells_one_on_record(word: str) -> bool:
    return spells_attested_name(word, source_forms(word, PartKind.SURNAME).values())


def spells_attested_name(word: str, candidates: Collection[SourceForm]) -> bool:
    """Whether some scheme spells a surname on record just so, or it is one: Pomos is no slip of Помаз, but Помоз."""
    listed = [origin for origin in candidates if origin.probability >= LIKELY and _is_listed(origin.cyrillic)]
    if script_of(word) is Script.LATIN:
        return any(_is_spelled(word, origin.cyrillic) for origin in listed)
    best = max((origin.probability for origin in candidates), default=0.0)
    return any(origin.probability == best for origin in listed)


def _is_listed(cyrillic: str) -> bool:
    return name_bits(cyrillic) <= weights().neighbour_listed


def _is_spelled(word: str, origin: str) -> bool:
    """Whether some scheme spells a man's or a woman's surname so."""
    forms = (origin, feminine_surname(origin))
    # The likelier one first: that no scheme spells a word so takes long to find.
    return any(is_explained([word], form) for form in (forms[::-1] if surname_gender(word) is Gender.FEMALE else forms))


def both_attested(left: str, right: str) -> bool:
    """Whether two surnames read best as two different ones, both on record."""
    return _best_apart(left, right) and _is_listed(_best(left)) and _is_listed(_best(right))


def _best_apart(left: str, right: str) -> bool:
    one, two = _best(left), _best(right)
    return bool(one and two) and as_one_spelling(one) != as_one_spelling(two)


def sound_alike(left: str, right: str) -> bool:
    """Whether two surnames are spelled alike, as they read best, in an orthography that spells by sound."""
    heard = _sound(left)
    return bool(heard) and heard == _sound(right)


@cached_per_lexicon(_CACHED)
def _sound(word: str) -> str:
    return sound(neutral_key(_best(word)))


def as_one_spelling(cyrillic: str) -> str:
    """A word with what is only a choice of spelling written in one way: Мэй is Мей."""
    for pattern, replacement in _choices():
        cyrillic = pattern.sub(replacement, cyrillic)
    return cyrillic


@cache
def _choices() -> tuple[tuple[regex.Pattern[str], str], ...]:
    rewrites: list[list[str]] = WEIGHTS.read()["neighbours"]["choices"]
    return tuple((regex.compile(pattern), replacement) for pattern, replacement in rewrites)


@cached_per_lexicon(_CACHED)
def _best(word: str) -> str:
    spelled = spelled_sources(word, PartKind.SURNAME)
    return max(spelled, key=spelled.__getitem__, default="")


def _fold_alike(left: str, right: str) -> bool:
    return neutral_key(_best(left)) == neutral_key(_best(right))


def _least_likeness(left: str, right: str) -> float:
    return weights().least_likeness_spelled if _fold_alike(left, right) else weights().least_likeness


def _likeness(left: str, right: str) -> float:
    """Cosine of the distributions over origins: 1 where both words are read alike."""
    origins_of = _spelled if _fold_alike(left, right) else _by_key
    one, two = origins_of(left), origins_of(right)
    shared = sum(one[origin] * two[origin] for origin in sorted(one.keys() & two.keys()))
    return shared / sqrt(sum(p * p for p in one.values()) * sum(p * p for p in two.values()))


def _spelled(word: str) -> Mapping[str, float]:
    return spelled_sources(word, PartKind.SURNAME)


def _by_key(word: str) -> Mapping[str, float]:
    return {key: origin.probability for key, origin in source_forms(word, PartKind.SURNAME).items()}
