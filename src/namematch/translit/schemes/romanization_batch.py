"""A whole column romanised as one array of code points.

What a rule of one letter writes depends on the letter, the one before and the one behind. Neighbours that no rule
tells apart form a class, so a small table (left class, right class, letter in its case) holds every such output,
and a column costs a few look-ups and one compression. The chunks that longer rules consume are few: they are
found pair by pair and laid over the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from namematch.arrays import Flags
from namematch.translit.schemes.engine import BOUNDARY, Engine

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROW_END = "\n"

# Ids of characters: ASCII stands for itself, then come the scheme's small letters, then their capitals.
_SMALL = 128
_ODD = 255
_MOST_LETTERS = (_ODD - _SMALL) // 2
_WIDTHS = ((4, np.uint32), (8, np.uint64))
_CASES = 3
_LONGEST_RULE = 5


class LongRule(NamedTuple):
    """A rule that consumes several letters, in ids."""

    rank: int
    letters: tuple[int, ...]
    after: Flags
    before: Flags
    entry: int


class ColumnTable:
    """The outputs of one scheme by letter, case and neighbours."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._letters = engine.letters
        self._capital = _SMALL + len(self._letters)
        self._size = _SMALL + _CASES * len(self._letters)
        self._id_of = self._ids()
        self._small_of = self._small_ids()
        singles = [rule for rule in engine.rules if len(rule.letters) == 1]
        self._left_of, lefts = self._classes([rule.after for rule in singles])
        self._right_of, rights = self._classes([rule.before for rule in singles])
        windows = [(left, right) for right in rights for left in lefts]
        self._right_of *= len(lefts)
        self._rank_of = np.array([rank for window in windows for rank in self._ranks(*window)], np.int32)
        outputs = [output for window in windows for output in self._outputs(*window)]
        self._long_rules = self._long(len(outputs))
        longer = [rule for rule in engine.rules if len(rule.letters) > 1]
        outputs += [output for rule in longer for output in self._in_cases([rule.to])]
        self._nothing = len(outputs)
        self._outputs_of = _packed([*outputs, ""])

    @staticmethod
    def fits(engine: Engine) -> bool:
        """Whether a scheme can be run as such a table."""
        return (
            not engine.endings
            and len(engine.letters) <= _MOST_LETTERS
            and all(len(rule.letters) <= _LONGEST_RULE for rule in engine.rules)
            and all(len(engine.upper(rule.to).encode()) <= _WIDTHS[-1][0] for rule in engine.rules)
        )

    def romanize(self, rows: Sequence[str]) -> list[str]:
        """The rows romanised; those with characters beside ASCII and the scheme go one by one."""
        joined = ROW_END.join(rows)
        if not joined:
            return list(rows)
        if joined.count(ROW_END) != len(rows) - 1:
            return [self._engine.text(row) for row in rows]
        ids = self._id_of[np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)]
        odd = np.flatnonzero(ids == _ODD)
        if not odd.size:
            return self._lines(ids)
        row_ends = np.flatnonzero(ids == ord(ROW_END))
        return self._without(np.unique(np.searchsorted(row_ends, odd)).tolist(), rows)

    def _without(self, apart: list[int], rows: Sequence[str]) -> list[str]:
        kept = list(rows)
        for place in apart:
            kept[place] = ""
        romanized = self.romanize(kept)
        for place in apart:
            romanized[place] = self._engine.text(rows[place])
        return romanized

    def _lines(self, ids: NDArray[np.uint8]) -> list[str]:
        entries = self._entries(ids)
        if self._long_rules:
            self._lay_chunks(ids, entries)
        padded = self._outputs_of[entries].tobytes()
        return padded.translate(None, b"\0").decode().split(ROW_END)

    def _entries(self, ids: NDArray[np.uint8]) -> NDArray[np.intp]:
        """For each place of the text the entry of its letter in the table of outputs."""
        entries = np.zeros(len(ids), np.intp)
        entries[1:] = self._left_of[ids[:-1]]
        entries[0] = self._left_of[ord(ROW_END)]
        entries[:-1] += self._right_of[ids[1:]]
        entries[-1] += self._right_of[ord(ROW_END)]
        entries *= self._size
        entries += ids
        entries[self._in_upper_case(ids)] += len(self._letters)
        return entries

    def _in_upper_case(self, ids: NDArray[np.uint8]) -> NDArray[np.intp]:
        """Places of capitals beside a capital: the next letter, at the end of a word the one before."""
        places = np.flatnonzero(ids >= self._capital)
        padded = np.concatenate(([0], ids, [0]))
        before, behind = padded[places], padded[places + 2]
        return places[(behind >= self._capital) | ((behind < _SMALL) & (before >= self._capital))]

    def _lay_chunks(self, ids: NDArray[np.uint8], entries: NDArray[np.intp]) -> None:
        """Put the outputs of the longer rules, and nothing for their further letters, into the entries."""
        chunks = list(self._chunks(self._small_of[ids], entries))
        starts, sizes, written = (np.concatenate(parts) for parts in zip(*chunks, strict=True))
        order = np.argsort(starts)
        order = order[_first_come(starts[order], sizes[order])]
        starts, sizes, written = starts[order], sizes[order], written[order]
        cases = (ids[starts] >= self._capital).astype(np.intp) * (1 + (ids[starts + 1] >= self._capital))
        entries[starts] = written + cases
        for further in range(1, _LONGEST_RULE):
            entries[starts[sizes > further] + further] = self._nothing

    def _chunks(self, small: NDArray[np.uint8], entries: NDArray[np.intp]) -> Iterator[tuple[NDArray[np.intp], ...]]:
        """Places, sizes and entries of the longer rules that win at their place, pair by pair of letters."""
        around = np.concatenate(([0], small, [0] * _LONGEST_RULE))
        for (first, second), rules in self._long_rules.items():
            places = np.flatnonzero((small[:-1] == first) & (small[1:] == second))
            best = self._rank_of[entries[places]]
            sizes = np.zeros(len(places), np.intp)
            written = np.zeros(len(places), np.intp)
            for rule in rules:
                size = len(rule.letters)
                wins = (rule.rank < best) & rule.after[around[places]] & rule.before[around[places + size + 1]]
                for further in range(2, size):
                    wins &= around[places + further + 1] == rule.letters[further]
                best[wins], sizes[wins], written[wins] = rule.rank, size, rule.entry
            yield places[sizes > 0], sizes[sizes > 0], written[sizes > 0]

    def _ids(self) -> NDArray[np.uint8]:
        ids = np.full(1 << 16, _ODD, np.uint8)
        ids[1:_SMALL] = np.arange(1, _SMALL)
        for place, letter in enumerate(self._letters):
            ids[ord(letter)] = _SMALL + place
            ids[ord(letter.upper())] = self._capital + place
        for char in self._engine.apostrophes:
            ids[ord(char)] = _ODD
        return ids

    def _small_ids(self) -> NDArray[np.uint8]:
        """For each id that of the small letter."""
        small = np.arange(_ODD + 1, dtype=np.uint8)
        small[self._capital : self._capital + len(self._letters)] -= len(self._letters)
        return small

    def _classes(self, sets: Sequence[frozenset[str]]) -> tuple[NDArray[np.intp], list[str]]:
        """For each id the class of its letter as a neighbour, and one letter of each class."""
        classes: dict[tuple[bool, ...], int] = {}
        members: list[str] = []
        class_of: dict[str, int] = {}
        for letter in (BOUNDARY, *self._letters):
            told_apart = tuple(letter in one for one in sets)
            if told_apart not in classes:
                classes[told_apart] = len(classes)
                members.append(letter)
            class_of[letter] = classes[told_apart]
        return self._by_id(class_of[BOUNDARY], [class_of[letter] for letter in self._letters]), members

    def _by_id(self, boundary: int, letters: list[int]) -> NDArray[np.intp]:
        of_ids = [boundary] * _SMALL + letters * 2
        return np.array(of_ids + [0] * (_ODD + 1 - len(of_ids)), np.intp)

    def _members(self, letters: frozenset[str]) -> Flags:
        """For each id whether its letter is in a class; every letter is in the empty class."""
        inside = [int(not letters or letter in letters) for letter in self._letters]
        return self._by_id(int(not letters or BOUNDARY in letters), inside).astype(np.bool_)

    def _winner(self, letter: str, left: str, right: str) -> int:
        """The rank of the rule of one letter that wins between two neighbours."""
        return next(
            rank
            for rank, (letters, after, before, _) in enumerate(self._engine.rules)
            if letters == letter and (not after or left in after) and (not before or right in before)
        )

    def _ranks(self, left: str, right: str) -> list[int]:
        winners = [self._winner(letter, left, right) for letter in self._letters]
        return [0] * _SMALL + winners * _CASES

    def _outputs(self, left: str, right: str) -> list[str]:
        """The outputs between two neighbours: of ASCII, small letters, capitals, capitals side by side."""
        rules = [self._engine.rules[self._winner(letter, left, right)] for letter in self._letters]
        return [*map(chr, range(_SMALL)), *self._in_cases([rule.to for rule in rules])]

    def _in_cases(self, outputs: Sequence[str]) -> list[str]:
        cases: list[Callable[[str], str]] = [str, self._engine.capitalized, self._engine.upper]
        return [case(output) for case in cases for output in outputs]

    def _long(self, entry: int) -> dict[tuple[int, int], list[LongRule]]:
        """The rules of several letters by their first two."""
        by_pair: dict[tuple[int, int], list[LongRule]] = {}
        for rank, rule in enumerate(self._engine.rules):
            if len(rule.letters) > 1:
                letters = tuple(int(self._id_of[ord(letter)]) for letter in rule.letters)
                sides = self._members(rule.after), self._members(rule.before)
                by_pair.setdefault((letters[0], letters[1]), []).append(LongRule(rank, letters, *sides, entry))
                entry += _CASES
        return by_pair


def _first_come(starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Flags:
    """Which of the chunks, sorted by start, are not inside one that came before and stands."""
    stands = np.ones(len(starts), np.bool_)
    if not (starts[1:] < (starts + sizes)[:-1]).any():
        return stands
    free = 0
    for place, (start, size) in enumerate(zip(starts.tolist(), sizes.tolist(), strict=True)):
        stands[place] = start >= free
        free = start + size if start >= free else free
    return stands


def _packed(outputs: Sequence[str]) -> NDArray[np.uint64]:
    """Outputs as integers of equal width, padded with zero bytes."""
    encoded = [output.encode() for output in outputs]
    width, dtype = next(pair for pair in _WIDTHS if pair[0] >= max(map(len, encoded)))
    return np.array(encoded, dtype=f"S{width}").view(dtype)
