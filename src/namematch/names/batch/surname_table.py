"""Match weights of many pairs of surnames: which of them are two that are both on record, and which one with a slip."""

from __future__ import annotations

import numpy as np

from namematch.arrays import Bits, Flags, Ids
from namematch.evidence import exact
from namematch.names.batch.pair_weights import PairWeights
from namematch.names.batch.word_feature_columns import SparseMatrix, WordFeatureColumns
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.confusable import book_of, spells_attested_name
from namematch.names.parameters import weights
from namematch.names.sources.cyrillic_sources import by_key
from namematch.names.types import PartKind


class SurnameTable(WordTable):
    """Distinct surnames, and what decides how they stand to each other."""

    def __init__(self) -> None:
        super().__init__(PartKind.SURNAME)
        self._books: dict[int, list[int]] = {}
        self._spelling_one: dict[int, bool] = {}

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        super().forget()
        self._books, self._spelling_one = {}, {}

    def _weigh_apart(self, left: Ids, right: Ids, rows: Ids, least: Bits, result: PairWeights) -> None:
        columns = self.columns
        rows = result.settle(rows, self._shared(left[rows], right[rows], columns))
        hopeless = least[rows] >= self._most_unshared(left[rows], right[rows], columns)
        result.bits[rows[hopeless]] = -np.inf
        rows = rows[~hopeless]
        rows = rows[columns.worth_weighing(left[rows], right[rows])]
        rows = result.settle(rows, self._but_for_slips(left[rows], right[rows], columns))
        result.bits[self._close(left, right, rows, least, result)] = weights().parts[self.kind].unsure

    def near_by_sound(self, left: Ids, right: Ids, bits: Bits) -> Flags:
        """Whether two surnames weigh as much as neighbours do, and sound alike."""
        flags: Flags = bits == exact(weights().neighbour)
        rows = np.flatnonzero(flags)
        flags[rows] = self.columns.sound_alike(left[rows], right[rows])
        return flags

    def _most_unshared(self, left: Ids, right: Ids, columns: WordFeatureColumns) -> Bits:
        """The most that two surnames without a common origin may weigh: a slip, where either may be one.

        Or what two weigh that sound alike.
        """
        two = columns.two_on_record(left, right) | ~(columns.may_slip[left] | columns.may_slip[right])
        alike = np.where(columns.sound_alike(left, right), exact(weights().neighbour), -np.inf)
        most = np.where(two, self._most_apart(), exact(weights().slip_most))
        return np.maximum(most, alike)

    def _but_for_slips(self, left: Ids, right: Ids, columns: WordFeatureColumns) -> Bits:
        """Weights of surnames without a common origin that slips make one, or that sound alike; else minus infinity."""
        bits = np.where(columns.sound_alike(left, right), weights().neighbour, -np.inf)
        rows = np.flatnonzero(~columns.two_on_record(left, right))
        slips = self._slipped(left[rows], right[rows])
        rows, slips = rows[slips > -np.inf], slips[slips > -np.inf]
        slipped = ~self._neither_slipped(left[rows], right[rows], columns)
        bits[rows[slipped]] = slips[slipped]
        return bits

    def _neither_slipped(self, left: Ids, right: Ids, columns: WordFeatureColumns) -> Flags:
        """Whether two surnames that read best as two are both spelled by the book."""
        flags = columns.best_apart(left, right) & columns.may_be_listed[left] & columns.may_be_listed[right]
        rows = np.flatnonzero(flags)
        words, place = np.unique(np.concatenate([left[rows], right[rows]]), return_inverse=True)
        one, two = np.split(np.array([self._spells_one(word) for word in words.tolist()], dtype=bool)[place], 2)
        flags[rows] = one & two
        return flags

    def _spells_one(self, word: int) -> bool:
        """What `spells_attested_name` says of a word by its number, found when it is first asked for."""
        if word not in self._spelling_one:
            candidates = by_key(self.origins(word)).values()
            self._spelling_one[word] = spells_attested_name(self.words[word], candidates)
        return self._spelling_one[word]

    def _shared(self, left: Ids, right: Ids, columns: WordFeatureColumns) -> Bits:
        """Weights through common origins; minus infinity where they say nothing."""
        bits = self._agreement(left, right)
        near = np.flatnonzero((bits > -np.inf) & columns.two_on_record(left, right))
        likelier_two = columns.likeness(left[near], right[near]) < columns.least_likeness(left[near], right[near])
        alike = np.flatnonzero(~likelier_two)
        likelier_two[alike] = self._two_by_the_book(left[near[alike]], right[near[alike]])
        bits[near[likelier_two]] = weights().neighbour
        return bits

    def _two_by_the_book(self, left: Ids, right: Ids) -> Flags:
        """Whether schemes spell each of two surnames as it reads best, and none spells one name as both are."""
        words, place = np.unique(np.concatenate([left, right]), return_inverse=True)
        known = [self._book(word) for word in words.tolist()]
        origins = np.array([origin for book in known for origin in book], dtype=np.int64)
        books, _ = SparseMatrix.of(np.array(list(map(len, known)), dtype=np.int64), origins, np.ones(len(origins)))
        one, two = np.split(place, 2)
        has_one = np.diff(books.start) > 0
        differ: Flags = has_one[one] & has_one[two] & (books.dot(one, two) == 0)
        return differ

    def _book(self, word: int) -> list[int]:
        """What `book_of` says of a word by its number, found when it is first asked for."""
        if word not in self._books:
            origins = book_of(self.words[word], self.origins(word))
            self._books[word] = [self._spelled[origin] for origin in origins]
        return self._books[word]
