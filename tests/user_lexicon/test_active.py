"""A lexicon is known to every function inside its block, in its thread, and nowhere else."""

from __future__ import annotations

import asyncio
import gc
import json
import pickle
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest
from tests.user_lexicon.answers import NAMES, answers

import namematch as nm
from namematch.user_lexicon import SHIPPED, active_lexicon

EXAMPLE = Path(__file__).parents[2] / "docs/how-to/lexicon"
OTHER = {
    "given_names.tsv": "name\tgender\tdiminutive\nТохтар\tm\tСлавян\n",
    "surnames.tsv": "surname\tcount\nШоигу\t5000\nПетрофф\t900\n",
    "roles.toml": '[[rank]]\nid = "cellarer"\nname = "cellarer"\nru = ["нч"]\n',
}


def fresh(folder: Path | None) -> dict[str, Any]:
    """What a process says that has known nothing but this lexicon."""
    script = (
        "import json, sys, namematch as nm\nfrom tests.user_lexicon.answers import answers\n"
        "with nm.lexicon(sys.argv[1] if len(sys.argv) > 1 else None):\n    print(json.dumps(answers()))"
    )
    command = [sys.executable, "-c", script, *([str(folder)] if folder else [])]
    run = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("other")
    for name, text in OTHER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ours() -> nm.Lexicon:
    """What it remembers of one test spares the next one the second that the first took."""
    return nm.read_lexicon(EXAMPLE)


@pytest.fixture(scope="module")
def theirs(other: Path) -> nm.Lexicon:
    return nm.read_lexicon(other)


@pytest.fixture(scope="module")
def with_it() -> dict[str, Any]:
    return fresh(EXAMPLE)


@pytest.fixture(scope="module")
def with_other(other: Path) -> dict[str, Any]:
    return fresh(other)


@pytest.fixture(scope="module")
def without_it() -> dict[str, Any]:
    return fresh(None)


def test_readings_know_the_surname(with_it: dict[str, Any], without_it: dict[str, Any]) -> None:
    (word, bits), (_, before) = with_it["reading"], without_it["reading"]
    assert word == "Шойгу"
    assert bits < before / 2
    assert with_it["batch"] == [with_it["reading"]]


def test_names_are_compared_by_it(with_it: dict[str, Any], without_it: dict[str, Any]) -> None:
    assert with_it["compare"] == [True, True, True]
    assert without_it["compare"] == [False, False, True]
    assert with_it["batch compare"] == [True, True]
    assert without_it["batch compare"] == [False, False]


def test_names_are_taken_apart_by_it(with_it: dict[str, Any]) -> None:
    assert with_it["parts"] == ["Slavyan", "Toha"]


def test_roles_are_read_by_it(with_it: dict[str, Any], without_it: dict[str, Any]) -> None:
    assert with_it["roles"] == [
        *["secretary · Joint Institute for Nuclear Research · RU"] * 2,
        *["head · Neutron Physics Laboratory · Joint Institute for Nuclear Research · RU"] * 2,
    ]
    assert not set(with_it["roles"]) & set(without_it["roles"])


def test_people_in_text_have_its_roles(with_it: dict[str, Any]) -> None:
    assert ["Slavyan Petrov", with_it["roles"][0]] in with_it["found"]


def test_people_are_resolved_by_it(with_it: dict[str, Any], without_it: dict[str, Any]) -> None:
    assert (with_it["people"], without_it["people"]) == (2, 5)
    assert with_it["resolver"]
    assert without_it["resolver"]


def test_two_in_one_process_answer_as_each_alone(
    ours: nm.Lexicon,
    theirs: nm.Lexicon,
    with_it: dict[str, Any],
    with_other: dict[str, Any],
    without_it: dict[str, Any],
) -> None:
    for _ in range(2):
        assert answers() == without_it
        with nm.lexicon(ours):
            assert answers() == with_it
            with nm.lexicon(theirs):
                assert answers() == with_other
                with nm.lexicon(None):
                    assert answers() == without_it
                assert answers() == with_other
            assert answers() == with_it
    assert answers() == without_it


def test_two_side_by_side_in_threads_answer_as_each_alone(
    other: Path, with_it: dict[str, Any], with_other: dict[str, Any], without_it: dict[str, Any]
) -> None:
    def under(own: nm.Lexicon | None) -> dict[str, Any]:
        with nm.lexicon(own):
            return answers()

    cold = nm.read_lexicon(EXAMPLE)
    chosen = [cold, nm.read_lexicon(other), None, cold]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(under, chosen)) == [with_it, with_other, without_it, with_it]


