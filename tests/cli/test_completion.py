"""Completion scripts: every command and option is in them, and the shells that are here take them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from namematch.cli.arguments import build_parser
from namematch.cli.completion import SHELLS, commands_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

COMMANDS = list(commands_of(build_parser()))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_it(run: Run, shell: str) -> None:
    text = run("completion", shell).out
    for command in COMMANDS:
        assert command.name in text
        for option in command.options:
            assert (option.flag.lstrip("-") if shell == "fish" else option.flag) in text
    assert "german-duden" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(run: Run, shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(run("completion", shell).out, encoding="utf-8")
    ran = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


ASKED = {
    "namematch res": {"resolve"},
    "namematch resolve --rev": {"--review"},
    "namematch resolve --format c": {"csv"},
    "namematch screen -f x": {"xlsx"},
    "namematch screen --stdin j": {"json", "jsonl"},
    "namematch resolve -o pyproj": {"pyproject.toml"},
    "namematch help sc": {"screen", "schemes"},
    "namematch romanize --scheme german-d": {"german-duden"},
    "namematch completion ": {"bash", "zsh", "fish"},
    "namematch resolve pyproj": {"pyproject.toml"},
    "namematch --le": {"--lexicon"},
    "namematch --lexicon pyproj": {"pyproject.toml"},
    "namematch --lexicon docs/how-to/lexicon res": {"resolve"},
    "namematch --lexicon docs/how-to/lexicon resolve --rev": {"--review"},
    "namematch lexicon docs/how-to/lex": {"docs/how-to/lexicon"},
}


@pytest.mark.parametrize("typed", ASKED)
def test_bash_completes(run: Run, typed: str) -> None:
    root = Path(__file__).parents[2]
    assert set(completed(run, typed, root)) == ASKED[typed]


def test_bash_completes_a_file_with_spaces_in_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my people.csv").touch()
    assert completed(run, "namematch resolve my", tmp_path) == ["my people.csv"]


def completed(run: Run, typed: str, folder: Path) -> list[str]:
    """What bash offers for the last word that is typed in a folder."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    words = typed.split(" ")
    listed = " ".join(f"'{word}'" for word in words)
    asking = f"COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; _namematch; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    script = f"{run('completion', 'bash').out}\n{asking}"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=folder)
    return ran.stdout.splitlines()
