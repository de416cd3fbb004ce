"""A progress bar on standard error, on a terminal, for work that takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")
_PATIENCE = 1.0  # seconds before a bar is worth drawing
_EVERY = 0.1  # seconds between two drawings
_CELLS = 30


def progress(items: Sequence[_Item], label: str) -> Iterator[_Item]:
    """Yields `items`; after a second it draws how far it is, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    start = drawn = time.monotonic()
    shown = False
    try:
        for done, item in enumerate(items):
            now = time.monotonic()
            if now - start > _PATIENCE and now - drawn > _EVERY:
                sys.stderr.write(bar(done, len(items), label))
                sys.stderr.flush()
                drawn, shown = now, True
            yield item
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def bar(done: int, total: int, label: str) -> str:
    """The bar as it is drawn, from the beginning of the line.

    Example:
        >>> bar(15, 30, "articles")
        '\\r███████████████░░░░░░░░░░░░░░░ 15/30 articles'
    """
    full = _CELLS * done // total
    return f"\r{'█' * full}{'░' * (_CELLS - full)} {done}/{total} {label}"