def role() -> str:
    """One short answer tells which lexicon is active."""
    return nm.parse_role("нч ЛНФ").normal_form


def test_a_task_keeps_its_own_while_another_waits(
    ours: nm.Lexicon, theirs: nm.Lexicon, with_it: dict[str, Any]
) -> None:
    async def under(own: nm.Lexicon, steps: list[str]) -> str:
        with nm.lexicon(own):
            for _ in range(3):
                steps.append(role())
                await asyncio.sleep(0)
            return role()

    async def both() -> tuple[str, str]:
        return await asyncio.gather(under(ours, steps), under(theirs, steps))

    steps: list[str] = []
    one, another = asyncio.run(both())
    assert one == with_it["roles"][2] != another
    assert steps == [one, another] * 3


def test_a_thread_started_in_the_block_needs_a_copy_of_the_context(ours: nm.Lexicon, with_it: dict[str, Any]) -> None:
    with nm.lexicon(ours), ThreadPoolExecutor(1) as threads:
        assert threads.submit(role).result() != with_it["roles"][2]
        assert threads.submit(copy_context().run, role).result() == with_it["roles"][2]


def test_the_block_is_left_when_it_fails() -> None:
    own = nm.read_lexicon(EXAMPLE)
    with pytest.raises(TypeError), nm.lexicon(own):
        nm.compare("Lavrov", active_lexicon() is own)  # type: ignore[arg-type]
    assert active_lexicon() is SHIPPED
    with pytest.raises(nm.InputError, match="no such folder"), nm.lexicon("no/such/folder"):
        pass
    assert active_lexicon() is SHIPPED


def test_what_it_remembers_is_freed_with_it() -> None:
    own = nm.read_lexicon(EXAMPLE)
    with nm.lexicon(own):
        assert role()
    caches = weakref.ref(own.caches)
    assert caches() is own.caches
    del own
    gc.collect()
    assert caches() is None


def test_a_pickled_one_is_equal_and_remembers_nothing(ours: nm.Lexicon, with_it: dict[str, Any]) -> None:
    with nm.lexicon(ours):
        role()
    travelled = pickle.loads(pickle.dumps(ours))
    assert (travelled, len(travelled.caches)) == (ours, 0)
    assert len(ours.caches) > 0
    with nm.lexicon(travelled):
        assert role() == with_it["roles"][2]
    with nm.lexicon(pickle.loads(pickle.dumps(SHIPPED))):
        assert active_lexicon() is SHIPPED


def test_what_lives_on_keeps_its_lexicon(ours: nm.Lexicon, with_it: dict[str, Any], tmp_path: Path) -> None:
    mentions = [nm.Mention(name) for name in NAMES]
    with nm.lexicon(ours):
        resolver, made = nm.Resolver(), nm.resolve(mentions)
        column = nm.compare_many(NAMES[:4:3], NAMES[1::3])
        within = made.explain(0, 1), made.homonyms, [entity.links[:] for entity in made.entities], list(column)
    resolver.add(mentions)
    assert len(resolver.resolution.entities) == with_it["people"]
    assert len(pickle.loads(pickle.dumps(resolver)).resolution.entities) == with_it["people"]
    again = made.explain(0, 1), made.homonyms, [entity.links[:] for entity in made.entities], list(column)
    assert again == within
    assert pickle.loads(pickle.dumps(made)).explain(0, 1) == within[0]
    outside = nm.Resolver()
    with nm.lexicon(ours):
        outside.add(mentions)
        assert len(outside.resolution.entities) == len(mentions)
    resolver.save(tmp_path / "people")
    with pytest.warns(UserWarning, match="read with no lexicon"):
        nm.Resolver.load(tmp_path / "people")
    with nm.lexicon(ours):
        loaded = nm.Resolver.load(tmp_path / "people")
    assert loaded.resolution.labels == resolver.resolution.labels


def test_the_command_line_takes_it_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    from namematch.cli import main

    assert main(["--lexicon", str(EXAMPLE), "parse-role", "нч ЛНФ"]) == 0
    assert "Neutron Physics Laboratory" in capsys.readouterr().out
    assert main(["parse-role", "нч ЛНФ"]) == 0
    assert "Neutron Physics Laboratory" not in capsys.readouterr().out


def test_no_lexicon_can_be_chosen_within_another_block() -> None:
    with nm.lexicon(nm.Lexicon("", "own")), nm.lexicon(None) as chosen:
        assert not chosen
        assert active_lexicon() is chosen
