"""Laws of the functions over tables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions

import namematch as nm
from namematch.text import is_missing

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")
pytest.importorskip("narwhals")

# Arrow holds UTF-8, which has no lone surrogates.
texts = any_text.filter(lambda text: text.isprintable() and not any("\ud800" <= letter <= "\udfff" for letter in text))
names = st.lists(st.one_of(st.none(), st.just(" "), full_names(), texts), max_size=6)


def tables(rows: list[str | None]) -> list[Any]:
    column = pa.array(rows, pa.string())
    return [
        pa.table({"name": column, "row": range(len(rows))}),
        pl.DataFrame({"name": column, "row": range(len(rows))}),
    ]


@given(names)
@examples(40)
def test_rows_in_are_rows_out_in_order_and_nulls_stay_nulls(rows: list[str | None]) -> None:
    for table in tables(rows):
        for found, column in [
            (nm.frames.normalize(table), "normal_name"),
            (nm.frames.romanize(table), "romanized"),
            (nm.frames.resolve(table), "entity_id"),
        ]:
            assert type(found) is type(table)
            assert list(found["name"]) == list(table["name"])
            assert [int(str(row)) for row in found["row"]] == list(range(len(rows)))
            answers = (
                pa.array(found[column]).to_pylist() if isinstance(table, pl.DataFrame) else found[column].to_pylist()
            )
            assert [answer is None for answer in answers] == [is_missing(row) for row in rows]


@given(st.lists(mentions(), max_size=8))
@examples(30)
def test_a_table_is_resolved_as_its_mentions_are(found: list[nm.Mention]) -> None:
    columns = {slot: pa.array([getattr(m, slot) for m in found], pa.string()) for slot in ("name", "role", "document")}
    table = nm.frames.resolve(pa.table(columns), role="role", document="document")
    assert table["entity_id"].to_pylist() == list(nm.resolve(found).labels)


@given(st.lists(mentions(), max_size=5), st.lists(mentions(), max_size=5))
@examples(30)
def test_link_pairs_exactly_the_rows_that_share_a_person(left: list[nm.Mention], right: list[nm.Mention]) -> None:
    labels = nm.resolve([nm.Mention(m.name) for m in (*left, *right)]).labels
    wanted = [
        (i, j, label)
        for i, label in enumerate(labels[: len(left)])
        for j, other in enumerate(labels[len(left) :])
        if label == other
    ]
    sides = (pa.table({"name": pa.array([m.name for m in side], pa.string())}) for side in (left, right))
    pairs = nm.frames.link(*sides)
    assert [tuple(pair.values())[:3] for pair in pairs.to_pylist()] == wanted
