"""Whether the table of learned slips is what its tool gives.

Run: `pytest benchmarks/accuracy/test_learned_slips.py`.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks.accuracy.data import REPOSITORY


def test_the_table_is_what_the_lists_teach() -> None:
    pytest.importorskip("russiannames", reason="the lists are those of the russiannames package")
    command = [sys.executable, str(REPOSITORY / "tools" / "learn_slips.py"), "--check"]
    ran = subprocess.run(command, check=False, cwd=REPOSITORY, capture_output=True, text=True)
    assert ran.returncode == 0, f"run tools/learn_slips.py\n{ran.stdout}{ran.stderr}"
