"""Running the command line in this process."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from namematch.cli import main


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Interrupts are heard, also where the tests run in the background, which ignores them and hands that on."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `namematch` with arguments, and with `stdin` as its standard input."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_it(*arguments: object, stdin: str | bytes = "") -> Ran:
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Ran(code, *capsys.readouterr())

    return run_it
