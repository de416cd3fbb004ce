"""What the command line imports: for help next to nothing, and for a command what the command needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import contextlib, io, sys
from namematch.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    try:
        main(sys.argv[1:])
    except SystemExit:
        pass
print(*sorted(sys.modules))
"""
ROOMS = {f"namematch.{room}" for room in ("text", "translit", "names", "roles", "mentions", "resolve", "io", "frames")}
HEAVY = {"numpy", "regex", "dataclasses", "inspect", "json", "csv", "tomllib", "importlib.metadata", "concurrent"}


def imported(*arguments: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["reslove"], [], ["help"], ["--lexcon"]])
def test_help_and_a_slip_import_neither_rooms_nor_anything_heavy(arguments: list[str]) -> None:
    modules = imported(*arguments)
    assert "namematch.cli.parser" in modules
    assert not modules & (ROOMS | HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [["compare", "Lavrov", "Лавров"], ["read", "Lavrov"], ["parse-name", "Lavrov"], ["parse-role", "minister"]],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_command_about_one_name_does_without_numpy(arguments: list[str]) -> None:
    assert not imported(*arguments) & {"numpy", "namematch.resolve", "namematch.cli.resolving"}
