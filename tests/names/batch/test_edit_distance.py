from __future__ import annotations

import numpy as np
import pytest

from namematch.names.batch import edit_distance as slip_columns
from namematch.names.batch.edit_distance import BatchEditDistance
from namematch.names.spelling.edit_distance import slip_bits, written_bits


def columns(*keys: str) -> BatchEditDistance:
    found = BatchEditDistance()
    found.extend(keys)
    return found


def test_slips_cost_what_they_cost_one_by_one() -> None:
    words = columns("сидоров", "сидаров", "свидоров", "петровски")
    cost = words.cost(np.array([0, 2, 0]), np.array([1, 0, 3]), np.full(3, 100.0))
    assert cost.tolist() == [slip_bits("сидоров", "сидаров"), slip_bits("сидоров", "свидоров"), np.inf]


def test_the_word_that_is_meant_may_be_said() -> None:
    words = columns("виктор", "витор", "оксана", "окса")
    one, two = np.array([0, 1, 2, 3, 0]), np.array([1, 0, 3, 2, 3])
    cost = words.written(one, two, np.full(5, 100.0)).tolist()
    keys = ["виктор", "витор", "оксана", "окса"]
    wanted = [written_bits(keys[i], keys[j]) for i, j in zip(one, two, strict=True)]
    assert cost == [np.inf if bits is None else bits for bits in wanted]
    assert words.written(one, two, np.full(5, 10.0)).tolist() == [np.inf] * 5


def test_what_costs_too_much_is_not_looked_at() -> None:
    words = columns("сидоров", "сжджржв")
    assert words.cost(np.array([0]), np.array([1]), np.array([12.0])).tolist() == [np.inf]
    assert len(words._bits) == 0


@pytest.mark.parametrize(("room", "together"), [(1, 1), (2, 3), (1 << 10, 1 << 10)])
def test_with_little_room_the_costs_are_the_same(monkeypatch: pytest.MonkeyPatch, room: int, together: int) -> None:
    monkeypatch.setattr(slip_columns, "_REMEMBERED", room)
    monkeypatch.setattr(slip_columns, "_TOGETHER", together)
    keys = ["сидоров", "сидаров", "свидоров", "сиодров", "сидорова", "исдоров", "сидарв"]
    words = columns(*keys)
    left, right = np.triu_indices(len(keys), 1)
    wanted = [slip_bits(keys[i], keys[j]) for i, j in zip(left, right, strict=True)]
    for _ in range(2):
        cost = words.cost(left, right, np.full(len(left), 100.0))
        assert cost.tolist() == [np.inf if bits is None else bits for bits in wanted]
    assert len(words._bits) == room


def test_no_word_slips_into_one_without_letters() -> None:
    # What is written with signs only, as "ь" is, has a key without letters.
    assert columns("", "аб").cost(np.array([0, 1]), np.array([1, 0]), np.full(2, 100.0)).tolist() == [np.inf, np.inf]
    assert columns("аб", "").cost(np.array([0]), np.array([1]), np.array([100.0])).tolist() == [np.inf]


def test_words_come_later() -> None:
    words = columns("сидоров")
    words.extend(["сидорав"])
    assert len(words) == 2
    assert words.cost(np.array([0]), np.array([1]), np.array([100.0])).tolist() == [slip_bits("сидоров", "сидорав")]
