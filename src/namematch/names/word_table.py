"""Match weights of many pairs of name words of one kind, with NumPy: the answers of `word_weight`, column by column.

What a word may go back to is found once. Most pairs then need no more than a look at which origins they share, and of
surnames at the slips between them; the few that are related through the lexicon are weighed one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.evidence import exact
from namematch.names.facts import Facts
from namematch.names.neighbours import book_of, spells_one_on_record
from namematch.names.origins import by_key, remember_origins
from namematch.names.parameters import weights
from namematch.names.record import Familiarity
from namematch.names.slip_columns import SlipColumns
from namematch.names.sparse import Ids, product
from namematch.names.types import PartKind
from namematch.names.weights import WordWeight, met_weight, unmet_weight
from namematch.names.word_columns import COLUMN_BITS, Matrix, Numbered, WordColumns

Bits = NDArray[np.float64]
Flags = NDArray[np.bool_]

# So many pairs of words that were weighed one by one are remembered.
_MOST_WEIGHED = 1 << 16


class PairWeights(NamedTuple):
    """Weights of pairs of words.

    Args:
        bits: Match weights, shape (pairs,).
        different: Whether the two contradict each other, shape (pairs,).
        vague: Whether one says less than the other, an initial or a short form, shape (pairs,).
    """

    bits: Bits
    different: Flags
    vague: Flags

    @classmethod
    def of(cls, size: int) -> PairWeights:
        """So many pairs, still to be weighed."""
        return cls(np.zeros(size), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool))

    def take(self, rows: Ids) -> PairWeights:
        """Some of the pairs."""
        return PairWeights(self.bits[rows], self.different[rows], self.vague[rows])

    def fill(self, rows: Ids, weighed: PairWeights) -> None:
        """The weights of some rows."""
        for mine, theirs in zip(self, weighed, strict=True):
            mine[rows] = theirs

    def plus(self, bits: Bits) -> PairWeights:
        """With other bits added, shape (pairs,)."""
        return self._replace(bits=self.bits + bits)

    def exact(self) -> PairWeights:
        """In whole steps of bits, as `namematch.evidence.exact` has them."""
        return self._replace(bits=np.rint(self.bits * 1024) / 1024)

    def best_of(self, owner: Ids, size: int) -> PairWeights:
        """The best weight for each of so many owners, the first one of several as good.

        Args:
            owner: Whose each of the pairs is, shape (pairs,).
            size: How many owners there are; each has a pair.
        """
        order = np.lexsort((-self.bits, owner))
        return self.take(order[np.searchsorted(owner[order], np.arange(size))])

    def combined_of(self, owner: Ids, size: int, most: float) -> PairWeights:
        """The weights of several words of each owner as one: the worst decides, agreement in all adds up to a bound.

        Args:
            owner: Whose each of the pairs is, shape (pairs,).
            size: How many owners there are; each has a pair.
            most: The bound.
        """
        order = np.lexsort((self.bits, owner))
        worst = self.take(order[np.searchsorted(owner[order], np.arange(size))])
        total = np.minimum(np.bincount(owner, weights=self.bits, minlength=size), most)
        return worst._replace(bits=np.where(worst.bits > 0, total, worst.bits))

    def put(self, place: int, weight: WordWeight) -> None:
        """The weight of one pair."""
        self.bits[place], self.different[place], self.vague[place] = _said(weight)


VAGUE = frozenset({"initial", "diminutive"})
_Said = tuple[float, bool, bool]
"""Bits of one pair, whether the two contradict each other, and whether one says less."""


def _said(weight: WordWeight) -> _Said:
    return weight.bits, weight.relation == "different", weight.relation in VAGUE


class WordTable:
    """Distinct words of one kind, folded, and what decides how they stand to each other.

    Args:
        kind: What part of a name the words are.
    """

    def __init__(self, kind: PartKind) -> None:
        self.kind = kind
        self.words: list[str] = []
        self._alphabet = _Alphabet()
        self._keys: dict[str, int] = {}
        self._meeting: dict[str, int] = {}
        self._spelled: dict[str, int] = {}
        self._texts: list[str] = []  # of `_spelled`, by number
        self._best: dict[str, int] = {}
        self._sounds: dict[str, int] = {}
        self._letters: list[tuple[str, ...]] = []
        self._weighed: dict[int, _Said] = {}
        self._books: dict[int, list[tuple[int, float]]] = {}
        self._spelling_one: dict[int, bool] = {}
        self._parts = [WordColumns.of([])]
        self._slips = SlipColumns()

    def add(self, words: Sequence[str], facts: Iterable[Facts]) -> None:
        """Adds words.

        Args:
            words: Distinct folded words that were not added before.
            facts: What `facts_of` says of each.
        """
        if not words:
            return
        self.words += words
        numbered: list[Numbered] = []
        for own in facts:
            self._letters.append(own.letters)
            numbered.append(self._numbered(own))
        self._parts.append(WordColumns.of(numbered))

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        self._weighed, self._books, self._spelling_one, self._slips = {}, {}, {}, SlipColumns()

    def _numbered(self, own: Facts) -> Numbered:
        number = self._keys.setdefault
        return Numbered(
            rarity=own.rarity,
            familiar=own.familiar,
            keys=sorted((number(fact.key, len(self._keys)), *fact[1:]) for fact in own.keys),
            best=self._best.setdefault(own.best, len(self._best)),
            best_bits=own.best_bits,
            best_key=self._keys.get(own.best_key, -1),
            sound=self._sounds.setdefault(own.sound, len(self._sounds)) if own.sound else -1,
            spelled=sorted((self._spelled.setdefault(text, len(self._spelled)), p) for text, p in own.spelled.items()),
            meeting=sorted([*self._meet(own.whole, True), *self._meet(own.shortened, False)]),
            may_slip=own.may_slip,
        )

    def _meet(self, keys: Iterable[str], whole: bool) -> Iterator[tuple[int, bool]]:
        return ((self._meeting.setdefault(key, len(self._meeting)), whole) for key in keys)

    @property
    def meeting(self) -> list[str]:
        """The keys on which words meet, by number: texts that are the same in every table."""
        return list(self._meeting)

    def origins(self, word: int) -> dict[str, float]:
        """What a word may go back to, by its number: the answer of `spelled_origins`, as it was found once."""
        rows = self.columns.spelled
        if len(self._texts) < len(self._spelled):
            self._texts += islice(self._spelled, len(self._texts), None)
        row = slice(rows.start[word], rows.start[word + 1])
        numbers, values = rows.column(row).tolist(), rows.value[row].tolist()
        return {self._texts[number]: value for number, value in zip(numbers, values, strict=True)}

    def letters(self, word: int) -> tuple[str, ...]:
        """The letters that an initial of a given name or patronymic may be, by its number."""
        return self._letters[word]

    @property
    def rank(self) -> Ids:
        """By word its place in the alphabetical order of all."""
        return self._alphabet.rank(self.words)

    @property
    def columns(self) -> WordColumns:
        """What is known of the words, as arrays."""
        if len(self._parts) > 1:
            self._parts = [WordColumns.joined(self._parts)]
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
        found = PairWeights(self._unmet()[familiar], familiar == Familiarity.KNOWN, np.zeros(len(left), dtype=bool))
        alike = left == right
        open_ = np.flatnonzero(~alike)
        if self.kind is PartKind.SURNAME:
            shared = self._shared(left[open_], right[open_], columns)
            settled = open_[shared > -np.inf]
            found.bits[settled], found.different[settled] = shared[shared > -np.inf], False
            open_ = open_[shared == -np.inf]
            hopeless = _at(least, open_) >= self._most_unshared(left[open_], right[open_], columns)
            found.bits[open_[hopeless]] = -np.inf
            open_ = open_[~hopeless]
        open_ = open_[columns.worth_weighing(left[open_], right[open_])]
        if self.kind is PartKind.SURNAME:
            unshared = self._unshared(left[open_], right[open_], _at(least, open_), columns)
            found.bits[open_], found.different[open_] = unshared, False
            open_ = open_[np.isnan(unshared)]
        pairs = zip(open_.tolist(), left[open_].tolist(), right[open_].tolist(), strict=True)
        for place, one, two in pairs:
            found.bits[place], found.different[place], found.vague[place] = self._said(one, two)
        found.bits[alike], found.different[alike] = columns.rarity[left[alike]], False
        return found

    def _said(self, left: int, right: int) -> _Said:
        """What `met_weight` says of two words by their numbers; pairs come back in many names."""
        pair = (left << COLUMN_BITS) + right
        found = self._weighed.get(pair)
        if found is None:
            for number in (left, right):
                remember_origins(self.words[number], self.kind, partial(self.origins, number))
            found = _said(met_weight(self.words[left], self.words[right], self.kind))
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed.clear()
            self._weighed[pair] = found
        return found

    def near_by_sound(self, left: Ids, right: Ids, bits: Bits) -> Flags:
        """Whether two surnames weigh as much as neighbours do, and sound alike.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise.
            bits: What each pair weighs.
        """
        found: Flags = bits == exact(weights().neighbour)
        rows = np.flatnonzero(found)
        found[rows] = self.columns.sound_alike(left[rows], right[rows])
        return found

    def _most_unshared(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """The most that two surnames without a common origin may weigh: a slip, where either may be one.

        Or what two weigh that sound alike.
        """
        part = weights().parts[self.kind]
        two = columns.two_on_record(left, right) | ~(columns.may_slip[left] | columns.may_slip[right])
        alike = np.where(columns.sound_alike(left, right), exact(weights().neighbour), -np.inf)
        most = np.where(two, exact(max(part.unsure, part.unlike, part.different)), exact(weights().slip_most))
        return np.maximum(most, alike)

    def _unshared(self, left: Ids, right: Ids, least: Bits, columns: WordColumns) -> Bits:
        """Weights of surnames that meet, without a common origin; NaN where only `word_weight` can tell."""
        part = weights().parts[self.kind]
        slips = self._slipped(left, right, columns)
        slips[columns.two_on_record(left, right)] = 0.0
        slipped = np.flatnonzero(slips > 0)
        slips[slipped[self._neither_slipped(left[slipped], right[slipped], columns)]] = 0.0
        others = np.where(least >= exact(max(part.unsure, part.unlike, part.different)), -np.inf, np.nan)
        others[columns.sound_alike(left, right)] = weights().neighbour
        return np.where(slips > 0, np.minimum(slips, min(weights().slip_most, part.most)), others)

    def _neither_slipped(self, left: Ids, right: Ids, columns: WordColumns) -> Flags:
        """Whether two surnames that read best as two are both spelled by the book."""
        found = columns.best_apart(left, right) & columns.may_be_listed[left] & columns.may_be_listed[right]
        rows = np.flatnonzero(found)
        words, place = np.unique(np.concatenate([left[rows], right[rows]]), return_inverse=True)
        one, two = np.split(np.array([self._spells_one(word) for word in words.tolist()], dtype=bool)[place], 2)
        found[rows] = one & two
        return found

    def _spells_one(self, word: int) -> bool:
        """What `spells_one_on_record` says of a word by its number, found when it is first asked for."""
        if word not in self._spelling_one:
            found = by_key(self.origins(word)).values()
            self._spelling_one[word] = spells_one_on_record(self.words[word], found)
        return self._spelling_one[word]

    def _slipped(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """Log2 of how much likelier two words are one name with a slip than two names: `weights._slip` in columns."""
        by_key = columns.by_key
        pair, one, two = product(columns.likely.take(left), columns.likely.take(right))
        rarer = np.maximum(columns.record_bits[one], columns.record_bits[two])
        rare = rarer > weights().listed
        pair, one, two, rarer = pair[rare], one[rare], two[rare], rarer[rare]
        gain = np.log2(by_key.value[one] * by_key.value[two]) + np.minimum(rarer, weights().rarest)
        if len(self._slips) < len(self._keys):
            self._slips.extend(list(islice(self._keys, len(self._slips), None)))
        cost = self._slips.cost(by_key.column(one), by_key.column(two), gain)
        best = np.zeros(len(left))
        np.maximum.at(best, pair, gain - cost)
        return best

    def _unmet(self) -> Bits:
        return np.array([unmet_weight(familiar, self.kind).bits for familiar in Familiarity])

    def _shared(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """Weights through common origins; minus infinity where they say nothing."""
        sums = columns.by_key.dot(left, right, lambda entries: np.exp2(columns.key_bits[entries]))
        with np.errstate(divide="ignore"):
            found = np.log2(sums)
        part = weights().parts[self.kind]
        bits = np.where(found > 0, np.clip(found, part.least, part.most), -np.inf)
        near = np.flatnonzero((found > 0) & columns.two_on_record(left, right))
        likelier_two = columns.likeness(left[near], right[near]) < columns.least_likeness(left[near], right[near])
        alike = np.flatnonzero(~likelier_two)
        likelier_two[alike] = self._two_by_the_book(left[near[alike]], right[near[alike]])
        bits[near[likelier_two]] = weights().neighbour
        return bits

    def _two_by_the_book(self, left: Ids, right: Ids) -> Flags:
        """Whether schemes spell each of two surnames as it reads best, and none spells one name as both are."""
        words, place = np.unique(np.concatenate([left, right]), return_inverse=True)
        books = Matrix.of([self._book(word) for word in words.tolist()], np.float64)
        one, two = np.split(place, 2)
        has_one = np.diff(books.start) > 0
        found: Flags = has_one[one] & has_one[two] & (books.dot(one, two) == 0)
        return found

    def _book(self, word: int) -> list[tuple[int, float]]:
        """What `by_the_book` says of a word by its number, found when it is first asked for."""
        if word not in self._books:
            origins = book_of(self.words[word], self.origins(word))
            self._books[word] = sorted((self._spelled[origin], 1.0) for origin in origins)
        return self._books[word]


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
        # Two runs in order are merged: for a few new words that is quicker than to move the others for each of them.
        self._sorted = sorted([*self._sorted, *(words[i] for i in order)])


def _at(least: Bits | None, rows: Ids) -> Bits:
    return np.full(len(rows), -np.inf) if least is None else least[rows]
