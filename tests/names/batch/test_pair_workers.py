"""Pairs of words that workers weigh have the weights that this process finds."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from namematch._internal.parallel import Workers
from namematch.names.batch import NameTable, part_table
from namematch.names.comparison.word_weight import WordWeight

SURNAMES = ["Тищенко", "Tishenko", "Tyshchenko", "Жуков", "Zukow", "Жуковой", "Joukov", "Zhukov", "Petrov-Vodkin"]
NAMES = [f"{given} {surname}" for surname in SURNAMES for given in ("Anna", "Анна", "Yury")]
LEFT, RIGHT = np.array(list(combinations(range(len(NAMES)), 2))).T


def test_workers_find_the_same_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = NameTable(NAMES).weigh(LEFT, RIGHT)
    monkeypatch.setattr(part_table, "_WORTH_WORKERS", 1)
    with Workers(2) as workers:
        together = NameTable(NAMES).weigh(LEFT, RIGHT, workers=workers)
    for here, there in zip(alone, together, strict=True):
        np.testing.assert_array_equal(here, there)


def test_what_workers_have_weighed_is_not_weighed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_table, "_WORTH_WORKERS", 1)
    asked: list[tuple[str, str]] = []

    def weighed_here(left: str, right: str, _kind: object) -> WordWeight:
        asked.append((left, right))
        return WordWeight("unlike", -9.0, "")

    monkeypatch.setattr(part_table, "weight_with_shared_key", weighed_here)
    with Workers(2) as workers:
        NameTable(NAMES).weigh(LEFT, RIGHT, workers=workers)
    assert not asked
    NameTable(NAMES).weigh(LEFT, RIGHT)
    assert asked


def test_a_memory_that_is_full_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = NameTable(NAMES).weigh(LEFT, RIGHT)
    monkeypatch.setattr(part_table, "_WORTH_WORKERS", 1)
    monkeypatch.setattr(part_table, "_MOST_WEIGHED", 6)
    with Workers(2) as workers:
        together = NameTable(NAMES).weigh(LEFT, RIGHT, workers=workers)
    np.testing.assert_array_equal(alone.bits, together.bits)
