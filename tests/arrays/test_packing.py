from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import distinct_pairs, pack, smaller_first, unpack

PAIRS = st.lists(st.tuples(st.integers(0, (1 << 31) - 1), st.integers(0, (1 << 32) - 1)), min_size=1, max_size=8)
Pairs = list[tuple[int, int]]


@given(PAIRS)
def test_pairs_come_back_and_sort_as_pairs_do(pairs: Pairs) -> None:
    codes = pack(*np.array(pairs).T)
    assert list(zip(*(column.tolist() for column in unpack(codes)), strict=True)) == pairs
    assert np.argsort(codes, kind="stable").tolist() == sorted(range(len(pairs)), key=pairs.__getitem__)


# Few numbers beside many pairs are counted in another way.
FEW = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


@given(st.one_of(PAIRS, FEW))
def test_distinct_pairs_are_each_there_once_and_lead_back(pairs: Pairs) -> None:
    left, right, position = distinct_pairs(*np.array(pairs).T)
    distinct = list(zip(left.tolist(), right.tolist(), strict=True))
    assert distinct == sorted(set(pairs))
    assert [distinct[i] for i in position.tolist()] == pairs


@given(PAIRS)
def test_the_smaller_number_comes_first(pairs: Pairs) -> None:
    smaller, larger = smaller_first(*np.array(pairs).T)
    assert list(zip(smaller.tolist(), larger.tolist(), strict=True)) == [tuple(sorted(pair)) for pair in pairs]
