"""The list of breaks made by hand: each stands in the code as it is, compiles, and has a test that exists."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("breaks", ROOT / "tools" / "breaks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BREAKS = tool().breaks()


def test_there_are_enough_and_they_spread_over_the_rooms() -> None:
    assert len(BREAKS) >= 30
    assert len({row.file.split("/")[0] for row in BREAKS}) >= 10


@pytest.mark.parametrize("row", BREAKS, ids=lambda row: row.name)
def test_a_break_can_be_made_and_its_test_be_run(row: Any) -> None:
    whole = (ROOT / "src" / "namematch" / row.file).read_text(encoding="utf-8")
    assert whole.count(row.old) == 1
    ast.parse(whole.replace(row.old, row.new))
    for test in row.test.split():
        path, _, function = test.partition("::")
        assert function in (ROOT / path).read_text(encoding="utf-8") if function else (ROOT / path).exists()


def test_a_break_is_made_in_a_copy_only() -> None:
    row = BREAKS[0]
    with tool().broken(row) as folder:
        assert row.new in (folder / "namematch" / row.file).read_text(encoding="utf-8")
    assert row.old in (ROOT / "src" / "namematch" / row.file).read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="its text stands 0 times"), tool().broken(row._replace(old="no such text")):
        pass
