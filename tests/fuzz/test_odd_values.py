"""Nothing that is given to a public function, of whatever type, ends in an error that is not documented."""

from __future__ import annotations

import pytest
from tests.fuzz.odd_values import CALLS, campaign

import namematch as nm


def test_odd_values_are_answered_or_refused_in_one_line() -> None:
    assert campaign(calls=4_000, seed=27) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_many_odd_values_are_answered_or_refused_in_one_line(seed: int) -> None:
    assert campaign(calls=20_000, seed=seed) == {}


def test_every_public_function_is_called() -> None:
    functions = {name for name in nm.__all__ if name[0].islower()} | {f"frames.{name}" for name in nm.frames.__all__}
    # These take no value but what the library itself made, or none at all.
    assert functions - CALLS.keys() == {"schemes", "frames.splink_edges", "frames.register"}
