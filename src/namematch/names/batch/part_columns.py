"""Groups of name words as columns: what stands first in them, and the words of surnames of several words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from namematch.arrays import MISSING, Ids, Ragged, first_equal_row
from namematch.names.batch.pair_weights import PairWeights
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.part_weight import NameWord, PartTokens, compound_words, is_single
from namematch.names.comparison.word_weight import starts_alike
from namematch.names.parameters import weights
from namematch.names.spelling.initials import letters_of
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
        self._bits: dict[str, int] = {}
        self._letters = np.zeros(0, dtype=np.int64)
        self._begins = np.zeros(0, dtype=np.int64)  # the first letter as it is written
        self._digraph = np.zeros(0, dtype=bool)  # whether it is an initial of several letters
        self._alike = np.zeros(0, dtype=np.int64)

    def extend(self, groups: Sequence[PartTokens], numbers: Mapping[str, int]) -> None:
        """Adds groups."""
        surnames = self._words.kind is PartKind.SURNAME
        counts = [is_single(group) if surnames else not any("-" in word.text for word in group) for group in groups]
        word = [MISSING if group[0].initial else numbers.get(fold(group[0].text), MISSING) for group in groups]
        letters = (
            letters_of(group[0].text) if number == MISSING else self._words.letters(number)
            for group, number in zip(groups, word, strict=True)
        )
        masks = [sum(1 << self._bits.setdefault(letter, len(self._bits)) for letter in each) for each in letters]
        self._groups += groups
        self.counts = np.concatenate([self.counts, np.array(counts, dtype=bool)])
        self.alone = np.concatenate([self.alone, np.array([len(group) == 1 for group in groups], dtype=bool)])
        self.initial = np.concatenate([self.initial, np.array([group[0].initial for group in groups], dtype=bool)])
        self.word = np.concatenate([self.word, np.array(word, dtype=np.int64)])
        # Letters beyond the 63 first, which no alphabet here has, fall back on how the words are written.
        fresh = np.array([mask & ((1 << 63) - 1) for mask in masks], dtype=np.int64)
        self._letters = np.concatenate([self._letters, fresh])
        written = [_letters_written(group[0]) for group in groups]
        begins = np.array([ord(text[0]) if text else MISSING for text in written], dtype=np.int64)
        digraph = np.array([group[0].initial and len(text) != 1 for group, text in zip(groups, written, strict=True)])
        self._begins = np.concatenate([self._begins, begins])
        self._digraph = np.concatenate([self._digraph, digraph.astype(bool)])

    def alike(self) -> Ids:
        """By group the first group that is the same single word, maybe in other capitals, or itself."""
        if len(self._alike) < len(self._groups):
            single = np.flatnonzero(self.counts & self.alone & (self.word != MISSING))
            self._alike = np.arange(len(self._groups))
            self._alike[single] = single[first_equal_row([self.word[single]])]
        return self._alike

    def weigh_initials(self, left: Ids, right: Ids, rows: Ids, result: PairWeights) -> None:
        """Puts the weights of some rows in their places, in each of which one is an initial."""
        part = weights().parts[self._words.kind]
        one, two = left[rows], right[rows]
        fits = (self._letters[one] & self._letters[two]) != 0
        # Initials of one letter are compared with what the other begins with, digraphs one by one.
        begins, digraph = self._begins[one] == self._begins[two], self._digraph[one] | self._digraph[two]
        fits |= begins & ~digraph
        for place in np.flatnonzero(~fits & digraph).tolist():
            first, second = self._groups[one[place]][0], self._groups[two[place]][0]
            initial, other = (first, second) if first.initial else (second, first)
            fits[place] = starts_alike(initial.text, other.text, both=first.initial and second.initial)
        result.bits[rows] = np.where(fits, part.initial, part.initial_different)
        result.different[rows], result.vague[rows] = ~fits, fits


def _letters_written(word: NameWord) -> str:
    """The letters of an initial, or the word it may stand for."""
    return fold(word.text.rstrip(". ")) if word.initial else fold(word.text)


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
