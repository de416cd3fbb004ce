"""The same work for many things: in this process, or given out to others beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import Self, TypeVar

from namematch.errors import InputError, NamematchError, shown

_Kept = TypeVar("_Kept")
_Given = TypeVar("_Given")
_Found = TypeVar("_Found")

# So many pieces of work wait for each process, that none stands idle while this one is busy.
_AHEAD = 2


class Workers:
    """Processes of this machine. They are started when there is work for them, and end with the `with` block.

    Args:
        count: How many; with one, all is done in this process.
        begin: What each process calls before it works, such as what sets the context of this one there. It can be
            pickled.

    Raises:
        InputError: If there is not at least one.

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
        """Ends the processes, which take memory; where there is more work, others are started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(
        self, work: Callable[[_Given], _Found], items: Iterable[tuple[_Kept, _Given]]
    ) -> Iterator[tuple[_Kept, _Found]]:
        """What the work comes to for each item, in their order; items are drawn some way ahead.

        Args:
            work: A function of a module, whose argument and answer can be pickled.
            items: What is kept here, and what is given out.

        Raises:
            NamematchError: If the processes end before their work is done.
        """
        if self.count == 1:
            yield from ((kept, work(given)) for kept, given in items)
            return
        waiting = iter(items)
        under_way: deque[tuple[_Kept, Future[_Found]]] = deque()
        try:
            while True:
                for kept, given in islice(waiting, _AHEAD * self.count - len(under_way)):
                    under_way.append((kept, self._started().submit(work, given)))
                if not under_way:
                    return
                kept, found = under_way.popleft()
                yield kept, found.result()
        except BrokenExecutor as error:
            raise NamematchError(
                "the worker processes ended before their work was done; a script that asks for workers must do so "
                'under `if __name__ == "__main__":`, and there must be memory for all of them'
            ) from error
        finally:
            for _, found in under_way:
                found.cancel()

    def _started(self) -> Executor:
        if self._pool is None:
            # Python in a browser has neither, and who works alone need not load them.
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            # Not forked: this process may have threads, and a copy of all it holds is not wanted.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.count, context, initializer=_begin, initargs=(self._begin,))
        return self._pool


ALONE = Workers()


def _begin(begin: Callable[[], object] | None) -> None:
    """Makes a new process one of the workers, with no life beyond that of its parent."""
    import gc
    import signal
    from threading import Thread

    # An interrupt is for the parent, which then ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    # What is found is in no cycles, and to look for them takes a fifth of the time.
    gc.disable()
    if begin is not None:
        begin()


def _end_with_parent() -> None:
    import multiprocessing
    import os

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
