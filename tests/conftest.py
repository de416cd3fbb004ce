"""Hypothesis profiles for all tests; a run of the whole suite uses all processors and compiles no module twice."""

from __future__ import annotations

import os
import sys
from tempfile import TemporaryDirectory

import pytest
from tests.profiles import ignore_literals_of_modules, register_profiles

_MOST_PROCESSES = 4

register_profiles()
ignore_literals_of_modules()


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Prepare a run of the whole suite: spread it over the processors, unless `-n` or `--pdb` says otherwise."""
    options = config.option
    is_worker = hasattr(config, "workerinput")  # Without this, each worker would start workers of its own.
    if is_worker or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    if sys.dont_write_bytecode:
        _share_bytecode(config)
    if getattr(options, "numprocesses", 0) is None and not options.usepdb:
        options.numprocesses = min(os.cpu_count() or 1, _MOST_PROCESSES)
        options.dist = "worksteal"


def _share_bytecode(config: pytest.Config) -> None:
    """Let the processes that tests start find modules compiled, where none may be kept beside its source.

    There are two hundred of these processes, and compiling takes half a second in each.
    """
    folder = TemporaryDirectory()
    config.add_cleanup(folder.cleanup)
    os.environ["PYTHONPYCACHEPREFIX"] = folder.name
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
