"""The lists of the `russiannames` package (2.0, BSD-3), from which the library's frequency table was made."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pytest


@cache
def rows(kind: str) -> list[dict[str, Any]]:
    """The rows of one list: `"names"`, `"midnames"` or `"surnames"`; skips the test where the package is absent."""
    pytest.importorskip("russiannames", reason="the names are drawn from the russiannames package")
    parquet = pytest.importorskip("pyarrow.parquet", reason="russiannames keeps its tables in Parquet")
    found: list[dict[str, Any]] = parquet.read_table(
        str(files("russiannames") / "data" / f"{kind}.parquet")
    ).to_pylist()
    return found
