"""Match weights of many pairs of name words of one kind, with NumPy: the answers of `word_weight`, column by column.

What a word may go back to is found once. Most pairs then need no more than a look at which origins they share, and at
the slips between those; what is peculiar to surnames, and to given names, stands in the tables of those.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Bits, Flags, Ids, distinct_pairs, row_products
from namematch.evidence import exact
from namematch.names.batch.edit_distance import BatchEditDistance
from namematch.names.batch.pair_weights import PairWeights
from namematch.names.batch.word_feature_columns import SparseMatrix, WordFeatureColumns
from namematch.names.batch.word_features import WordFeatures
from namematch.names.comparison.beginnings import Beginning, of_word
from namematch.names.comparison.word_weight import share_of_edits, weight_without_shared_key
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.cyrillic_sources import nominatives
from namematch.names.sources.surname_channel import Origins, weighed_nominatives
from namematch.names.types import PartKind


class WordTable(ABC):
    """Distinct words of one kind, folded, and what decides how they stand to each other.

    Args:
        kind: What part of a name the words are.
    """

    def __init__(self, kind: PartKind) -> None:
        self.kind = kind
        self.words: list[str] = []
        self._alphabet = _Alphabet()
        self._keys: dict[str, int] = {}
        self._by_number: list[str] = []  # `_keys`
        self._blocking: dict[str, int] = {}
        self._spelled: dict[str, int] = {}
        self._texts: list[str] = []  # of `_spelled`, by number
        self._relation_heads: dict[str, int] = {}
        self._sounds: dict[str, int] = {}
        self._letters: list[tuple[tuple[str, float], ...]] = []
        self._distinct_letters: dict[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]] = {}
        self._parts = [self._columns([])]
        self._slips = BatchEditDistance()

    def add(self, words: Sequence[str], facts: Iterable[WordFeatures]) -> None:
        """Adds words."""
        if not words:
            return
        known = list(facts)
        self.words += words
        self._letters += [self._distinct_letters.setdefault(fact.letters, fact.letters) for fact in known]
        self._parts.append(self._columns(known))

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        self._slips = BatchEditDistance()

    def _columns(self, facts: Sequence[WordFeatures]) -> WordFeatureColumns:
        """What is known of words as arrays, every text by its number."""
        keys = [fact for word in facts for fact in word.keys]
        by_key, order = _matrix(
            self._keys, [[fact.key for fact in word.keys] for word in facts], _bits(fact.probability for fact in keys)
        )
        spelled, _ = _matrix(
            self._spelled, [word.spelled for word in facts], _bits(p for word in facts for p in word.spelled.values())
        )
        whole = [stands for word in facts for stands in (*[True] * len(word.whole), *[False] * len(word.shortened))]
        blocking, _ = _matrix(
            self._blocking, [(*word.whole, *word.shortened) for word in facts], np.array(whole, dtype=bool)
        )
        heads = [word.relation_heads or () for word in facts]
        return WordFeatureColumns(
            rarity=_bits(word.rarity for word in facts),
            familiar=np.array([word.familiar for word in facts], dtype=np.int64),
            may_slip=np.array([word.may_slip for word in facts], dtype=bool),
            by_key=by_key,
            key_bits=_bits(fact.bits for fact in keys)[order],
            record_bits=_bits(fact.record_bits for fact in keys)[order],
            spelled=spelled,
            by_scheme=_bits(word.spelled.by_scheme for word in facts),
            foreign=np.array([word.foreign for word in facts], dtype=bool),
            sound=_numbered(self._sounds, [word.sound for word in facts]),
            blocking=blocking,
            blocking_whole=blocking.where(blocking.value),
            relation_heads=_matrix(self._relation_heads, heads, np.ones(sum(map(len, heads)), dtype=bool))[0],
            untold=np.array([word.relation_heads is None for word in facts], dtype=bool),
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
        if self.kind is PartKind.SURNAME:
            text = self.words[word]
            origins.nominatives = weighed_nominatives(text, nominatives(text, self.kind))
        return origins

    def beginning(self, word: int) -> Beginning:
        """What an initial is compared with of a word, by its number."""
        familiar = Familiarity(int(self.columns.familiar[word]))
        return of_word(self.words[word], self._letters[word], familiar)

    @property
    def rank(self) -> Ids:
        """By word its place in the alphabetical order of all."""
        return self._alphabet.rank(self.words)

    @property
    def columns(self) -> WordFeatureColumns:
        """What is known of the words, as arrays."""
        if len(self._parts) > 1:
            self._parts = [WordFeatureColumns.joined(self._parts)]
        return self._parts[0]

    def weigh(self, left: Ids, right: Ids, least: Bits | None = None) -> PairWeights:
        """Weights of pairs of words.

        Args:
            left: Numbers of words in the order of adding, shape (pairs,).
            right: Likewise.
            least: Weights of no more than that are of no interest, and may be given as minus infinity; shape (pairs,).
        """
        columns, rank = self.columns, self.rank
        # The weight is that of the words in alphabetical order.
        turned = rank[left] > rank[right]
        left, right = np.where(turned, right, left), np.where(turned, left, right)
        familiar = np.minimum(columns.familiar[left], columns.familiar[right])
        result = PairWeights.of(len(left))
        result.bits[:], result.different[:] = self._unmet()[familiar], familiar == Familiarity.KNOWN
        alike = left == right
        least = np.full(len(left), -np.inf) if least is None else least
        self._weigh_apart(left, right, np.flatnonzero(~alike), least, result)
        result.bits[alike], result.different[alike] = columns.rarity[left[alike]], False
        return result

    @abstractmethod
    def _weigh_apart(self, left: Ids, right: Ids, rows: Ids, least: Bits, result: PairWeights) -> None:
        """Weighs words that are not written alike; where they share nothing, what they weigh stands there already.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise, behind the left ones in alphabetical order.
            rows: Which pairs are to be weighed.
            least: Weights of no more than that are of no interest, shape (pairs,).
            result: Where the weights are put.
        """

    def _unmet(self) -> Bits:
        return np.array([weight_without_shared_key(familiar, self.kind).bits for familiar in Familiarity])

    def _agreement(self, left: Ids, right: Ids) -> Bits:
        """Weights through common origins; minus infinity where they say nothing."""
        columns, part = self.columns, weights().parts[self.kind]
        sums = columns.by_key.dot(left, right, lambda entries: np.exp2(columns.key_bits[entries]))
        with np.errstate(divide="ignore"):
            bits = np.log2(sums)
        return np.where(bits > 0, np.clip(bits, part.least, part.most), -np.inf)

    def _slipped(self, left: Ids, right: Ids) -> Bits:
        """Weights of words of which one is written wrong, where that is on no record; else minus infinity."""
        columns, part = self.columns, weights().parts[self.kind]
        by_key = columns.by_key
        pair, one, two = row_products(columns.likely.take(left), columns.likely.take(right))
        rarer = np.maximum(columns.record_bits[one], columns.record_bits[two])
        rare = rarer > weights().listed
        pair, one, two, rarer = pair[rare], one[rare], two[rare], rarer[rare]
        gain = np.log2(by_key.value[one] * by_key.value[two]) + np.minimum(rarer, weights().rarest)
        self._slips.extend(self._key_texts()[len(self._slips) :])
        cost = self._slips.cost(by_key.column(one), by_key.column(two), gain)
        best = np.zeros(len(left))
        np.maximum.at(best, pair, gain - cost)
        return np.where(best > 0, np.minimum(best, min(weights().slip_most, part.most)), -np.inf)

    def _close(self, left: Ids, right: Ids, rows: Ids, least: Bits, result: PairWeights) -> Ids:
        """Of pairs of words that do not agree those that are too close to be surely two; all others are weighed."""
        hopeless = least[rows] >= self._most_apart()
        result.bits[rows[hopeless]] = -np.inf
        rows = rows[~hopeless]
        return rows[~self._unlike(left[rows], right[rows])]

    def _most_apart(self) -> float:
        """The most that two words weigh which do not agree."""
        part = weights().parts[self.kind]
        return exact(max(part.unsure, part.unlike, part.different))

    def _key_texts(self) -> list[str]:
        """The neutral keys by number."""
        _follow(self._keys, self._by_number)
        return self._by_number

    def _unlike(self, left: Ids, right: Ids) -> Flags:
        """Whether even the likely readings closest to each other differ in most of their letters."""
        columns = self.columns
        pair, one, two = row_products(columns.likely.take(left), columns.likely.take(right))
        first, second, position = distinct_pairs(columns.by_key.column(one), columns.by_key.column(two))
        texts = self._key_texts()
        keys = zip(first.tolist(), second.tolist(), strict=True)
        shares = np.array([share_of_edits(texts[a], texts[b]) for a, b in keys])
        closest = np.full(len(left), np.inf)
        np.minimum.at(closest, pair, shares[position])
        return np.asarray(np.isfinite(closest) & (closest >= weights().unlike), dtype=bool)


def _bits(values: Iterable[float]) -> Bits:
    return np.fromiter(values, dtype=np.float64)


def _numbered(numbers: dict[str, int], texts: Iterable[str]) -> Ids:
    """Texts by number, new ones by the next; -1 for an empty one."""
    ids = [numbers.setdefault(text, len(numbers)) if text else MISSING for text in texts]
    return np.array(ids, dtype=np.int64)


def _matrix(numbers: dict[str, int], rows: Sequence[Collection[str]], values: NDArray[Any]) -> tuple[SparseMatrix, Ids]:
    """Texts by row as a matrix, with a value each, and the order of its entries."""
    column = [numbers.setdefault(text, len(numbers)) for row in rows for text in row]
    length = np.array(list(map(len, rows)), dtype=np.int64)
    return SparseMatrix.of(length, np.array(column, dtype=np.int64), values)


def _follow(numbers: dict[str, int], texts: list[str]) -> None:
    """Adds the texts that have got a number since, in the order of their numbers."""
    texts += [*islice(reversed(numbers), len(numbers) - len(texts))][::-1]


class _Alphabet:
    """The places of words in alphabetical order, as words are added."""

    def __init__(self) -> None:
        self._sorted: list[str] = []
        self._rank = np.zeros(0, dtype=np.int64)

    def rank(self, words: Sequence[str]) -> Ids:
        """By word its place.

        Args:
            words: Those of the call before, and others behind.
        """
        if len(words) > len(self._rank):
            self._add(words[len(self._rank) :])
        return self._rank

    def _add(self, words: Sequence[str]) -> None:
        """Puts words in their places; those of earlier words move up."""
        order = sorted(range(len(words)), key=words.__getitem__)
        before = np.array([bisect_left(self._sorted, words[i]) for i in order], dtype=np.int64)
        fresh = np.empty(len(words), dtype=np.int64)
        fresh[order] = before + np.arange(len(words))
        moved = np.cumsum(np.bincount(before, minlength=len(self._sorted) + 1))
        self._rank = np.concatenate([self._rank + moved[self._rank], fresh])
        # What lies between two new words is copied as a whole.
        merged, start = [], 0
        for place, i in zip(before.tolist(), order, strict=True):
            merged += self._sorted[start:place]
            merged.append(words[i])
            start = place
        merged += self._sorted[start:]
        self._sorted = merged
