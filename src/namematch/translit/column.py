"""A whole column romanised as one array of code points, for schemes whose rules each consume one letter.

What such a scheme writes for a letter depends on the letter, the one before and the one behind. Neighbours
that no rule tells apart form a class, so a small table (left class, right class, letter in its case) holds
every output, and a column costs a few look-ups and one compression.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from namematch.translit.engine import BOUNDARY, Engine

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROW_END = "\n"

# Ids of characters: ASCII stands for itself, then come the scheme's small letters, then their capitals.
_SMALL = 128
_ODD = 255
_MOST_LETTERS = (_ODD - _SMALL) // 2
_WIDTHS = ((4, np.uint32), (8, np.uint64))


class ColumnTable:
    """The outputs of one scheme by letter, case and neighbours.

    Args:
        engine: A scheme's engine that `fits`.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._letters = engine.letters
        self._id_of = self._ids()
        self._left_of, lefts = self._classes([rule.after for rule in engine.rules])
        self._right_of, rights = self._classes([rule.before for rule in engine.rules])
        self._size = _SMALL + 3 * len(self._letters)
        pairs = [(left, right) for right in rights for left in lefts]
        outputs = [output.encode() for pair in pairs for output in self._outputs(*pair)]
        width, dtype = next(pair for pair in _WIDTHS if pair[0] >= max(map(len, outputs)))
        self._outputs_of = np.array(outputs, dtype=f"S{width}").view(dtype)
        self._right_of *= len(lefts)

    @staticmethod
    def fits(engine: Engine) -> bool:
        """Whether a scheme can be run as such a table."""
        return (
            not engine.endings
            and len(engine.letters) <= _MOST_LETTERS
            and all(len(rule.letters) == 1 for rule in engine.rules)
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
        padded = self._outputs_of[entries].tobytes()
        return padded.translate(None, b"\0").decode().split(ROW_END)

    def _entries(self, ids: NDArray[np.uint8]) -> NDArray[np.intp]:
        """For each place of the text its entry in the table of outputs."""
        context = np.zeros(len(ids), np.intp)
        context[1:] = self._left_of[ids[:-1]]
        context[0] = self._left_of[ord(ROW_END)]
        context[:-1] += self._right_of[ids[1:]]
        context[-1] += self._right_of[ord(ROW_END)]
        context *= self._size
        context += ids
        places = self._in_upper_case(ids)
        context[places] += len(self._letters)
        return context

    def _in_upper_case(self, ids: NDArray[np.uint8]) -> NDArray[np.intp]:
        """Places of capitals beside a capital: the next letter, at the end of a word the one before."""
        capital = _SMALL + len(self._letters)
        places = np.flatnonzero(ids >= capital)
        padded = np.concatenate(([0], ids, [0]))
        before, behind = padded[places], padded[places + 2]
        return places[(behind >= capital) | ((behind < _SMALL) & (before >= capital))]

    def _ids(self) -> NDArray[np.uint8]:
        ids = np.full(1 << 16, _ODD, np.uint8)
        ids[1:_SMALL] = np.arange(1, _SMALL)
        for place, letter in enumerate(self._letters):
            ids[ord(letter)] = _SMALL + place
            ids[ord(letter.upper())] = _SMALL + len(self._letters) + place
        for char in self._engine.apostrophes:
            ids[ord(char)] = _ODD
        return ids

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
        of_letters = [class_of[letter] for letter in self._letters]
        of_ids = [class_of[BOUNDARY]] * _SMALL + of_letters * 2
        return np.array(of_ids + [0] * (_ODD + 1 - len(of_ids)), np.intp), members

    def _outputs(self, left: str, right: str) -> list[str]:
        """The outputs between two neighbours: of ASCII, small letters, capitals, capitals side by side."""
        small = [self._engine.output(letter, left, right) for letter in self._letters]
        cases: list[Callable[[str], str]] = [str, self._engine.capitalized, self._engine.upper]
        return [*map(chr, range(_SMALL)), *(case(output) for case in cases for output in small)]
