"""Figures are shown under the test results and kept, with date, machine and commit, in benchmarks/results.

A file there is what one benchmark module said in its last run: `results/accuracy/test_names.json`.
`tools/figure_pages.py` fills the pages of the site from them.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections import defaultdict
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

RESULTS = Path(__file__).parent / "results"
REPORT = pytest.StashKey[list[str]]()
_KEPT = pytest.StashKey[dict[Path, list[str]]]()
_SHOWN = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> list[str]:
    """Lines to print after the run."""
    return request.config.stash.setdefault(REPORT, [])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Keeps what a test reported, or printed, under its module."""
    result = yield
    if call.when == "call":
        stash = item.config.stash
        lines = stash.get(REPORT, [])
        new = lines[stash.get(_SHOWN, 0) :]
        stash[_SHOWN] = len(lines)
        kept = stash.setdefault(_KEPT, defaultdict(list))
        kept[item.path] += [*new, *(line for line in result.capstdout.splitlines() if line.strip())]
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the reported figures and keeps them."""
    if lines := config.stash.get(REPORT, []):
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
    for path, kept in config.stash.get(_KEPT, {}).items():
        if kept:
            _keep(path, kept)


def _keep(path: Path, lines: list[str]) -> None:
    target = RESULTS / path.parent.name / f"{path.stem}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    record = {**circumstances(), "module": f"{path.parent.name}/{path.name}", "lines": lines}
    target.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def circumstances() -> dict[str, str]:
    """When, on what, and at which commit the figures are measured."""
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "commit": _git("rev-parse", "--short", "HEAD") + changed,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "python": platform.python_version(),
    }


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, cwd=RESULTS.parent)
    return ran.stdout.strip()
