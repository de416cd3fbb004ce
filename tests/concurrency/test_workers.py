"""The same answers from one worker and from many, threads or processes, however they were started."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.concurrency.job import answer


def answers(kind: str, workers: int) -> list[str]:
    command = [sys.executable, "-m", "tests.concurrency.job", kind, str(workers)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@cache
def wanted() -> str:
    return answer(0)


WAYS = ["threads", *(way for way in ("spawn", "fork") if way in multiprocessing.get_all_start_methods())]


def test_threads_say_what_one_says() -> None:
    assert answers("threads", 3) == [wanted()] * 3


@pytest.mark.thorough
@pytest.mark.parametrize(("kind", "workers"), [("threads", 4), *((way, 2) for way in WAYS if way != "threads")])
def test_many_workers_say_what_one_says(kind: str, workers: int) -> None:
    assert answers(kind, workers) == [wanted()] * workers


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(5))
@pytest.mark.parametrize("kind", WAYS)
def test_eight_workers_say_what_one_says(kind: str, turn: int) -> None:
    assert answers(kind, 8) == [wanted()] * 8, turn
