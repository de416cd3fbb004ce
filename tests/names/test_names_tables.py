"""The tables of this room, by sample and by property."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import regex

from namematch.data import read_toml
from namematch.data.languages import paradigms
from namematch.data.shared_tables import GIVEN_FREQUENCY, GIVEN_NAMES
from namematch.text import Script, script_of

ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted((ROOT / "src/namematch/data/names").glob("*.t*"))
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


@pytest.mark.parametrize("tool", ["build_given_spellings.py", "build_given.py"])
def test_what_is_made_of_tables_is_current(tool: str) -> None:
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 0, f"run tools/{tool}"
