from __future__ import annotations

import math

import pytest

from namematch.text import is_missing


@pytest.mark.parametrize("value", [None, math.nan, "", " \t"])
def test_missing(value: object) -> None:
    assert is_missing(value)


@pytest.mark.parametrize("value", ["Анна", 0, False, [], "nan"])
def test_present(value: object) -> None:
    assert not is_missing(value)
