"""The Cyrillic words that a written word of a name may go back to, inflection undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from namematch.names.inflection import lemmas
from namematch.names.latin_traditions import russian_spellings
from namematch.names.parameters import weights
from namematch.names.types import Lemma, PartKind
from namematch.translit import NeutralKey, name_bits, neutral_key, readings

_CACHED = 1 << 16
_MOST_READINGS = 6
_MOST_LEMMAS = 5
_LEAST_PROBABILITY = 2.0**-13
_LIKELY = 0.05


class Origin(NamedTuple):
    """A Cyrillic word that a written word may go back to."""

    cyrillic: str
    probability: float


@lru_cache(maxsize=_CACHED)
def origins(word: str, kind: PartKind) -> Mapping[NeutralKey, Origin]:
    """The Cyrillic words `word` may go back to, by neutral key, inflection undone and surnames in the masculine.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.

    Returns:
        Neutral key → the likeliest Cyrillic word with that key and its probability.
    """
    found: dict[NeutralKey, Origin] = {}
    for origin in starmap(Origin, spelled_origins(word, kind).items()):
        key = neutral_key(origin.cyrillic)
        if key not in found or origin.probability > found[key].probability:
            found[key] = origin
    return found


@lru_cache(maxsize=_CACHED)
def spelled_origins(word: str, kind: PartKind) -> Mapping[str, float]:
    """The Cyrillic words `word` may go back to, letter by letter, with their probabilities.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.
    """
    found: dict[str, float] = {}
    for origin in _origins(word, kind):
        if origin.probability > found.get(origin.cyrillic, _LEAST_PROBABILITY):
            found[origin.cyrillic] = origin.probability
    return found


def _origins(word: str, kind: PartKind) -> Iterator[Origin]:
    for nominative, case_bits in nominatives(word, kind):
        for reading in readings(nominative)[:_MOST_READINGS]:
            for base, base_bits in _bases(reading.cyrillic, kind):
                yield Origin(base, 2.0 ** -(case_bits + reading.bits + base_bits))
    if kind is PartKind.SURNAME:
        yield from _through_another_language(word)


def _through_another_language(surname: str) -> Iterator[Origin]:
    """The surnames on record that another language's form of them, written in Latin letters, leads back to."""
    for spelling, bits in russian_spellings(surname).items():
        for reading in readings(spelling)[:1]:
            for base, base_bits in _bases(reading.cyrillic, PartKind.SURNAME)[:1]:
                if name_bits(base) <= weights().listed:
                    yield Origin(base, 2.0 ** -(bits + reading.bits + base_bits))


def nominatives(word: str, kind: PartKind) -> list[tuple[str, float]]:
    """What the word is in the nominative, with costs; itself where no rule of inflection knows it.

    A surname on record as it stands, such as Скрипка, is less likely the genitive of another one, Скрипко.
    """
    found = lemmas(word, kind=kind)[:_MOST_LEMMAS]
    on_record = kind is PartKind.SURNAME and any(_is_nominative(lemma) and _on_record(lemma) for lemma in found)
    oblique = weights().oblique if on_record else 0.0
    costs = [(lemma.base, lemma.bits + (0.0 if _is_nominative(lemma) else oblique)) for lemma in found]
    return costs or [(word, 0.0)]


def _is_nominative(lemma: Lemma) -> bool:
    return "nom" in lemma.case.split("|")


def _on_record(lemma: Lemma) -> bool:
    best = readings(lemma.base)[:1] if lemma.base == lemma.text else []
    return any(name_bits(reading.cyrillic) <= weights().common for reading in best)


@lru_cache(maxsize=_CACHED)
def _bases(cyrillic: str, kind: PartKind) -> tuple[tuple[str, float], ...]:
    """The masculine forms of a surname read in the nominative, with their costs; any other word is its own."""
    if kind is not PartKind.SURNAME:
        return ((cyrillic, 0.0),)
    found = [(lemma.base, lemma.bits) for lemma in lemmas(cyrillic, kind=kind) if _is_nominative(lemma)]
    return tuple(found[:_MOST_LEMMAS]) or ((cyrillic, 0.0),)


@lru_cache(maxsize=_CACHED)
def likely_origins(word: str, kind: PartKind) -> Mapping[NeutralKey, Origin]:
    """The origins that are worth comparing letter by letter."""
    return {key: origin for key, origin in origins(word, kind).items() if origin.probability >= _LIKELY}
