"""Tasks of Spark answer by the lexicon of the driver, and leave that of whoever runs them alone."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from namematch.spark.context import under_lexicon
from namematch.user_lexicon import SHIPPED, Lexicon, active_lexicon, lexicon


def checksums(batches: Iterator[Any]) -> Iterator[Any]:
    """A task that says under which lexicon each batch is read and worked on."""
    for batch in batches:
        yield batch, active_lexicon().checksum


def asked(count: int) -> Iterator[Any]:
    for _ in range(count):
        yield active_lexicon().checksum


def test_a_task_takes_the_lexicon_along_into_any_thread() -> None:
    with lexicon(Lexicon("", "driver")):
        task = under_lexicon(checksums)
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(lambda: list(task(asked(3)))).result() == [("driver", "driver")] * 3
    assert active_lexicon() is SHIPPED


def test_two_tasks_in_turn_keep_theirs() -> None:
    tasks = []
    for checksum in ("one", "two"):
        with lexicon(Lexicon("", checksum)):
            tasks.append(under_lexicon(checksums)(asked(2)))
    with lexicon(Lexicon("", "here")):
        made = [next(task) for task in (tasks * 2)]
        assert active_lexicon().checksum == "here"
    assert made == [("one", "one"), ("two", "two")] * 2


def test_a_job_made_outside_of_a_block_is_as_shipped_inside_of_one() -> None:
    task = under_lexicon(checksums)
    with lexicon(Lexicon("", "worker")):
        assert list(task(asked(1))) == [("", "")]


def test_tasks_that_unpickle_equal_lexica_share_what_is_remembered() -> None:
    def keep(_: Iterator[Any]) -> Iterator[Any]:
        yield active_lexicon()

    own = Lexicon("", "sent")
    with lexicon(own):
        (first,) = under_lexicon(keep)(iter(()))
    with lexicon(pickle.loads(pickle.dumps(own))):
        (second,) = under_lexicon(keep)(iter(()))
    assert second is first is own
