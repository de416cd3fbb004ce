"""What of single words decides how names are taken apart that have them, found once a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from namematch.names.comparison.part_weight import NameWord
from namematch.names.parsing.gender import bits_beside_initials, word_bits
from namematch.names.parsing.mongolian import may_be_father
from namematch.names.parsing.part_scores import PartScores, Trait, score_parts
from namematch.names.parsing.tokens import plain_tokens
from namematch.names.types import NameToken, PartKind


class WordLook(NamedTuple):
    """All of a word that `parse_name` weighs: names whose words look alike, one by one, are taken apart alike.

    Args:
        initial: Whether it is an initial.
        capitals: Whether it stands in capitals.
        scores: How well it fits each kind, as `score_parts` has it.
        possessive: Whether it could be a Bulgarian father's name.
        genitive: Whether it could be a Mongolian father's name.
        traits: What it may be beside others.
        father: Whether the Mongolian parse of a name asks for it.
        gender: Bits for "woman" against "man" as each kind.
        beside_initials: The same as a surname behind initials, and in front of them.
    """

    initial: bool
    capitals: bool
    scores: tuple[float, ...]
    possessive: bool
    genitive: bool
    traits: Trait
    father: bool
    gender: tuple[float, ...]
    beside_initials: tuple[float, float]

    @property
    def fit(self) -> PartScores:
        """What `score_parts` says of the word."""
        return PartScores(dict(zip(PartKind, self.scores, strict=True)), self.possessive, self.genitive, self.traits)


Chunk = tuple[tuple[NameWord, WordLook], ...] | None
"""The words of what stands between two spaces of a name; `None` where it is to be read in the name as a whole."""


def look_at_words(chunks: Sequence[str]) -> list[Chunk]:
    """What is known of the words of chunks by themselves, a comma behind them left out."""
    known: dict[NameWord, WordLook] = {}
    return [_chunk(chunk, known) for chunk in chunks]


def _chunk(chunk: str, known: dict[NameWord, WordLook]) -> Chunk:
    units = plain_tokens(chunk)
    if units is None:
        return None
    words = [NameWord(text, unit.initial) for unit, text in units]
    for word, (unit, _) in zip(words, units, strict=True):
        if word not in known:
            known[word] = _look(word, unit)
    return tuple([(word, known[word]) for word in words])


def _look(word: NameWord, unit: NameToken) -> WordLook:
    fit = score_parts(unit.word)
    return WordLook(
        unit.initial,
        unit.capitals,
        tuple([fit.bits[kind] for kind in PartKind]),
        fit.possessive,
        fit.genitive,
        fit.traits,
        may_be_father(unit.word),
        tuple([0.0 if unit.initial else word_bits(kind, word.text) for kind in PartKind]),
        (0.0, 0.0) if unit.initial else bits_beside_initials(word.text),
    )
