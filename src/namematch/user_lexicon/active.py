"""The lexicon that is active: known to the block that activated it, in its thread or task, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from functools import lru_cache, wraps
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple, cast

from namematch.user_lexicon.reader import SHIPPED, Lexicon, read_lexicon

_Arguments = TypeVarTuple("_Arguments")
_Answer = TypeVar("_Answer")

_ACTIVE: ContextVar[Lexicon] = ContextVar("namematch.lexicon", default=SHIPPED)


@contextmanager
def lexicon(source: Lexicon | Path | str | None) -> Iterator[Lexicon]:
    """Adds your own names and roles to what the library knows, for a block.

    Inside the block every function of the library uses them, in this thread or asyncio task; outside of it the library
    is as shipped. A thread that is started in the block starts without them, unless it runs in a copy of the context
    (`contextvars.copy_context().run`). Blocks can be nested, and the inner one counts. What is made in a block and
    lives on keeps its lexicon: a `Resolver`, a `Resolution`, the answer of `compare_many`, a job for Spark.

    The first answers under a lexicon take half a second, since tables are built. A program that activates one again and
    again reads it once: `own = read_lexicon(folder)`, then `with lexicon(own):`.

    Args:
        source: The lexicon, or the folder that holds it; `None` for the library as shipped, inside another block.

    Returns:
        A context manager whose value is the lexicon.

    Raises:
        InputError: If a file cannot be read or a row makes no sense; the message names file and line.
        UnknownChoiceError: If a row names a column, rank, language or the like that does not exist.

    Example:
        >>> with lexicon("no/such/folder"):
        ...     pass
        Traceback (most recent call last):
        namematch.errors.InputError: no/such/folder: no such folder
    """
    before = activate(source if isinstance(source, Lexicon | None) else read_lexicon(source))
    try:
        yield active_lexicon()
    finally:
        _ACTIVE.reset(before)


def active_lexicon() -> Lexicon:
    """The lexicon of the innermost block around the caller; an empty one outside of any."""
    return _ACTIVE.get()


def activate(chosen: Lexicon | None) -> Token[Lexicon]:
    """Activates a lexicon (`None`: as shipped) for the rest of this thread or context; the token resets it."""
    # The empty lexicon of another process is this one's.
    return _ACTIVE.set(chosen or SHIPPED)


class CachedFunction(Protocol[*_Arguments, _Answer]):
    """A function that remembers its answers under each lexicon, with the methods of `functools.lru_cache`.

    They speak of what is remembered while no lexicon is active.
    """

    __wrapped__: Callable[[*_Arguments], _Answer]
    cache_info: Callable[[], object]
    cache_clear: Callable[[], None]
    cache_parameters: Callable[[], dict[str, object]]

    def __call__(self, *args: *_Arguments) -> _Answer:
        """The answer, remembered or computed."""


def cached_per_lexicon(
    maxsize: int | None,
) -> Callable[[Callable[[*_Arguments], _Answer]], CachedFunction[*_Arguments, _Answer]]:
    """`functools.lru_cache` for functions whose answers depend on the active lexicon: each lexicon has a cache.

    So many answers are kept under each; all (`None`) of functions with few possible arguments. Arguments are passed by
    position. A test holds that no function with another cache reaches the active lexicon.
    """

    def decorate(function: Callable[[*_Arguments], _Answer]) -> CachedFunction[*_Arguments, _Answer]:
        shipped = lru_cache(maxsize)(function)

        @wraps(function)
        def cached(*args: *_Arguments) -> _Answer:
            active = _ACTIVE.get()
            answer: _Answer = (shipped if active is SHIPPED else active.caches[shipped])(*args)
            return answer

        vars(cached).update(
            cache_info=shipped.cache_info,
            cache_clear=shipped.cache_clear,
            cache_parameters=shipped.cache_parameters,
        )
        return cast("CachedFunction[*_Arguments, _Answer]", cached)

    return decorate
