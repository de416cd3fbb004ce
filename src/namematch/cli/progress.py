"""Progress of long work, drawn on standard error where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from namematch.cli.streams import is_quiet

_Item = TypeVar("_Item")
_PATIENCE = 1.0  # seconds before a bar is worth drawing
_EVERY = 0.1  # seconds between two drawings
_CELLS = 30
_ERASE = "\r\x1b[K"


def with_progress(items: Sequence[_Item], label: str) -> Iterator[_Item]:
    """Yields `items`; after a second it draws how far it is, where standard error is a terminal."""
    with steps() as draw_step:
        for done, item in enumerate(items):
            draw_step(label, done, len(items))
            yield item


def bar(done: int, total: int, label: str) -> str:
    """The bar as it is drawn, from the beginning of the line.

    Example:
        >>> bar(15, 30, "articles")
        '\\r███████████████░░░░░░░░░░░░░░░ 15/30 articles'
    """
    full = _CELLS * done // total
    return f"\r{'█' * full}{'░' * (_CELLS - full)} {done}/{total} {label}"


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """Draws the progress of a job that reports its steps, as `progress` does."""
    start = drawn = time.monotonic()

    def draw_step(stage: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - start > _PATIENCE and now - drawn > _EVERY and _is_watched():
            _draw(_ERASE + bar(done, max(total, 1), stage))
            drawn = now

    try:
        yield draw_step
    finally:
        if drawn > start:
            _draw(_ERASE)


@contextmanager
def notice(text: str) -> Iterator[None]:
    """Shows `text` during work that cannot report its progress."""
    if not _is_watched():
        yield
        return
    _draw(text)
    try:
        yield
    finally:
        _draw(_ERASE)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and not is_quiet()


def _draw(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
