"""`namematch resolve` and `namematch screen` over lists of FollowTheMoney."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LIST = "docs/how-to/entities.ftm.json"
DARCHIYEV = "Alexander Darchiyev"


def test_whoever_stands_twice_is_shown_once(run: Run) -> None:
    result = run("resolve", LIST)
    assert (result.code, result.err) == (0, "")
    assert f"  eu-1  {DARCHIYEV}\n  ru-1  Дарчиев Александр Никитич\n" in result.out
    assert "eu-3 or ru-4?" in result.out
    assert result.out.endswith("5 people from 7 entities\n")


def test_entities_are_merged_and_keep_their_ids(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "merged.jsonl"
    assert run("resolve", LIST, "--format", "ftm", "--output", path) == (0, "", "")
    merged = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [entity["referents"] for entity in merged] == [["eu-1", "ru-1"], ["eu-2", "ru-2"], [], [], []]
    assert merged[0]["properties"]["name"] == [DARCHIYEV]
    assert merged[0]["properties"]["birthDate"] == ["1960-10-01", "1960"]
    # What is written can be read again, and nobody in it stands twice.
    again = path.rename(tmp_path / "merged.ftm.json")
    assert run("resolve", again).out.endswith("5 people from 5 entities\n")


def test_judgements_are_those_of_nomenklatura(run: Run) -> None:
    lines = [json.loads(line) for line in run("resolve", LIST, "--format", "judgements").out.splitlines()]
    assert [line[1:3] for line in lines[:2]] == [["eu-1", "positive"], ["ru-1", "positive"]]
    assert lines[-1][:3] == ["ru-4", "eu-3", "no_judgement"]


def test_people_of_a_table_are_entities(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,name,birth_date\n1,Иванов Иван,1.2.1970\n2,Ivan Ivanov,\n", encoding="utf-8")
    (entity,) = [json.loads(line) for line in run("resolve", path, "--format", "ftm").out.splitlines()]
    assert (entity["schema"], entity["referents"]) == ("Person", ["1", "2"])
    assert entity["properties"]["birthDate"] == ["1970-02-01"]
    assert {"Иванов Иван", "Иван Иванов"} == set(entity["properties"]["alias"])


def test_customers_are_screened_against_a_list(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("customer,born\nDarchiyev A.,1.10.1960\nPetrov Ivan,1958\n", encoding="utf-8")
    columns = ("--name", "customer", "--name", "name", "--birth-date", "born", "--birth-date", "birth_date")
    rows = list(csv.DictReader(io.StringIO(run("screen", path, LIST, *columns).out)))
    assert {(row["customer"], row["id"]) for row in rows} == {
        ("Darchiyev A.", "eu-1"), ("Darchiyev A.", "ru-1"), ("Petrov Ivan", "eu-3"),
    }  # fmt: skip
    # A pair stands once, whatever names of a listed person fit.
    assert len(rows) == 3
    assert "Alexandr Dartchiev" in rows[0]["aliases"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([LIST, "docs/how-to/customers.csv"], "docs/how-to/customers.csv: no file of entities"),
        ([LIST, "--role", "x"], "--role is about tables and articles, not entities"),
        (["docs/how-to/customers.csv", "--format", "judgements"], "--format judgements is about lists of entities"),
    ],
)
def test_what_does_not_go_together_is_said(run: Run, arguments: list[str], said: str) -> None:
    result = run("resolve", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
