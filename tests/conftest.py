"""Hypothesis profiles for all tests, and two processes for a run of the whole suite."""

from __future__ import annotations

import os

import pytest
from tests.profiles import ignore_literals_of_modules, register_profiles

_MOST_PROCESSES = 4

register_profiles()
ignore_literals_of_modules()


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Spread a run of the whole suite over the processors, unless `-n` or `--pdb` says otherwise."""
    options = config.option
    is_worker = hasattr(config, "workerinput")  # Without this, each worker would start workers of its own.
    whole_suite = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    unsaid = getattr(options, "numprocesses", 0) is None
    if whole_suite and unsaid and not is_worker and not options.usepdb:
        options.numprocesses = min(os.cpu_count() or 1, _MOST_PROCESSES)
        options.dist = "worksteal"
