"""Answers are the same bytes whatever the hash seed, the locale and the order of the input, and those that are kept."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from namematch.cli import main

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "answers.txt"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONHASHSEED": "20261125", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Vladivostok"},
    ],
    ids=["ascii", "turkish"],
)
def test_the_answers_that_are_kept_are_given_under_any_hash_seed_and_locale(environment: dict[str, str]) -> None:
    command = [sys.executable, str(ROOT / "tools" / "golden.py"), "--print"]
    plain = {**os.environ, **PLAIN, **environment}
    said = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, check=True).stdout
    kept = GOLDEN.read_bytes()
    assert kept.count(b'"cyrillic"') > 10
    if said != kept:
        before, after = kept.decode().splitlines(), said.decode().splitlines()
        changed = list(difflib.unified_diff(before, after, "kept", "said", lineterm="", n=0))
        pytest.fail("\n".join([*changed[:40], "if this is meant: python tools/golden.py"]), pytrace=False)


def test_same_people_in_any_order(capsys: pytest.CaptureFixture[str]) -> None:
    def people(order: list[Path]) -> str:
        assert main(["resolve", *map(str, order)]) == 0
        return capsys.readouterr().out

    want = people(EXAMPLES)
    for step in (-1, 3):
        order = [EXAMPLES[place * step % len(EXAMPLES)] for place in range(len(EXAMPLES))]
        assert set(order) == set(EXAMPLES)
        assert people(order) == want
