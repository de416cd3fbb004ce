from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from namematch.arrays import ExternalUniqueSorter
from namematch.errors import InputError, NamematchError
from namematch.mentions import Mention
from namematch.names.batch import NameTable
from namematch.resolve import Resolver, resolve
from namematch.resolve.blocking import EquivalenceClasses, representative_pairs

GIVEN = ["Ivan", "Anton", "Sergei", "Oleg", "Anna", "Maria", "I.", "A.", "Сергей", "Анна"]
SURNAMES = ["Petrov", "Petrova", "Petrof", "Ivanov", "Иванов", "Петрова", "Ivanova", "Lavrov", "Zakharov", "Жуков"]
MIDDLE = ["", " P.", " Ivanovich"]
NAMES = [f"{given}{middle} {surname}" for given in GIVEN for middle in MIDDLE for surname in SURNAMES]
MENTIONS = [Mention(name, document=f"d{i % 40}") for i, name in enumerate([*NAMES, *SURNAMES])]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte is a kilobyte, so that a few names are too many."""
    module = sys.modules["namematch.arrays.external_sort"]
    monkeypatch.setattr(module, "_MEGABYTE", 1 << 10)
    monkeypatch.setattr(module, "_SMALLEST_BATCH", 100)


@pytest.mark.usefixtures("tight")
def test_what_goes_to_disk_comes_back_in_order_and_once(folder: Path) -> None:
    chance = np.random.default_rng(1)
    with ExternalUniqueSorter(1) as small:
        laid = [chance.integers(0, 1 << 40, 300) // 3 for _ in range(9)]
        for numbers in [*laid, laid[2]]:
            small.add(numbers)
        assert list(folder.iterdir())
        found = list(small.sorted())
    assert len(found) > 1
    assert np.array_equal(np.concatenate(found), np.unique(np.concatenate(laid)))
    assert not list(folder.iterdir())


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize("megabytes", [1, 7, None])
def test_the_answer_does_not_depend_on_the_memory(folder: Path, megabytes: int | None) -> None:
    assert resolve(MENTIONS, memory_limit_mb=megabytes) == resolve(MENTIONS)
    resolver = Resolver(memory_limit_mb=megabytes)
    resolver.add(MENTIONS)
    assert resolver.resolution == resolve(MENTIONS)
    assert not list(folder.iterdir())


def test_candidate_pairs_in_small_batches_are_those_of_one_batch() -> None:
    table = NameTable(sorted(set(NAMES + SURNAMES)))
    classes = EquivalenceClasses(table)
    whole = np.unique(np.concatenate(list(representative_pairs(table, classes))))
    for room in (1, 100):
        assert np.array_equal(np.unique(np.concatenate(list(representative_pairs(table, classes, room)))), whole)
    assert len(whole) > 100


@pytest.mark.usefixtures("tight")
def test_nothing_is_left_on_disk_by_a_run_that_is_given_up(folder: Path) -> None:
    seen: list[Path] = []

    def stop(stage: str, done: int, _: int) -> None:
        if stage == "pairs" and done:
            seen.extend(folder.iterdir())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        resolve(MENTIONS, memory_limit_mb=1, progress=stop)
    assert seen
    assert not list(folder.iterdir())


@pytest.mark.parametrize(("megabytes", "held"), [(1, 64), (200, 200)])
def test_the_disk_takes_as_much_memory_as_is_granted_and_sorts_in_the_folder(
    folder: Path, megabytes: int, held: int
) -> None:
    with ExternalUniqueSorter(megabytes) as sorter:
        query = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
        memory, sorting = sorter._database().execute(query).fetchone() or ("", "")
        assert float(memory.removesuffix(" MiB")) == pytest.approx(held * 1e6 / 2**20, abs=0.1)
        assert folder in Path(sorting).parents


@pytest.mark.usefixtures("tight")
def test_without_duckdb_one_line_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(NamematchError, match=r"1 MB .* pip install \"namematch-cyrillic\[duckdb\]\"") as raised:
        resolve(MENTIONS, memory_limit_mb=1)
    assert "\n" not in str(raised.value)
    assert not list(folder.iterdir())


@pytest.mark.parametrize("megabytes", [0, -3])
def test_no_memory_at_all_is_refused(megabytes: int) -> None:
    with pytest.raises(InputError, match=r"from 1 .* as memory_limit_mb"):
        resolve(MENTIONS, memory_limit_mb=megabytes)
