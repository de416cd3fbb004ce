from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import SortedMultimap

pairs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 99)), max_size=12)


@given(st.lists(pairs, max_size=8), st.lists(st.integers(0, 7), max_size=8), st.sampled_from([np.int32, np.int64]))
def test_it_finds_what_a_dict_of_lists_does(
    batches: list[list[tuple[int, int]]], wanted: list[int], width: type[np.signedinteger]
) -> None:
    none = np.zeros(0, dtype=width)
    index, plain = SortedMultimap(none, none), defaultdict(list)
    for batch in batches:
        index.add(np.array([k for k, _ in batch], dtype=np.int64), np.array([v for _, v in batch], dtype=np.int64))
        for key, value in batch:
            plain[key].append(value)
    places, values = index.find(np.array(wanted, dtype=np.int64))
    found = sorted(zip(places.tolist(), values.tolist(), strict=True))
    assert found == sorted((place, value) for place, key in enumerate(wanted) for value in plain.get(key, ()))


@given(st.lists(pairs, max_size=8), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_it_finds_all_keys_between_two(batches: list[list[tuple[int, int]]], bounds: list[tuple[int, int]]) -> None:
    none = np.zeros(0, dtype=np.int64)
    index = SortedMultimap(none, none)
    for batch in batches:
        index.add(np.array([k for k, _ in batch], dtype=np.int64), np.array([v for _, v in batch], dtype=np.int64))
    ranges = [(low, max(low, high)) for low, high in bounds]
    found = index.between(*np.array(ranges, dtype=np.int64).reshape(-1, 2).T)
    rows = sorted(zip(*(column.tolist() for column in found), strict=True))
    entries = [entry for batch in batches for entry in batch]
    assert rows == sorted((i, k, v) for i, (low, high) in enumerate(ranges) for k, v in entries if low <= k < high)
