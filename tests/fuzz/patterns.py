"""Audits every regular expression the package compiles for backtracking.

`python -m tests.fuzz.patterns` wraps the compilers before the package is imported, calls every public function to learn
which patterns there are and how each is used (what is only ever matched at the start of a word may be slow to search
with), and uses each so on hostile texts of growing length. It prints how many it has tried and a line for each that
does not grow linearly.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable
from typing import Any

import regex

STEP, SLACK = 8, 4
SHORT = 500
LEAST_SECONDS = 0.002
USES = {"match", "fullmatch", "search", "sub", "finditer", "findall", "split", "subn"}

used: dict[tuple[str, int, str], set[str]] = {}
compiled: dict[tuple[str, int, str], Any] = {}


class Watched:
    """A pattern that remembers how it was used."""

    def __init__(self, key: tuple[str, int, str]) -> None:
        self._key = key

    def __getattr__(self, name: str) -> Any:
        if name in USES:
            used.setdefault(self._key, set()).add(name)
        return getattr(compiled[self._key], name)


def watch(module: Any) -> None:
    """Puts a watching compiler in the place of the module's own."""
    own: Callable[..., Any] = module.compile

    def compile_watched(pattern: Any, flags: int = 0, **options: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if not caller.startswith("namematch") or not isinstance(pattern, str):
            return own(pattern, flags, **options)
        key = (pattern, int(flags), module.__name__)
        compiled[key] = own(pattern, flags, **options)
        return Watched(key)

    module.compile = compile_watched


def seconds(pattern: Any, use: str, text: str) -> float:
    """How long one use takes."""
    way = getattr(pattern, use)
    start = time.process_time()
    if use in ("sub", "subn"):
        way("", text)
    elif use in ("finditer", "findall", "split"):
        list(way(text))
    else:
        way(text)
    return time.process_time() - start


def is_linear(pattern: Any, use: str, shape: Callable[[int], str]) -> bool:
    """Whether one of three measurements says that eight times the text does not take 32 times as long."""
    for _ in range(3):
        long = seconds(pattern, use, shape(SHORT * STEP))
        if long < SLACK * LEAST_SECONDS or long < STEP * SLACK * seconds(pattern, use, shape(SHORT)):
            return True
    return False


def use_every_pattern() -> None:
    """Calls what brings each pattern of the package into use; the laws of `test_doors` try far more texts."""
    from tests.fuzz.doors import DOORS, OTHERS, PLAIN
    from tests.fuzz.hostile import SHAPES
    from tests.fuzz.seeds import seeds

    from namematch.translit import romanize, schemes

    for text in ("", "\n".join(OTHERS)):
        for door in DOORS.values():
            door(text)
    for text in [*seeds().values(), *(shape(40) for shape in SHAPES.values())]:
        for name, door in PLAIN.items():
            if not name.endswith("_many"):
                door(text)
        DOORS["compare"](text)
    for scheme in schemes():
        romanize("д'Артаньян-ЩУКИНА́ Юлия", scheme.id)


def main() -> int:
    """Prints the slow patterns; 1 if there is one."""
    for module in (re, regex):
        watch(module)
    from tests.fuzz.hostile import SHAPES

    use_every_pattern()
    gc.disable()
    slow_uses = [
        f"{module}: {use} {pattern!r:.300} on {', '.join(shapes)}"
        for (pattern, flags, module), uses in used.items()
        for use in sorted(uses)
        if (shapes := [n for n, shape in SHAPES.items() if not is_linear(compiled[pattern, flags, module], use, shape)])
    ]
    print(f"{len(used)} patterns in use, {len(compiled) - len(used)} compiled only")
    print("\n".join(slow_uses))
    return 1 if slow_uses else 0


if __name__ == "__main__":
    sys.exit(main())
