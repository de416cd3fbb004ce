"""The playground's NumPy gives the answers of the real one, for what namematch asks of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

FOLDER = Path(__file__).parents[2] / "docs" / "playground" / "python" / "numpy"


def _small() -> Any:
    """The stand-in under a name of its own, beside the real one."""
    spec = importlib.util.spec_from_file_location(
        "small_numpy", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["small_numpy"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SMALL = _small()

# What is asked of two columns `a` and `b` of whole numbers, of one length and never empty.
OF_COLUMNS = """
a + b; a - b; 3 - a; a * b; a // 3; a % 3; a << 2; a >> 1; -a; a**2; np.abs(-a)
a / 4; 1.0 / (1.0 + np.exp2(-np.abs(a)))
a == b; a != b; a < b; a <= b; a > b; a >= 2; ~(a < b); (a < 3) | (b < 3); (a > 2) & (b > 2)
a & 5; a | b; (a > 2) * np.uint8(4) | (b > 2) * np.uint8(1)
(a > 2).astype(np.int64); a.astype(np.float64) / 2; np.asarray(a > 0, dtype=bool)
a[b % len(a)]; a[-b % len(a)]; a[a > b]; a[::-1]; a[1:]; a[: len(a) // 2]; a[-1:]
put(a, a > b, 0); put(a, a > b, b[a > b]); put(a, slice(1, None), 7); put(a / 2, b % len(a), 1); added(a, b)
np.repeat(a, b); np.repeat(a, 2); np.tile(a, 3); np.concatenate([a, b[:0], b]); np.append(a, 5)[1:]
np.sort(a); np.argsort(a, kind="stable"); np.lexsort((b, a)); np.lexsort((a, -b))
np.searchsorted(np.sort(a), b, "left"); np.searchsorted(np.sort(a), b, "right")
np.isin(a, b); np.flatnonzero(a > b); a + np.count_nonzero(a > b); np.where(a > b, a, b); np.where(a > b, a, -1.5)
np.bincount(a, minlength=4); np.bincount(a, weights=b > 2, minlength=4); np.bincount(a, weights=b / 2)
np.cumsum(a); np.cumsum(a > 2); np.diff(a); np.diff(a, prepend=-1)
np.unique(a); np.unique(a, return_index=True)[1]; np.unique(a, return_counts=True)[1]
np.unique(a * 9 + b, return_inverse=True)[1]; np.divmod(a * 9 + b, 9)[0]; np.divmod(a * 9 + b, 9)[1]
np.minimum(a, b); np.maximum(a, 2); np.minimum(0.0, a); np.clip(a, 1, 3); lowest(a, b); flagged(a, b)
np.concatenate(np.split(a, np.unique(b % len(a)))); np.split(np.tile(a, 3), 3)[1]; np.split(a[:0], 2)[1]
np.array([a.sum(), a.max(initial=3), a.max(), (a > 2).any(), (a > 2).all(), a.size])
np.log2(a + 1) // 0.001; np.exp2(a / 8) // 0.001; np.sqrt(a + 1) // 0.001
np.rint(a / 2); np.rint(a * 1024 / 7) / 1024; np.rint(np.full(2, -np.inf))
np.ceil(a / 2); np.ceil(-a / 3); np.ceil(np.full(2, np.inf)); a ^ b; np.zeros(2, dtype=np.uint32)
np.nan_to_num(np.where(a > b, np.nan, a)); np.isnan(np.where(a > b, np.nan, a))
np.zeros(len(a)); np.full(3, -1); np.full(2, 1.5); np.ones(2, dtype=bool); np.arange(9); np.arange(2, 9, dtype=np.int32)
np.array([[1, 2], [3, 4]]).T; np.array([], dtype=np.int64).reshape(-1, 2).T
"""
# The same of a table `t` of three columns, and a column `a` as long as it.
OF_TABLES = """
t[:, 0]; t[:, :2]; t[a % len(t)]; t[a % len(t), 1]; t[a % len(t), a % 3]; t[t > 2]; t[:, [2, 0]]; t[0]
t[a > 2][:, [1]]; np.stack([a, a + 1], axis=1); np.stack([a, a + 1]); a[t % len(a)]; np.concatenate([t, [[1, 2, 3]]])
put(t, (slice(None), 0), a); put(t, (slice(None), slice(1, None)), 5)
t - t[:, :1]; t * 2; t + np.array([1, 2, 3]); t >= t[:, :1]
t.sum(axis=1); t.sum(axis=1, keepdims=True); (t > 3).any(axis=1); (t > 3).all(axis=1)
t.sum(axis=0); (t[1:] != t[:-1]).any(axis=0); (t > 3).all(axis=0); t - t.sum(axis=0, keepdims=True)
np.argsort(-t, axis=1, kind="stable"); t.T[:, np.lexsort(t.T[::-1])]; np.diff(t); np.diff(t[:, :0])
np.take_along_axis(t, np.argsort(t, axis=1, kind="stable")[:, :2], axis=1)
np.cumsum(t, axis=1); np.minimum.accumulate(t, axis=1); np.concatenate([t, t[:, :1]], axis=1); a.reshape(-1, 1) == t
np.unique(t, axis=0); np.unique(t, axis=0, return_inverse=True)[1].reshape(-1); np.nonzero(t > 2)[1]
"""


def each(text: str) -> list[str]:
    return [expression.strip() for expression in text.replace("\n", ";").split(";") if expression.strip()]


def answer(np: Any, expression: str, **columns: Any) -> Any:
    def put(array: Any, place: Any, value: Any) -> Any:
        array = array.copy()
        array[place] = value
        return array

    def added(array: Any, more: Any) -> Any:
        array = array.copy()
        array += more
        return array

    def lowest(places: Any, values: Any) -> Any:
        found = np.full(10, 99)
        np.minimum.at(found, places, values)
        return found

    def flagged(places: Any, values: Any) -> Any:
        found = np.zeros(10, dtype=np.uint8)
        np.bitwise_or.at(found, places, values.astype(np.uint8))
        return found

    arrays = {name: np.array(column) for name, column in columns.items()}
    words = {"np": np, "put": put, "added": added, "lowest": lowest, "flagged": flagged, **arrays}
    return eval(expression, words).tolist()


numbers = st.integers(0, 9)


@pytest.mark.parametrize("expression", each(OF_COLUMNS))
@examples(30)
@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_columns(expression: str, rows: list[tuple[int, int]]) -> None:
    a, b = ([row[place] for row in rows] for place in range(2))
    assert answer(SMALL, expression, a=a, b=b) == answer(numpy, expression, a=a, b=b)


@pytest.mark.parametrize("expression", each(OF_TABLES))
@examples(30)
@given(st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=5))
def test_tables(expression: str, t: list[list[int]]) -> None:
    a = [row[0] for row in t]
    assert answer(SMALL, expression, t=t, a=a) == answer(numpy, expression, t=t, a=a)


def test_what_does_not_fit_is_refused() -> None:
    two, three = SMALL.array([1, 2]), SMALL.array([1, 2, 3])
    with pytest.raises(IndexError):
        two[SMALL.array([2])]
    with pytest.raises(AssertionError, match="does not fit"):
        two + three
    with pytest.raises(ValueError, match="zip"):
        two[three > 1]
