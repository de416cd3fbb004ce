"""Standard streams that fail: a full disk, a closed stream, a pipe that nobody reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
PROGRAM = f"{sys.executable} -m namematch"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the streams are redirected by a POSIX shell")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("command", ["romanize Анна", "schemes", "compare Anna Анна"])
def test_a_full_disk_is_an_error_and_no_verdict(command: str) -> None:
    done = shell(f"{PROGRAM} {command} >{FULL}")
    assert done.stderr == "namematch: standard output: cannot be written: no space left on device\n"
    assert done.returncode == 2


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_a_full_disk_behind_a_named_output_is_named() -> None:
    done = shell(f"echo Anna Petrova said. | {PROGRAM} resolve - --output {FULL}")
    assert (done.returncode, done.stderr) == (2, "namematch: /dev/full: cannot be written: no space left on device\n")


def test_closed_streams_are_said() -> None:
    done = shell(f"{PROGRAM} romanize Анна >&-")
    assert (done.returncode, done.stderr) == (2, "namematch: standard output: closed\n")
    done = shell(f"{PROGRAM} romanize <&-")
    assert (done.returncode, done.stderr) == (2, "namematch: standard input: closed\n")


def test_where_nobody_listens_the_exit_code_says_it() -> None:
    assert shell(f"{PROGRAM} resolve nowhere.csv 2>&-").returncode == 2
    if FULL.exists():
        assert shell(f"{PROGRAM} resolve nowhere.csv 2>{FULL}").returncode == 2


@pytest.mark.parametrize("command", ["romanize Анна", "read Schukow", "schemes", "compare Anna Анна"])
def test_a_pipe_that_is_closed_at_once_ends_the_run_without_a_word(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(f"{PROGRAM} {command}", shell=True, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_standard_input_that_is_no_utf8_is_named_by_line_and_byte() -> None:
    done = shell(rf"printf 'Anna\n\377\n' | {PROGRAM} romanize")
    assert done.returncode == 2
    assert "standard input:2: not UTF-8 (byte 5, 0xff" in done.stderr
