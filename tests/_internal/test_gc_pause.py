from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from namematch._internal.gc_pause import seldom_collecting
from namematch.mentions import Mention
from namematch.names.batch import NameTable
from namematch.resolve import resolve


@pytest.fixture(autouse=True)
def threshold() -> Iterator[tuple[int, ...]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_the_threshold_is_back_after_a_run_and_after_one_that_fails(threshold: tuple[int, ...]) -> None:
    seen = []

    def stop(*_: object) -> None:
        seen.append(gc.get_threshold())
        raise KeyboardInterrupt

    resolve([Mention("Sergei Lavrov")])
    assert gc.get_threshold() == threshold
    with pytest.raises(KeyboardInterrupt):
        resolve([Mention("Sergei Lavrov")], progress=stop)
    assert seen[0][0] > threshold[0]
    assert gc.get_threshold() == threshold


def test_the_last_of_several_threads_puts_it_back(threshold: tuple[int, ...]) -> None:
    barrier = Barrier(4)

    def run(_: int) -> int:
        barrier.wait()
        with seldom_collecting(), seldom_collecting():
            barrier.wait()
            seen = gc.get_threshold()[0]
            barrier.wait()
        return seen

    with ThreadPoolExecutor(4) as threads:
        assert min(threads.map(run, range(4))) > threshold[0]
    assert gc.get_threshold() == threshold


@pytest.mark.parametrize("chosen", [0, 1_000_000])
def test_who_collects_less_often_or_never_is_left_alone(chosen: int) -> None:
    gc.set_threshold(chosen)
    with seldom_collecting():
        assert gc.get_threshold()[0] == chosen
    assert gc.get_threshold()[0] == chosen


def test_what_another_sets_meanwhile_stays() -> None:
    with seldom_collecting():
        gc.set_threshold(5_000, 10, 10)
    assert gc.get_threshold() == (5_000, 10, 10)


def test_nobody_looks_through_all_that_lives_meanwhile() -> None:
    gc.set_threshold(10, 0, 0)
    with seldom_collecting():
        before = gc.get_stats()
        kept = [[] for _ in range(1_000_000)]  # type: list[list[object]]
        meanwhile = gc.get_stats()
    assert len(kept) == 1_000_000
    assert meanwhile[1]["collections"] > before[1]["collections"]
    assert meanwhile[2]["collections"] == before[2]["collections"]


def test_what_a_run_knows_of_names_is_in_no_circle(monkeypatch: pytest.MonkeyPatch) -> None:
    tables: list[weakref.ref[NameTable]] = []
    begin = NameTable.__init__

    def begun(self: NameTable) -> None:
        tables.append(weakref.ref(self))
        begin(self)

    monkeypatch.setattr(NameTable, "__init__", begun)
    gc.disable()
    try:
        resolve([Mention("Пётр Чайковский"), Mention("Tschaikowsky, Peter")])
        assert [table() for table in tables] == [None]
    finally:
        gc.enable()
