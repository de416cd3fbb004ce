"""The rows of a column, whatever library it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.text.missing import is_missing


def texts_of(column: Iterable[object], function: str) -> list[str | None]:
    """The rows of a column of strings.

    Args:
        column: Strings, in any sequence or Arrow, pandas or polars column.
        function: Name of the function that was given the column, for the message of an error.

    Returns:
        As many rows as `column` has; `None` where the row is missing.

    Raises:
        TypeError: If `column` is one string, or a row is neither a string nor missing.

    Example:
        >>> texts_of(["Анна", float("nan"), " "], "readings_many")
        ['Анна', None, None]
    """
    if isinstance(column, str):
        raise TypeError(f"{function} takes a column of strings, not one string; use {function.removesuffix('_many')}")
    # Rows of an Arrow column are no strings until it is asked for them.
    rows = column.to_pylist() if hasattr(column, "to_pylist") else column
    # Most rows begin with a letter, which shows at once that there is something to see.
    return [row if type(row) is str and row[:1].isalnum() else _text(row, function) for row in rows]


def _text(row: object, function: str) -> str | None:
    if is_missing(row):
        return None
    if isinstance(row, str):
        return row
    raise TypeError(f"{function} takes strings, not {type(row).__name__}: {row!r:.60}")
