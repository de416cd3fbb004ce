"""Groups of name words as columns: what stands first in them, and the words of surnames of several words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from namematch.arrays import MISSING, Ids, Ragged, distinct_pairs, first_equal_row, smaller_first
from namematch.names.batch.pair_weights import PairWeights, as_scored_pair
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.beginnings import Beginning, of_initial, weigh_beginnings
from namematch.names.comparison.part_weight import PartTokens, compound_words, is_single
from namematch.names.types import PartKind
from namematch.text import fold


class FirstTokens:
    """What stands first in groups of words of one kind: a word, or an initial and what it may stand for.

    Attributes:
        counts: By group whether it is compared by what stands first, if one of the two has no more than that.
        alone: By group whether nothing follows.
        initial: By group whether it is an initial; that of a surname is compared as a word.
        word: By group the number of the word; -1 for an initial.
    """

    def __init__(self, words: WordTable) -> None:
        self._words = words
        self._groups: list[PartTokens] = []
        self.counts = self.alone = self.initial = np.zeros(0, dtype=bool)
        self.word = np.zeros(0, dtype=np.int64)
        self._numbers: dict[Beginning, int] = {}
        self._beginnings: list[Beginning] = []  # by number
        self._beginning = np.zeros(0, dtype=np.int64)
        self._alike = np.zeros(0, dtype=np.int64)

    def extend(self, groups: Sequence[PartTokens], numbers: Mapping[str, int]) -> None:
        """Adds groups."""
        surnames = self._words.kind is PartKind.SURNAME
        counts = [is_single(group) if surnames else not any("-" in word.text for word in group) for group in groups]
        word = [MISSING if group[0].initial else numbers.get(fold(group[0].text), MISSING) for group in groups]
        numbered = [MISSING] * len(groups) if surnames else list(map(self._number_of, groups, word))
        self._beginnings += list(self._numbers)[len(self._beginnings) :]
        self._groups += groups
        self.counts = np.concatenate([self.counts, np.array(counts, dtype=bool)])
        self.alone = np.concatenate([self.alone, np.array([len(group) == 1 for group in groups], dtype=bool)])
        self.initial = np.concatenate([self.initial, np.array([group[0].initial for group in groups], dtype=bool)])
        self.word = np.concatenate([self.word, np.array(word, dtype=np.int64)])
        self._beginning = np.concatenate([self._beginning, np.array(numbered, dtype=np.int64)])

    def _number_of(self, group: PartTokens, word: int) -> int:
        """The number of what an initial is compared by, or what initials are compared with of a word."""
        beginning = of_initial(group[0].text) if word == MISSING else self._words.beginning(word)
        return self._numbers.setdefault(beginning, len(self._numbers))

    def alike(self) -> Ids:
        """By group the first group that is the same single word, maybe in other capitals, or itself."""
        if len(self._alike) < len(self._groups):
            single = np.flatnonzero(self.counts & self.alone & (self.word != MISSING))
            self._alike = np.arange(len(self._groups))
            self._alike[single] = single[first_equal_row([self.word[single]])]
        return self._alike

    def weigh_initials(self, left: Ids, right: Ids, rows: Ids, result: PairWeights) -> None:
        """Puts the weights of some rows in their places, in each of which one is an initial."""
        one, two, position = distinct_pairs(*smaller_first(self._beginning[left[rows]], self._beginning[right[rows]]))
        kind, known = self._words.kind, self._beginnings
        pairs = zip(one.tolist(), two.tolist(), strict=True)
        weighed = [as_scored_pair(weigh_beginnings(known[i], known[j], kind)) for i, j in pairs]
        for column, values in zip(result, zip(*weighed, strict=True), strict=False):
            column[rows] = np.array(values)[position]


class SurnameTokens:
    """The words of surnames, the halves of hyphenated ones apart; an initial is one as well.

    Attributes:
        size: By group how many units it is written in.
        joined: By group the number of all its words written as one.
        words: By group the numbers of its words.
    """

    def __init__(self) -> None:
        self.size = self.joined = np.zeros(0, dtype=np.int64)
        self.words = Ragged.of([])

    def extend(self, groups: Sequence[PartTokens], numbers: Mapping[str, int]) -> None:
        """Adds groups."""
        halves = list(map(compound_words, groups))
        joined = [numbers[fold("".join(words))] for words in halves]
        self.size = np.concatenate([self.size, np.array([len(group) for group in groups], dtype=np.int64)])
        self.joined = np.concatenate([self.joined, np.array(joined, dtype=np.int64)])
        self.words = self.words.followed_by(Ragged.of([[numbers[fold(word)] for word in words] for words in halves]))

    def count(self, groups: Ids) -> Ids:
        """How many words groups have."""
        return self.words.start[groups + 1] - self.words.start[groups]
