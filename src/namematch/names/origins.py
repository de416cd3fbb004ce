"""The Cyrillic words that a written word of a name may go back to, inflection undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from namematch.names.endings import surname_gender
from namematch.names.inflection import lemmas, surname_base
from namematch.names.parameters import weights
from namematch.names.types import Gender, Lemma, PartKind
from namematch.text import fold
from namematch.translit import NeutralKey, Reading, name_bits, neutral_key, readings, readings_many

_CACHED = 1 << 17
# Words of a column worked off together.
_CHUNK = 1 << 14
_MOST_READINGS = 6
_MOST_LEMMAS = 5
_LEAST_PROBABILITY = 2.0**-13
LIKELY = 0.05


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
    return by_key(spelled_origins(word, kind))


def by_key(spelled: Mapping[str, float]) -> dict[NeutralKey, Origin]:
    """Origins that differ only in letters which fold taken as one, the likeliest.

    Args:
        spelled: Cyrillic words with their probabilities.
    """
    found: dict[NeutralKey, Origin] = {}
    for origin in starmap(Origin, spelled.items()):
        key = neutral_key(origin.cyrillic)
        if key not in found or origin.probability > found[key].probability:
            found[key] = origin
    return found


def spelled_origins(word: str, kind: PartKind) -> Mapping[str, float]:
    """The Cyrillic words `word` may go back to, letter by letter, with their probabilities.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.
    """
    known = _known.get((word, kind))
    return known if known is not None else _kept(word, kind, _spelled(nominatives(word, kind), kind, readings))


# Filled by columns and by single words alike: what a column has read need not be read again.
_known: dict[tuple[str, PartKind], Mapping[str, float]] = {}


def _kept(word: str, kind: PartKind, found: Mapping[str, float]) -> Mapping[str, float]:
    if len(_known) >= _CACHED:
        _known.clear()
    _known[word, kind] = found
    return found


def spelled_origins_many(words: Sequence[str], kind: PartKind) -> Iterator[Mapping[str, float]]:
    """`spelled_origins` of each of many words, read together.

    Args:
        words: Distinct words, in either script.
        kind: What part of a name they are.
    """
    for start in range(0, len(words), _CHUNK):
        found = [lemmas(word, kind=kind)[:_MOST_LEMMAS] for word in words[start : start + _CHUNK]]
        bases = {lemma.base for some in found for lemma in some} | set(words[start : start + _CHUNK])
        read = dict(zip(bases, readings_many(bases), strict=True)).__getitem__
        for word, some in zip(words[start : start + _CHUNK], found, strict=True):
            yield _kept(word, kind, _spelled(_weighed(word, some, kind, read), kind, read))


def _spelled(
    costs: Iterable[tuple[str, float]], kind: PartKind, read: Callable[[str], Sequence[Reading] | None]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for nominative, case_bits in costs:
        for reading in (read(nominative) or ())[:_MOST_READINGS]:
            origin = _masculine(reading.cyrillic) if kind is PartKind.SURNAME else reading.cyrillic
            probability = 2.0 ** -(case_bits + reading.bits)
            if probability > found.get(origin, _LEAST_PROBABILITY):
                found[origin] = probability
    return found


@lru_cache(maxsize=_CACHED)
def _masculine(cyrillic: str) -> str:
    """The masculine form of a surname read in the nominative, lower case."""
    return surname_base(cyrillic) if surname_gender(cyrillic) is Gender.FEMALE else fold(cyrillic)


def nominatives(word: str, kind: PartKind) -> list[tuple[str, float]]:
    """What the word is in the nominative, with costs; itself where no rule of inflection knows it.

    A surname on record as it stands, such as Скрипка, is less likely the genitive of another one, Скрипко.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.
    """
    return _weighed(word, lemmas(word, kind=kind)[:_MOST_LEMMAS], kind, readings)


def _weighed(
    word: str, found: Iterable[Lemma], kind: PartKind, read: Callable[[str], Sequence[Reading] | None]
) -> list[tuple[str, float]]:
    on_record = kind is PartKind.SURNAME and any(_is_nominative(lemma) and _on_record(lemma, read) for lemma in found)
    oblique = weights().oblique if on_record else 0.0
    costs = [(lemma.base, lemma.bits + (0.0 if _is_nominative(lemma) else oblique)) for lemma in found]
    return costs or [(word, 0.0)]


def _is_nominative(lemma: Lemma) -> bool:
    return "nom" in lemma.case.split("|")


def _on_record(lemma: Lemma, read: Callable[[str], Sequence[Reading] | None]) -> bool:
    best = (read(lemma.base) or ())[:1] if lemma.base == lemma.text else ()
    return any(name_bits(reading.cyrillic) <= weights().common for reading in best)


@lru_cache(maxsize=_CACHED)
def likely_origins(word: str, kind: PartKind) -> Mapping[NeutralKey, Origin]:
    """The origins that are worth comparing letter by letter."""
    return {key: origin for key, origin in origins(word, kind).items() if origin.probability >= LIKELY}
