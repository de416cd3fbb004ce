"""What the command line imports: for help next to nothing, and for a command what the command needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import contextlib, io, sys
from namematch.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    for command in sys.argv[1:]:
        try:
            main(command.split())
        except SystemExit:
            pass
print(*sorted(sys.modules))
"""
ROOMS = {f"namematch.{room}" for room in ("text", "translit", "names", "roles", "mentions", "resolve", "io", "frames")}
HEAVY = {"numpy", "regex", "dataclasses", "inspect", "json", "csv", "tomllib", "importlib.metadata", "concurrent"}


def imported(*commands: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", SCRIPT, *commands], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("command", ["--help", "reslove", "", "help", "--lexcon"])
def test_help_and_a_slip_import_neither_rooms_nor_anything_heavy(command: str) -> None:
    modules = imported(command)
    assert "namematch.cli.parser" in modules
    assert not modules & (ROOMS | HEAVY)


def test_commands_about_one_name_do_without_numpy() -> None:
    modules = imported("compare Lavrov Лавров", "read Lavrov", "parse-name Lavrov", "parse-role minister")
    assert {"namematch.names", "namematch.roles"} <= modules
    assert not modules & {"numpy", "namematch.resolve", "namematch.cli.resolving"}
