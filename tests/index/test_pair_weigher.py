"""Weights of pairs that come back: those of `compare`, whatever is remembered."""

from __future__ import annotations

import pytest

import namematch as nm
from namematch.index import PairWeigher

NAMES = ["Сергей Лавров", "Lavrov, Sergei V.", "Дмитрий Песков", "Sergej Lawrow", "Пескова Анна"]
PAIRS = [(one, two) for one in NAMES for two in NAMES]


@pytest.mark.parametrize("most", [2, 1 << 17])
def test_weights_in_a_table_are_those_of_each_pair(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("namematch.index.pair_weigher._FEW", 2)
    monkeypatch.setattr("namematch.index.pair_weigher._MOST_NAMES", most)
    weigher, alone = PairWeigher(), [nm.compare(*pair).bits for pair in PAIRS]
    for start in (0, 5, 10, 0):
        left, right = zip(*PAIRS[start:], strict=True)
        assert weigher.bits(left, right, -1000.0).tolist() == alone[start:]
