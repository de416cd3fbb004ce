"""The gate for values: what is a text, what is missing, what is a column, and what is refused.

`function` is always the public function that was given the value, `argument` as what. A value of a wrong type is
refused with a `TypeError` that names both, one out of bounds with an `InputError`.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from datetime import date
from math import inf
from numbers import Real
from typing import Any

from namematch.errors import InputError, shown, wrong_type
from namematch.text.folding import INVISIBLE, clean

LARGEST = (1 << 63) - 1
"""The largest whole number that a column of numbers can hold."""


def is_missing(value: object) -> bool:
    r"""Whether `value` is `None`, NaN, a null of some table library, or a string without a visible character.

    Example:
        >>> [is_missing(v) for v in (None, float("nan"), " \u200b", "Анна")]
        [True, True, True, False]
    """
    if isinstance(value, str):
        first = value.lstrip()[:1]
        return not first or (first in INVISIBLE and not clean(value))
    return value is None or _is_null(value)


def _is_null(value: Any) -> bool:
    # pandas.NA is the only one of its class; a scalar of Arrow says whether it is one.
    if type(value).__name__ == "NAType" or getattr(value, "is_valid", None) is False:
        return True
    try:
        # NaN and NaT are the values that differ from themselves. A column says so row by row, which is another thing.
        differs = value != value
    except Exception:
        return False
    return type(differs).__name__ in ("bool", "bool_") and bool(differs)


def text_of(value: object, function: str, argument: str = "text", many: str = "") -> str:
    """A value that must be one text, as it is; `many` is the function that takes a column, where there is one.

    Example:
        >>> text_of(["Анна"], "romanize", many="romanize_many")
        Traceback (most recent call last):
        TypeError: romanize takes a string as text, not list: ['Анна']; for a column use romanize_many
    """
    if isinstance(value, str):
        return value
    error = wrong_type(function, argument, "a string", value)
    raise TypeError(f"{error}; for a column use {many}") if many and _is_column(value) else error


def label_of(value: object, function: str, argument: str) -> str | None:
    """A value that must be a text or missing: `None` for what is missing in whatever way, an empty text as it is."""
    if isinstance(value, str):
        return value
    if value is None or _is_null(value):
        return None
    raise wrong_type(function, argument, "a string", value)


def count_of(value: Any, function: str, argument: str, least: int = 0) -> int:
    """A value that must be a whole number, `least` or more, no larger than an array can hold, be it of another library.

    Example:
        >>> count_of(3.0, "Mention", "start")
        3
    """
    if type(value) is not int:
        value = _whole(value, function, argument)
    if not least <= value <= LARGEST:
        raise InputError(f"{function} takes a whole number from {least} to 2**63 - 1 as {argument}, not {shown(value)}")
    return int(value)


def _whole(value: Any, function: str, argument: str) -> int:
    # A column of whole numbers with gaps among them arrives as floats.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if hasattr(value, "__index__") and not isinstance(value, bool) and not _is_column(value):
        return operator.index(value)
    raise wrong_type(function, argument, "a whole number", value)


def share_of(value: Any, function: str, argument: str) -> float:
    """A value that must be a number from 0 to 1.

    Example:
        >>> share_of(1, "find_mentions", "min_probability")
        1.0
    """
    share = number_of(value, argument)
    if not 0 <= share <= 1:
        raise InputError(f"{function} takes a number from 0 to 1 as {argument}, not {shown(value)}")
    return share


def number_of(value: Any, argument: str) -> float:
    """A value that must be a number, as a float; infinity where it is too large for one.

    Example:
        >>> number_of(10**400, "population")
        inf
    """
    try:
        # A time of NumPy says that it is a number, and is none.
        if isinstance(value, Real) and not isinstance(value, bool):
            return float(value)
    except OverflowError:
        return inf
    except TypeError:
        pass
    raise TypeError(f"{argument} must be a number, not {type(value).__name__}: {shown(value)}")


def cell_of(value: Any, function: str, argument: str) -> str | None:
    """A cell of the column `argument` as text: whole numbers make good ids, and a day is written as ISO 8601 has it.

    Example:
        >>> cell_of(7.0, "resolve", "id"), cell_of("", "resolve", "id"), cell_of(date(2026, 11, 25), "resolve", "date")
        ('7', None, '2026-11-25')
    """
    if isinstance(value, str):
        return None if is_missing(value) else value
    if is_missing(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    try:
        return str(_whole(value, function, argument))
    except (TypeError, ValueError):
        raise wrong_type(function, argument, "a text or a whole number", value) from None


def flag_of(value: Any, function: str, argument: str) -> bool:
    """A value that must be true or false, be it of another library."""
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    raise wrong_type(function, argument, "True or False", value)


def storable(text: str) -> str:
    r"""`text` with what UTF-8 cannot hold, a lone surrogate, as its backslash escape.

    Example:
        >>> storable("Иван\ud800")
        'Иван\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _is_column(value: object) -> bool:
    return not isinstance(value, str | bytes) and (hasattr(value, "__iter__") or hasattr(value, "__len__"))


def texts_of(column: Iterable[object], function: str, argument: str = "its column") -> list[str | None]:
    """The rows of a column of strings, any sequence or Arrow, pandas or polars column; `None` where a row is missing.

    Example:
        >>> texts_of(["Анна", float("nan"), " "], "readings_many")
        ['Анна', None, None]
    """
    if isinstance(column, str):
        raise TypeError(f"{function} takes a column of strings, not one string; use {function.removesuffix('_many')}")
    rows = items_of(column, function, argument, "a column of strings")
    # Most rows begin with a letter, which shows at once that there is something to see.
    return [
        row if type(row) is str and row[:1].isalnum() else _text(row, function, argument, number)
        for number, row in enumerate(rows)
    ]


def items_of(items: Any, function: str, argument: str, wanted: str) -> Iterable[Any]:
    """What must be several things, to be walked once, not one or a whole table; `wanted` says what would be valid."""
    if isinstance(items, str | bytes | Mapping) or hasattr(items, "columns"):
        raise wrong_type(function, argument, wanted, items)
    try:
        # Rows of an Arrow column are no strings until it is asked for them.
        rows: Iterable[Any] = iter(items.to_pylist() if hasattr(items, "to_pylist") else items)
        return rows
    except TypeError:
        raise wrong_type(function, argument, wanted, items) from None
    except Exception as error:
        # Arrow holds times and texts that Python cannot.
        kind = f"{getattr(items, 'type', type(items).__name__)}"
        raise InputError(f"{function} cannot read {argument}, a column of {kind}: {shown(str(error))}") from error


def _text(row: object, function: str, argument: str, number: int) -> str | None:
    if is_missing(row):
        return None
    if isinstance(row, str):
        return row
    kind = type(row).__name__
    raise TypeError(f"{function} takes strings, not {kind}: {shown(row)} in row {number} of {argument}")
