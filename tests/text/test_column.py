from __future__ import annotations

import math

import pyarrow as pa
import pytest

from namematch.text import texts_of


@pytest.mark.parametrize(
    "column",
    [
        ["Анна", None, "", math.nan],
        iter(["Анна", None, "", math.nan]),
        pa.array(["Анна", None, "", None]),
        pa.chunked_array([["Анна", None], ["", None]]).dictionary_encode(),
    ],
)
def test_rows_of_any_column(column: object) -> None:
    assert texts_of(column, "f") == ["Анна", None, None, None]  # type: ignore[arg-type]


def test_one_string_is_no_column() -> None:
    with pytest.raises(TypeError, match="use readings"):
        texts_of("Анна", "readings_many")


def test_a_row_of_another_type() -> None:
    with pytest.raises(TypeError, match="readings_many takes strings, not int: 5"):
        texts_of(["Анна", 5], "readings_many")
