"""The tables of this room, by sample and by property."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import regex

from namematch.data import read_packed, read_toml
from namematch.data.languages import paradigms
from namematch.data.shared_tables import GIVEN_FREQUENCY, GIVEN_NAMES, GIVEN_SPELLINGS
from namematch.names.sources.phonetic_lookup import by_consonants
from namematch.text import Script, script_of

ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted((ROOT / "src/namematch/data/names").glob("*.t*"))
BUILD_GIVEN = runpy.run_path(str(ROOT / "tools/build_given.py"))
LISTS = ("spelling", "cognate", "translation", "diminutive", "latin")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_table_says_where_it_is_from(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:900]
    assert head.startswith("#")
    assert regex.search(r"(?i)source|written by|own co|derived|learned|match weights", head)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_tables_are_composed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_given_names() -> None:
    rows = GIVEN_NAMES.read()
    assert len(rows) >= 400
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert script_of(row["name"]) is Script.CYRILLIC
        assert row["gender"] in ("m", "f")
        for column in LISTS:
            entries = row[column].split()
            assert len(set(entries)) == len(entries), row
        assert all(regex.fullmatch(r"[a-z]{2,3}:.+", entry) for entry in row["cognate"].split()), row
        assert all(script_of(entry) is Script.LATIN for entry in row["latin"].split()), row
        assert all(script_of(entry) is Script.CYRILLIC for entry in row["spelling"].split()), row
        assert all(script_of(entry) is Script.CYRILLIC for entry in row["diminutive"].split()), row


def test_frequencies() -> None:
    for row in GIVEN_FREQUENCY.read():
        assert int(row["count"]) >= 3
        assert row["gender"] in ("m", "f", "u", "")


def test_paradigms() -> None:
    for _, is_cyrillic, row in paradigms():
        assert float(row["bits"]) >= 0
        regex.compile(row["stem"])
        endings = "".join(row[case] for case in ("nom", "gen", "dat", "acc", "ins", "loc", "own", "other"))
        assert script_of(endings) in ((Script.CYRILLIC, Script.NONE) if is_cyrillic else (Script.LATIN, Script.NONE)), (
            row
        )


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
def test_endings_are_of_their_script(script: str) -> None:
    table = read_toml("names/endings.toml")
    for part in ("patronymic", "surname"):
        for endings in table[part][script].values():
            assert {script_of(ending).value for ending in endings} == {script}


def with_every_pair_of_letters(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Rows that are the first with some two letters side by side, or with a letter at an edge."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        pairs = set(pairwise(f"#{row['form']}#"))
        if pairs - seen:
            yield row
        seen |= pairs


def test_some_rows_that_are_made_of_tables_are_current() -> None:
    tool = runpy.run_path(str(ROOT / "tools/build_given_spellings.py"))
    made, kept = tool["forms"](), GIVEN_SPELLINGS.read()
    assert sorted(made) == [row["form"] for row in kept]
    for row in with_every_pair_of_letters(kept):
        assert row["keys"].split() == tool["latin_keys"](row["form"], made[row["form"]])


# What only Belarusian writes is told by writing every name in every scheme.
@pytest.mark.parametrize("field", sorted(BUILD_GIVEN["FIELDS"].keys() - {"belarusian"}))
def test_a_field_that_is_made_of_tables_is_current(field: str) -> None:
    made = BUILD_GIVEN["FIELDS"][field]()
    assert json.loads(json.dumps(made)) == read_packed("names/given.bin")[field]


def test_sounds_that_are_made_of_tables_are_current() -> None:
    assert json.loads(json.dumps(by_consonants())) == read_packed("names/given_sounds.bin")


@pytest.mark.thorough
@pytest.mark.parametrize("tool", ["build_given_spellings.py", "build_given.py"])
def test_what_is_made_of_tables_is_current(tool: str) -> None:
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 0, f"run tools/{tool}"
