"""What a terminal gets that a file does not."""

from __future__ import annotations

import io
import sys

import pytest

from namematch.cli.streams import put_emphasised, stdin_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


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
