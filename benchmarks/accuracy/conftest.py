"""Figures are shown under the test results."""

from __future__ import annotations

import pytest

_REPORT = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> list[str]:
    """Lines to print after the run."""
    return request.config.stash.setdefault(_REPORT, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the reported figures."""
    if lines := config.stash.get(_REPORT, []):
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
