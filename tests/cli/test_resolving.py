"""`namematch resolve`: from files to people."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest
from tests.rules import population_where

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ARTICLES = {
    "agency.txt": "ISTANBUL. Russian Foreign Minister Sergei Lavrov met Maria Zakharova. Lavrov said little.",
    "zeitung.txt": "Der russische Außenminister Sergej Lawrow sprach mit Maria Sacharowa.",
    "gazeta.txt": "Глава МИД России Сергей Лавров встретился с Марией Захаровой. По словам Лаврова, да.",
}
TABLE = "id,name,role,document\n1,Sergei Lavrov,,a\n2,,,a\n3,Сергей Лавров,министр,b\n4,Maria Sacharowa,,b\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_articles_become_people(run: Run, articles: Path) -> None:
    result = run("resolve", articles)
    assert (result.code, result.err) == (0, "")
    blocks = result.out.split("\n\n")
    lavrov = next(block for block in blocks if "Сергей Лавров" in block)
    for spelling in ("Sergei Lavrov", "Sergej Lawrow", "Лаврова"):
        assert spelling in lavrov
    assert "gazeta.txt" in lavrov
    assert "Russian Foreign Minister" in lavrov
    assert "in 3 documents" in blocks[-1]


def test_json_and_jsonl_have_the_same_people(run: Run, articles: Path) -> None:
    whole = json.loads(run("resolve", articles, "--format", "json").out)
    lines = run("resolve", articles, "--format", "jsonl").out.splitlines()
    assert whole["entities"] == [json.loads(line) for line in lines]
    assert whole["mentions"] == sum(len(entity["mentions"]) for entity in whole["entities"])
    assert whole["missing"] == 0


def test_scheme_writes_the_canonical_names(run: Run, articles: Path) -> None:
    people = json.loads(run("resolve", articles, "--scheme", "german-duden", "--format", "json").out)
    assert "Sergei Lawrow" in {entity["name"] for entity in people["entities"]}


def test_a_population_and_a_line_decide_who_is_joined(run: Run, table: Path) -> None:
    def found(*options: str) -> tuple[int, list[float]]:
        result = json.loads(run("resolve", table, "--format", "json", *options).out)
        assert all(pair["why"]["evidence"] for pair in result["possible"])
        return len(result["entities"]), [pair["why"]["probability"] for pair in result["possible"]]

    many = str(population_where("Sergei Lavrov", "Сергей Лавров", weigh=-1.5))
    assert found() == (2, [])
    people, (probability,) = found("--population", many)
    assert people == 3
    assert 0.2 < probability < 0.3
    assert found("--population", many, "--min-probability", "0.1") == (2, [])
    assert run("resolve", table, "--min-probability", "2").err == (
        "namematch: min_probability must lie between 0 and 1, not 2.0\n"
    )


def test_table_keeps_its_rows_and_its_gaps(run: Run, table: Path) -> None:
    result = run("resolve", table, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["name"] for row in rows] == ["Sergei Lavrov", "", "Сергей Лавров", "Maria Sacharowa"]
    assert rows[0]["entity_id"] == rows[2]["entity_id"] != rows[3]["entity_id"]
    assert rows[0]["cyrillic"] == "Сергей Лавров"
    assert rows[1]["entity_id"] == rows[1]["canonical_name"] == rows[1]["confidence"] == ""
    assert "1 mention without a name" in run("resolve", table).out


def test_single_table_keeps_its_own_columns(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('note,name,confidence\n"a, b",Sergei Lavrov,high\n,Лавров,\n', encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("resolve", path, "--format", "csv").out)))
    assert list(rows[0]) == ["note", "name", "entity_id", "canonical_name", "cyrillic", "confidence"]
    assert [row["note"] for row in rows] == ["a, b", ""]
    assert float(rows[0]["confidence"]) <= 1
    path.write_text(run("resolve", path, "--format", "csv").out, encoding="utf-8")
    again = list(csv.DictReader(io.StringIO(run("resolve", path, "--format", "csv").out)))
    assert again == rows


@pytest.mark.parametrize(("column", "options"), [("date", []), ("day", ["--date", "day"])])
def test_days_of_documents_are_days_of_roles(run: Run, tmp_path: Path, column: str, options: list[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"name,role,{column}\nLavrov,minister,2026-01-02\nLavrov,minister,2025-03-04\n", encoding="utf-8")
    (person,) = json.loads(run("resolve", path, *options, "--format", "json").out)["entities"]
    assert (person["roles"][0]["first"], person["roles"][0]["last"]) == ("2025-03-04", "2026-01-02")


@pytest.fixture
def two_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.csv").write_text("full_name,account,file\nSergei Lavrov,17,x\n,18,y\n", encoding="utf-8")
    (tmp_path / "theirs.tsv").write_text("name\tprogramme\nСергей Лавров\tRUS\n", encoding="utf-8")
    return "ours.csv", "theirs.tsv"


def test_rows_of_two_tables_say_their_file_and_keep_their_columns(run: Run, two_tables: tuple[str, str]) -> None:
    result = run("resolve", *two_tables, "--name", "full_name", "--name", "name", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    own = ["file", "full_name", "account", "name", "programme"]
    assert list(rows[0]) == [*own, "entity_id", "canonical_name", "cyrillic", "confidence"]
    assert [[row[column] for column in own] for row in rows] == [
        ["ours.csv", "Sergei Lavrov", "17", "", ""],
        ["ours.csv", "", "18", "", ""],
        ["theirs.tsv", "", "", "Сергей Лавров", "RUS"],
    ]
    assert rows[0]["entity_id"] == rows[2]["entity_id"] != rows[1]["entity_id"] == ""


def test_articles_stand_below_the_rows_of_a_table(run: Run, table: Path, articles: Path) -> None:
    result = run("resolve", articles / "agency.txt", table, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["file"] for row in rows[:4]] == [str(table)] * 4
    assert {row["file"] for row in rows[4:]} == {"agency.txt"}
    assert rows[4]["name"] == "Sergei Lavrov"
    assert int(rows[4]["start"]) > 0
    assert rows[4]["entity_id"] == rows[0]["entity_id"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["full_name"], "theirs.tsv: unknown column 'full_name'; did you mean 'name'? (where tables differ"),
        (["a", "b", "c"], "--name is given 3 times for 2 tables; give it once, or once for each"),
        ([], "--name says which one holds the names; --no-header if it does not; where tables differ, give"),
    ],
)
def test_columns_that_fit_not_all_tables(run: Run, two_tables: tuple[str, str], names: list[str], message: str) -> None:
    result = run("resolve", *two_tables, *(word for name in names for word in ("--name", name)))
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_columns_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("кто\tгде\nSergei Lavrov\ta\nСергей Лавров\tb\n", encoding="utf-8")
    result = run("resolve", path, "--name", "кто", "--document", "где", "--format", "json")
    (person,) = json.loads(result.out)["entities"]
    assert person["documents"] == ["a", "b"]


def test_output_goes_to_a_file(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    result = run("resolve", table, "--format", "json", "--output", target)
    assert result == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["mentions"] == 4


@pytest.mark.parametrize(("name", "begins"), [("a.csv", "name,"), ("a.JSON", "{"), ("a.jsonl", '{"'), ("a.txt", "Ser")])
def test_the_ending_of_the_output_says_its_format(run: Run, articles: Path, name: str, begins: str) -> None:
    target = articles.parent / name
    assert run("resolve", articles, "--output", target).code == 0
    assert target.read_text(encoding="utf-8").startswith(begins)
    assert run("resolve", articles, "--output", target, "--format", "csv").code == 0
    assert target.read_text(encoding="utf-8").startswith("name,")


def test_a_table_goes_to_parquet_with_its_kinds_of_value(run: Run, tmp_path: Path) -> None:
    rows = [{"name": "Sergei Lavrov", "no": 1, "tags": ["a"]}, {"name": "Лавров", "no": 2, "tags": []}]
    (tmp_path / "t.json").write_text(json.dumps(rows), encoding="utf-8")
    target = tmp_path / "out.parquet"
    assert run("resolve", tmp_path / "t.json", "-o", target) == (0, "", "")
    read = pyarrow.parquet.read_table(target).to_pylist()
    assert [{key: row[key] for key in rows[0]} for row in read] == rows
    assert {row["cyrillic"] for row in read} == {"Сергей Лавров"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "out.ods"], "out.ods: no format of the ending '.ods'; valid: .csv, .json, .jsonl, .parquet, .xlsx"),
        (["-o", "out.tsv"], "no format of the ending '.tsv'"),
        (["-o", "out.xlsx", "-f", "csv"], "--format csv is not what the ending promises; call the file *.csv"),
        (["-o", "out.csv", "-f", "parquet"], "--format parquet is not what the ending promises"),
        (["-f", "xlsx"], "--format xlsx is for a file; --output FILE says which one"),
        (["-e", "Lavrov", "Lavrov", "-f", "csv"], "an explanation is text or json, not csv"),
        (["-e", "Lavrov", "Lavrov", "-o", "out.csv"], "no format of the ending '.csv'; valid: .json"),
        (["--sheet", "x"], "--sheet names a sheet of a workbook; no workbook given"),
    ],
)
def test_an_answer_is_what_its_file_promises(run: Run, table: Path, options: list[str], message: str) -> None:
    result = run("resolve", table, *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert not list(Path().glob("out.*"))


def test_article_comes_from_standard_input(run: Run) -> None:
    result = run("resolve", "-", stdin=ARTICLES["agency.txt"])
    assert "standard input" in result.out


def test_explain_says_why(run: Run, articles: Path) -> None:
    same = run("resolve", articles, "--explain", "Sergej Lawrow", "sergei lavrov")
    assert same.code == 0
    assert same.out.startswith("same person")
    different = run("resolve", articles, "--explain", "Sergej Lawrow", "Maria Zakharova")
    assert different.code == 1
    assert different.out.startswith("different people")
    record = json.loads(run("resolve", articles, "--explain", "Sergej Lawrow", "Sergei Lavrov", "--format", "json").out)
    assert record["same"] is True


def test_nobody_found_is_said_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day, and nothing happened.")
    result = run("resolve", tmp_path / "a.txt")
    assert result.code == 1
    assert result.err == f"namematch: nobody found in {tmp_path / 'a.txt'}\n"


BAD = {
    "latin1.txt": ("Müller said".encode("latin-1"), [], "latin1.txt:1: not UTF-8 (byte 1, 0xfc)"),
    "empty.txt": (b"", [], "empty.txt: empty file"),
    "page.pdf": (b"%PDF-1.7", [], "page.pdf: unknown kind of file '.pdf'"),
    "empty.csv": (b"", [], "empty.csv: empty file"),
    "column.csv": (b"nmae\nAnna\n", [], "unknown column 'name'; did you mean 'nmae'? (the first line names the"),
    "asked.csv": (b"nmae\nAnna\n", ["--name", "who"], "asked.csv: unknown column 'who'; valid: nmae\n"),
    "sheet.numbers": (b"PK", [], "a table *.csv, *.tsv, *.json, *.jsonl, *.ndjson, *.parquet, *.xlsx, *.xls, *.ods\n"),
    "bytes.csv": (b"\xd0\xcf\x11\xe0\0\0", [], "bytes.csv: a binary file, not text"),
    "role.csv": (b"name\nAnna\n", ["--role", "title"], "role.csv: unknown column 'title'; valid: name"),
    "twice.csv": (b"name,id\nAnna,1\nOlga,1\n", [], "twice.csv:3: duplicate mention id '1'"),
    "ragged.csv": (b"name,role\nAnna\n", [], "ragged.csv:2: 1 field where the header has 2"),
    "cut.jsonl": (b'{"name": "Anna"}\n{"name": "Iv', [], "cut.jsonl:2: not a whole JSON object"),
    "broken.parquet": (b"PAR1", [], "broken.parquet: not a Parquet file"),
    "scheme.txt": (b"Anna", ["--scheme", "bgn"], "unknown scheme 'bgn'; did you mean 'bgn-pcgn'"),
    "columns.txt": (b"Anna", ["--role", "x"], "name columns of a table; no table given"),
    "names.txt": (b"Anna", ["--name", "name"], "name columns of a table; no table given"),
    "explain.csv": (b"name\nAnna\n", ["--explain", "Ana", "Anna"], "unknown spelling 'Ana'; did you mean"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_code_2_and_no_output(run: Run, tmp_path: Path, name: str) -> None:
    content, arguments, message = BAD[name]
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "out.txt"
    target.write_text("old")
    result = run("resolve", tmp_path / name, *arguments, "--output", target)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("namematch: ")
    assert result.err.count("\n") == 1
    assert message in result.err
    assert target.read_text() == "old"


def test_one_bad_article_among_good_ones_stops_the_run(run: Run, articles: Path) -> None:
    (articles / "z.txt").write_bytes(b"\xff")
    assert run("resolve", articles)[:2] == (2, "")


def test_paths_that_are_not_there(run: Run, tmp_path: Path) -> None:
    assert "nowhere: no such file or directory" in run("resolve", tmp_path / "nowhere").err
    assert "no articles in this folder; looked for *.txt or *.md" in run("resolve", tmp_path).err
    assert "nowhere.csv: no such file or directory" in run("resolve", tmp_path / "nowhere.csv").err
    assert "standard input: empty" in run("resolve", "-").err


def test_same_id_in_two_tables_is_named(run: Run, table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name,id\nAnna,1\n")
    result = run("resolve", table, other)
    assert result.code == 2
    assert "duplicate mention id '1'" in result.err


def test_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m namematch schemes --format json | head -c 1"
    result = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert result.stdout == b"["
    assert result.stderr == b""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("csv", "name,place\nSergei Lavrov,Moscow\n,\nЛавров,Berlin\n"),
        ("csv", "name;place\r\nSergei Lavrov;Moscow\r\n;\r\nЛавров;Berlin\r\n"),
        ("csv", "name\tplace\nSergei Lavrov\tMoscow\n\t\nЛавров\tBerlin\n"),
        ("csv", "name|place\nSergei Lavrov|Moscow\n|\nЛавров|Berlin\n"),
        ("tsv", "name\tplace\nSergei Lavrov\tMoscow\n\t\nЛавров\tBerlin\n"),
        ("json", '[{"name": "Sergei Lavrov", "place": "Moscow"}, {"name": ""}, {"place": "Berlin", "name": "Лавров"}]'),
        ("jsonl", '{"name": "Sergei Lavrov", "place": "Moscow"}\n{"name": ""}\n{"place": "Berlin", "name": "Лавров"}'),
    ],
)
def test_a_table_comes_by_a_pipe(run: Run, kind: str, text: str) -> None:
    result = run("resolve", "-", "--stdin", kind, "--format", "csv", stdin=text)
    header, one, none, two = csv.reader(io.StringIO(result.out))
    assert header == ["name", "place", "entity_id", "canonical_name", "cyrillic", "confidence"]
    assert one[2] == two[2] != ""
    assert none[2] == ""
    assert (one[1], two[1]) == ("Moscow", "Berlin")


@pytest.mark.parametrize(
    ("arguments", "text", "message"),
    [
        (["-", "--stdin", "csv"], "name,place\nLavrov\n", "standard input:2: 1 field where the header has 2"),
        (["-", "--stdin", "csv"], "nom\nLavrov\n", "standard input: unknown column 'name'; did you mean 'nom'?"),
        (["-", "--stdin", "tsv", "--name", "b"], "a\nx\n", "standard input: unknown column 'b'; valid: a"),
        (["-", "--stdin", "jsonl"], '{"name"', "standard input:1: not a whole JSON object"),
        (["-", "--stdin", "csv"], " \n", "standard input: empty; expected a table in UTF-8"),
        (["-", "--stdin", "xlsx"], "", "unknown stdin 'xlsx'; valid: article, csv, json, jsonl, tsv"),
        (["-", "-"], "x", "standard input can be read once; - is given twice"),
        (["x.csv", "--stdin", "csv"], "", "--stdin says what - is; no - given"),
        (["-", "--stdin", "csv", "--review", "d"], "name\n", "--review reads answers from standard input"),
    ],
)
def test_what_is_wrong_with_a_table_from_a_pipe(run: Run, arguments: list[str], text: str, message: str) -> None:
    result = run("resolve", *arguments, stdin=text)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not result.out


def test_a_table_without_a_header(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Иванов Иван,1970,7\nPetrov Ivan,1971,7\nIvan Petrov,1990,8\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("resolve", path, "--no-header", "-f", "csv").out)))
    assert [row["canonical_name"] for row in rows] == ["Ivan Ivanov", "Ivan Petrov", "Ivan Petrov"]
    assert list(rows[0])[:4] == ["1", "2", "3", "entity_id"]
    assert len({row["entity_id"] for row in rows}) == 2
    told = run("resolve", path, "--no-header", "--birth-date", "2", "-f", "csv").out
    assert len({row["entity_id"] for row in csv.DictReader(io.StringIO(told))}) == 3
    assert "--no-header if it does not" in run("resolve", path).err
    book = tmp_path / "t.json"
    book.write_text('[{"name": "x"}]', encoding="utf-8")
    assert run("resolve", book, "--no-header").err == f"namematch: {book}: only CSV and TSV can do without a header\n"
    assert "where the first line has 3" in run("resolve", "-", "--stdin", "csv", "--no-header", stdin="a,b,c\nd\n").err


def test_ids_that_stand_twice_can_be_left_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,name\n1,Иванов Иван\n1,Ivan Ivanov\n", encoding="utf-8")
    assert "--id none leaves them out" in run("resolve", path).err
    (person,) = json.loads(run("resolve", path, "--id", "none", "--format", "json").out)["entities"]
    assert len(person["mentions"]) == 2


def test_the_names_of_one_row_are_one_person_and_have_no_row(run: Run, tmp_path: Path) -> None:
    listed, ours = tmp_path / "listed.csv", tmp_path / "ours.csv"
    listed.write_text("name,aka\nИван Орлов,Oleg Titov; Vanya Orlov\nПётр Орлов,\n", encoding="utf-8")
    ours.write_text("name\nТитов Олег\n", encoding="utf-8")
    alone = list(csv.DictReader(io.StringIO(run("resolve", listed, "--other-names", "aka", "-f", "csv").out)))
    assert [row["name"] for row in alone] == ["Иван Орлов", "Пётр Орлов"]
    others = ("--other-names", "aka", "--other-names", "none")
    both = list(csv.DictReader(io.StringIO(run("resolve", listed, ours, *others, "-f", "csv").out)))
    assert [row["name"] for row in both] == ["Иван Орлов", "Пётр Орлов", "Титов Олег"]
    assert both[0]["entity_id"] == both[2]["entity_id"] != both[1]["entity_id"]
    assert "Vanya Orlov" in run("resolve", listed, "--other-names", "aka").out
    assert "name columns of a table" in run("resolve", "-", "--other-names", "aka", stdin="x").err
