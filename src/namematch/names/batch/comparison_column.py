"""Comparing two columns of names, row by row; distinct parts are weighed once.

The answer is that of `compare`, row by row: weights are multiples of 1/1024 bit, so sums are exact in either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from namematch._internal.html import MOST_ROWS, html_table
from namematch.arrays import MISSING, Bits, Flags, Ids
from namematch.errors import InputError
from namematch.names.batch.name_table import NameTable
from namematch.names.comparison.pair import Comparison, compare
from namematch.names.verdict import DecisionRule, Verdict, decision_rule
from namematch.text import clean, texts_of
from namematch.user_lexicon import active_lexicon, lexicon


def compare_many(
    left: Iterable[str | None],
    right: Iterable[str | None],
    *,
    population: float | None = None,
    min_probability: float | None = None,
) -> ComparisonColumn:
    """Compares two columns of names row by row, working once per pair of distinct parts.

    Args:
        left: Names; `None`, NaN or an empty string is missing.
        right: As many names.
        population: As for `compare`.
        min_probability: Likewise.

    Returns:
        A column of comparisons, `None` where a name is missing; its `bits`, `probability`, `verdict` and `same` are
        NumPy arrays.

    Raises:
        TypeError: If a value is neither missing nor a string.
        InputError: If the columns differ in length, the population is less than 1, or the probability not between 0
            and 1.

    Example:
        >>> found = compare_many(["Lavrov", None], ["Лавров", "Песков"])
        >>> found.same.tolist(), found[1] is None
        ([True, False], True)
        >>> compare_many(["Lavrov", None], ["Лавров", "Песков"], population=10_000).verdict.tolist()
        ['possible', '']
    """
    return ComparisonColumn(left, right, decision_rule(population, min_probability))


class ComparisonColumn(Sequence["Comparison | None"]):
    """The comparisons of two columns of names, row by row; a row is explained when it is asked for.

    It keeps the lexicon that was active when it was made.

    Args:
        left: Names; `None`, NaN or an empty string is missing.
        right: As many names.
        rule: Judges the weights.

    Attributes:
        bits: Match weight of every row, shape (rows,); NaN where a name is missing.
    """

    def __init__(self, left: Iterable[str | None], right: Iterable[str | None], rule: DecisionRule) -> None:
        self._left = texts_of(left, "compare_many", "left")
        self._right = texts_of(right, "compare_many", "right")
        if len(self._left) != len(self._right):
            raise InputError(
                f"compare_many takes two columns of the same length, not {len(self._left)} and {len(self._right)} names"
            )
        self._rule = rule
        self.bits = _bits(self._left, self._right) + rule.shift
        self._lexicon = active_lexicon()

    @cached_property
    def same(self) -> Flags:
        """Whether the verdict of a row is *same*, shape (rows,); false where a name is missing."""
        return self.bits > self._rule.line

    @cached_property
    def verdict(self) -> NDArray[np.str_]:
        """The verdict of every row, shape (rows,); an empty string where a name is missing."""
        verdicts = np.array(["", Verdict.DIFFERENT.value, Verdict.POSSIBLE.value, Verdict.SAME.value])
        compared = (~np.isnan(self.bits)).astype(np.int64)
        return verdicts[compared + (self.bits > self._rule.lower_line) + self.same]

    @cached_property
    def probability(self) -> Bits:
        """The probability of every row, shape (rows,); NaN where a name is missing."""
        return np.asarray(1.0 / (1.0 + np.exp2(-self.bits)), dtype=np.float64)

    def __len__(self) -> int:
        return len(self._left)

    @overload
    def __getitem__(self, place: int) -> Comparison | None: ...
    @overload
    def __getitem__(self, place: slice) -> list[Comparison | None]: ...
    def __getitem__(self, place: int | slice) -> Comparison | list[Comparison | None] | None:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        left, right = self._left[place], self._right[place]
        if left is None or right is None or np.isnan(self.bits[place]):
            return None
        with lexicon(self._lexicon):
            return compare(left, right, population=self._rule.population, min_probability=self._rule.min_probability)

    def __iter__(self) -> Iterator[Comparison | None]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, list | ComparisonColumn):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def _repr_html_(self) -> str:
        first = slice(MOST_ROWS)
        columns = (self._left, self._right, self.verdict, self.bits, self.probability)
        rows = [
            (left, right, verdict, "" if weight != weight else f"{chance:.1%} ({weight:+.1f} bits)")
            for left, right, verdict, weight, chance in zip(*(column[first] for column in columns), strict=True)
        ]
        return html_table(rows, ("left", "right", "verdict", "probability"), len(self))

    def __repr__(self) -> str:
        return f"<{len(self)} comparisons, {int(self.same.sum())} the same>"


def _bits(left: list[str | None], right: list[str | None]) -> Bits:
    names: dict[str | None, int] = {}
    a, b = _interned(left, names), _interned(right, names)
    known = np.array([name is not None for name in names], dtype=bool)
    table = NameTable([clean(name) for name in names if name is not None])
    place = np.where(known, np.cumsum(known) - 1, MISSING)
    bits = np.full(len(left), np.nan)
    if len(left):
        rows = np.flatnonzero(known[a] & known[b])
        bits[rows] = table.weigh(place[a[rows]], place[b[rows]]).bits
    return bits


def _interned(column: list[str | None], names: dict[str | None, int]) -> Ids:
    return np.fromiter((names.setdefault(value, len(names)) for value in column), dtype=np.int64, count=len(column))
