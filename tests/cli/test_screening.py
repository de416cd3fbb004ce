"""`namematch screen`: one table against another."""

from __future__ import annotations

import csv
import io
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
