"""Gender of a name's bearer, as far as the parts of the name tell it."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from namematch._internal.caches import WORDS
from namematch.evidence import probability
from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import surname_gender
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.morphology.patronymic import marker_gender, parse_patronymic
from namematch.names.types import Gender, NamePart, PartKind
from namematch.text import Script, fold, script_of
from namematch.user_lexicon import cached_per_lexicon

# Bits for "woman" against "man"; how reliably each part tells it.
_PATRONYMIC = 12.0
# A woman's surname may be a man's in the genitive.
_SURNAME = {Gender.FEMALE: 3.0, Gender.MALE: -4.0}
# But hardly in Latin letters beside initials: on lists of 3,000 people with a given name 5 of 601 such surnames were a
# man's, and 4 of 2,367 of a man's shape a woman's (../shared/eval/names, 2026-11-30).
_BESIDE_INITIALS = {Gender.FEMALE: 8.9, Gender.MALE: -7.2}
_MOST_FROM_GIVEN = 8.0
_LEAST_BITS = 0.5
_DOUBT = 0.003
_NEARLY_ALL = 0.95


def gender_of(parts: Iterable[NamePart], titles: Iterable[Gender | None] = ()) -> tuple[Gender | None, float]:
    """The likelier gender and its probability; `None` and 0.5 where nothing tells."""
    words = list(parts)
    beside = any(part.initial for part in words)
    bits = sum(_bits(part, beside) for part in words) + sum(
        _PATRONYMIC * (1 if title is Gender.FEMALE else -1) for title in titles if title
    )
    return gender_told(bits)


def gender_told(bits: float) -> tuple[Gender | None, float]:
    """The gender that bits for "woman" against "man" tell, and its probability; `None` and 0.5 where they are few."""
    if abs(bits) < _LEAST_BITS:
        return None, 0.5
    return (Gender.FEMALE if bits > 0 else Gender.MALE), probability(abs(bits))


def _bits(part: NamePart, beside_initials: bool) -> float:
    if part.initial:
        return 0.0
    if beside_initials and part.kind is PartKind.SURNAME:
        return surname_bits(part.text, beside_initials=True)
    return word_bits(part.kind, part.text)


def surname_bits(text: str, *, beside_initials: bool) -> float:
    """Bits for "woman" against "man" that a surname tells, beside initials or not."""
    told = surname_gender(text.rpartition(" ")[2])
    if told is None:
        return 0.0
    listed = beside_initials and script_of(text) is Script.LATIN
    return _BESIDE_INITIALS[told] if listed else _SURNAME[told]


@cached_per_lexicon(WORDS)
def word_bits(kind: PartKind, text: str) -> float:
    """Bits for "woman" against "man" that one part of a name tells."""
    if kind is PartKind.PATRONYMIC:
        gender = _patronymic_gender(text)
        return 0.0 if gender is None else _PATRONYMIC if gender is Gender.FEMALE else -_PATRONYMIC
    if kind is PartKind.SURNAME:
        return surname_bits(text, beside_initials=False)
    return max(-_MOST_FROM_GIVEN, min(_MOST_FROM_GIVEN, _given_bits(text.partition("-")[0])))


def _given_bits(word: str) -> float:
    """By the bearers of the name, or of the names it may be an inflected form of."""
    if script_of(word) is Script.CYRILLIC:
        share = dict.fromkeys(Gender, 0.0)
        found = lemmas(word, PartKind.GIVEN)
        # What the lists know as it stands need not be inflected: Джеремі is no Джерема.
        if all(lemma.base != fold(word) for lemma in found) and (listed := _listed_gender(fold(word))):
            share[listed] += 1.0
        for lemma in found:
            if gender := lemma.gender or _listed_gender(lemma.base):
                share[gender] += 2.0**-lemma.bits
        return log2((share[Gender.FEMALE] + _DOUBT) / (share[Gender.MALE] + _DOUBT))
    bearers = given_bearers(word)
    return log2((bearers.women + 0.2) / (bearers.total - bearers.women + 0.2))


def _listed_gender(given: str) -> Gender | None:
    """The gender that nearly all bearers of a given name have, as the lists know it; its ending may tell none."""
    bearers = given_bearers(given)
    women = bearers.women / bearers.total if bearers.total else 0.5
    return Gender.FEMALE if women > _NEARLY_ALL else Gender.MALE if women < 1 - _NEARLY_ALL else None


def _patronymic_gender(text: str) -> Gender | None:
    last = text.rpartition(" ")[2]
    patronymic = parse_patronymic(last)
    return marker_gender(last) or (patronymic.gender if patronymic else surname_gender(last))
