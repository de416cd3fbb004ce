from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.evidence import Evidence, probability, total_bits


def test_probability_of_even_odds() -> None:
    assert probability(0) == 0.5


@given(st.floats(-200, 200), st.floats(-200, 200))
def test_probability_grows_with_bits_and_is_symmetric(a: float, b: float) -> None:
    assert (a <= b) <= (probability(a) <= probability(b))
    assert probability(a) + probability(-a) == pytest.approx(1.0)


@given(st.floats(allow_nan=False))
def test_probability_never_overflows(bits: float) -> None:
    assert 0.0 <= probability(bits) <= 1.0


def test_total_bits() -> None:
    items = [Evidence("given", "A", "B", "different", -7.5), Evidence("prior", None, None, "prior", -2.0)]
    assert total_bits(items) == -9.5
