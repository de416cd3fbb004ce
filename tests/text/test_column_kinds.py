"""A column comes back in the kind that it came in."""

from __future__ import annotations

from typing import Any

import pytest

import namematch as nm

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

NAMES = ["Анна Ким", None, "", "Пётр"]
LATIN = nm.romanize_many(NAMES)
COLUMNS: dict[str, Any] = {
    "Arrow": pa.array(NAMES),
    "Arrow, large": pa.array(NAMES, pa.large_string()),
    "Arrow, view": pa.array(NAMES, pa.string_view()),
    "Arrow, dictionary": pa.array(NAMES).dictionary_encode(),
    "Arrow, chunks": pa.chunked_array([NAMES[:1], NAMES[1:]]),
    "polars": pl.Series("name", NAMES),
    "polars, categories": pl.Series("name", NAMES, pl.Categorical),
    "pandas": pd.Series(NAMES, [3, 1, 4, 2], name="name"),
    "pandas, objects": pd.Series(NAMES, dtype=object),
    "pandas, Arrow": pd.Series(NAMES, dtype=pd.ArrowDtype(pa.string())),
    "pandas, categories": pd.Series(NAMES, dtype="category"),
    "pandas, nothing": pd.Series([float("nan")] * 4),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_comes_back_in_its_kind(kind: str) -> None:
    column = COLUMNS[kind]
    latin = nm.romanize_many(column)
    assert type(latin) in (type(column), pa.StringArray)
    texts = latin.to_pylist() if hasattr(latin, "to_pylist") else latin.to_list()
    wanted = [None] * 4 if kind == "pandas, nothing" else LATIN
    assert [None if pd.isna(text) else text for text in texts] == wanted
    if kind.startswith("pandas"):
        assert latin.index.equals(column.index)
        assert latin.name == column.name
        assert latin.dtype == (
            object if "objects" in kind or "categories" in kind or "nothing" in kind else column.dtype
        )
    if kind in ("Arrow", "Arrow, large", "Arrow, view", "Arrow, chunks"):
        assert latin.type == column.type


def test_other_sequences_come_back_as_lists() -> None:
    assert nm.romanize_many(tuple(NAMES)) == nm.romanize_many(iter(NAMES)) == LATIN
    assert isinstance(nm.romanize_many(pd.Index(["Ким"])), list)


def test_it_is_a_column_of_its_table_at_once() -> None:
    table = pd.DataFrame({"name": NAMES}, index=[9, 8, 7, 6])
    table["latin"] = nm.romanize_many(table["name"])
    assert table.loc[9, "latin"] == LATIN[0]
