"""Mentions from tables."""

from __future__ import annotations

import builtins
import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError
from namematch.io import other_names_in, parse_table, read_mentions, read_table
from namematch.mentions import Mention

ROWS: list[dict[str, Any]] = [
    {"name": "Alexander Darchiyev", "role": "head, of the department", "document": "a", "id": "1"},
    {"name": None, "role": None, "document": "a", "id": "2"},
    {"name": "Дарчиев", "role": None, "document": None, "id": None},
]
MENTIONS = [
    Mention("Alexander Darchiyev", role="head, of the department", document="a", id="1"),
    Mention(None, document="a", id="2"),
    Mention("Дарчиев"),
]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def as_csv(delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue()


def as_jsonl() -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("m.csv", as_csv()),
        ("m.csv", "\ufeff" + as_csv(";")),
        ("m.TSV", as_csv("\t")),
        ("m.jsonl", as_jsonl()),
        ("m.json", "[" + ", ".join(as_jsonl().splitlines()) + "]"),
        ("m.ndjson", as_jsonl().replace("\n", "\r\n\r\n")),
    ],
)
def test_every_kind_of_text_table_gives_the_same_mentions(tmp_path: Path, file: str, content: str) -> None:
    assert read_mentions(write(tmp_path / file, content)) == MENTIONS


def test_parquet_gives_the_same_mentions(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "m.parquet")
    assert read_mentions(tmp_path / "m.parquet") == MENTIONS


def test_what_stands_in_quotes_parts_no_fields(tmp_path: Path) -> None:
    table = write(tmp_path / "m.csv", '"Name, Vorname";role\n"Iwanowa, Anna";judge\n')
    assert read_mentions(table, name="Name, Vorname") == [Mention("Iwanowa, Anna", role="judge")]


def test_columns_go_by_the_names_given(tmp_path: Path) -> None:
    table = write(tmp_path / "m.csv", "кто,кем,где,lang\nАнна,судья,х,ru\n")
    read = read_mentions(table, name="кто", role="кем", document="где", language="lang")
    assert read == [Mention("Анна", role="судья", document="х", language="ru")]


def test_a_name_may_stand_in_several_columns(tmp_path: Path) -> None:
    table = write(tmp_path / "m.csv", "last,first,a+b\nДарчиев,Александр,x\n,Anna,y\n,,z\n")
    assert read_mentions(table, name="first+last") == [Mention("Александр Дарчиев"), Mention("Anna"), Mention(None)]
    assert [mention.name for mention in read_mentions(table, name="a+b")] == ["x", "y", "z"]
    with pytest.raises(UnknownChoiceError, match="unknown column 'lst'; did you mean 'last'"):
        read_mentions(table, name="first+lst")


def test_whole_numbers_are_good_ids(tmp_path: Path) -> None:
    table = write(tmp_path / "m.jsonl", '{"name": "Anna", "id": 7, "document": 2.0}\n{"name": "Ivan"}\n')
    assert read_mentions(table) == [Mention("Anna", document="2", id="7"), Mention("Ivan")]


def test_days_come_as_text_or_as_dates(tmp_path: Path) -> None:
    written = write(tmp_path / "m.csv", "name,date\nAnna,2026-11-25\n")
    parquet.write_table(pyarrow.table({"name": ["Anna"], "date": [date(2026, 11, 25)]}), tmp_path / "m.parquet")
    assert read_mentions(written) == read_mentions(tmp_path / "m.parquet") == [Mention("Anna", date="2026-11-25")]


def test_blank_line_is_a_missing_name_where_there_is_one_column(tmp_path: Path) -> None:
    assert read_mentions(write(tmp_path / "m.csv", "name\nAnna\n\nIvan\n")) == [
        Mention("Anna"),
        Mention(None),
        Mention("Ivan"),
    ]


