"""No regular expression of the package backtracks its way to a square."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.thorough
def test_every_pattern_is_linear_as_it_is_used() -> None:
    audit = [sys.executable, "-m", "tests.fuzz.patterns"]
    ran = subprocess.run(audit, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(ran.stdout.split()[0]) > 230, ran.stdout
