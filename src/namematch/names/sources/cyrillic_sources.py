"""The Cyrillic words that a written word of a name may go back to, inflection undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.names.lexicon.surname_endings import surname_gender
from namematch.names.morphology.lemmatizer import lemmas, long_masculines, surname_base
from namematch.names.parameters import weights
from namematch.names.spelling.latin_traditions import russian_spellings
from namematch.names.types import Gender, Lemma, PartKind
from namematch.text import fold
from namematch.translit import NeutralKey, Reading, name_bits, neutral_key, readings, readings_many

# Words of a column worked off together.
_CHUNK = 1 << 14
_MOST_READINGS = 6
_MOST_LEMMAS = 5
_LEAST_PROBABILITY = 2.0**-13
LIKELY = 0.05

_Read = Callable[[str], Sequence[Reading] | None]


class Origin(NamedTuple):
    """A Cyrillic word that a written word may go back to."""

    cyrillic: str
    probability: float


@lru_cache(maxsize=WORDS)
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
    """Origins that differ only in letters which fold taken as one, the likeliest."""
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
    folded = fold(word)
    known = _known[kind].get(folded)
    if known is not None:
        return known
    return _kept(folded, kind, _spelled(folded, nominatives(folded, kind), kind, readings))


# By words in lower case. Filled by columns and by single words alike: what a column has read need not be read again.
# Surnames, of which there are many more, drive no others out.
_known: dict[PartKind, dict[str, Mapping[str, float]]] = {kind: {} for kind in PartKind}


def remember_origins(word: str, kind: PartKind, found: Callable[[], Mapping[str, float]]) -> None:
    """Spares `spelled_origins` the search where somebody else remembers what it says."""
    if word not in _known[kind]:
        _kept(word, kind, found())


def _kept(word: str, kind: PartKind, found: Mapping[str, float]) -> Mapping[str, float]:
    known = _known[kind]
    if len(known) >= WORDS:
        known.clear()
    known[word] = found
    return found


def spelled_origins_many(words: Sequence[str], kind: PartKind) -> Iterator[Mapping[str, float]]:
    """`spelled_origins` of each of many words, read together."""
    for start in range(0, len(words), _CHUNK):
        some = [fold(word) for word in words[start : start + _CHUNK]]
        known = {word: origin_of for word in some if (origin_of := _known[kind].get(word)) is not None}
        fresh = [word for word in dict.fromkeys(some) if word not in known]
        found = [lemmas(word, kind=kind)[:_MOST_LEMMAS] for word in fresh]
        bases = {lemma.base for own in found for lemma in own}.union(fresh, *map(_other_spellings(kind), fresh))
        read = dict(zip(bases, readings_many(bases), strict=True)).__getitem__
        for word, own in zip(fresh, found, strict=True):
            known[word] = _kept(word, kind, _spelled(word, _weighed(word, own, kind, read), kind, read))
        yield from map(known.__getitem__, some)


def _spelled(word: str, costs: Iterable[tuple[str, float]], kind: PartKind, read: _Read) -> dict[str, float]:
    found: dict[str, float] = {}
    written = list(_as_written(costs, kind, read))
    if kind is PartKind.SURNAME and surname_gender(word) is Gender.FEMALE:
        written += [(full, bits + more) for origin, bits in written for full, more in long_masculines(origin)]
    for origin, bits in (*written, *_through_another_language(word, kind, read)):
        probability = 2.0**-bits
        if probability > found.get(origin, _LEAST_PROBABILITY):
            found[origin] = probability
    return found


def _as_written(costs: Iterable[tuple[str, float]], kind: PartKind, read: _Read) -> Iterator[tuple[str, float]]:
    for nominative, case_bits in costs:
        for reading in (read(nominative) or ())[:_MOST_READINGS]:
            origin = _masculine(reading.cyrillic) if kind is PartKind.SURNAME else fold(reading.cyrillic)
            yield origin, case_bits + reading.bits


def _through_another_language(word: str, kind: PartKind, read: _Read) -> Iterator[tuple[str, float]]:
    """The surnames on record that another language's form of them, written in Latin letters, leads back to."""
    for spelling, bits in _other_spellings(kind)(word).items():
        for reading in (read(spelling) or ())[:1]:
            origin = _masculine(reading.cyrillic)
            if name_bits(origin) <= weights().listed:
                yield origin, bits + reading.bits


def _other_spellings(kind: PartKind) -> Callable[[str], Mapping[str, float]]:
    return russian_spellings if kind is PartKind.SURNAME else _no_spellings


def _no_spellings(_word: str) -> Mapping[str, float]:
    return {}


@lru_cache(maxsize=WORDS)
def _masculine(cyrillic: str) -> str:
    """The masculine form of a surname read in the nominative, lower case."""
    return surname_base(cyrillic) if surname_gender(cyrillic) is Gender.FEMALE else fold(cyrillic)


def nominatives(word: str, kind: PartKind) -> list[tuple[str, float]]:
    """What the word is in the nominative, with costs; itself where no rule of inflection knows it.

    A surname on record as it stands, such as Скрипка, is less likely the genitive of another one, Скрипко.
    """
    return _weighed(word, lemmas(word, kind=kind)[:_MOST_LEMMAS], kind, readings)


def _weighed(word: str, found: Iterable[Lemma], kind: PartKind, read: _Read) -> list[tuple[str, float]]:
    on_record = kind is PartKind.SURNAME and any(_is_nominative(lemma) and _on_record(lemma, read) for lemma in found)
    oblique = weights().oblique if on_record else 0.0
    costs = [(lemma.base, lemma.bits + (0.0 if _is_nominative(lemma) else oblique)) for lemma in found]
    return costs or [(word, 0.0)]


def _is_nominative(lemma: Lemma) -> bool:
    return "nom" in lemma.case.split("|")


def _on_record(lemma: Lemma, read: _Read) -> bool:
    """Whether the word as it stands, in the orthography of Russian lists, is common."""
    found = (read(lemma.base) or ())[:_MOST_READINGS] if lemma.base == lemma.text else ()
    alike = (one.cyrillic for one in found if neutral_key(one.cyrillic) == neutral_key(found[0].cyrillic))
    return any(name_bits(cyrillic) <= weights().common for cyrillic in alike)


@lru_cache(maxsize=WORDS)
def likely_origins(word: str, kind: PartKind) -> Mapping[NeutralKey, Origin]:
    """The origins that are worth comparing letter by letter."""
    return {key: origin for key, origin in origins(word, kind).items() if origin.probability >= LIKELY}
