"""How single words fit each part of a name, found once a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Bits, Ids
from namematch.names.comparison.part_weight import NameWord
from namematch.names.parameters import parsing
from namematch.names.parsing.gender import word_bits
from namematch.names.parsing.mongolian import may_be_father
from namematch.names.parsing.parser import Kinds, possessive_bits, unit_bits
from namematch.names.parsing.part_scores import score_parts
from namematch.names.parsing.tokens import plain_tokens
from namematch.names.types import NameToken, PartKind

_KINDS = tuple(PartKind)


class WordScores(NamedTuple):
    """A word as a unit of a name: how it fits each kind, by itself and among words in other capitals."""

    genitive: bool
    capitals: int
    fit: tuple[float, ...]
    mixed: tuple[float, ...]
    gender: tuple[float, ...]
    possessive: tuple[float, ...]
    father: bool  # whether it may be that of a Mongolian


Chunk = tuple[tuple[NameWord, WordScores], ...] | None
"""The words of what stands between two spaces of a name; `None` where it is to be read in the name as a whole."""


def score_words(chunks: Sequence[str]) -> list[Chunk]:
    """What is known of the words of chunks by themselves, a comma behind them left out."""
    known: dict[NameWord, WordScores] = {}
    return [_chunk(chunk, known) for chunk in chunks]


def _chunk(chunk: str, known: dict[NameWord, WordScores]) -> Chunk:
    units = plain_tokens(chunk)
    if units is None:
        return None
    words = [NameWord(text, unit.initial) for unit, text in units]
    for word, (unit, _) in zip(words, units, strict=True):
        if word not in known:
            known[word] = _judge(word, unit)
    return tuple([(word, known[word]) for word in words])


class ScoreColumns:
    """Judgements of words, by number."""

    def __init__(self) -> None:
        self.genitive = np.zeros(0, dtype=bool)
        self.capitals = np.zeros(0, dtype=np.int64)
        self.fit = self.mixed = self.gender = np.zeros((0, len(_KINDS)))
        self._possessive = np.zeros((0, len(parsing().possessive)))

    def extend(self, judged: Sequence[WordScores]) -> None:
        """Adds words; what is there of others is kept."""
        if not judged:
            return
        self.genitive = np.concatenate([self.genitive, np.array([each.genitive for each in judged], dtype=bool)])
        self.capitals = np.concatenate([self.capitals, np.array([each.capitals for each in judged], dtype=np.int64)])
        self.fit = np.concatenate([self.fit, [each.fit for each in judged]])
        self.mixed = np.concatenate([self.mixed, [each.mixed for each in judged]])
        self.gender = np.concatenate([self.gender, [each.gender for each in judged]])
        self._possessive = np.concatenate([self._possessive, [each.possessive for each in judged]])

    def possessive(self, kinds: Kinds, units: Ids) -> Bits:
        """Bits of words as the father's name of such a name."""
        names = list(parsing().possessive)
        return self._possessive[units, names.index(kinds)] if kinds in names else np.zeros(len(units))


def _judge(word: NameWord, unit: NameToken) -> WordScores:
    fit = score_parts(unit.word)
    return WordScores(
        fit.genitive,
        MISSING if unit.initial else int(unit.capitals),
        tuple([unit_bits(unit, fit, kind, False) for kind in _KINDS]),
        tuple([unit_bits(unit, fit, kind, True) for kind in _KINDS]),
        tuple([0.0 if unit.initial else word_bits(kind, word.text) for kind in _KINDS]),
        tuple([possessive_bits(fit, kinds) for kinds in parsing().possessive]),
        may_be_father(unit.word),
    )
