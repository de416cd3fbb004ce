"""An end to calls that hang."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_SECONDS = 60
"""After which a call hangs: one that waits for something, or computes without end."""


class HangError(BaseException):
    """A call gives no answer. No `Exception`, so that nothing of the library catches it."""


@contextmanager
def watched() -> Iterator[None]:
    """Ends what takes too long, where the system has an alarm for it."""

    def give_up(*_: object) -> None:
        raise HangError

    if not hasattr(signal, "setitimer"):  # Windows.
        yield
        return
    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
