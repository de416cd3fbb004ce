"""What a terminal gets that a file does not."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from namematch.cli.streams import (
    Exit,
    complain,
    given_or_lines,
    put,
    put_emphasised,
    quiet_pipe,
    stdin_lines,
    stdin_text,
)
from namematch.errors import InputError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


STEERING = "Анна \x1b[31m\x9b2J\u202e\tи\nИван\r"


def test_a_terminal_is_not_steered_by_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    put(STEERING)
    assert terminal.getvalue() == "Анна \\x1b[31m\\x9b2J\\u202e\tи\nИван\\r\n"
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    put_emphasised("a\x1b[2J")
    assert terminal.getvalue() == "\x1b[1ma\\x1b[2J\x1b[0m\n"


def test_a_file_gets_every_character(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", pipe := io.StringIO())
    put(STEERING)
    put(STEERING, tmp_path / "out")
    assert pipe.getvalue() == (tmp_path / "out").read_bytes().decode() == STEERING + "\n"


def test_a_message_is_one_line_that_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\x1b[2J\u202e.csv:\nno such file")
    assert capsys.readouterr().err == "namematch: a\\x1b[2J\\u202e.csv: no such file\n"


@pytest.mark.parametrize(
    ("stream", "variables", "bold"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_bold_only_on_a_terminal_that_wants_it(
    stream: io.StringIO, variables: dict[str, str], bold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    put_emphasised("Anna\n  spelled\n\nOlga")
    head = "\x1b[1mAnna\x1b[0m\n  spelled\n\n\x1b[1mOlga\x1b[0m\n" if bold else "Anna\n  spelled\n\nOlga\n"
    assert stream.getvalue() == head


@pytest.mark.parametrize("stream", [Terminal("Анна\n"), io.StringIO("Анна\n")])
def test_a_terminal_is_told_that_it_is_being_read(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", stream)
    assert stdin_text() == "Анна\n"
    assert ("end it with Ctrl-D" in capsys.readouterr().err) is stream.isatty()


def test_streams_that_are_closed_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    with pytest.raises(InputError, match="standard input: closed"):
        stdin_lines()
    with pytest.raises(InputError, match="standard output: closed"):
        put("x")
    complain("nobody hears this")


def test_lines_are_read_from_bytes_or_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Иван\r\n\nАнна"))
    assert stdin_lines() == ["Иван", "", "Анна"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Иван\n".encode()), encoding="ascii"))
    assert stdin_lines() == ["Иван"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\nb\n"))
    assert given_or_lines(["-"]) == ["a", "b"]
    assert given_or_lines(["-", "c"]) == ["-", "c"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    with full.open("w", encoding="utf-8") as out, full.open("w", encoding="utf-8") as errors:
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", errors)
        with pytest.raises(InputError, match="standard output: cannot be written: no space left"):
            put("x")
        complain("nobody hears this")


def test_nobody_reads_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        with pytest.raises(SystemExit) as ended, quiet_pipe():
            put("x" * 100_000)
    assert ended.value.code == Exit.BROKEN_PIPE


def test_what_is_complained_of_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said := io.StringIO())
    complain("two\n  lines")
    assert said.getvalue() == "namematch: two lines\n"
