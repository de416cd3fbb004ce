"""Gender of a name's bearer, as far as the parts of the name tell it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import log2

from namematch._internal.caches import WORDS
from namematch.evidence import probability
from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import surname_gender
from namematch.names.morphology.lemmatizer import lemmas, possible_nominatives
from namematch.names.morphology.patronymic import marker_gender, parse_patronymic
from namematch.names.types import Gender, NamePart, PartKind
from namematch.text import Script, fold, script_of
from namematch.user_lexicon import cached_per_lexicon

# Bits for "woman" against "man"; how reliably each part tells it.
_PATRONYMIC = 12.0
# A woman's surname may be a man's in the genitive.
_SURNAME = {Gender.FEMALE: 3.0, Gender.MALE: -4.0}
# But hardly where a list has it beside initials: on lists of 3,000 people with a given name 5 of 601 such surnames were
# a man's, and 4 of 2,367 of a man's shape a woman's (../shared/eval/names, 2026-11-30). In Cyrillic a list has the
# initials behind; running text has them in front (all of 31 that could be in the genitive, ../shared/eval/text).
_BESIDE_INITIALS = {Gender.FEMALE: 8.9, Gender.MALE: -7.2}
# A given name on no list tells it by its ending only.
_MOST_FROM_GIVEN, _MOST_FROM_ENDING = 8.0, 3.0
# In Latin letters Martina may be Martin's, or a woman that no list has, and Yane need not be Yana.
_MOST_FROM_LATIN_CASE = 2.0
# Lists have all names in the nominative, and texts most: Валерия is a woman's name more often than Валерий in a case.
_IN_A_CASE = 2.0
_LEAST_BITS = 0.5
_DOUBT = 0.003
_NEARLY_ALL = 0.95


def gender_of(parts: Iterable[NamePart], titles: Iterable[Gender | None] = ()) -> tuple[Gender | None, float]:
    """The likelier gender and its probability; `None` and 0.5 where nothing tells."""
    words = list(parts)
    beside = any(part.initial for part in words)
    bits = sum(_bits(part, beside, place == 0) for place, part in enumerate(words)) + sum(
        _PATRONYMIC * (1 if title is Gender.FEMALE else -1) for title in titles if title
    )
    return gender_told(bits)


def gender_told(bits: float) -> tuple[Gender | None, float]:
    """The gender that bits for "woman" against "man" tell, and its probability; `None` and 0.5 where they are few."""
    if abs(bits) < _LEAST_BITS:
        return None, 0.5
    return (Gender.FEMALE if bits > 0 else Gender.MALE), probability(abs(bits))


def _bits(part: NamePart, beside_initials: bool, in_front: bool) -> float:
    if part.initial:
        return 0.0
    if beside_initials and part.kind is PartKind.SURNAME:
        return bits_beside_initials(part.text)[in_front]
    return word_bits(part.kind, part.text)


@lru_cache(maxsize=WORDS)
def bits_beside_initials(text: str) -> tuple[float, float]:
    """Bits for "woman" against "man" that a surname tells behind initials, and in front of them."""
    surname = text.rpartition(" ")[2]
    told = surname_gender(surname)
    if told is None:
        return 0.0, 0.0
    listed = _BESIDE_INITIALS[told]
    may_be_genitive = script_of(text) is not Script.LATIN and surname_gender(surname[:-1]) is Gender.MALE
    return (_SURNAME[told] if may_be_genitive else listed), listed


@cached_per_lexicon(WORDS)
def word_bits(kind: PartKind, text: str) -> float:
    """Bits for "woman" against "man" that one part of a name tells."""
    if kind is PartKind.PATRONYMIC:
        gender = _patronymic_gender(text)
        return 0.0 if gender is None else _PATRONYMIC if gender is Gender.FEMALE else -_PATRONYMIC
    if kind is PartKind.SURNAME:
        told = surname_gender(text.rpartition(" ")[2])
        return _SURNAME[told] if told else 0.0
    return _given_bits(text.partition("-")[0])


def _given_bits(word: str) -> float:
    """By the bearers of the name, or of the names it may be an inflected form of."""
    if script_of(word) is not Script.CYRILLIC:
        return _latin_given_bits(word)
    bits = _bits_of_lemmas(word)
    # By the ending alone Гөлшат and Мариче would be men.
    listed_forms = (
        given_bearers(form).total for form in (word, *(lemma.base for lemma in lemmas(word, PartKind.GIVEN)))
    )
    most = _MOST_FROM_GIVEN if any(listed_forms) else _MOST_FROM_ENDING
    return max(-most, min(most, bits))


def _latin_given_bits(word: str) -> float:
    known = given_bearers(word)
    if known.total:
        bits = log2((known.women + 0.2) / (known.total - known.women + 0.2))
        return max(-_MOST_FROM_GIVEN, min(_MOST_FROM_GIVEN, bits))
    # Few words can be a given name in a case, which is told without asking in which.
    if not any(given_bearers(text).total for text in possible_nominatives(fold(word), PartKind.GIVEN)):
        return 0.0
    return max(-_MOST_FROM_LATIN_CASE, min(0.0, _bits_of_lemmas(word)))


def _bits_of_lemmas(word: str) -> float:
    """Bits for "woman" against "man" by the names that a word may be a form of."""
    share = dict.fromkeys(Gender, 0.0)
    found = lemmas(word, PartKind.GIVEN)
    # What the lists know as it stands need not be inflected: Джеремі is no Джерема.
    if all(lemma.base != fold(word) for lemma in found) and (listed := _listed_gender(fold(word))):
        share[listed] += 1.0
    for lemma in found:
        told = lemma.gender or _listed_gender(lemma.base)
        bits = lemma.bits + _IN_A_CASE * (lemma.base != fold(word))
        for gender in (told,) if told else Gender:
            share[gender] += 2.0**-bits / (1 if told else len(Gender))
    return log2((share[Gender.FEMALE] + _DOUBT) / (share[Gender.MALE] + _DOUBT))


def _listed_gender(given: str) -> Gender | None:
    """The gender that nearly all bearers of a given name have, as the lists know it; its ending may tell none."""
    bearers = given_bearers(given)
    women = bearers.women / bearers.total if bearers.total else 0.5
    return Gender.FEMALE if women > _NEARLY_ALL else Gender.MALE if women < 1 - _NEARLY_ALL else None


def _patronymic_gender(text: str) -> Gender | None:
    last = text.rpartition(" ")[2]
    patronymic = parse_patronymic(last)
    return marker_gender(last) or (patronymic.gender if patronymic else surname_gender(last))