def test_quotes_mean_nothing_in_tsv(tmp_path: Path) -> None:
    assert read_mentions(write(tmp_path / "m.tsv", 'name\trole\n"Anna\t\n')) == [Mention('"Anna')]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("m.csv", "", "m.csv: empty file"),
        ("m.csv", "name\nАнна".encode("koi8-r"), "m.csv:2: not UTF-8"),
        ("m.csv", "name,role\nAnna,judge\n\nIvan\n", "m.csv:4: 1 field where the header has 2"),
        ("m.csv", 'name,role\n"An\nna",judge\nIvan,a,b\n', "m.csv:4: 3 fields where the header has 2"),
        ("m.csv", 'name,role\nAnna,x\n"Ivan,judge\n', "m.csv:3: broken record"),
        ("m.csv", "name,role,name\nAnna,judge,Ivan\n", "m.csv:1: column 'name' stands twice"),
        ("m.jsonl", '{"name": "Anna"}\n{"name": "Iv', "m.jsonl:2: not a whole JSON object"),
        ("m.jsonl", '{"name": "Anna"}\n["Ivan"]\n', "m.jsonl:2: a JSON array"),
        ("m.jsonl", "[" * 100_000, "m.jsonl:1: not a whole JSON object"),
        ("m.jsonl", '{"name": ["Anna"]}\n', r"m.jsonl:1: column 'name' holds \['Anna'\], not text"),
        ("m.jsonl", '{"name": true}\n', "m.jsonl:1: column 'name' holds True, not text"),
        ("m.parquet", "", "m.parquet: empty file"),
        ("m.parquet", "PAR1", "m.parquet: not a Parquet file"),
        ("m.json", '[{"name": "Anna"}, ["Ivan"]]', "m.json: item 2: a JSON array, where an object was expected"),
        ("m.json", '{"name": "Anna"}', "m.json: a JSON object, where an array of objects was expected"),
        ("m.json", '{"name": "Anna"}\n{"name": "Ivan"}', "m.json:2: not a whole JSON array: Extra data"),
        ("m.json", '[{"name": "Anna"},\n{"na', "m.json:2: not a whole JSON array"),
        ("m.json", "[" * 100_000, "m.json: not a whole JSON array"),
        ("m.json", '[{"name": 1.5}]', "m.json: item 1: column 'name' holds 1.5, not text"),
        ("m.docx", "PK", r"m.docx: unknown kind of file '.docx'; a table is \*.csv"),
    ],
)
def test_damage_is_named_with_its_place(tmp_path: Path, file: str, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_mentions(write(tmp_path / file, content))


def test_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        read_mentions(tmp_path)


@pytest.mark.parametrize("content", ["name,role\n", "nmae,role\nAnna,\n"])
def test_missing_column_is_named_with_those_there_are(tmp_path: Path, content: str) -> None:
    table = write(tmp_path / "m.csv", content.replace("name,", "nmae,"))
    with pytest.raises(UnknownChoiceError, match=r"m.csv: unknown column 'name'; did you mean 'nmae'\?"):
        read_mentions(table)
    with pytest.raises(UnknownChoiceError, match="unknown column 'where'"):
        read_mentions(table, name="nmae", document="where")


def test_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    table = write(tmp_path / "m.csv", "name,id\nAnna,x\nIvan,y\nOlga,x\n")
    with pytest.raises(DuplicateIdError, match=r"m.csv:4: duplicate mention id 'x'"):
        read_mentions(table)


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    table = write(tmp_path / "m.parquet", "PAR1")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"needs pyarrow; install namematch-cyrillic\[arrow\]"):
        read_mentions(table)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_any_csv_comes_back_row_for_row(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([("name", "role"), *rows])
    file = tmp_path_factory.mktemp("csv") / "m.csv"
    read = read_table(write(file, text.getvalue()))
    assert [tuple(row.cells.values()) for row in read.rows] == rows
    assert len(read_mentions(file)) == len(rows)


def test_columns_with_commas_between_say_which_part_is_which(tmp_path: Path) -> None:
    table = write(tmp_path / "m.csv", "s,g,p\nАбрамович,Роман,Аркадьевич\nRoman,Pavel,\n,Иван,\nПетров,,\n,,\n")
    names = [mention.name for mention in read_mentions(table, name="s,g,p")]
    assert names == ["Абрамович, Роман Аркадьевич", "Roman, Pavel", "Иван", "Петров", None]
    with pytest.raises(UnknownChoiceError, match="unknown column 'x'"):
        read_mentions(table, name="s,x")


def test_other_names_stand_in_one_cell_in_several_or_in_a_list() -> None:
    table = parse_table("aka,weak\nA; B ;,C\n,\n", "csv", "here")
    assert other_names_in(table, "aka+weak") == [("A", "B", "C"), ()]
    assert other_names_in(table, "aka", " ; ") == [("A; B ;",), ()]
    listed = parse_table('[{"aka": ["A; B", null]}, {"aka": "C/D"}, {}]', "json", "here")
    assert other_names_in(listed, "aka", "/") == [("A; B",), ("C", "D"), ()]
    with pytest.raises(InputError, match="the separator of other names is empty"):
        other_names_in(table, "aka", "")
    with pytest.raises(InputError, match=r"column 'aka' holds \{\}, not text"):
        other_names_in(parse_table('[{"aka": [{}]}]', "json", "here"), "aka")
