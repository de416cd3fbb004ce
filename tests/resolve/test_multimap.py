from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.resolve.multimap import Multimap

pairs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 99)), max_size=12)


@given(st.lists(pairs, max_size=8), st.lists(st.integers(0, 7), max_size=8))
def test_it_finds_what_a_dict_of_lists_does(batches: list[list[tuple[int, int]]], wanted: list[int]) -> None:
    none = np.zeros(0, dtype=np.int64)
    index, plain = Multimap(none, none), defaultdict(list)
    for batch in batches:
        index.add(np.array([k for k, _ in batch], dtype=np.int64), np.array([v for _, v in batch], dtype=np.int64))
        for key, value in batch:
            plain[key].append(value)
    places, values = index.find(np.array(wanted, dtype=np.int64))
    found = sorted(zip(places.tolist(), values.tolist(), strict=True))
    assert found == sorted((place, value) for place, key in enumerate(wanted) for value in plain.get(key, ()))
