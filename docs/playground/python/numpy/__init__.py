"""As much of NumPy as namematch asks of it, in plain Python: arrays of one or two dimensions, held as one flat list.

The npm package that the page's Python comes from has no NumPy. What is here gives the same answers, slower, for the
handful of names that stand in an article; what is not here fails aloud. Other than in NumPy a slice is a copy, and a
whole number has no bounds.
"""

from __future__ import annotations

import math
import operator
from bisect import bisect_left, bisect_right
from collections import Counter
from contextlib import nullcontext
from itertools import accumulate, chain, pairwise

from .array import Array, array, asarray, each, kind_of, spread
from .dtypes import bool_, dtype_of, float64, int64, wider

ndarray = Array
# No number here outgrows its type, so the whole ones are all one.
integer = signedinteger = intp = uint8 = uint16 = uint32 = uint64 = int32 = int64
inf, nan = math.inf, math.nan


class _OfTwo:
    """A function of two columns, or with `at` of the values that fall on one place."""

    def __init__(self, function):
        self._function = function

    def __call__(self, a, b):
        return each(self._function, kind_of(a, b), a, b)

    def at(self, target, places, values):
        for place, value in zip(places, spread(values, places.shape), strict=True):
            target.flat[place] = self._function(target.flat[place], value)

    def accumulate(self, table, axis):
        assert axis == 1, "only along rows"
        return _by_row(table, lambda row: accumulate(row, self._function))


minimum, maximum, bitwise_and, bitwise_or = map(_OfTwo, (min, max, operator.and_, operator.or_))


def _elementwise(function):
    return lambda values: each(function, float64, values)


def _log2(value):
    return math.log2(value) if value > 0 else -inf


def _exp2(value):
    return math.exp2(value) if value < 1024 else inf


def _rint(value):
    return float(round(value)) if math.isfinite(value) else value


def _ceil(value):
    return float(math.ceil(value)) if math.isfinite(value) else value


exp2, log2, sqrt, rint, ceil = map(_elementwise, (_exp2, _log2, math.sqrt, _rint, _ceil))


def abs(values):
    return each(operator.abs, kind_of(values), values)


def isfinite(values):
    return each(math.isfinite, bool_, values)


def isnan(values):
    return each(math.isnan, bool_, values)


def nan_to_num(values, nan=0.0):
    return where(isnan(values), nan, values)


def clip(values, least, most):
    return minimum(maximum(values, least), most)


def where(condition, yes, no):
    return each(lambda c, y, n: y if c else n, kind_of(yes, no), condition, yes, no)


def divmod(values, by):
    return values // by, values % by


def errstate(**_):
    return nullcontext()


def fromiter(values, dtype, count=-1):
    found = array(values, dtype)
    assert count in (-1, len(found)), "fewer values than said"
    return found


def full(shape, value, dtype=None):
    shape = shape if isinstance(shape, tuple) else (shape,)
    kind = dtype_of([value] if dtype is None else dtype)
    return Array([kind(value)] * math.prod(shape), shape, kind)


def zeros(shape, dtype=float64):
    return full(shape, 0, dtype)


def ones(shape, dtype=float64):
    return full(shape, 1, dtype)


empty = zeros


def arange(*bounds, dtype=int64):
    return Array(list(range(*bounds)), dtype=dtype_of(dtype))


def concatenate(arrays, axis=0):
    arrays = [asarray(each) for each in arrays]
    if axis:
        return concatenate([table.T for table in arrays]).T
    flat = list(chain.from_iterable(each.flat for each in arrays))
    rows = sum(map(len, arrays))
    return Array(flat, (rows, *arrays[0].shape[1:]), wider(*(each.dtype for each in arrays)))


def append(values, more):
    return concatenate([values, [more]])


def stack(columns, axis=0):
    rows = array(columns)
    assert axis in (0, 1), "there are no more than two"
    return rows.T if axis else rows


