"""What is known of single words of one kind, before any two of them are held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from namematch.names.comparison.beginnings import first_letters
from namematch.names.comparison.blocking import keys_of_origins
from namematch.names.comparison.surname_weight import MOST_BITS, merged
from namematch.names.comparison.word_weight import bounded, relation_heads
from namematch.names.morphology.belarusian import sound
from namematch.names.parameters import weights
from namematch.names.sources.attestation import (
    Familiarity,
    familiarity,
    is_surely_attested,
    likeliest,
    may_slip,
    record_bits,
)
from namematch.names.sources.cyrillic_sources import SourceForm, by_key, spelled_sources_many
from namematch.names.sources.surname_channel import Origins, is_foreign_cyrillic
from namematch.names.types import PartKind
from namematch.translit import NeutralKey, name_bits, neutral_key, unlisted_bits


class KeyFeatures(NamedTuple):
    """What a word may go back to: in the neutral alphabet, or of a surname in one spelling.

    Args:
        key: Neutral key, or the surname.
        probability: That the word goes back to it.
        bits: How rare the likeliest Cyrillic word with that key is.
        record_bits: How rare it is in the orthography of Russian lists; of a surname, how rare if no list had it.
    """

    key: str
    probability: float
    bits: float
    record_bits: float


class WordFeatures(NamedTuple):
    """What is known of one word.

    Args:
        letters: What an initial of it may be, with probabilities.
        rarity: What it weighs where another is written alike.
        familiar: How well it is known as a name of its kind.
        sound: How Belarusian would spell it; empty where it cannot be read.
        keys: What it may go back to.
        foreign: Whether it has Cyrillic letters that Russian does not have.
        spelled: The same letter by letter, with probabilities.
        whole: The keys on which it meets others as it stands.
        shortened: The keys with a letter left out.
        may_slip: Whether it may be another word written wrong.
        relation_heads: The lexicon's heads that relate it, or the father's name in it, to others; `None` where only a
            look at both words can tell. Surnames have none.
    """

    letters: tuple[tuple[str, float], ...]
    rarity: float
    familiar: Familiarity
    sound: str
    foreign: bool
    keys: tuple[KeyFeatures, ...]
    spelled: Origins
    whole: tuple[str, ...]
    shortened: tuple[str, ...]
    may_slip: bool
    relation_heads: frozenset[str] | None


def features_of(words: Sequence[str], kind: PartKind) -> Iterator[WordFeatures]:
    """What is known of each of many words, read together."""
    for word, spelled in zip(words, spelled_sources_many(words, kind), strict=True):
        yield _facts(word, spelled, kind)


def _facts(word: str, spelled: Origins, kind: PartKind) -> WordFeatures:
    candidates = by_key(spelled)
    best = likeliest(candidates.values())
    blocking = keys_of_origins(word, candidates, kind)
    spelled_best = max(spelled, key=spelled.__getitem__, default="")
    return WordFeatures(
        letters=first_letters(word, _letterwise(candidates), kind),
        rarity=bounded(name_bits(best.cyrillic) if best else weights().parts[kind].least, kind),
        familiar=_familiarity(word, best, kind),
        sound=sound(neutral_key(spelled_best)) if spelled_best else "",
        foreign=is_foreign_cyrillic(word),
        keys=_surname_keys(spelled) if kind is PartKind.SURNAME else _keys(candidates),
        spelled=spelled,
        whole=tuple(sorted(blocking.whole)),
        shortened=tuple(sorted(blocking.shortened - blocking.whole)),
        may_slip=may_slip(word, candidates.values(), kind),
        relation_heads=frozenset() if kind is PartKind.SURNAME else relation_heads(word, kind),
    )


def _letterwise(candidates: Mapping[NeutralKey, SourceForm]) -> Iterator[tuple[str, float]]:
    return ((key, origin.probability) for key, origin in candidates.items())


def _keys(candidates: Mapping[NeutralKey, SourceForm]) -> tuple[KeyFeatures, ...]:
    return tuple(
        KeyFeatures(key, origin.probability, min(name_bits(origin.cyrillic), MOST_BITS), record_bits(origin.cyrillic))
        for key, origin in candidates.items()
    )


def _surname_keys(spelled: Origins) -> tuple[KeyFeatures, ...]:
    return tuple(
        KeyFeatures(name, probability, min(name_bits(name), MOST_BITS), unlisted_bits(name))
        for name, probability in merged(spelled).items()
    )


def _familiarity(word: str, best: SourceForm | None, kind: PartKind) -> Familiarity:
    """`familiarity` of a word of which it is known what it goes back to."""
    if kind is not PartKind.SURNAME:
        return familiarity(word, kind)
    if best is None:
        return Familiarity.UNREAD
    return Familiarity.KNOWN if is_surely_attested(best) else Familiarity.READ
