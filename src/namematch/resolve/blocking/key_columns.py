"""Blocking keys of surnames and given names in columns: what the rules compare, for batch, addition and Spark alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from namematch.arrays import Flags, Ids, Ragged, offsets
from namematch.names import PartKind
from namematch.names.batch import NameTable, letters_of
from namematch.resolve.blocking.rules import Comparison, Condition, KeySet
from namematch.text import fold


@dataclass(frozen=True, slots=True)
class PartKeys:
    """Surnames or given names by row, with their blocking keys.

    Args:
        keys: By key set the keys of each row, numbers below 2³²: those of words as `WordTable.blocking_keys` numbers
            them, those of letters the same for every table.
        flags: By condition whether it holds for each row, shape (rows,).
    """

    keys: dict[KeySet, Ragged]
    flags: dict[Condition, Flags]

    @classmethod
    def of_missing_part(cls) -> PartKeys:
        """One row, for the names that have no such part."""
        here, nothing = _one_key_each(1), _no_keys(1)
        keys = {key_set: here if key_set in (KeySet.ABSENT, KeySet.ANY) else nothing for key_set in KeySet}
        return cls(keys, {condition: np.array([condition is Condition.MISSING]) for condition in Condition})

    @classmethod
    def of_table(cls, table: NameTable, kind: PartKind, first: int = 0) -> PartKeys:
        """A row for each of the part tokens of a table.

        Args:
            table: The names.
            kind: Surname or given name.
            first: Number of the first tokens (`NameTable.groups`) to take.
        """
        groups, words = table.groups(kind)[first:], table.words(kind)
        tokens = table.words_of_groups(kind, range(first, first + len(groups)))
        initial = np.array([group[0].initial for group in groups], dtype=bool)
        given = kind is PartKind.GIVEN
        if given:
            written_out = ~initial[tokens.owners()]
            tokens = Ragged(offsets(tokens.length * ~initial), tokens.values[written_out])
        keys = {
            KeySet.WHOLE: _of_words(tokens, words.columns.whole()),
            KeySet.ALL: _of_words(tokens, words.columns.keys()),
            KeySet.LETTERS: Ragged.of(_letters(table, tokens, first)) if given else _no_keys(len(groups)),
            KeySet.ABSENT: _no_keys(len(groups)),
            KeySet.ANY: _one_key_each(len(groups)),
        }
        flags = {
            Condition.DOUBTFUL: _of_any_word(tokens, words.columns.doubtful),
            Condition.INITIAL: initial,
            Condition.MISSING: np.zeros(len(groups), dtype=bool),
        }
        return cls(keys, flags)

    def __len__(self) -> int:
        return len(self.flags[Condition.MISSING])

    def followed_by(self, more: PartKeys) -> PartKeys:
        """These rows, then the others."""
        return PartKeys(
            {key_set: rows.followed_by(more.keys[key_set]) for key_set, rows in self.keys.items()},
            {condition: np.concatenate([flags, more.flags[condition]]) for condition, flags in self.flags.items()},
        )

    def holds(self, comparison: Comparison) -> Flags:
        """By row whether it is what a comparison asks of one of two."""
        return np.ones(len(self), dtype=bool) if comparison.one_is is None else self.flags[comparison.one_is]

    def distinct(self) -> tuple[Ids, PartKeys]:
        """Merges equal rows, such as those of a word and of the same word in capitals.

        Returns:
            For each row its number among the distinct rows, and the distinct rows.
        """
        columns = [*(rows.texts() for rows in self.keys.values()), *(flags.tolist() for flags in self.flags.values())]
        numbers: dict[object, int] = {}
        number = np.array([numbers.setdefault(row, len(numbers)) for row in zip(*columns, strict=True)], dtype=np.int64)
        _, first = np.unique(number, return_index=True)
        keys = {key_set: rows.take(first) for key_set, rows in self.keys.items()}
        return number, PartKeys(keys, {condition: flags[first] for condition, flags in self.flags.items()})


class PartColumn:
    """The surname, or the given name, of each parse of the names of a table, with their blocking keys.

    Args:
        part: Surname or given name.

    Attributes:
        keys: The keys of distinct rows; row 0 stands for a missing part.
        row: By parse its row, shape (parses,).
    """

    def __init__(self, part: PartKind) -> None:
        self._part = part
        self.keys = PartKeys.of_missing_part()
        self.row = np.zeros(0, dtype=np.int64)
        self._row_of_tokens = np.zeros(1, dtype=np.int64)  # the last item is the row of `MISSING`

    def extend(self, table: NameTable) -> None:
        """Takes up the parses that were added to the table."""
        tokens = table.ways.groups[self._part][len(self.row) :]
        if not len(tokens):
            return
        number, more = PartKeys.of_table(table, self._part, len(self._row_of_tokens) - 1).distinct()
        self._row_of_tokens = np.concatenate([self._row_of_tokens[:-1], number + len(self.keys), [0]])
        self.keys = self.keys.followed_by(more)
        self.row = np.concatenate([self.row, self._row_of_tokens[tokens]])

    def distinct_rows(self, parses: Ids) -> Ids:
        """The rows of parses, each once, in ascending order."""
        return np.flatnonzero(np.bincount(self.row[parses], minlength=len(self.keys)))

    def has_key(self, comparisons: Iterable[Comparison]) -> Flags:
        """By parse whether it has a key in a key set that one of the comparisons looks at."""
        found = np.zeros(len(self.keys), dtype=bool)
        for comparison in comparisons:
            found |= self.keys.keys[comparison.keys].length > 0
        return found[self.row]


def _letters(table: NameTable, tokens: Ragged, first: int) -> Iterator[Sequence[int]]:
    """The letters that an initial of each given name may be, or that the initial may stand for, as numbers."""
    words = table.words(PartKind.GIVEN)
    for group, row in zip(table.groups(PartKind.GIVEN)[first:], tokens.lists(), strict=True):
        letters = {fold(group[0].text)[:1], *(words.letters(row[0]) if row else letters_of(group[0].text))}
        # The same letter has the same number in every table.
        yield sorted(crc32(letter.encode("utf-8", "surrogatepass")) for letter in letters)


def _no_keys(rows: int) -> Ragged:
    return Ragged(np.zeros(rows + 1, dtype=np.int64), np.zeros(0, dtype=np.int64))


def _one_key_each(rows: int) -> Ragged:
    return Ragged(np.arange(rows + 1), np.zeros(rows, dtype=np.int64))


def _of_words(tokens: Ragged, keys: Ragged) -> Ragged:
    """The keys of all words of each row."""
    of_tokens = keys.take(tokens.values)
    return Ragged(of_tokens.start[tokens.start], of_tokens.values)


def _of_any_word(tokens: Ragged, flags: Flags) -> Flags:
    """By row whether one of its words has the flag."""
    count = offsets(flags[tokens.values])[tokens.start]
    return np.asarray(count[1:] > count[:-1], dtype=bool)
