"""Distinct words of one kind of part: what each may go back to, found once and kept in little room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Bits, Flags, Ids, distinct_pairs, unpack
from namematch.names.batch.word_feature_columns import SparseMatrix, WordFeatureColumns
from namematch.names.batch.word_features import WordFeatures
from namematch.names.comparison.beginnings import Beginning, of_word
from namematch.names.comparison.blocking import slips_lead
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.surname_channel import Origins, by_weight
from namematch.names.spelling.letter_counts import LetterBounds
from namematch.names.types import PartKind
from namematch.translit import neutral_key


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
        self._keys: list[str] = []  # of `_blocking`, by number
        self._spelled: dict[str, int] = {}
        self._texts: list[str] = []  # of `_spelled`, by number
        self._sounds: dict[str, int] = {}
        self._letters: list[tuple[tuple[str, float], ...]] = []
        self._distinct_letters: dict[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]] = {}
        self._parts = [self._columns([])]
        self.forget()

    def forget(self) -> None:
        """Gives up what is remembered of words and can be found again."""
        self._compared: dict[int, list[str]] = {}

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
        bases = [word.spelled.nominatives for word in facts]
        nominatives = _matrix(
            self._spelled, [[base for base, _ in row] for row in bases], _bits(w for row in bases for _, w in row)
        )
        whole = [stands for word in facts for stands in (*[True] * len(word.whole), *[False] * len(word.shortened))]
        blocking = _matrix(
            self._blocking, [(*word.whole, *word.shortened) for word in facts], np.array(whole, dtype=bool)
        )
        return WordFeatureColumns(
            rarity=_bits(word.rarity for word in facts),
            doubtful=np.array([word.doubtful for word in facts], dtype=bool),
            spelled=spelled,
            nominatives=nominatives,
            by_scheme=_bits(word.spelled.by_scheme for word in facts),
            sound=_numbered(self._sounds, [word.sound for word in facts]),
            blocking=blocking,
            blocking_whole=blocking.where(blocking.value),
            least=np.array([word.bounds.least for word in facts], dtype=np.int64),
            most=np.array([word.bounds.most for word in facts], dtype=np.int64),
        )

    @property
    def blocking_keys(self) -> list[str]:
        """The blocking keys of the words, by number: texts that are the same in every table."""
        _follow(self._blocking, self._keys)
        return self._keys

    def origins(self, word: int) -> Origins:
        """What a word may go back to, by its number: the answer of `spelled_sources`, as it was found once."""
        origins = Origins(self._texts_of(self.columns.spelled, word))
        origins.by_scheme = float(self.columns.by_scheme[word])
        origins.nominatives = by_weight(self._texts_of(self.columns.nominatives, word))
        return origins

    def features(self) -> Iterator[WordFeatures]:
        """What is known of each word, as it was found once."""
        columns, keys, sounds = self.columns, self.blocking_keys, list(self._sounds)
        rows = columns.blocking
        for word in range(len(self.words)):
            row = slice(rows.start[word], rows.start[word + 1])
            found = list(zip(rows.column(row).tolist(), rows.value[row].tolist(), strict=True))
            sound = int(columns.sound[word])
            yield WordFeatures(
                letters=self._letters[word],
                rarity=float(columns.rarity[word]),
                familiar=self.familiar[word],
                sound=sounds[sound] if sound != MISSING else "",
                spelled=self.origins(word),
                whole=tuple([keys[key] for key, stands in found if stands]),
                shortened=tuple([keys[key] for key, stands in found if not stands]),
                doubtful=bool(columns.doubtful[word]),
                bounds=LetterBounds(int(columns.least[word]), int(columns.most[word])),
            )

    def _texts_of(self, rows: SparseMatrix, word: int) -> Iterable[tuple[str, float]]:
        """The texts of a word in a matrix, each with its value."""
        _follow(self._spelled, self._texts)
        row = slice(rows.start[word], rows.start[word + 1])
        texts = map(self._texts.__getitem__, rows.column(row).tolist())
        return zip(texts, rows.value[row].tolist(), strict=True)

    def alphabetical(self) -> Ids:
        """By word its place in the alphabetical order of what the words are best read as; of one reading, one place."""
        _follow(self._spelled, self._texts)
        rows = self.columns.spelled
        row, text = unpack(rows.place)
        by_value = np.argsort(rows.value, kind="stable")
        best: Ids = np.full(len(self.words), MISSING)
        best[row[by_value]] = text[by_value]
        place: Ids = np.full(len(self._texts) + 1, MISSING)
        place[sorted(range(len(self._texts)), key=self._texts.__getitem__)] = np.arange(len(self._texts))
        places: Ids = place[best]
        return places

    def meet(self, left: Ids, right: Ids) -> Flags:
        """Whether words share a key, as `share_blocking_key` says it."""
        meet = self.columns.worth_weighing(left, right)
        rows = np.flatnonzero(meet)
        rows = rows[~self.columns.share_whole_key(left[rows], right[rows])]
        if not len(rows):
            return meet
        one, two, position = distinct_pairs(left[rows], right[rows])
        pairs = zip(one.tolist(), two.tolist(), strict=True)
        found = [slips_lead(self._compared_as(a), self._compared_as(b)) for a, b in pairs]
        meet[rows] = np.array(found, dtype=bool)[position]
        return meet

    def _compared_as(self, word: int) -> list[str]:
        """What a word may go back to, as neutral keys."""
        if word not in self._compared:
            keys: dict[str, None] = dict.fromkeys(map(neutral_key, self.origins(word)))
            self._compared[word] = list(keys) or [self.words[word]]
        return self._compared[word]

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
