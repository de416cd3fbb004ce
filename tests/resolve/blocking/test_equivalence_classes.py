"""Names of one class weigh the same, and pairs of representatives represent every pair."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import full_names

from namematch.names.batch import NameTable, Weighed
from namematch.resolve.blocking import EquivalenceClasses

NAMES = [
    "IVANOV Petr",
    "Ivanov, Petr",
    "Ivanova Petra",
    "P. Ivanov",
    "Petr Ivanov",
    "Petr Sidorov",
    "SIDOROV, PETR",
    "Иванов Пётр",
    "ПЁТР ИВАНОВ",
]


def test_names_in_other_capitals_or_another_order_are_of_one_class() -> None:
    alike = NameTable(NAMES).alike().tolist()
    assert [NAMES[first] for first in alike] == [
        "IVANOV Petr",
        "IVANOV Petr",
        "Ivanova Petra",
        "P. Ivanov",
        "IVANOV Petr",
        "Petr Sidorov",
        "Petr Sidorov",
        "Иванов Пётр",
        "Иванов Пётр",
    ]


@examples(30)
@given(st.lists(full_names(), min_size=1, max_size=3))
def test_names_of_one_class_weigh_the_same_beside_any_other(some: list[str]) -> None:
    def turned(name: str) -> list[str]:
        *first, last = name.split()
        return [name, name.upper(), " ".join([f"{last},", *first]), " ".join([last.upper(), *first])]

    names = sorted({form for name in some for form in turned(name)})
    table = NameTable(names)
    first = table.alike()
    assert len(set(first.tolist())) < len(names)
    left, right = (rows.ravel() for rows in np.meshgrid(np.arange(len(names)), np.arange(len(names))))
    own, of_first = table.weigh(left, right), table.weigh(first[left], first[right])
    for column in Weighed._fields:
        assert getattr(own, column).tolist() == getattr(of_first, column).tolist()


@pytest.mark.parametrize("room", [1, 100])
@pytest.mark.parametrize("first_new", range(len(NAMES) + 1))
def test_every_pair_with_a_new_name_is_represented_by_one(first_new: int, room: int) -> None:
    table = NameTable(NAMES)
    classes, number = EquivalenceClasses(table, first_new), np.arange(len(NAMES))
    representatives = number[classes.is_representative(number)]
    low, high = (rows.ravel() for rows in np.meshgrid(representatives, representatives))
    kept = np.flatnonzero((low <= high) & classes.represents_new_pair(low, high))
    parts = list(classes.expand(low[kept], high[kept], room))
    assert room > 1 or max((len(part[0]) for part in parts), default=0) <= max(np.bincount(table.alike()))
    row, one, two = (np.concatenate(columns) for columns in zip(*parts, strict=True)) if parts else (number[:0],) * 3
    pairs = list(zip(one.tolist(), two.tolist(), strict=True))
    assert sorted(pairs) == [pair for pair in combinations(range(len(NAMES)), 2) if pair[1] >= first_new]
    first = table.alike()
    for pair, stands in zip(pairs, kept[row].tolist(), strict=True):
        assert {int(first[name]) for name in pair} == {int(low[stands]), int(high[stands])}
    # And none is weighed for nothing.
    assert set(row.tolist()) == set(range(len(kept)))
