"""Arrays: indexing, spreading to a common shape, operators."""

from __future__ import annotations

import math
import operator
import struct
from itertools import chain, product
from itertools import repeat as endless

from .dtypes import bool_, dtype_of, float64, int64, wider


class Array:
    """Values of one type, row by row in `flat`."""

    __slots__ = ("dtype", "flat", "shape")
    __hash__ = None

    def __init__(self, flat, shape=None, dtype=None):
        self.flat = flat
        self.shape = (len(flat),) if shape is None else shape
        self.dtype = dtype_of(flat) if dtype is None else dtype

    def __repr__(self):
        return f"array({self.tolist()}, {self.dtype.name})"

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return iter(self.flat) if self.ndim == 1 else (self[row] for row in range(len(self)))

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self.flat)

    @property
    def nbytes(self):
        return 8 * len(self.flat)

    @property
    def T(self):  # noqa: N802
        rows, columns = self.shape
        turned = [self.flat[r * columns + c] for c in range(columns) for r in range(rows)]
        return Array(turned, (columns, rows), self.dtype)

    def tolist(self):
        if self.ndim == 1:
            return list(self.flat)
        return [row.flat for row in self]

    @property
    def itemsize(self):
        return 8

    def tobytes(self):
        return struct.pack(f"{len(self.flat)}{'d' if self.dtype is float64 else 'q'}", *self.flat)

    def sort(self):
        self.flat.sort()

    def copy(self):
        return Array(list(self.flat), self.shape, self.dtype)

    def astype(self, wanted, copy=True):  # noqa: ARG002
        kind = dtype_of(wanted)
        return Array([kind(value) for value in self.flat], self.shape, kind)

    def reshape(self, *shape):
        if -1 in shape:
            others = math.prod(length for length in shape if length != -1)
            shape = tuple(len(self.flat) // others if length == -1 else length for length in shape)
        return Array(list(self.flat), shape, self.dtype)

    def __getitem__(self, index):
        places, shape = self._places(index)
        if shape == ():
            return self.flat[places]
        return Array([self.flat[place] for place in places], shape, self.dtype)

    def __setitem__(self, index, value):
        places, shape = self._places(index)
        if shape == ():
            places, shape = [places], (1,)
        kind = self.dtype
        for place, one in zip(places, spread(value, shape), strict=True):
            self.flat[place] = kind(one)

    def _places(self, index):
        """Places in `flat`, and the shape of what stands there; a single place for shape ()."""
        if isinstance(index, tuple):
            return self._places_in_rows(*index)
        if isinstance(index, Array) and index.dtype is bool_ and index.ndim == self.ndim:
            places = [place for place, wanted in zip(range(len(self.flat)), index.flat, strict=True) if wanted]
            return places, (len(places),)
        if self.ndim == 2:
            return self._places_in_rows(index, slice(None))
        chosen, shape = _chosen(index, len(self))
        return (chosen[0], ()) if shape == () else (chosen, shape)

    def _places_in_rows(self, row, column):
        width = self.shape[1]
        rows, of_rows = _chosen(row, self.shape[0])
        columns, of_columns = _chosen(column, width)
        if isinstance(row, slice) or isinstance(column, slice):
            return [r * width + c for r in rows for c in columns], of_rows + of_columns
        if of_rows == of_columns == ():
            return rows[0] * width + columns[0], ()
        shape = of_rows or of_columns
        rows, columns = (endless(of[0], math.prod(shape)) if len(of) == 1 else of for of in (rows, columns))
        return [r * width + c for r, c in zip(rows, columns, strict=True)], shape

    def __neg__(self):
        return Array([-value for value in self.flat], self.shape, self.dtype)

    def __invert__(self):
        turn = operator.not_ if self.dtype is bool_ else operator.invert
        return Array([turn(value) for value in self.flat], self.shape, self.dtype)

    def _along(self, fold, axis, keepdims=False):
        if axis is None:
            return fold(self.flat)
        lines = self if axis == 1 else self.T
        found = [fold(line.flat) for line in lines]
        shape = (len(found),) if not keepdims else (len(found), 1) if axis == 1 else (1, len(found))
        return Array(found, shape, None if found else self.dtype)

    def sum(self, axis=None, keepdims=False):
        return self._along(sum, axis, keepdims)

    def any(self, axis=None):
        return self._along(any, axis)

    def all(self, axis=None):
        return self._along(all, axis)

    def max(self, initial=-math.inf):
        return max(chain([initial], self.flat))


def _chosen(index, length):
    """The places that one index means, and the shape it gives; one place for shape ()."""
    if isinstance(index, slice):
        places = range(*index.indices(length))
        return places, (len(places),)
    if isinstance(index, (Array, list)):
        index = asarray(index)
        if index.dtype is bool_:
            places = [place for place, wanted in zip(range(length), index.flat, strict=True) if wanted]
            return places, (len(places),)
        return [_inside(place, length) for place in index.flat], index.shape
    return [_inside(index, length)], ()


def _inside(place, length):
    if not -length <= place < length:
        raise IndexError(f"index {place} is out of bounds for length {length}")
    return place + length if place < 0 else place


def spread(value, shape):
    """The values of a scalar or an array, repeated to fill a shape."""
    if not isinstance(value, (Array, list, tuple)):
        return endless(value, math.prod(shape))
    value = asarray(value)
    if value.shape == shape:
        return value.flat
    if len(shape) == 1 or value.ndim == 1:
        if value.size == 1:
            return endless(value.flat[0], math.prod(shape))
        assert len(shape) == 2, f"{value.shape} does not fit {shape}"
        assert value.shape == shape[1:], f"{value.shape} does not fit {shape}"
        return list(value.flat) * shape[0]
    rows, columns = value.shape
    assert rows in (1, shape[0]), f"{value.shape} does not fit {shape}"
    assert columns in (1, shape[1]), f"{value.shape} does not fit {shape}"
    down, along = (0 if rows == 1 else columns), (0 if columns == 1 else 1)
    return [value.flat[r * down + c * along] for r, c in product(range(shape[0]), range(shape[1]))]


def _common(*values):
    """The shape that all of some values spread to."""
    shapes = [value.shape for value in values if isinstance(value, Array)]
    if len(set(shapes)) == 1:
        return shapes[0]
    width = max(map(len, shapes))
    padded = [(1,) * (width - len(shape)) + shape for shape in shapes]
    return tuple(next((n for n in lengths if n != 1), 1) for lengths in zip(*padded, strict=True))


def each(function, kind, *values):
    """A function of values place by place."""
    values = [asarray(value) if isinstance(value, (list, tuple)) else value for value in values]
    if not any(isinstance(value, Array) for value in values):
        return function(*values)
    shape = _common(*values)
    return Array(list(map(function, *(spread(value, shape) for value in values))), shape, kind)


def kind_of(*values):
    return wider(*(value.dtype if isinstance(value, Array) else dtype_of([value]) for value in values))


def _arithmetic(name, function, kind):
    def forward(self, other):
        return each(function, kind(self, other), self, other)

    def backward(self, other):
        return each(function, kind(self, other), other, self)

    def in_place(self, other):
        make = self.dtype
        self.flat[:] = [make(function(a, b)) for a, b in zip(self.flat, spread(other, self.shape), strict=True)]
        return self

    setattr(Array, f"__{name}__", forward)
    setattr(Array, f"__r{name}__", backward)
    setattr(Array, f"__i{name}__", in_place)


for _name in ("add", "sub", "mul", "floordiv", "mod", "lshift", "rshift", "pow", "xor"):
    _arithmetic(_name, getattr(operator, _name), lambda *values: wider(kind_of(*values), int64))
for _name in ("and", "or"):
    _arithmetic(_name, getattr(operator, f"{_name}_"), kind_of)


def _divided(a, b):
    return a / b if b else math.copysign(math.inf, a) if a else math.nan


_arithmetic("truediv", _divided, lambda *_: float64)


def _comparison(function):
    return lambda self, other: each(function, bool_, self, other)


for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Array, f"__{_name}__", _comparison(getattr(operator, _name)))


def array(values, dtype=None):
    """From a sequence, or a sequence of rows."""
    if isinstance(values, Array):
        return values.copy() if dtype is None else values.astype(dtype)
    values = list(values)
    shape = (len(values),)
    if values and isinstance(values[0], (list, tuple, Array)):
        shape = (len(values), len(values[0]))
        values = list(chain.from_iterable(values))
    kind = dtype_of(values if dtype is None else dtype)
    return Array([kind(value) for value in values], shape, kind)


def asarray(values, dtype=None):
    if isinstance(values, Array) and (dtype is None or dtype_of(dtype) is values.dtype):
        return values
    return array(values, dtype)
