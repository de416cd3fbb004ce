"""Nothing that is given to a public function, of whatever type, ends in an error that is not documented."""

from __future__ import annotations

import pytest
from tests.fuzz.odd_calls import CALLS, campaign

import namematch as nm


def test_odd_values_are_answered_or_refused_in_one_line() -> None:
    assert campaign(calls=1_000, seed=27) == {}


@pytest.mark.thorough
def test_more_odd_values_are_answered_or_refused_in_one_line() -> None:
    assert campaign(calls=4_000, seed=28) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_many_odd_values_are_answered_or_refused_in_one_line(seed: int) -> None:
    assert campaign(calls=20_000, seed=seed) == {}


def test_every_public_function_is_called() -> None:
    functions = {name for name in nm.__all__ if name[0].islower()}
    for module in (nm.frames, nm.ftm):
        functions |= {f"{module.__name__.partition('.')[2]}.{name}" for name in module.__all__ if name.islower()}
    functions |= {f"Index.{name}" for name in vars(nm.Index) if name.islower() and name[0] != "_"}
    # These take no value.
    assert functions - CALLS.keys() == {"schemes", "ftm.scoring_algorithm"}