def split(values, places):
    """Parts of a column, by where they begin, or so many of one length."""
    if isinstance(places, int):
        size, left = len(values) // places, len(values) % places
        assert not left, f"{len(values)} values make no {places} equal parts"
        places = range(size, len(values), size) if size else [0] * (places - 1)
    return [values[start:end] for start, end in pairwise([0, *places, len(values)])]


def tile(values, times):
    return Array(list(values.flat) * times, dtype=values.dtype)


def repeat(values, times):
    times = spread(times, values.shape)
    return Array([value for value, n in zip(values.flat, times, strict=True) for _ in range(n)], dtype=values.dtype)


def cumsum(values, axis=0):
    values = asarray(values)
    if axis:
        return _by_row(values, accumulate)
    return Array(list(accumulate(values.flat)), dtype=wider(values.dtype, int64))


def _by_row(table, function):
    flat = list(chain.from_iterable(function(row.flat) for row in table))
    return Array(flat, table.shape, table.dtype)


def diff(values, prepend=None):
    if values.ndim == 2:
        assert prepend is None, "only to a column"
        flat = list(chain.from_iterable(diff(row).flat for row in values))
        return Array(flat, (len(values), max(values.shape[1] - 1, 0)), values.dtype)
    flat = values.flat if prepend is None else [prepend, *values.flat]
    return Array([after - before for before, after in pairwise(flat)], dtype=values.dtype)


def count_nonzero(values):
    return len(flatnonzero(values))


def flatnonzero(values):
    return Array([place for place, value in enumerate(values.flat) if value], dtype=int64)


def nonzero(values):
    return tuple(divmod(flatnonzero(values), values.shape[1]))


def bincount(values, weights=None, minlength=0):
    count = [0 if weights is None else 0.0] * max(minlength, max(values.flat, default=-1) + 1)
    for value, weight in zip(values.flat, spread(1 if weights is None else weights, values.shape), strict=True):
        count[value] += weight
    return Array(count, dtype=int64 if weights is None else float64)


def isin(values, wanted, assume_unique=False):  # noqa: ARG001
    wanted = set(wanted)
    return Array([value in wanted for value in values.flat], dtype=bool_)


def array_equal(a, b):
    return a.shape == b.shape and a.flat == b.flat


def argsort(values, axis=-1, kind="stable"):
    assert kind == "stable", "there is no other kind"
    if values.ndim == 1:
        return Array(sorted(range(len(values)), key=values.flat.__getitem__), dtype=int64)
    assert axis == 1, "only along rows"
    return Array(list(chain.from_iterable(argsort(row).flat for row in values)), values.shape, int64)


def lexsort(keys):
    ranked = list(zip(*reversed(keys), strict=True))
    return Array(sorted(range(len(ranked)), key=ranked.__getitem__), dtype=int64)


def sort(values):
    return Array(sorted(values.flat), dtype=values.dtype)


def take_along_axis(values, order, axis):
    assert axis == 1, "only along rows"
    flat = [row.flat[place] for row, places in zip(values, order, strict=True) for place in places]
    return Array(flat, order.shape, values.dtype)


def searchsorted(ordered, values, side="left"):
    find = bisect_left if side == "left" else bisect_right
    return each(lambda value: find(ordered.flat, value), int64, values)


def unique(values, return_index=False, return_inverse=False, return_counts=False, axis=None):
    """Distinct values in order, rows with axis 0: where each first stands, which one each is, how often it stands."""
    rows = values.flat if axis is None else [tuple(row.flat) for row in values]
    count = Counter(rows)
    distinct = sorted(count)
    number = {row: place for place, row in enumerate(distinct)}
    answer = [Array(distinct, dtype=values.dtype)]
    if axis is not None:
        answer = [Array(list(chain.from_iterable(distinct)), (len(distinct), values.shape[1]), values.dtype)]
    if return_index:
        first = {row: place for place, row in reversed(list(enumerate(rows)))}
        answer.append(Array([first[row] for row in distinct], dtype=int64))
    if return_inverse:
        answer.append(Array([number[row] for row in rows], dtype=int64))
    if return_counts:
        answer.append(Array([count[row] for row in distinct], dtype=int64))
    return answer[0] if len(answer) == 1 else tuple(answer)
