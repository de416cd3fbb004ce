from __future__ import annotations

import numpy as np
import pytest

from namematch.names import compare, compare_many

NAMES = [
    "Alexander Darchiyev",
    "Дарчиев Александр Никитич", "А. Н. Дарчиев", "Anna Petrova-Ivanova", "Анна Иванова", "Ivanov",
    "Сергей Иванов мл.", "Sonata Coulter", "Coulter Sonata", "Jean-Claude Juncker", "Юнкер", "Мария Захарова", "北京",
    "x",
    "Darchiyev, A.", "Захаровой",
]  # fmt: skip


def test_a_column_is_compare_row_by_row() -> None:
    left = [a for a in NAMES for _ in NAMES]
    right = [b for _ in NAMES for b in NAMES]
    column = compare_many(left, right)
    assert column.bits.tolist() == [compare(a, b).bits for a, b in zip(left, right, strict=True)]
    assert column.same.tolist() == [compare(a, b).same for a, b in zip(left, right, strict=True)]
    assert list(column) == [compare(a, b) for a, b in zip(left, right, strict=True)]


def test_what_stands_far_behind_in_a_name_is_looked_at_by_neither() -> None:
    endless = "Иван " + "х" * 600 + " Петров"
    assert compare_many([endless], ["Иван Петров"]).bits.tolist() == [compare(endless, "Иван Петров").bits]


def test_missing_rows() -> None:
    column = compare_many(["Иван Петров", None, ""], ["Ivan Petrov", "Ivan", "Ivan"])
    assert np.isnan(column.bits).tolist() == [False, True, True]
    assert np.isnan(column.probability).tolist() == [False, True, True]
    assert column.same.tolist() == [True, False, False]
    assert column[1:] == [None, None]


def test_an_empty_column() -> None:
    column = compare_many([], [])
    assert len(column) == 0
    assert column == []


def test_repr_counts() -> None:
    assert repr(compare_many(["Ivan Petrov", "a"], ["Иван Петров", "b"])) == "<2 comparisons, 1 the same>"


def test_a_wrong_value_is_said() -> None:
    with pytest.raises(TypeError, match="int"):
        compare_many([7], ["Ivan"])  # type: ignore[list-item]


def test_a_column_is_not_equal_to_what_is_no_column() -> None:
    column = compare_many(["Ivan"], ["Иван"])
    assert column == compare_many(["Ivan"], ["Иван"])
    assert column != compare_many(["Ivan"], ["Anna"])
    assert column != []
    assert column != 5
