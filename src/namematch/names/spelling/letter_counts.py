"""Which words slips can make of each other, told by their letters alone: cheap, and none is missed that can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from namematch.names.spelling.slip_kinds import SLIPS

# Letters that are one here, so that two bits for each of the others fit in a number.
_LETTERS = 31


class LetterBounds(NamedTuple):
    """How often letters stand in spellings of a word, as two bits for each letter: it is there, and more than once.

    Args:
        least: In every spelling: a number, or an array of them.
        most: In some spelling.
    """

    least: Any
    most: Any


def letter_bounds(spellings: Iterable[str]) -> LetterBounds:
    """The bounds of one spelling or more."""
    counts = [_counts(spelling) for spelling in spellings]
    return LetterBounds(reduce(and_, counts), reduce(or_, counts))


def may_differ_by_slips(one: LetterBounds, two: LetterBounds) -> Any:
    """Whether neither has more letters that the other lacks than slips add: for two words, and for arrays of them."""
    return _are_few(one.least & ~two.most) & _are_few(two.least & ~one.most)


def _counts(spelling: str) -> int:
    counts = Counter(ord(letter) % _LETTERS for letter in spelling)
    return sum((1 + 2 * (count > 1)) << 2 * letter for letter, count in counts.items())


def _are_few(letters: Any) -> Any:
    for _ in range(SLIPS.read()["most"]):
        letters = letters & (letters - 1)
    return letters == 0
