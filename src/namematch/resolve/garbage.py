"""Fewer searches for cycles of references while millions of objects are made that are in none.

Python looks through what lives each time some hundreds of objects more live than before, and through all of it now and
then; a long run spent a quarter of its time on that.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 200_000


class _Seldom:
    """Holds the threshold of the youngest generation up for as long as anybody wants it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = 0
        self._before: tuple[int, int, int] = gc.get_threshold()

    def want(self) -> None:
        with self._lock:
            if not self._wanted:
                self._before = gc.get_threshold()
                if 0 < self._before[0] < _OBJECTS:
                    gc.set_threshold(_OBJECTS, *self._before[1:])
            self._wanted += 1

    def leave(self) -> None:
        with self._lock:
            self._wanted -= 1
            # Whoever has set another one meanwhile is left with it.
            if not self._wanted and gc.get_threshold() == (_OBJECTS, *self._before[1:]):
                gc.set_threshold(*self._before)


_SELDOM = _Seldom()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Has garbage collected less often while the block runs, in any number of threads; switched off it stays off.

    Example:
        >>> before = gc.get_threshold()
        >>> with seldom_collecting():
        ...     assert gc.isenabled() and gc.get_threshold() > before
        >>> gc.get_threshold() == before
        True
    """
    _SELDOM.want()
    try:
        yield
    finally:
        _SELDOM.leave()
