"""Work given out to other processes: the answers, their order, and what is said where it fails."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests._internal.given_out import begun_with, ended, process

from namematch import InputError, Mention, Resolver, resolve
from namematch._internal.parallel import ALONE, Workers
from namematch.errors import NamematchError
from namematch.names.batch import ingest as intake
from namematch.resolve.scoring import pair_store as known
from namematch.user_lexicon import Lexicon, activate, lexicon

NAMES = ["Пётр Чайковский", "Tschaikowsky, Peter", "P. Tchaikovsky", "Anna Kern", "Анна Керн", "Керн", "Kerns"]


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    with Workers(2) as workers:
        yield workers


def script(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "script.py"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return subprocess.run([sys.executable, path], capture_output=True, text=True, check=False, timeout=120)


@given(st.lists(st.text(max_size=5)))
def test_alone_the_work_is_done_here_and_in_order(texts: list[str]) -> None:
    assert list(ALONE.map(len, enumerate(texts))) == [(i, len(text)) for i, text in enumerate(texts)]


def test_two_give_the_answers_in_order(two: Workers) -> None:
    texts = ["а" * (i % 17) for i in range(100)]
    assert list(two.map(len, enumerate(texts))) == [(i, len(text)) for i, text in enumerate(texts)]


def test_the_work_is_done_elsewhere_and_what_is_kept_is_not(two: Workers) -> None:
    kept = object()
    (((mine, theirs)),) = two.map(process, [(kept, 0)])
    assert mine is kept
    assert theirs != os.getpid()


def test_items_are_drawn_only_some_way_ahead(two: Workers) -> None:
    drawn: list[int] = []

    def items() -> Iterator[tuple[int, str]]:
        for i in range(100):
            drawn.append(i)
            yield i, "x"

    found = two.map(len, items())
    next(found)
    assert len(drawn) < 10
    found.close()  # type: ignore[attr-defined]
    assert len(drawn) < 10


def test_an_error_of_the_work_is_raised_here(two: Workers) -> None:
    with pytest.raises(TypeError):
        list(two.map(len, [(0, 1)]))  # type: ignore[arg-type]
    assert list(two.map(len, [(0, "x")])) == [(0, 1)]


def test_processes_that_end_early_are_told_of() -> None:
    with Workers(2) as workers, pytest.raises(NamematchError, match="ended before their work was done"):
        list(workers.map(ended, [(0, 0)]))


def test_after_a_rest_others_are_started() -> None:
    with Workers(2) as workers:
        ((_, before),) = workers.map(process, [(0, 0)])
        workers.rest()
        ((_, after),) = workers.map(process, [(0, 0)])
    assert before != after


@pytest.mark.parametrize("count", [0, -1, True, 1.5, "2"])
def test_a_count_that_makes_no_sense_is_refused(count: object) -> None:
    with pytest.raises(InputError, match="at least one worker"):
        resolve([], workers=count)  # type: ignore[arg-type]


def test_people_are_the_same_by_whomever_their_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention(name, document=str(i % 2)) for i, name in enumerate(NAMES)]
    alone = resolve(mentions)
    monkeypatch.setattr(known, "_WORTH_WORKERS", 1)
    resolver = Resolver(workers=2)
    for start in (0, 4):
        resolver.add(mentions[start : start + 4])
        assert resolver.resolution.labels == resolve(mentions[: start + 4]).labels
    assert resolver.resolution.entities == alone.entities


def test_a_run_that_is_given_up_goes_on_with_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention(name) for name in NAMES]
    monkeypatch.setattr(known, "_WORTH_WORKERS", 1)
    monkeypatch.setattr(intake, "_NAMES", 2)
    resolver = Resolver(workers=2)

    def give_up(stage: str, done: int, _total: int) -> None:
        if stage == "names" and done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        resolver.add(mentions, progress=give_up)
    resolver.add(mentions)
    assert resolver.resolution.labels == resolve(mentions).labels


def test_each_process_begins_with_what_it_is_given() -> None:
    own = Lexicon("", "checksum")
    with Workers(2, partial(activate, own)) as workers:
        assert list(workers.map(begun_with, [("there", 0)])) == [("there", "checksum")]


def test_processes_of_a_run_have_its_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "given_names.tsv").write_text("name\tdiminutive\nЗюзюлий\tЗюня\n", encoding="utf-8")
    mentions = [Mention("Зюзюлий Петров"), Mention("Зюня Петров")]
    monkeypatch.setattr(known, "_WORTH_WORKERS", 1)
    with lexicon(tmp_path):
        assert len(resolve(mentions, workers=2).entities) == 1
        resolver = Resolver(workers=2)
    resolver.add(mentions)
    assert len(resolver.resolution.entities) == 1
    assert len(resolve(mentions, workers=2).entities) == 2


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    done = script(
        """
        from namematch._internal.parallel import Workers

        with Workers(2) as workers:
            list(workers.map(len, [(0, "x")]))
        """,
        tmp_path,
    )
    assert done.returncode == 1
    assert "__main__" in done.stderr.splitlines()[-1]
