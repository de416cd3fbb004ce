"""What a run tells the script that started it."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    NO = 1
    BAD_INPUT = 2
    INTERRUPTED = 130
    BROKEN_PIPE = 141
