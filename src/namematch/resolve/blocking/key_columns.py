"""Blocking keys of surnames and given names in columns: what the rules compare, for batch, addition and Spark alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, Ragged, distinct, offsets
from namematch.names import PartKind
from namematch.names.batch import LetterBounds, NameTable, PartTokens, letters_of, may_differ_by_slips
from namematch.resolve.blocking.rules import Condition, KeyComparison, KeySet
from namematch.text import fold

_Keys = dict[KeySet, Ragged]
_Conditions = dict[Condition, Flags]


class PartColumn:
    """The surname, or the given name, of each parse of the names of a table, with their blocking keys.

    A name that has several surnames and no given name is found by the first of them, and by all as one word.
    """

    def __init__(self, part: PartKind) -> None:
        self._part = part
        self._row_of_tokens = np.zeros(0, dtype=np.int64)  # by the number of the tokens plus one
        self._row_alone = self._row_of_tokens  # where there is no given name
        # By parse its row, shape (parses,). Row 0 stands for a missing part. Tokens that were added together share a
        # row if they have all keys in common, such as a word and the same word in capitals.
        self.row = np.zeros(0, dtype=np.int64)
        # By key set the keys of each row, numbers below 2³²: those of words as `WordTable.blocking_keys` numbers them,
        # those of letters are code points.
        self.keys: _Keys = {key_set: Ragged.of([]) for key_set in KeySet}
        # By condition whether it holds for each row, shape (rows,).
        self.flags: _Conditions = {condition: np.zeros(0, dtype=bool) for condition in Condition}
        # The letters that the words of each row have, two arrays of shape (rows,).
        self.bounds = LetterBounds(self.row, self.row)

    def __len__(self) -> int:
        return len(self.flags[Condition.MISSING])

    def extend(self, table: NameTable) -> None:
        """Takes up the parses that were added to the table."""
        tokens = table.ways.groups[self._part][len(self.row) :]
        if not len(tokens):
            return
        parses, self._row_of_tokens = len(self.row), _padded(self._row_of_tokens, len(table.groups(self._part)) + 1)
        self._row_alone = _padded(self._row_alone, len(self._row_of_tokens))
        # Row 0 stands for a missing part, whether a name lacks it or not.
        wanted = distinct(tokens + 1 if parses else np.append(tokens + 1, 0))
        fresh = wanted[self._row_of_tokens[wanted] == MISSING]
        if len(fresh):
            self._add(table, fresh)
        is_alone = table.ways.groups[PartKind.GIVEN][parses:] == MISSING
        more = np.where(is_alone, self._row_alone[tokens + 1], self._row_of_tokens[tokens + 1])
        self.row = np.concatenate([self.row, more])

    def _add(self, table: NameTable, numbers: Ids) -> None:
        """Adds the rows of tokens, by their numbers plus one."""
        groups, words = _tokens(table, self._part, numbers)
        several = [i for i, own in enumerate(groups) if self._part is PartKind.SURNAME and len(own) > 1 < len(words[i])]
        alone = [[words[i][0], words[i][-1]] for i in several]
        keys, flags, bounds = _columns(table, self._part, [*groups, *map(groups.__getitem__, several)], words + alone)
        row, first = _merged(keys, flags, bounds)
        self._row_of_tokens[numbers] = self._row_alone[numbers] = row[: len(groups)] + len(self)
        self._row_alone[numbers[several]] = row[len(groups) :] + len(self)
        for key_set, rows in keys.items():
            self.keys[key_set] = self.keys[key_set].followed_by(rows.take(first))
        for condition, holds in flags.items():
            self.flags[condition] = np.concatenate([self.flags[condition], holds[first]])
        both = zip(self.bounds, bounds, strict=True)
        self.bounds = LetterBounds(*(np.concatenate([known, more[first]]) for known, more in both))

    def has_key(self, comparisons: Iterable[KeyComparison]) -> Flags:
        """By parse whether it has a key in a key set that one of the comparisons looks at."""
        has: Flags = reduce(or_, (self.keys[comparison.keys].length > 0 for comparison in comparisons))
        return has[self.row]

    def may_differ_by_slips(self, left: Ids, right: Ids) -> Flags:
        """Whether slips explain the letters in which rows differ."""
        bounds = (LetterBounds(self.bounds.least[rows], self.bounds.most[rows]) for rows in (left, right))
        return np.asarray(may_differ_by_slips(*bounds), dtype=bool)

    def holds(self, comparison: KeyComparison) -> Flags:
        """By row whether it is what a comparison asks of one of two."""
        return np.ones(len(self), dtype=bool) if comparison.one_is is None else self.flags[comparison.one_is]


def _padded(rows: Ids, length: int) -> Ids:
    """Rows of so many tokens; -1 for those that have none yet."""
    return np.concatenate([rows, np.full(length - len(rows), MISSING)])


def _tokens(table: NameTable, part: PartKind, numbers: Ids) -> tuple[list[PartTokens], list[list[int]]]:
    """Tokens by their numbers plus one, 0 for a missing part, and the numbers of their words in the table."""
    known, missing = numbers[numbers > 0] - 1, int(np.count_nonzero(numbers == 0))
    groups, words = table.groups(part), table.words_of_groups(part, known).lists()
    return [*[()] * missing, *[groups[number] for number in known.tolist()]], [*[[]] * missing, *words]


def _columns(
    table: NameTable, part: PartKind, tokens: Sequence[PartTokens], words: Sequence[Sequence[int]]
) -> tuple[_Keys, _Conditions, LetterBounds]:
    """The keys, conditions and letters of rows of tokens that are found by such words."""
    columns, numbers = table.words(part).columns, Ragged.of(words)
    missing = np.array([not words for words in tokens], dtype=bool)
    initial = np.array([bool(words) and words[0].initial for words in tokens], dtype=bool)
    if part is PartKind.GIVEN:
        numbers = Ragged(offsets(numbers.length * ~initial), numbers.values[~initial[numbers.owners()]])
    count = offsets(columns.doubtful[numbers.values])[numbers.start]
    keys = {
        KeySet.WHOLE: _of_words(numbers, columns.whole()),
        KeySet.ALL: _of_words(numbers, columns.keys()),
        KeySet.LETTERS: Ragged.of(_letters(table, part, tokens, numbers)),
        KeySet.ABSENT: _one_key(missing),
        KeySet.ANY: _one_key(np.ones(len(tokens), dtype=bool)),
    }
    flags = {Condition.DOUBTFUL: count[1:] > count[:-1], Condition.INITIAL: initial, Condition.MISSING: missing}
    return keys, flags, _bounds_of(numbers, columns.bounds(numbers.values))


def _letters(
    table: NameTable, part: PartKind, tokens: Sequence[tuple[Any, ...]], numbers: Ragged
) -> Iterator[list[int]]:
    """The letters that an initial of each name may be, or that the initial may stand for, as numbers."""
    known = table.words(part)
    for words, row in zip(tokens, numbers.lists(), strict=True):
        text, is_word = (words[0].text, not words[0].initial) if words else ("", False)
        stands_for = dict(known.beginning(row[0]).letters) if row and is_word else letters_of(text)
        letters = {fold(text)[:1], *stands_for} if words else ()
        yield sorted(ord(letter or " ") for letter in letters)


def _one_key(has_it: Flags) -> Ragged:
    return Ragged(offsets(has_it), np.zeros(int(has_it.sum()), dtype=np.int64))


def _of_words(words: Ragged, keys: Ragged) -> Ragged:
    """The keys of all words of each row."""
    of_words = keys.take(words.values)
    return Ragged(of_words.start[words.start], of_words.values)


def _bounds_of(words: Ragged, bounds: LetterBounds) -> LetterBounds:
    """The letters of all words of each row: what any of them may be compared as."""
    least, most = np.full(len(words.length), -1), np.zeros(len(words.length), dtype=np.int64)
    np.bitwise_and.at(least, words.owners(), bounds.least)
    np.bitwise_or.at(most, words.owners(), bounds.most)
    return LetterBounds(least, most)


def _merged(keys: _Keys, flags: _Conditions, bounds: LetterBounds) -> tuple[Ids, Ids]:
    """By row its number among the distinct rows, and the first row of each number."""
    columns = [*(rows.texts() for rows in keys.values()), *(each.tolist() for each in (*flags.values(), *bounds))]
    numbers: dict[object, int] = {}
    number = np.array([numbers.setdefault(row, len(numbers)) for row in zip(*columns, strict=True)], dtype=np.int64)
    return number, np.unique(number, return_index=True)[1]
