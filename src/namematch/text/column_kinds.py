"""Columns of table libraries: texts go back in the kind of column that they came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class _WithList(Protocol):
    """A column of pandas or polars."""

    def to_list(self) -> list[Any]: ...


class _WithPyList(Protocol):
    """A column of Arrow."""

    def to_pylist(self) -> list[Any]: ...


TextColumn = TypeVar("TextColumn", bound=_WithList | _WithPyList)
"""A column of pandas, polars or Arrow."""


def texts_like(column: object, texts: Sequence[str | None]) -> Any:
    """Texts as a column of the kind of another one; as they are if that is of no table library.

    Example:
        >>> import pyarrow as pa
        >>> texts_like(pa.array(["Анна"], pa.large_string()), ["Anna"]).type
        DataType(large_string)
        >>> texts_like(["Анна"], ["Anna"])
        ['Anna']
    """
    of_library = _KINDS.get(type(column).__module__.partition(".")[0])
    return texts if of_library is None else of_library(column, texts)


def _of_pandas(column: Any, texts: Sequence[str | None]) -> Any:
    import pandas as pd

    if not isinstance(column, pd.Series):
        return texts
    kept = isinstance(column.dtype, (pd.StringDtype, pd.ArrowDtype))
    return pd.Series(texts, column.index, column.dtype if kept else object, column.name)


def _of_polars(column: Any, texts: Sequence[str | None]) -> Any:
    import polars as pl

    return pl.Series(column.name, texts, pl.String) if isinstance(column, pl.Series) else texts


def _of_pyarrow(column: Any, texts: Sequence[str | None]) -> Any:
    import pyarrow as pa

    if not isinstance(column, pa.Array | pa.ChunkedArray):
        return texts
    kept = pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type)
    array = pa.array(texts, column.type if kept else pa.string())
    return pa.chunked_array([array]) if isinstance(column, pa.ChunkedArray) else array


_KINDS = {"pandas": _of_pandas, "polars": _of_polars, "pyarrow": _of_pyarrow}
