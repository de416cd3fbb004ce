"""A tampered file of a resolver or an index gives an error, or what its content says."""

from __future__ import annotations

import pytest
from tests.fuzz.tampered import campaign

KINDS = ["resolver", "index"]


@pytest.mark.parametrize("kind", KINDS)
def test_tampered_files_are_refused_or_right(kind: str) -> None:
    assert campaign(files=250, seed=5, kind=kind) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("kind", KINDS)
def test_many_tampered_files_are_refused_or_right(kind: str, seed: int) -> None:
    assert campaign(files=10_000, seed=seed, kind=kind) == {}
