from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import Ragged, equi_join, ranges, row_products

small = st.integers(0, 5)
lists = st.lists(st.lists(small, max_size=4), max_size=6)
keyed = st.lists(st.tuples(small, small), max_size=8)


@given(lists)
def test_rows_are_what_they_were_made_of(entries: list[list[int]]) -> None:
    rows = Ragged.of(entries)
    assert rows.lists() == entries
    assert rows.owners().tolist() == [place for place, row in enumerate(entries) for _ in row]
    backwards = np.arange(len(entries))[::-1]
    assert rows.take(backwards).lists() == entries[::-1]


@given(lists, st.data())
def test_products_are_all_pairs_of_a_row(entries: list[list[int]], data: st.DataObject) -> None:
    others = [data.draw(st.lists(small, max_size=3)) for _ in entries]
    row, left, right = row_products(Ragged.of(entries), Ragged.of(others))
    found = list(zip(row.tolist(), left.tolist(), right.tolist(), strict=True))
    expected = [(place, a, b) for place, (x, y) in enumerate(zip(entries, others, strict=True)) for a in x for b in y]
    assert found == expected


@given(keyed, keyed)
def test_meetings_are_all_pairs_with_one_key(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    def columns(entries: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
        keys, items = (np.array([entry[side] for entry in entries], dtype=np.int64) for side in (0, 1))
        return keys, items

    one, two = equi_join(columns(left), columns(right))
    expected = [(a, b) for key, a in left for other, b in right if key == other]
    assert sorted(zip(one.tolist(), two.tolist(), strict=True)) == sorted(expected)


@given(st.lists(st.tuples(small, small), max_size=6))
def test_spans_run_from_their_starts(entries: list[tuple[int, int]]) -> None:
    start, length = (np.array([entry[side] for entry in entries], dtype=np.int64) for side in (0, 1))
    assert ranges(start, length).tolist() == [n for a, b in entries for n in range(a, a + b)]
