"""How far a long job is: told to whoever has asked, and the places where it may be given up."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from time import perf_counter
from typing import TypeVar

from namematch.errors import wrong_type

_Item = TypeVar("_Item")
_EVERY = 1 << 10
_LOG = logging.getLogger("namematch")
# So many of anything take long enough to be told of; fewer are for whoever looks for a fault.
_LONG = 10_000


class Steps:
    """The steps of one job, told to `tell` if there is one. Each stage that is done goes to the logger `namematch`."""

    def __init__(self, tell: Callable[[str, int, int], object] | None = None) -> None:
        if tell is not None and not callable(tell):
            raise wrong_type("resolve", "progress", "a function", tell)
        self._tell = tell
        self._began: dict[str, float] = {}
        # Whether whoever was told has ended the job. Nothing is half done then but what a step says.
        self.stopped = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        began = self._began.setdefault(stage, perf_counter())
        if done == total:
            level = logging.INFO if total >= _LONG else logging.DEBUG
            _LOG.log(level, "%s: %s in %.1f s", stage, f"{total:,}", perf_counter() - began)
            del self._began[stage]
        if self._tell is None:
            return
        try:
            self._tell(stage, done, total)
        except BaseException:
            self.stopped = True
            raise

    def over(self, items: Collection[_Item], stage: str) -> Iterator[_Item]:
        """Yields `items`, and tells how many are done now and then, and at the end."""
        for done, item in enumerate(items):
            if done % _EVERY == 0:
                self(stage, done, len(items))
            yield item
        self(stage, len(items), len(items))
