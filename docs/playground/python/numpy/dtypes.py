"""Types of values: each makes a value its own."""

from __future__ import annotations


class DType:
    """A type of numbers; the wider one of two is the one that comes later here."""

    def __init__(self, name, width, make):
        self.name, self.width, self._make = name, width, make

    def __call__(self, value=0):
        return self._make(value)


bool_ = DType("bool", 0, bool)
int64 = DType("int64", 1, int)
float64 = DType("float64", 2, float)

_OF_PYTHON = {bool: bool_, int: int64, float: float64}


def dtype_of(wanted):
    """A type by name, or that of some values."""
    if isinstance(wanted, DType):
        return wanted
    if isinstance(wanted, type):
        return _OF_PYTHON[wanted]
    return wider(*{_of_value(value) for value in wanted}) if wanted else float64


def _of_value(value):
    return bool_ if value is True or value is False else float64 if isinstance(value, float) else int64


def wider(*types):
    """The widest of some types."""
    return max(types, key=lambda each: each.width)
