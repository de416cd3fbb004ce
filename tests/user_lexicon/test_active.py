"""A chosen lexicon is known to every function, in a process that has it and in no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import namematch as nm
from namematch.user_lexicon import VARIABLE, in_use, read_lexicon

EXAMPLE = Path(__file__).parents[2] / "docs/how-to/lexicon"

ANSWERS = """
import json, sys
import namematch as nm
if len(sys.argv) > 1:
    nm.use_lexicon(sys.argv[1])
names = ["Toha Aubakirov", "Тохтар Аубакиров", "Aubakirov T.", "Slavyan Petrov", "Вячеслав Петров"]
roles = ["учёный секретарь ОИЯИ", "chief scientific secretary of JINR", "нч ЛНФ", "head of the Frank Laboratory"]
mentions = [nm.Mention(name) for name in names]
text = "The chief scientific secretary of JINR, Slavyan Petrov, met Tokhtar Aubakirov."
resolver = nm.Resolver()
for mention in mentions:
    resolver.add([mention])
print(json.dumps({
    "reading": [nm.readings("Schoigu")[0].cyrillic, nm.readings("Schoigu")[0].bits],
    "batch": [[word.cyrillic, word.bits] for word in nm.readings_many(["Schoigu", "Aubakirova"])[0][:1]][0],
    "compare": [nm.compare(*names[:2]).same, nm.compare(*names[3:]).same, nm.compare("Тохтар", "Toktar").same],
    "batch compare": [one.same for one in nm.compare_many(names[:4:3], names[1::3])],
    "parts": [nm.parse_name("Petrov Slavyan").given, nm.parse_name("Ivanov Toha").given],
    "roles": [nm.parse_role(role).normal_form for role in roles],
    "found": [[found.name, nm.parse_role(found.role or "").normal_form] for found in nm.find_mentions(text)],
    "people": len(nm.resolve(mentions).entities),
    "resolver": resolver.resolution.labels == nm.resolve(mentions).labels,
}))
"""


def ran(script: str, *arguments: object, code: int = 0, variable: object = None) -> str:
    """What a fresh process prints, on standard output or, where it fails, on standard error."""
    environment = {key: value for key, value in os.environ.items() if key != VARIABLE}
    if variable is not None:
        environment[VARIABLE] = str(variable)
    command = [sys.executable, "-c", script, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert run.returncode == code, run.stderr
    return run.stderr if code else run.stdout


@pytest.fixture(scope="module")
def with_it() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran(ANSWERS, EXAMPLE))
    return found


@pytest.fixture(scope="module")
def without_it() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran(ANSWERS))
    return found


def test_readings_know_the_surname(with_it: dict[str, Any], without_it: dict[str, Any]) -> None:
    (word, bits), (_, before) = with_it["reading"], without_it["reading"]
    assert word == "Шойгу"
    assert bits < before - 0.5
    assert with_it["batch"] == with_it["reading"]


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


# Roles are cheaper to ask for than names, and one table is enough to tell which lexicon is in use.
ROLE = """
import sys, namematch as nm
if len(sys.argv) > 1:
    nm.use_lexicon(sys.argv[1])
print(nm.parse_role("нч ЛНФ").normal_form)
"""


def test_the_variable_is_another_way_to_say_it(with_it: dict[str, Any], tmp_path: Path) -> None:
    assert ran(ROLE, variable=EXAMPLE).strip() == with_it["roles"][2]
    # What the program says goes before it.
    assert ran(ROLE, EXAMPLE, variable=tmp_path / "none").strip() == with_it["roles"][2]


def test_a_variable_that_names_no_lexicon_is_an_error_each_time(tmp_path: Path) -> None:
    script = """
import namematch as nm
for _ in range(2):
    try:
        nm.parse_role("глава МИД")
    except nm.InputError as error:
        print(error)
"""
    assert ran(script, variable=tmp_path / "none").count("none: no such folder") == 2


def test_it_is_too_late_once_a_table_was_read() -> None:
    script = "import sys, namematch as nm; nm.parse_role('глава'); nm.use_lexicon(sys.argv[1])"
    said = ran(script, EXAMPLE, code=1).splitlines()[-1]
    assert said.endswith("too late, this process has begun without a lexicon; call use_lexicon before anything else")
    assert "NamematchError" in said


def test_the_same_one_may_be_named_again() -> None:
    use = "nm.use_lexicon(sys.argv[1])"
    script = f"import sys, namematch as nm; {use}; nm.parse_role('глава'); {use}"
    ran(script, EXAMPLE)


def test_many_threads_settle_on_one() -> None:
    script = """
import sys
from concurrent.futures import ThreadPoolExecutor
import namematch as nm
nm.use_lexicon(sys.argv[1])
with ThreadPoolExecutor(8) as pool:
    found = set(pool.map(lambda _: nm.parse_role("нч ЛНФ").unit, range(16)))
print(found)
"""
    assert ran(script, EXAMPLE) == "{'Neutron Physics Laboratory'}\n"


RESOLVER = """
import sys, warnings
import namematch as nm
file, *lexicon = sys.argv[1:]
if lexicon:
    nm.use_lexicon(lexicon[0])
"""


def test_the_file_of_a_resolver_says_by_which_lexicon_it_was_made(tmp_path: Path) -> None:
    """What is said where it is read with another one is for the tests of the file."""
    file = tmp_path / "people"
    save = RESOLVER + "r = nm.Resolver(); r.add([nm.Mention('Шойгу')]); r.save(file)"
    load = RESOLVER + (
        "with warnings.catch_warnings(record=True) as said:\n"
        "    warnings.simplefilter('always'); nm.Resolver.load(file)\n"
        "print([str(one.message) for one in said])"
    )
    ran(save, file, EXAMPLE)
    checksum = json.loads(file.read_text(encoding="utf-8").splitlines()[0])["lexicon"]
    assert checksum == read_lexicon(EXAMPLE).checksum
    assert ran(load, file, EXAMPLE) == "[]\n"


COMMAND = "import sys; from namematch.cli import main; sys.exit(main(sys.argv[1:]))"


def test_command_line_takes_it_before_the_command() -> None:
    assert "Neutron Physics Laboratory" in ran(COMMAND, "--lexicon", EXAMPLE, "parse-role", "нч ЛНФ")


@pytest.mark.skipif(VARIABLE in os.environ, reason="these tests run with a lexicon")
def test_this_process_has_none() -> None:
    nm.parse_role("глава")
    assert not in_use()
    with pytest.raises(nm.NamematchError, match="too late"):
        nm.use_lexicon(EXAMPLE)
