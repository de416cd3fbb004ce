from __future__ import annotations

import decimal
import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from namematch.errors import InputError, shown
from namematch.text import cell_of, count_of, flag_of, is_missing, label_of, text_of, texts_of

NULLS = [
    None, math.nan, pd.NA, pd.NaT, np.float32("nan"), np.datetime64("NaT", "s"), decimal.Decimal("NaN"),
    pa.scalar(None), pa.scalar(None, pa.string()),
]  # fmt: skip
COLUMNS = [np.array([math.nan]), np.array(["Анна", "Иван"]), pd.Series([pd.NA]), pa.array([None]), pl.Series([None])]


def _kind_of(value: object) -> str:
    """A name for a test: columns of some libraries show where they lie in memory."""
    return type(value).__name__ if hasattr(value, "__len__") and not isinstance(value, str | list) else shown(value)


@pytest.mark.parametrize("value", [*NULLS, "", " \t", "\u200b \u202e"], ids=shown)
def test_missing(value: object) -> None:
    assert is_missing(value)


@pytest.mark.parametrize(
    "value", ["Анна", 0, False, [], "nan", "\u200bА", decimal.Decimal("sNaN"), *COLUMNS], ids=_kind_of
)
def test_present(value: object) -> None:
    assert not is_missing(value)


@pytest.mark.parametrize("null", NULLS, ids=shown)
def test_what_is_missing_is_none(null: object) -> None:
    assert label_of(null, "Mention", "role") is None
    assert label_of("", "Mention", "role") == ""


@pytest.mark.parametrize("column", COLUMNS, ids=_kind_of)
def test_a_column_is_not_one_text(column: Any) -> None:
    kind = type(column).__name__
    with pytest.raises(
        TypeError, match=rf"^compare takes a string as left, not {kind}: .+; for a column use compare_many$"
    ):
        text_of(column, "compare", "left", many="compare_many")
    with pytest.raises(TypeError, match=f"^Mention takes a string as role, not {kind}: "):
        label_of(column, "Mention", "role")
    with pytest.raises(TypeError, match=f"^Mention takes a whole number as start, not {kind}: "):
        count_of(column, "Mention", "start")
    with pytest.raises(TypeError, match=f"^romanize takes True or False as ascii, not {kind}: "):
        flag_of(column, "romanize", "ascii")


@pytest.mark.parametrize(
    ("value", "whole"), [(3, 3), (3.0, 3), (np.int8(3), 3), (np.float64(3), 3), (2**63 - 1, 2**63 - 1)]
)
def test_whole_numbers_of_any_library(value: object, whole: int) -> None:
    assert count_of(value, "Mention", "start") == whole


@pytest.mark.parametrize("value", [-1, 2**63, 10**5000], ids=shown)
def test_numbers_out_of_range_are_named(value: int) -> None:
    with pytest.raises(
        InputError, match=r"^Mention takes a whole number from 0 to 2\*\*63 - 1 as start, not -?(an int|\d)"
    ):
        count_of(value, "Mention", "start")


@pytest.mark.parametrize("value", [True, "17", 1.5, math.nan, math.inf, np.bool_(True), None])
def test_what_is_no_whole_number_is_named(value: object) -> None:
    with pytest.raises(TypeError, match=r"^Mention takes a whole number as start, not "):
        count_of(value, "Mention", "start")


TEXTS = pa.array(["Анна", None, "", None])


@pytest.mark.parametrize(
    "column",
    [
        ["Анна", None, "", math.nan],
        iter(["Анна", pd.NA, "", pd.NaT]),
        np.array(["Анна", None, "", math.nan], object),
        TEXTS,
        TEXTS.cast(pa.large_string()),
        TEXTS.cast(pa.string_view()),
        pa.chunked_array([["Анна", None], ["", None]]).dictionary_encode(),
        pd.Series(["Анна", None, "", pd.NA]),
        pd.Series(["Анна", None, "", pd.NA], dtype="string"),
        pd.Series(["Анна", None, "", pd.NA], dtype="string[pyarrow]"),
        pd.Series(["Анна", None, "", pd.NA]).astype("category"),
        pd.Categorical(["Анна", None, "", None]),
        pl.Series(["Анна", None, "", None]),
        pl.Series(["Анна", None, "", None]).cast(pl.Categorical),
    ],
    ids=lambda column: type(column).__name__,
)
def test_rows_of_any_column(column: Any) -> None:
    assert texts_of(column, "f") == ["Анна", None, None, None]


def test_one_string_is_no_column() -> None:
    with pytest.raises(TypeError, match="use readings"):
        texts_of("Анна", "readings_many")


@pytest.mark.parametrize(
    "table", [{"name": ["Анна"]}, pd.DataFrame({"name": ["Анна"]}), pa.table({"name": ["Анна"]}), 7]
)
def test_a_table_is_no_column(table: Any) -> None:
    with pytest.raises(TypeError, match=r"^readings_many takes a column of strings as tokens, not "):
        texts_of(table, "readings_many", "tokens")


@pytest.mark.parametrize("row", [5, b"x", ["Анна"], *COLUMNS], ids=_kind_of)
def test_a_row_of_another_type_is_named(row: object) -> None:
    with pytest.raises(
        TypeError, match=f"readings_many takes strings, not {type(row).__name__}: .+ in row 1 of tokens$"
    ):
        texts_of(["Анна", row], "readings_many", "tokens")


@pytest.mark.parametrize("column", [
    pa.array([0], pa.timestamp("s", "No/Zone")), pa.array([2**30], pa.date32()),
    pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0"), pa.py_buffer(b"\xff")]),
])  # fmt: skip
def test_what_arrow_holds_and_python_cannot_is_named(column: Any) -> None:
    with pytest.raises(
        InputError, match=f"^romanize_many cannot read texts, a column of {column.type}".replace("[", r"\[")
    ):
        texts_of(column, "romanize_many", "texts")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Анна", "Анна"), (" ", None), (pd.NA, None), (7, "7"), (7.0, "7"), (np.int64(7), "7"), (np.float64(7), "7"),
        (date(2026, 11, 25), "2026-11-25"),
    ],
)  # fmt: skip
def test_a_cell_is_text_or_makes_a_good_id(cell: object, text: str | None) -> None:
    assert cell_of(cell, "resolve", "id") == text


@pytest.mark.parametrize("cell", [7.5, True, b"x", ["Анна"], 10**5000], ids=shown)
def test_a_cell_of_another_kind_is_named(cell: object) -> None:
    with pytest.raises(TypeError, match=r"^resolve takes a text or a whole number as id, not "):
        cell_of(cell, "resolve", "id")
