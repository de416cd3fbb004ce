"""Ctrl-C: heard from the first line on, and never lost. Imports next to nothing, since it is there before the rest."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType

_heard: ContextVar[bool] = ContextVar("heard", default=False)


@contextmanager
def listening() -> Iterator[None]:
    """Within it an interrupt is raised where it comes, and remembered in case it is swallowed there.

    Python drops what is raised while an object is thrown away, as the import of a module does.
    """
    _heard.set(False)
    try:
        before = signal.getsignal(signal.SIGINT)
        # Whoever starts a run in the background may have it ignore interrupts; other threads cannot listen.
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, _interrupt)
    except ValueError:
        before = None
    try:
        yield
        heed()
    finally:
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, before)


def heed() -> None:
    """Raises the interrupt that was heard before, if somebody swallowed it."""
    if _heard.get():
        raise KeyboardInterrupt


@contextmanager
def until_interrupted() -> Iterator[None]:
    """Within it an interrupt is how to end, and held against nobody."""
    try:
        yield
    except KeyboardInterrupt:
        _heard.set(False)


def _interrupt(number: int, frame: FrameType | None) -> None:
    _heard.set(True)
    signal.default_int_handler(number, frame)
