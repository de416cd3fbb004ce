"""`namematch screen`: one table against another."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import namematch as nm

if TYPE_CHECKING:
    from tests.cli.conftest import Run

OURS = 'customer,no,bits\n"Petrov, Ivan",7,x\n,8,y\nAnna Sidorova,9,z\n'
LISTED = 'name;no;note\nПетров Иван Ильич;1;a\nПетров Иван Олегович;2;"b\r\nc"\nМария Захарова;3;d\n'


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.chdir(tmp_path)
    Path("ours.csv").write_text(OURS, encoding="utf-8")
    Path("listed.csv").write_bytes(LISTED.encode())
    return "ours.csv", "listed.csv"


NAMES = ("--name", "customer", "--name", "name")


def test_every_pair_that_can_be_one_person_is_written_with_its_reasons(run: Run, tables: tuple[str, ...]) -> None:
    result = run("screen", *tables, *NAMES)
    assert (result.code, result.err) == (0, "")
    one, two = csv.DictReader(io.StringIO(result.out))
    assert list(one) == ["customer", "no", "name", "listed_no", "note", "verdict", "probability", "bits", "reasons"]
    assert [list(row.values())[:5] for row in (one, two)] == [
        ["Petrov, Ivan", "7", "Петров Иван Ильич", "1", "a"],
        ["Petrov, Ivan", "7", "Петров Иван Олегович", "2", "b\r\nc"],
    ]
    weights = nm.compare("Petrov, Ivan", "Петров Иван Ильич")
    assert (one["verdict"], one["reasons"]) == ("same", weights.explain())
    assert float(one["bits"]) == pytest.approx(weights.bits, abs=1e-6)
    assert float(one["probability"]) == pytest.approx(weights.probability, abs=1e-6)


def test_the_pairs_go_to_a_file(run: Run, tables: tuple[str, ...]) -> None:
    said = run("screen", *tables, *NAMES).out
    assert run("screen", *tables, *NAMES, "--output", "review.csv") == (0, "", "")
    assert Path("review.csv").read_bytes().decode() == said


def test_the_pairs_come_as_text_and_as_json(run: Run, tables: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("screen", *tables, *NAMES).out)))
    text = run("screen", *tables, *NAMES, "--format", "text").out
    assert text.startswith("Petrov, Ivan  ~  Петров Иван Ильич\n  same person   probability ")
    assert text.count("  ~  ") == 2
    assert rows[0]["reasons"] in text
    whole = json.loads(run("screen", *tables, *NAMES, "-f", "json").out)
    lines = run("screen", *tables, *NAMES, "-f", "jsonl").out.splitlines()
    assert whole == [json.loads(line) for line in lines]
    assert [[str(cell) for cell in row.values()] for row in whole] == [list(row.values()) for row in rows]


def test_a_table_comes_by_a_pipe(run: Run, tables: tuple[str, ...]) -> None:
    said = run("screen", *tables, *NAMES).out
    assert run("screen", "-", tables[1], *NAMES, stdin=OURS).out == said
    assert run("screen", "-", tables[1], *NAMES, "--stdin", "csv", stdin=OURS).out == said
    assert "standard input can be read once" in run("screen", "-", "-", *NAMES).err
    assert "--stdin says what - is; no - given" in run("screen", *tables, *NAMES, "--stdin", "csv").err


def test_workers_find_the_same_pairs(run: Run, tables: tuple[str, ...]) -> None:
    said = run("screen", *tables, *NAMES)
    assert run("screen", *tables, *NAMES, "--workers", "2") == said
    assert "at least one worker, not 0" in run("screen", *tables, *NAMES, "-w", "0").err


def test_two_columns_never_share_a_name(run: Run, tables: tuple[str, ...]) -> None:
    Path("ours.csv").write_text("name,listed_name\nИван Петров,x\n", encoding="utf-8")
    (row, _) = csv.DictReader(io.StringIO(run("screen", *tables).out))
    assert (row["listed_name"], row["listed_listed_name"]) == ("x", "Петров Иван Ильич")


def test_formulas_are_told_of_and_made_texts_where_that_is_asked_for(run: Run, tables: tuple[str, ...]) -> None:
    Path(tables[0]).write_text("name,note\nМария Захарова,=1+1\n", encoding="utf-8")
    code, out, err = run("screen", *tables)
    assert (code, ",=1+1," in out) == (0, True)
    assert "1 cell would be a formula to a spreadsheet; --spreadsheet-safe writes text" in err
    code, out, err = run("screen", *tables, "--spreadsheet-safe")
    assert (code, ",'=1+1," in out, "formula" in err) == (0, True, False)
    code, out, err = run("screen", *tables, "--spreadsheet-safe", "--format", "json")
    assert (code, out) == (2, "")
    assert "--spreadsheet-safe is about CSV; the format is json" in err


def test_a_line_makes_it_strict_or_mild(run: Run, tables: tuple[str, ...]) -> None:
    mild = ("--population", "1e9", "--min-probability", "1e-60")
    assert len(list(csv.reader(io.StringIO(run("screen", *tables, *NAMES, *mild).out)))) == 3
    strict = run("screen", *tables, *NAMES, "--min-probability", "0.9999999999")
    assert strict.code == 1
    assert strict.err == "namematch: nobody of ours.csv can be anybody of listed.csv\n"
    assert strict.out.startswith("customer,")
    among_many = run("screen", *tables, *NAMES, "--population", "1e9")
    assert (among_many.code, among_many.err) == (1, strict.err)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            [],
            "ours.csv: unknown column 'name'; valid: bits, customer, no (the first line names the columns",
        ),
        (["--name", "customer"], "listed.csv: unknown column 'customer'; valid: name, no, note (where tables differ"),
        ([*NAMES, "--name", "x"], "--name is given 3 times for 2 tables; give it once, or once for each"),
        (["third.csv"], "unrecognized arguments: third.csv"),
        (["--population", "many"], "invalid float value: 'many'"),
        ([*NAMES, "--population", "0"], "population must be a number of people, 1 or more, not 0.0"),
        ([*NAMES, "--min-probability", "1"], "min_probability must lie between 0 and 1, not 1.0"),
    ],
)
def test_what_is_wrong_is_said(run: Run, tables: tuple[str, ...], options: list[str], message: str) -> None:
    result = run("screen", *tables, *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_dates_of_birth_count(run: Run, tables: tuple[str, ...]) -> None:
    Path("ours.csv").write_text("name,born\nIvan Petrov,1.2.1970\nAnna Orlova,\n", encoding="utf-8")
    Path("listed.csv").write_text(
        "name,birth_date\nПетров Иван,1970-02-01\nПетров Иван,1988\nАнна Орлова,1960\n", encoding="utf-8"
    )
    result = run("screen", *tables, "--birth-date", "born", "--birth-date", "birth_date")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [(row["name"], row["birth_date"]) for row in rows] == [
        ("Ivan Petrov", "1970-02-01"),
        ("Anna Orlova", "1960"),
    ]
    assert "birth date '1970-02-01' / '1970-02-01' same day" in rows[0]["reasons"]
    result = run("screen", *tables, "--birth-date", "born")
    assert (result.code, result.err[:47]) == (2, "namematch: listed.csv: unknown column 'born'; v")


def test_what_is_no_date_of_birth_is_told(run: Run, tables: tuple[str, ...]) -> None:
    _, listed = tables
    Path("ours.csv").write_text("name,birth_date\nIvan Petrov,unknown\nAnna Orlova,\n", encoding="utf-8")
    result = run("screen", "ours.csv", listed)
    assert result.err == "namematch: ours.csv: 1 cell of 'birth_date' holds no date of birth, and says nothing\n"
    assert run("resolve", "ours.csv").err == result.err


def test_one_of_several_names_is_enough(run: Run, tables: tuple[str, ...]) -> None:
    Path("listed.csv").write_text("s,g,aka,born\nОрлов,Иван,Titov Oleg/Sidorova Anna,1970\n", encoding="utf-8")
    columns = ("--name", "customer", "--name", "s,g")
    assert run("screen", *tables, *columns).code == 1
    others = ("--other-names", "none", "--other-names", "aka", "--separator", "/")
    (row,) = csv.DictReader(io.StringIO(run("screen", *tables, *columns, *others).out))
    assert (row["customer"], row["s"], row["verdict"]) == ("Anna Sidorova", "Орлов", "same")
    assert "'Sidorova Anna'" in row["reasons"]
    assert "Anna Sidorova  ~  Sidorova Anna" in run("screen", *tables, *columns, *others, "-f", "text").out
    assert "ours.csv: unknown column 'aka'" in run("screen", *tables, *columns, "--other-names", "aka").err
    assert (
        "the separator of other names is empty" in run("screen", *tables, *columns, *others[:4], "--separator", "").err
    )


def test_an_index_keeps_what_was_read_of_the_list(run: Run, tables: tuple[str, ...]) -> None:
    plain, kept = run("screen", *tables, *NAMES), Path("listed.index")
    assert run("screen", *tables, *NAMES, "--index", kept) == plain
    written = kept.read_bytes()
    assert run("screen", *tables, *NAMES, "--index", kept) == plain
    assert kept.read_bytes() == written
    Path("listed.csv").write_text("name,no\nСидорова Анна,7\n", encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(run("screen", *tables, *NAMES, "--index", kept).out))
    assert (row["customer"], row["listed_no"]) == ("Anna Sidorova", "7")
    refused = run("screen", *tables, *NAMES, "--index", "listed.csv")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("namematch: listed.csv: not a namematch-index file")
