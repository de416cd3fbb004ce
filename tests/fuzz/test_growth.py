"""Time and memory grow with the length of the text, not with its square.

Nothing here knows how fast the machine is: a text eight times as long may take some eight times as long. What is
allowed is four times that, so that a busy machine does not fail a run, where a square would take 64 times.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Iterator

import pytest
from tests.fuzz.doors import PLAIN, Door
from tests.fuzz.hostile import SHAPES

STEP = 8
SLACK = 4
# Below this a measurement says more about the machine than about the text.
LEAST_SECONDS = 0.004


def seconds(door: Door, text: str) -> float:
    start = time.process_time()
    door(text)
    return time.process_time() - start


def times_longer(door: Door, shape: str, length: int) -> float:
    """How many times as long a text `STEP` times as long takes."""
    short, long = SHAPES[shape](length), SHAPES[shape](STEP * length)
    return seconds(door, long) / max(seconds(door, short), LEAST_SECONDS)


def grows_linearly(door: Door, shape: str, length: int) -> bool:
    """Whether one of three measurements says so: what else the machine does can only make a text look slower."""
    return any(times_longer(door, shape, length + turn) < STEP * SLACK for turn in range(3))


@pytest.fixture(scope="module", autouse=True)
def _tables_are_loaded() -> None:
    for door in PLAIN.values():
        for text in ("Ivan Petrov, head of the Department", "Иван Петрович Сидоров-Ёлкин, министр", "محمد"):
            door(text)


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """The collector walks what all the tests before have left behind, which is not what is measured."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    "length", [pytest.param(600, marks=pytest.mark.thorough), pytest.param(16_000, marks=pytest.mark.slow)]
)
@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("door", PLAIN)
def test_time_is_linear(door: str, length: int) -> None:
    assert [shape for shape in SHAPES if not grows_linearly(PLAIN[door], shape, length)] == []


def most_bytes(door: Door, text: str) -> int:
    """The most memory that was held at once while the text was answered, beyond what was held before."""
    gc.collect()
    tracemalloc.start()
    try:
        door(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def memory_grows_linearly(door: Door, shape: str) -> bool:
    short, long = (most_bytes(door, SHAPES[shape](length)) for length in (4_000, 4_000 * STEP))
    return long < STEP * SLACK * max(short, 100_000)


@pytest.mark.slow
@pytest.mark.parametrize("door", PLAIN)
def test_memory_is_linear(door: str) -> None:
    assert [shape for shape in SHAPES if not memory_grows_linearly(PLAIN[door], shape)] == []


@pytest.mark.slow
@pytest.mark.parametrize("door", PLAIN)
def test_endless_texts_are_not_kept(door: str) -> None:
    """Caches are bounded in entries; they must not hold what is long without a bound."""
    # Texts of each door's own: what a door before has had kept is no gain in memory.
    length = 60_000 + list(PLAIN).index(door)
    texts = [f"{letter} Иван" + letter * length for letter in "абвгдежзиклмнопр"]
    PLAIN[door](texts[0])
    gc.collect()
    tracemalloc.start()
    try:
        for text in texts[1:]:
            PLAIN[door](text)
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    # Two bytes a letter: had half of them been kept, in whatever form, it would be more. What fifteen short names leave
    # in the caches is half as much.
    assert kept < sum(map(len, texts))


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["one-letter", "consonants", "marks-out-of-order", "words", "brackets-nested"])
@pytest.mark.parametrize("door", PLAIN)
def test_ten_megabytes_are_answered(door: str, shape: str) -> None:
    PLAIN[door](SHAPES[shape](10_000_000))
