"""The progress bar."""

from __future__ import annotations

import io
import sys
import time

import pytest

from namematch.cli.progress import bar, notice, steps, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(stderr: io.StringIO, step: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands on `stderr` after three items, each of which took `step` seconds."""
    ticks = iter(range(1000))
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(time, "monotonic", lambda: step * next(ticks))
    assert list(with_progress([1, 2, 3], "articles")) == [1, 2, 3]
    return stderr.getvalue()


def test_nothing_is_drawn_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(io.StringIO(), 10, monkeypatch) == ""


def test_nothing_is_drawn_for_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(Terminal(), 0.01, monkeypatch) == ""


def test_long_work_draws_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Terminal(), 2, monkeypatch)
    assert "2/3 articles" in text
    assert text.endswith("\r\x1b[K")


def test_bar_is_full_at_the_end() -> None:
    assert bar(3, 3, "x") == f"\r{'█' * 30} 3/3 x"


def test_notice_comes_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    for stderr, expected in [(Terminal(), "resolving …\r\x1b[K"), (io.StringIO(), "")]:
        monkeypatch.setattr(sys, "stderr", stderr)
        with notice("resolving …"):
            pass
        assert stderr.getvalue() == expected


def test_steps_are_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stderr in (Terminal(), io.StringIO()):
        ticks = iter(range(1000))
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setattr(time, "monotonic", lambda ticks=ticks: 2 * next(ticks))
        with steps() as told:
            told("names", 1, 3)
            told("pairs", 0, 0)
        watched = isinstance(stderr, Terminal)
        assert ("1/3 names" in stderr.getvalue()) is watched
        assert stderr.getvalue().endswith("\r\x1b[K") is watched
