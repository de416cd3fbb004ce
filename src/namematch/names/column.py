"""Comparing two columns of names: distinct parts are weighed once, rows are gathered with NumPy.

The answer is that of `compare`, row by row: weights are multiples of 1/1024 bit, so sums are exact in either way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from namematch.evidence import exact
from namematch.names.compare import Comparison, compare, gender_bits, parse_bits, suffix_bits, ways, womanhood
from namematch.names.meeting import meeting_keys
from namematch.names.parameters import weights
from namematch.names.parts import Group, group_of, group_weight
from namematch.names.types import PartKind
from namematch.names.units import generation
from namematch.names.weights import Familiarity, familiarity, unmet_weight
from namematch.text import texts_of

Bits = NDArray[np.float64]
Ids = NDArray[np.int64]

_MISSING = -1
_NOTHING = object()


class ComparisonColumn(Sequence["Comparison | None"]):
    """The comparisons of two columns of names, row by row; a row is explained when it is asked for.

    Args:
        left: Names; `None`, NaN or an empty string is missing.
        right: As many names.

    Attributes:
        bits: Match weight of every row, shape (rows,); NaN where a name is missing.
    """

    def __init__(self, left: Iterable[str | None], right: Iterable[str | None]) -> None:
        self._left, self._right = texts_of(left, "compare_many"), texts_of(right, "compare_many")
        if len(self._left) != len(self._right):
            raise ValueError(
                f"compare_many takes two columns of the same length, not {len(self._left)} and {len(self._right)} names"
            )
        self.bits = _bits(self._left, self._right)

    @cached_property
    def same(self) -> NDArray[np.bool_]:
        """The verdict of every row, shape (rows,); false where a name is missing."""
        return np.nan_to_num(self.bits, nan=-1.0) > 0

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
        return None if left is None or right is None or np.isnan(self.bits[place]) else compare(left, right)

    def __iter__(self) -> Iterator[Comparison | None]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, list | ComparisonColumn):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} comparisons, {int(self.same.sum())} the same>"


def _bits(left: list[str | None], right: list[str | None]) -> Bits:
    names: dict[str | None, int] = {}
    a, b = _interned(left, names), _interned(right, names)
    known = np.array([name is not None for name in names], dtype=bool)
    table = _Table([name for name in names if name is not None])
    place = np.where(known, np.cumsum(known) - 1, _MISSING)
    found = np.full(len(left), np.nan)
    if len(left):
        rows = np.flatnonzero(known[a] & known[b])
        found[rows] = table.compare(place[a[rows]], place[b[rows]])
    return found


def _interned(column: list[str | None], names: dict[str | None, int]) -> Ids:
    return np.fromiter((names.setdefault(value, len(names)) for value in column), dtype=np.int64, count=len(column))


class _Ways(NamedTuple):
    """The ways to take the names apart, best first; row i of each array belongs to way i."""

    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    cost: Bits


class _Table:
    """Distinct names taken apart, and the weights of their parts as far as they were needed."""

    def __init__(self, names: list[str]) -> None:
        parsed = [ways(name) for name in names]
        self.count = np.array([len(each) for each in parsed], dtype=np.int64)
        self.first = np.concatenate([[0], np.cumsum(self.count)[:-1]]).astype(np.int64)
        flat = [way for each in parsed for way in each]
        self.groups: dict[PartKind, dict[Group, int]] = {kind: {} for kind in PartKind}
        women: dict[float | None, int] = {}
        suffixes: dict[str | None, int] = {}
        self.ways = _Ways(
            {kind: _ids((group_of(way, kind) for way in flat), self.groups[kind], missing=()) for kind in PartKind},
            _ids((womanhood(way) for way in flat), women),
            _ids((generation(way.titles) for way in flat), suffixes),
            np.array([parse_bits(way) for way in flat]),
        )
        self.gender = _square(list(women), lambda a, b: 0.0 if a is None or b is None else gender_bits(a, b))
        self.suffix = _square(list(suffixes), suffix_bits)

    def compare(self, left: Ids, right: Ids) -> Bits:
        """Match weights of rows of names, by their places in the table."""
        bits = self._weigh(self.first[left], self.first[right])
        doubtful = np.flatnonzero(bits <= 0)
        for nth in range(1, int(self.count.max(initial=1))):
            for mine, turned in ((left, False), (right, True)):
                rows = doubtful[self.count[mine[doubtful]] > nth]
                a, b = self.first[left[rows]], self.first[right[rows]]
                other = self._weigh(a, b + nth) if turned else self._weigh(a + nth, b)
                bits[rows] = np.maximum(bits[rows], other)
        return bits

    def _weigh(self, a: Ids, b: Ids) -> Bits:
        """Match weights of rows of ways."""
        bits = np.full(len(a), exact(weights().prior))
        for kind in PartKind:
            groups = self.ways.groups[kind]
            bits += self._part(groups[a], groups[b], kind)
        bits += self.gender[self.ways.women[a], self.ways.women[b]]
        bits += self.suffix[self.ways.suffix[a], self.ways.suffix[b]]
        return np.asarray(bits + (self.ways.cost[a] + self.ways.cost[b]), dtype=np.float64)

    def _part(self, a: Ids, b: Ids, kind: PartKind) -> Bits:
        """Weights of the parts of one kind; nothing where a name has none."""
        bits = np.zeros(len(a))
        rows = np.flatnonzero((a != _MISSING) & (b != _MISSING))
        low, high = np.minimum(a, b)[rows], np.maximum(a, b)[rows]
        pairs, back = np.unique(low * len(self.groups[kind]) + high, return_inverse=True)
        bits[rows] = self._pairs(pairs, kind)[back]
        return bits

    def _pairs(self, pairs: Ids, kind: PartKind) -> Bits:
        """Weights of distinct pairs of groups; only those that meet are looked at closely."""
        groups = list(self.groups[kind])
        shapes = [_shape(group, kind) for group in groups]
        unmet = {familiar: exact(unmet_weight(familiar, kind).bits) for familiar in Familiarity}
        left, right = (each.tolist() for each in np.divmod(pairs, max(len(groups), 1)))
        return np.array(
            [
                unmet[min(shapes[i].familiar, shapes[j].familiar)]
                if shapes[i].single and shapes[j].single and shapes[i].keys.isdisjoint(shapes[j].keys)
                else exact(group_weight(groups[i], groups[j], kind).bits)
                for i, j in zip(left, right, strict=True)
            ],
            dtype=np.float64,
        )


class _Shape(NamedTuple):
    """What decides whether a pair of groups needs to be looked at closely."""

    single: bool
    familiar: Familiarity
    keys: frozenset[str]


def _shape(group: Group, kind: PartKind) -> _Shape:
    word = group[0].text
    single = len(group) == 1 and not group[0].initial and "-" not in word and " " not in word
    return _Shape(single, familiarity(word, kind), meeting_keys(word, kind))


_Value = TypeVar("_Value", bound=Hashable)


def _ids(values: Iterable[_Value], known: dict[_Value, int], missing: object = _NOTHING) -> Ids:
    """Ids of values, given in the order in which they first occur."""
    return np.array([_MISSING if v == missing else known.setdefault(v, len(known)) for v in values], dtype=np.int64)


def _square(values: list[_Value], weigh: Callable[[_Value, _Value], float]) -> Bits:
    """Weights of all pairs of a few values."""
    return np.array([[exact(weigh(a, b)) for b in values] for a in values]).reshape(len(values), len(values))
