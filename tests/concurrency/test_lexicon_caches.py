"""What depends on the user's lexicon is remembered for each lexicon apart; what does not, once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

import pytest
from tests.concurrency.test_state import MODULES

from namematch.user_lexicon import Lexicon, active_lexicon, cached_per_lexicon, lexicon

PLAIN = type(lru_cache(lambda: None))
CACHED = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if hasattr(value, "cache_parameters") and value.__module__ == module.__name__
}


def is_per_lexicon(value: object) -> bool:
    return hasattr(value, "cache_parameters") and not isinstance(value, PLAIN)


def names_in(code: CodeType) -> Iterator[str]:
    """The names that a function, and the functions within it, look up."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from names_in(constant)


def functions_of(value: Any) -> Iterator[FunctionType]:
    """A function, what is under its cache, or the methods of a class of this package."""
    if not str(getattr(value, "__module__", "")).startswith("namematch"):
        return
    if isinstance(value, type):
        for member in vars(value).values():
            for part in (member, *(getattr(member, name, None) for name in ("fget", "func", "__func__"))):
                if isinstance(part, FunctionType):
                    yield part
    else:
        function = getattr(value, "__wrapped__", value)
        if isinstance(function, FunctionType):
            yield function


def path_to_lexicon(cached: Any) -> list[str]:
    """The functions through which a cached one reaches the active lexicon; none if it does not."""
    paths: list[tuple[Any, list[str]]] = [(cached, [])]
    seen = set()
    while paths:
        value, path = paths.pop()
        if value is active_lexicon or (is_per_lexicon(value) and value is not cached):
            return [*path, value.__name__]
        for function in functions_of(value):
            if function not in seen:
                seen.add(function)
                used = (function.__globals__.get(name) for name in names_in(function.__code__))
                paths += ((value, [*path, function.__name__]) for value in used if callable(value))
    return []


@pytest.mark.parametrize("name", CACHED)
def test_a_cache_is_per_lexicon_where_answers_depend_on_it_and_only_there(name: str) -> None:
    path = path_to_lexicon(CACHED[name])
    if is_per_lexicon(CACHED[name]):
        assert path or name in OTHERWISE, "its answers do not depend on the active lexicon: use functools"
    else:
        assert not path, "its answers depend on the active lexicon: use cached_per_lexicon"


# These do not reach the lexicon themselves, and why they are per lexicon nevertheless.
OTHERWISE = {"namematch.names.sources.cyrillic_sources._known": "a dictionary that others fill with what depends on it"}


@cached_per_lexicon(2)
def checksum(extra: str) -> str:
    return active_lexicon().checksum + extra


def test_each_lexicon_has_a_cache_of_that_size() -> None:
    one, two = Lexicon("", "one"), Lexicon("", "two")
    assert checksum("!") == "!"
    for own in (one, two, one):
        with lexicon(own):
            assert [checksum(extra) for extra in "!?.!"] == [own.checksum + extra for extra in "!?.!"]
    assert checksum("!") == "!"
    assert checksum.cache_parameters() == {"maxsize": 2, "typed": False}
    (kept,) = one.caches.values()
    assert kept.cache_info().currsize == 2  # type: ignore[attr-defined]
    assert checksum.cache_info() == (1, 1, 2, 1)
