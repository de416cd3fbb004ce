"""Distinct words of one kind of part: what each may go back to, found once and kept in little room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Bits, Ids
from namematch.names.batch.word_feature_columns import SparseMatrix, WordFeatureColumns
from namematch.names.batch.word_features import WordFeatures
from namematch.names.comparison.beginnings import Beginning, of_word
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.cyrillic_sources import nominatives
from namematch.names.sources.surname_channel import Origins, is_spelled_abroad, weighed_nominatives
from namematch.names.types import PartKind


class WordTable:
    """Distinct words of one kind, folded, by number.

    Args:
        kind: What part of a name the words are.

    Attributes:
        words: The words.
        familiar: How well each is known as a name of its kind.
    """

    def __init__(self, kind: PartKind) -> None:
        self.kind = kind
        self.words: list[str] = []
        self.familiar: list[Familiarity] = []
        self._blocking: dict[str, int] = {}
        self._spelled: dict[str, int] = {}
        self._texts: list[str] = []  # of `_spelled`, by number
        self._sounds: dict[str, int] = {}
        self._letters: list[tuple[tuple[str, float], ...]] = []
        self._distinct_letters: dict[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]] = {}
        self._parts = [self._columns([])]

    def add(self, words: Sequence[str], facts: Iterable[WordFeatures]) -> None:
        """Adds words."""
        if not words:
            return
        known = list(facts)
        self.words += words
        self.familiar += [fact.familiar for fact in known]
        self._letters += [self._distinct_letters.setdefault(fact.letters, fact.letters) for fact in known]
        self._parts.append(self._columns(known))

    def _columns(self, facts: Sequence[WordFeatures]) -> WordFeatureColumns:
        """What is known of words as arrays, every text by its number."""
        spelled = _matrix(
            self._spelled, [word.spelled for word in facts], _bits(p for word in facts for p in word.spelled.values())
        )
        whole = [stands for word in facts for stands in (*[True] * len(word.whole), *[False] * len(word.shortened))]
        blocking = _matrix(
            self._blocking, [(*word.whole, *word.shortened) for word in facts], np.array(whole, dtype=bool)
        )
        return WordFeatureColumns(
            rarity=_bits(word.rarity for word in facts),
            doubtful=np.array([word.doubtful for word in facts], dtype=bool),
            spelled=spelled,
            by_scheme=_bits(word.spelled.by_scheme for word in facts),
            sound=_numbered(self._sounds, [word.sound for word in facts]),
            blocking=blocking,
            blocking_whole=blocking.where(blocking.value),
        )

    @property
    def blocking_keys(self) -> list[str]:
        """The blocking keys of the words, by number: texts that are the same in every table."""
        return list(self._blocking)

    def origins(self, word: int) -> Origins:
        """What a word may go back to, by its number: the answer of `spelled_sources`, as it was found once."""
        rows = self.columns.spelled
        _follow(self._spelled, self._texts)
        row = slice(rows.start[word], rows.start[word + 1])
        numbers, values = rows.column(row).tolist(), rows.value[row].tolist()
        origins = Origins(zip(map(self._texts.__getitem__, numbers), values, strict=True))
        origins.by_scheme = float(self.columns.by_scheme[word])
        text = self.words[word]
        # What a word in Cyrillic may be in the nominative has been weighed with the rest.
        if self.kind is PartKind.SURNAME and is_spelled_abroad(text):
            origins.nominatives = weighed_nominatives(text, nominatives(text, self.kind))
        return origins

    def beginning(self, word: int) -> Beginning:
        """What an initial is compared with of a word, by its number."""
        return of_word(self.words[word], self._letters[word], self.familiar[word])

    @property
    def columns(self) -> WordFeatureColumns:
        """What is known of the words, as arrays."""
        if len(self._parts) > 1:
            self._parts = [WordFeatureColumns.joined(self._parts)]
        return self._parts[0]


def _bits(values: Iterable[float]) -> Bits:
    return np.fromiter(values, dtype=np.float64)


def _numbered(numbers: dict[str, int], texts: Iterable[str]) -> Ids:
    """Texts by number, new ones by the next; -1 for an empty one."""
    ids = [numbers.setdefault(text, len(numbers)) if text else MISSING for text in texts]
    return np.array(ids, dtype=np.int64)


def _matrix(numbers: dict[str, int], rows: Sequence[Collection[str]], values: NDArray[Any]) -> SparseMatrix:
    """Texts by row as a matrix, with a value each."""
    column = [numbers.setdefault(text, len(numbers)) for row in rows for text in row]
    length = np.array(list(map(len, rows)), dtype=np.int64)
    return SparseMatrix.of(length, np.array(column, dtype=np.int64), values)


def _follow(numbers: dict[str, int], texts: list[str]) -> None:
    """Adds the texts that have got a number since, in the order of their numbers."""
    texts += [*islice(reversed(numbers), len(numbers) - len(texts))][::-1]
