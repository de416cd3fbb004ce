from __future__ import annotations

import math

import pytest

from namematch.text import is_missing


@pytest.mark.parametrize("value", [None, math.nan, "", " \t", "\u200b \u202e"])
def test_missing(value: object) -> None:
    assert is_missing(value)


@pytest.mark.parametrize("value", ["Анна", 0, False, [], "nan", "\u200bА"])
def test_present(value: object) -> None:
    assert not is_missing(value)
