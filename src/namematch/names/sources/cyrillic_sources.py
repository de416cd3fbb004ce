"""The Cyrillic words that a written word of a name may go back to, inflection undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from math import log2
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.names.lexicon.surname_endings import has_surname_ending, surname_gender
from namematch.names.morphology.lemmatizer import kept_feminine, lemmas, long_masculines, surname_base
from namematch.names.morphology.patronymic import father_beside_marker
from namematch.names.parameters import weights
from namematch.names.sources.official_forms import with_other_forms
from namematch.names.sources.surname_channel import Origins, is_foreign_cyrillic, is_spelled_abroad, weighed_by_schemes
from namematch.names.spelling.latin_traditions import chinese_name, korean_word, russian_spellings
from namematch.names.spelling.legibility import is_legible
from namematch.names.spelling.official_forms import misread_latin, russian_patronymics, slavic_latin
from namematch.names.types import Gender, Lemma, PartKind
from namematch.text import fold
from namematch.translit import (
    NeutralKey,
    Reading,
    letterwise_readings,
    letterwise_readings_many,
    name_bits,
    neutral_key,
    press_bits,
)
from namematch.user_lexicon import cached_per_lexicon

# Words of a column worked off together.
_CHUNK = 1 << 14
_MOST_READINGS = 6
_MOST_LEMMAS = 5
_LEAST_PROBABILITY = 2.0**-13
LIKELY = 0.05

_Read = Callable[[str], Sequence[Reading]]


class SourceForm(NamedTuple):
    """A Cyrillic word that a written word may go back to."""

    cyrillic: str
    probability: float


@cached_per_lexicon(WORDS)
def source_forms(word: str, kind: PartKind) -> Mapping[NeutralKey, SourceForm]:
    """The Cyrillic words `word` may go back to, by neutral key, inflection undone and surnames in the masculine.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.

    Returns:
        Neutral key → the likeliest Cyrillic word with that key and its probability.
    """
    return by_key(spelled_sources(word, kind))


def by_key(spelled: Mapping[str, float]) -> dict[NeutralKey, SourceForm]:
    """Origins that differ only in letters which fold taken as one, the likeliest."""
    best: dict[NeutralKey, SourceForm] = {}
    for origin in starmap(SourceForm, spelled.items()):
        key = neutral_key(origin.cyrillic)
        if key not in best or origin.probability > best[key].probability:
            best[key] = origin
    return best


def spelled_sources(word: str, kind: PartKind) -> Origins:
    """The Cyrillic words `word` may go back to, letter by letter, with their probabilities.

    Args:
        word: One word, in either script.
        kind: What part of a name it is.
    """
    folded = fold(word)
    known = _known()[kind].get(folded)
    if known is not None:
        return known
    return _kept(folded, kind, _spelled(folded, nominatives(folded, kind), kind, letterwise_readings))


@cached_per_lexicon(None)
def _known() -> dict[PartKind, dict[str, Origins]]:
    """What columns and single words alike have read, by words in lower case; a word need not be read again.

    Surnames, of which there are many more, drive no others out.
    """
    return {kind: {} for kind in PartKind}


def remember_sources(word: str, kind: PartKind, look_up: Callable[[], Origins]) -> None:
    """Spares `spelled_sources` the search where somebody else remembers what it says."""
    if word not in _known()[kind]:
        _kept(word, kind, look_up())


@cached_per_lexicon(WORDS)
def inflected_sources(word: str, gender: Gender | None) -> Origins:
    """What a surname in Latin letters may go back to beside a given name that stands in a case.

    Args:
        word: A folded surname.
        gender: That of the given name.
    """
    forms = lemmas(word, PartKind.SURNAME, gender)
    costs = _weighed(word, forms, PartKind.SURNAME, letterwise_readings)
    if all(map(_is_nominative, forms)):
        return spelled_sources(word, PartKind.SURNAME)
    straight, oblique = -log2(weights().surname.nominative_beside_oblique), weights().surname.case_beside_oblique
    told = [
        (base, bits + straight if _is_nominative(lemma) else max(bits - oblique, 0.0))
        for lemma, (base, bits) in zip(forms, costs, strict=True)
    ]
    return _spelled(word, told, PartKind.SURNAME, letterwise_readings)


def _kept(word: str, kind: PartKind, spelled: Origins) -> Origins:
    known = _known()[kind]
    if len(known) >= WORDS:
        known.clear()
    known[word] = spelled
    return spelled


def spelled_sources_many(words: Sequence[str], kind: PartKind) -> Iterator[Origins]:
    """`spelled_sources` of each of many words, read together."""
    for start in range(0, len(words), _CHUNK):
        batch = [fold(word) for word in words[start : start + _CHUNK]]
        kept = _known()[kind]
        known = {word: origin_of for word in batch if (origin_of := kept.get(word)) is not None}
        fresh = [word for word in dict.fromkeys(batch) if word not in known]
        lemmas_of = [lemmas(word, kind=kind)[:_MOST_LEMMAS] if is_legible(word) else [] for word in fresh]
        legible = list(filter(is_legible, fresh))
        others = map(_other_spellings(kind), legible)
        kept_endings = [base for word in legible for base, _ in kept_feminine(word)] if kind is PartKind.SURNAME else ()
        bases = {lemma.base for forms in lemmas_of for lemma in forms}.union(legible, kept_endings, *others)
        read = letterwise_readings_many(bases).__getitem__
        for word, forms in zip(fresh, lemmas_of, strict=True):
            known[word] = _kept(word, kind, _spelled(word, _weighed(word, forms, kind, read), kind, read))
        yield from map(known.__getitem__, batch)


def _spelled(word: str, costs: Sequence[tuple[str, float]], kind: PartKind, read: _Read) -> Origins:
    if not is_legible(word):
        return Origins()
    probabilities: dict[str, float] = {}
    written = list(_as_written(costs, kind, read))
    if kind is PartKind.SURNAME and is_spelled_abroad(word):
        more = weights().surname.slavic
        written += [(meant, bits + more) for origin, bits in written[:1] for meant in slavic_latin(word, origin)]
    if kind is PartKind.SURNAME and surname_gender(word) is Gender.FEMALE:
        written += [(full, bits + more) for origin, bits in written for full, more in long_masculines(origin)]
    for origin, bits in written:
        probability = 2.0**-bits
        if probability > probabilities.get(origin, _LEAST_PROBABILITY):
            probabilities[origin] = probability
    origins = Origins(probabilities)
    if kind is PartKind.SURNAME:
        origins = weighed_by_schemes(word, probabilities, costs)
    return with_other_forms(origins, _through_another_language(word, kind, read), kind)


def _as_written(costs: Iterable[tuple[str, float]], kind: PartKind, read: _Read) -> Iterator[tuple[str, float]]:
    for nominative, case_bits in costs:
        for reading in read(nominative)[:_MOST_READINGS]:
            origin = _masculine(reading.cyrillic) if kind is PartKind.SURNAME else fold(reading.cyrillic)
            yield origin, case_bits + reading.bits


def _through_another_language(word: str, kind: PartKind, read: _Read) -> Iterator[tuple[str, float]]:
    """The names that another language's form of them, in Latin letters, leads back to, those on record first.

    Of a patronymic with a word for son or daughter, what Russian makes of the father's name.
    """
    if kind is PartKind.PATRONYMIC:
        yield from _russian_patronymics(word, read)
        return
    yield from korean_word(word, kind).items()
    yield from chinese_name(word).items()
    for spelling, bits in _other_spellings(kind)(word).items():
        for reading in read(spelling)[:1]:
            origin = _masculine(reading.cyrillic)
            if name_bits(origin) <= weights().listed:
                yield origin, bits + reading.bits
            elif bits <= weights().surname.off_record and has_surname_ending(origin):
                yield origin, bits + reading.bits + weights().surname.off_record
    if kind is PartKind.SURNAME:
        for base, bits in kept_feminine(word):
            yield from ((_masculine(reading.cyrillic), bits + reading.bits) for reading in read(base)[:_MOST_READINGS])
    for reading in read(word)[:1] if is_spelled_abroad(word) else ():
        for meant in misread_latin(word, fold(reading.cyrillic)):
            yield _masculine(meant), reading.bits + weights().surname.misread


def _russian_patronymics(word: str, read: _Read) -> Iterator[tuple[str, float]]:
    father = father_beside_marker(word)
    if father is not None:
        for reading in read(father[0])[:_MOST_READINGS]:
            for ending, bits in russian_patronymics(father[1]):
                yield fold(reading.cyrillic) + ending, reading.bits + bits


def _fathers(patronymic: str) -> Mapping[str, float]:
    father = father_beside_marker(patronymic)
    return {father[0]: 0.0} if father else {}


def _other_spellings(kind: PartKind) -> Callable[[str], Mapping[str, float]]:
    return {PartKind.SURNAME: russian_spellings, PartKind.PATRONYMIC: _fathers}.get(kind, _no_spellings)


def _no_spellings(_word: str) -> Mapping[str, float]:
    return {}


@cached_per_lexicon(WORDS)
def _masculine(cyrillic: str) -> str:
    """The masculine form of a surname read in the nominative, lower case."""
    return surname_base(cyrillic) if surname_gender(cyrillic) is Gender.FEMALE else fold(cyrillic)


def nominatives(word: str, kind: PartKind) -> list[tuple[str, float]]:
    """What the word is in the nominative, with costs; itself where no rule of inflection knows it.

    A surname on record as it stands, such as Скрипка, is less likely the genitive of another one, Скрипко.
    """
    return _weighed(word, lemmas(word, kind=kind)[:_MOST_LEMMAS], kind, letterwise_readings)


def _weighed(word: str, forms: Iterable[Lemma], kind: PartKind, read: _Read) -> list[tuple[str, float]]:
    on_record = kind is PartKind.SURNAME and any(_is_nominative(lemma) and _on_record(lemma, read) for lemma in forms)
    oblique = weights().oblique if on_record else 0.0
    costs = [
        (lemma.base, _least_nominative(lemma, on_record) if _is_nominative(lemma) else lemma.bits + oblique)
        for lemma in forms
    ]
    return costs or [(word, 0.0)]


def _least_nominative(lemma: Lemma, on_record: bool) -> float:
    """What it costs that a word is in the nominative; one that is on record or not Russian only seems to be rare."""
    only_seems = on_record or (lemma.kind is PartKind.SURNAME and is_foreign_cyrillic(lemma.text))
    return min(lemma.bits, weights().nominative) if only_seems else lemma.bits


def _is_nominative(lemma: Lemma) -> bool:
    return "nom" in lemma.case.split("|")


def _on_record(lemma: Lemma, read: _Read) -> bool:
    """Whether the word as it stands, in the orthography of Russian lists, is common, or a public figure's name."""
    read_as = read(lemma.base)[:_MOST_READINGS] if lemma.base == lemma.text else ()
    alike = (one.cyrillic for one in read_as if neutral_key(one.cyrillic) == neutral_key(read_as[0].cyrillic))
    return any(press_bits(cyrillic) <= weights().common for cyrillic in alike)


@cached_per_lexicon(WORDS)
def likely_sources(word: str, kind: PartKind) -> Mapping[NeutralKey, SourceForm]:
    """The origins that are worth comparing letter by letter."""
    return {key: origin for key, origin in source_forms(word, kind).items() if origin.probability >= LIKELY}
