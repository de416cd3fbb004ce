"""Fewer searches for cycles of references while millions of objects are made that are in none.

Python looks through what lives each time some hundreds of objects more live than before, and through all of it now and
then; a long run spent a quarter of its time on that. To look through the ten million objects of a million mentions
takes many times as long as to add a thousand more, so that is put off altogether.
"""

from __future__ import annotations

import gc
from threading import Lock

_OBJECTS = 200_000
_NEVER = (1 << 31) - 1


class _Seldom:
    """Holds the thresholds of the youngest and the oldest generation up for as long as anybody wants it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = 0
        self._before: tuple[int, int, int] = gc.get_threshold()

    def __enter__(self) -> None:
        with self._lock:
            if not self._wanted:
                self._before = gc.get_threshold()
                if 0 < self._before[0] < _OBJECTS:
                    gc.set_threshold(*self._held)
            self._wanted += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._wanted -= 1
            # Whoever has set another one meanwhile is left with it.
            if not self._wanted and gc.get_threshold()[:2] == self._held[:2]:
                gc.set_threshold(*self._before)

    @property
    def _held(self) -> tuple[int, int, int]:
        return _OBJECTS, self._before[1], _NEVER


_SELDOM = _Seldom()


def seldom_collecting() -> _Seldom:
    """Has garbage collected less often while the block runs, in any number of threads; switched off it stays off.

    Example:
        >>> before = gc.get_threshold()
        >>> with seldom_collecting():
        ...     assert gc.isenabled() and gc.get_threshold() > before
        >>> gc.get_threshold() == before
        True
    """
    return _SELDOM
