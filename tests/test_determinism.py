"""The main job gives the same bytes whatever the hash seed, the locale and the order of the input."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}


@cache
def main_job(form: str, files: tuple[Path, ...], **environment: str) -> bytes:
    command = [sys.executable, "-m", "namematch", "resolve", *map(str, files), "--format", form]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONHASHSEED": "20261125", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Vladivostok"},
    ],
    ids=["ascii", "turkish"],
)
def test_same_bytes_under_any_hash_seed_and_locale(environment: dict[str, str]) -> None:
    want = main_job("json", tuple(EXAMPLES), **PLAIN)
    assert want.count(b'"cyrillic"') > 10
    assert main_job("json", tuple(EXAMPLES), **{**PLAIN, **environment}) == want


def test_same_people_in_any_order() -> None:
    want = main_job("text", tuple(EXAMPLES), **PLAIN)
    for step in (-1, 3):
        order = [EXAMPLES[place * step % len(EXAMPLES)] for place in range(len(EXAMPLES))]
        assert set(order) == set(EXAMPLES)
        assert main_job("text", tuple(order), **{**PLAIN, "PYTHONHASHSEED": "7"}) == want
