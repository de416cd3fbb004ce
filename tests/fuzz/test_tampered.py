"""A tampered file of a resolver gives an error, or the people that its content names."""

from __future__ import annotations

import pytest
from tests.fuzz.tampered import campaign


def test_tampered_files_are_refused_or_right() -> None:
    assert campaign(files=250, seed=5) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_many_tampered_files_are_refused_or_right(seed: int) -> None:
    assert campaign(files=10_000, seed=seed) == {}
