"""What is known of single words of one kind, before any two of them are held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from namematch.names.comparison.beginnings import first_letters
from namematch.names.comparison.blocking import bounds_of_origins, keys_of_origins
from namematch.names.comparison.word_weight import bounded
from namematch.names.morphology.belarusian import sound
from namematch.names.parameters import weights
from namematch.names.sources.attestation import (
    Familiarity,
    familiarity,
    is_surely_attested,
    likeliest,
    may_slip,
)
from namematch.names.sources.cyrillic_sources import SourceForm, by_key, spelled_sources_many
from namematch.names.sources.surname_channel import Origins
from namematch.names.spelling.letter_counts import LetterBounds
from namematch.names.types import PartKind
from namematch.translit import NeutralKey, name_bits, neutral_key


class WordFeatures(NamedTuple):
    """What is known of one word.

    Args:
        letters: What an initial of it may be, with probabilities.
        rarity: What it weighs where another is written alike.
        familiar: How well it is known as a name of its kind.
        sound: How Belarusian would spell it; empty where it cannot be read.
        spelled: What it may go back to letter by letter, with probabilities.
        whole: The keys on which it meets others as it stands.
        shortened: The keys with a letter left out.
        doubtful: Whether it is on no record, or may be another word written wrong.
        bounds: The letters that a slip of it has for the most part.
    """

    letters: tuple[tuple[str, float], ...]
    rarity: float
    familiar: Familiarity
    sound: str
    spelled: Origins
    whole: tuple[str, ...]
    shortened: tuple[str, ...]
    doubtful: bool
    bounds: LetterBounds


def features_of(words: Sequence[str], kind: PartKind) -> Iterator[WordFeatures]:
    """What is known of each of many words, read together."""
    for word, spelled in zip(words, spelled_sources_many(words, kind), strict=True):
        yield _facts(word, spelled, kind)


def _facts(word: str, spelled: Origins, kind: PartKind) -> WordFeatures:
    candidates = by_key(spelled)
    best = likeliest(candidates.values())
    familiar = _familiarity(word, best, kind)
    blocking = keys_of_origins(word, candidates, kind)
    spelled_best = max(spelled, key=spelled.__getitem__, default="")
    return WordFeatures(
        letters=first_letters(word, _letterwise(candidates), kind),
        rarity=bounded(name_bits(best.cyrillic) if best else weights().parts[kind].least, kind),
        familiar=familiar,
        sound=sound(neutral_key(spelled_best)) if spelled_best else "",
        spelled=spelled,
        whole=tuple(sorted(blocking.whole)),
        shortened=tuple(sorted(blocking.shortened - blocking.whole)),
        doubtful=familiar is not Familiarity.KNOWN or may_slip(word, candidates.values(), kind),
        bounds=bounds_of_origins(word, candidates),
    )


def _letterwise(candidates: Mapping[NeutralKey, SourceForm]) -> Iterator[tuple[str, float]]:
    return ((key, origin.probability) for key, origin in candidates.items())


def _familiarity(word: str, best: SourceForm | None, kind: PartKind) -> Familiarity:
    """`familiarity` of a word of which it is known what it goes back to."""
    if kind is not PartKind.SURNAME:
        return familiarity(word, kind)
    if best is None:
        return Familiarity.UNREAD
    return Familiarity.KNOWN if is_surely_attested(best) else Familiarity.READ
