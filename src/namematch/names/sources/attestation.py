"""Which words are on record as names, and which are rather another name written wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import given_links
from namematch.names.morphology.lemmatizer import foreign_languages
from namematch.names.morphology.patronymic import is_patronymic, parse_patronymic
from namematch.names.parameters import weights
from namematch.names.sources.cyrillic_sources import LIKELY, SourceForm, source_forms
from namematch.names.sources.given_relations import is_given_name
from namematch.names.types import PartKind
from namematch.translit import name_bits, neutral_key
from namematch.user_lexicon import cached_per_lexicon

SURE = 0.5


class Familiarity(IntEnum):
    """How well a word is known as a name of its kind."""

    UNREAD = 0
    READ = 1
    KNOWN = 2


@cached_per_lexicon(WORDS)
def familiarity(word: str, kind: PartKind) -> Familiarity:
    """Whether a word can be read at all, and whether it is known as a name of that kind: on record, or by its form."""
    if is_attested(word, kind) or (kind is PartKind.PATRONYMIC and is_patronymic(word)):
        return Familiarity.KNOWN
    return Familiarity.READ if source_forms(word, kind) else Familiarity.UNREAD


def is_attested(word: str, kind: PartKind) -> bool:
    """Whether a word is on record as a name of that kind."""
    if kind is PartKind.GIVEN:
        return is_given_name(word)
    if kind is PartKind.PATRONYMIC:
        patronymic = parse_patronymic(word)
        return bool(patronymic and patronymic.father)
    return is_surely_attested(likeliest(source_forms(word, kind).values()))


def likeliest(candidates: Iterable[SourceForm]) -> SourceForm | None:
    """The likeliest of what a word may go back to; of two as likely the last in alphabetical order."""
    return max(candidates, key=lambda origin: (origin.probability, origin.cyrillic), default=None)


def is_surely_attested(best: SourceForm | None) -> bool:
    """Whether the likeliest of what a surname may go back to is sure, and on record."""
    return best is not None and best.probability >= SURE and name_bits(best.cyrillic) <= weights().listed


def is_doubtful(word: str, kind: PartKind) -> bool:
    """Whether a word is on no record as a name of that kind, or may be another one written wrong."""
    return familiarity(word, kind) is not Familiarity.KNOWN or may_slip(word, source_forms(word, kind).values(), kind)


def may_slip(word: str, candidates: Collection[SourceForm], kind: PartKind) -> bool:
    """Whether a word may be another one written wrong: it is, or goes back to, something that no list vouches for."""
    if kind is not PartKind.SURNAME and not is_attested(word, kind):
        return True
    likely = (origin.cyrillic for origin in candidates if origin.probability >= LIKELY)
    return not candidates or any(_may_slip(cyrillic, kind) for cyrillic in likely)


def unattested_bits(one: str, two: str, kind: PartKind) -> float:
    """How rare the rarer of two Cyrillic words is as a name of its own; 0 where it is on record.

    A list of frequencies has slips of its own: of a common name they are as common as rare names are, and count for
    nothing. Names that rhyme may well be two (Роксана, Оксана): a slip in the first letter is left to words on no list.
    """
    commoner, rarer = sorted((one, two), key=record_bits)
    bits, table = record_bits(rarer), weights()
    if bits > table.listed:
        return min(bits, table.rarest)
    far_rarer = bits - record_bits(commoner) >= table.slip_of_common
    return table.rarest if far_rarer and one[:1] == two[:1] and _may_slip(rarer, kind) else 0.0


@cached_per_lexicon(WORDS)
def record_bits(cyrillic: str) -> float:
    """How rare a word is in the orthography of Russian lists, so that Іванов is as common as Иванов."""
    bits = name_bits(cyrillic)
    return min(bits, name_bits(neutral_key(cyrillic))) if "ru" in foreign_languages(cyrillic) else bits


def _may_slip(cyrillic: str, kind: PartKind) -> bool:
    if record_bits(cyrillic) > weights().listed:
        return True
    return kind is not PartKind.SURNAME and not _in_lexicon(cyrillic, kind)


@cached_per_lexicon(WORDS)
def _in_lexicon(cyrillic: str, kind: PartKind) -> bool:
    """Whether the lexicon of given names, and not only a list of frequencies, has the name, or the father's in it."""
    if kind is PartKind.GIVEN:
        return bool(given_links(cyrillic))
    patronymic = parse_patronymic(cyrillic)
    return bool(patronymic and patronymic.father and given_links(patronymic.father))
