"""Maps a function over many items, in this process or in worker processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import Self, TypeVar

from namematch.errors import InputError, NamematchError, shown

_Label = TypeVar("_Label")
_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")

# Items that wait for each process, so that none is idle while this process is busy.
_AHEAD = 2


class Workers:
    """Worker processes of this machine. They start with the first item, and end with the `with` block.

    With a `count` of one this process does the work. Each process calls `begin` first, which can be pickled.

    Example:
        >>> with Workers() as workers:
        ...     list(workers.map(len, [("a", "Iva"), ("b", "Ivanov")]))
        [('a', 3), ('b', 6)]
    """

    def __init__(self, count: int = 1, begin: Callable[[], object] | None = None) -> None:
        if not isinstance(count, int) or isinstance(count, bool) or count < 1:
            raise InputError(f"there must be at least one worker, not {shown(count)}")
        self.count = count
        self._begin = begin
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.rest()

    def rest(self) -> None:
        """Ends the processes, which take memory; the next item starts others."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(
        self, work: Callable[[_Argument], _Result], items: Iterable[tuple[_Label, _Argument]]
    ) -> Iterator[tuple[_Label, _Result]]:
        """Yields the result of `work` for each item, in their order; reads a few items ahead.

        An item is what stays here and comes back beside the result, and the argument; the latter, `work` and the result
        can be pickled. It is a `NamematchError` if the processes end before their work is done.
        """
        if self.count == 1:
            yield from ((label, work(argument)) for label, argument in items)
            return
        waiting = iter(items)
        running: deque[tuple[_Label, Future[_Result]]] = deque()
        try:
            while True:
                for label, argument in islice(waiting, _AHEAD * self.count - len(running)):
                    running.append((label, self._started().submit(work, argument)))
                if not running:
                    return
                label, result = running.popleft()
                yield label, result.result()
        except BrokenExecutor as error:
            raise NamematchError(
                "the worker processes ended before their work was done; a script that asks for workers must do so "
                'under `if __name__ == "__main__":`, and there must be memory for all of them'
            ) from error
        finally:
            for _, result in running:
                result.cancel()

    def _started(self) -> Executor:
        if self._pool is None:
            # Python in a browser has neither, and one process needs neither.
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            # Not forked: this process may have threads, and its memory need not be copied.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.count, context, initializer=_begin, initargs=(self._begin,))
        return self._pool


ALONE = Workers()


def _begin(begin: Callable[[], object] | None) -> None:
    """Prepares a worker process, which ends with its parent."""
    import gc
    import signal
    from threading import Thread

    # An interrupt is for the parent, which then ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    # Results are in no cycles, and the search for them takes a fifth of the time.
    gc.disable()
    if begin is not None:
        begin()


def _end_with_parent() -> None:
    import multiprocessing
    import os

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
