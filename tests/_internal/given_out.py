"""Work for other processes, in a module that loads nothing which they do not need."""

from __future__ import annotations

import os

from namematch.user_lexicon import active_lexicon


def process(_: int) -> int:
    """Which process does the work."""
    return os.getpid()


def ended(_: int) -> None:
    """Ends the process as if it had run out of memory."""
    os._exit(9)


def begun_with(_: int) -> str:
    """The checksum of the lexicon that is active there."""
    return active_lexicon().checksum
