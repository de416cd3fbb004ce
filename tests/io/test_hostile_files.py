"""Tables that are damaged, or odd: an error that names file and line (and byte), or the exact rows."""

from __future__ import annotations

import csv
import io
import os
import re
import threading
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from namematch.errors import InputError, NamematchError
from namematch.io import Table, annotated_table, read_articles, read_mentions, read_table, to_csv, write_whole
from namematch.io.mention_tables import TABLE_SUFFIXES
from namematch.resolve import resolve


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def names(path: Path) -> list[str | None]:
    return [mention.name for mention in read_mentions(path)]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("name,id\r\nАнна,1\r\nИван,2\r\n", ["Анна", "Иван"]),
        ("name,id\rАнна,1\rИван,2\r", ["Анна", "Иван"]),
        ("name;id\rАнна;1,5\rИван;2\r", ["Анна", "Иван"]),
        ("name,id\nАнна,1\r\nИван,2\rОлег,3", ["Анна", "Иван", "Олег"]),
        ("\ufeffname,id\nАнна,1\n", ["Анна"]),
        ("\n\r\n  \nname\nАнна\n".replace("  \n", ""), ["Анна"]),
        ('name,id\n"Анна\r\nМария\n",1\n', ["Анна\r\nМария\n"]),
        ("name,id\nАн\0на,1\n", ["Ан\0на"]),
        ('name,id\n"А""н""на",1\n', ['А"н"на']),
        ("name,id\nАнна\u2028Мария\x85\x0b,1\n", ["Анна\u2028Мария\x85\x0b"]),
        ("name,id\n,1\n  ,2\n\u200b,3\n", [None, None, None]),
        ("name,id\n", []),
    ],
)
def test_odd_but_whole_tables_give_exact_rows(tmp_path: Path, content: str, rows: list[str | None]) -> None:
    assert names(write(tmp_path, "t.csv", content)) == rows


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "name,id\nАнна,1\n".encode() + b"\xff,2\n", "t.csv:3: not UTF-8 (byte 19, 0xff"),
        ("t.csv", b"name,id\n" + "Анна".encode()[:-1], "t.csv:2: not UTF-8 (byte 14, 0xd0"),
        ("t.tsv", b"name\n" * 90_000 + b"\xed\xa0\x80\n", "t.tsv:90001: not UTF-8 (byte 450000, 0xed"),
        ("t.csv", "name\nАнна\n".encode("cp1251"), "0xc0); convert it to UTF-8 first; a spreadsheet saves as CSV"),
        ("t.csv", "name\nАнна\n".encode("utf-16"), "t.csv:1: not UTF-8 (byte 0, 0xff, looks like UTF-16)"),
        ("t.jsonl", b'{"name": "\xc3("}\n', "t.jsonl:1: not UTF-8 (byte 10, 0xc3"),
        ("t.csv", 'name,id\nАнна,1\n"Иван,2\nОлег,3\n', "t.csv:3: broken record"),
        ("t.csv", 'name,id\n"Анна"x,1\n', "t.csv:2: broken record"),
        ("t.csv", "name,id\nАнна,1,2\n", "t.csv:2: 3 fields where the header has 2"),
        ("t.csv", "name,id\n\nАнна\n", "t.csv:3: 1 field where the header has 2"),
        ("t.csv", 'name,id\n"Анна\n\n",1\nИван\n', "t.csv:5: 1 field where the header has 2"),
        ("t.csv", 'name,id\n"Анна\n\n",1,2\n', "t.csv:2: 3 fields where the header has 2"),
        ("t.csv", "name,name\nАнна,1\n", "t.csv:1: column 'name' stands twice"),
        ("t.csv", "\n\nname,name\nАнна,1\n", "t.csv:3: column 'name' stands twice"),
        ("t.csv", "name\n" + "ш" * 200_000, "t.csv:2: broken record: field larger than"),
        ("t.csv", "", "t.csv: empty file"),
        ("t.csv", " \n\r\n\t", "t.csv: empty file"),
        ("t.csv", "\ufeff", "t.csv: empty file"),
        ("t.jsonl", '{"name": "Анна"}\n{"name": "Ив', "t.jsonl:2: not a whole JSON object"),
        ("t.jsonl", '{"name": "Анна"}\n[1]\n', "t.jsonl:2: a JSON array"),
        ("t.jsonl", "[" * 100_000, "t.jsonl:1: not a whole JSON object"),
        ("t.parquet", b"PAR1 and then nothing", "t.parquet: not a Parquet file"),
        ("t.parquet", b"", "t.parquet: empty file"),
    ],
)
def test_damage_is_named_by_file_line_and_byte(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_mentions(write(tmp_path, name, content))
    assert said in str(raised.value)
    assert len(str(raised.value)) < 500


ODD_COLUMNS = {
    "far": pa.array([10**15, 0], pa.timestamp("s")),
    "far day": pa.array([2**30, 0], pa.date32()),
    "far zone": pa.array([0, None], pa.timestamp("s", "No/Zone")),
    "long": pa.array([2**60, None], pa.duration("s")),
    "nested": pa.array([[10**15], []], pa.list_(pa.timestamp("s"))),
    "bytes": pa.array([b"\xff", b"x"]).view(pa.string()),
}


def test_what_python_cannot_hold_is_refused_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table({"name": ["Анна", None], **ODD_COLUMNS}), path)
    assert names(path) == ["Анна", None]
    table, people = read_table(path), resolve(read_mentions(path))
    for column in ODD_COLUMNS:
        said = re.escape(f"{path}: row 1: column {column!r} holds a ") + r"\S+( \S+)? that Python has no value for"
        with pytest.raises(InputError, match=said):
            read_mentions(path, name=column)
        with pytest.raises(InputError, match=said):
            to_csv(annotated_table(Table(path, ("name", column), table.rows), people))


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table([["Анна"], ["Иван"]], ["name", "name"]), path)
    with pytest.raises(InputError, match=r"t\.parquet: column 'name' stands twice"):
        read_mentions(path)


def test_a_hundred_thousand_columns_are_read(tmp_path: Path) -> None:
    header = [f"c{number}" for number in range(100_000)]
    path = write(tmp_path, "t.csv", f"name,{','.join(header)}\nАнна{',' * len(header)}\n")
    assert names(path) == ["Анна"]
    write(tmp_path, "t.csv", f"name,{','.join(header)},c7\n")
    with pytest.raises(InputError, match="column 'c7' stands twice"):
        read_table(path)


def test_paths_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    long = tmp_path / ("x" * 300 + ".csv")
    for path, said in [(loop, "too many levels of symbolic links"), (long, "file name too long")]:
        for read in (read_table, lambda path: read_articles([path]), lambda path: write_whole(path, "")):
            with pytest.raises(InputError, match=said) as raised:
                read(path)
            assert len(str(raised.value)) < 400


def test_a_name_of_the_longest_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".csv")
    write_whole(path, "name\n")
    assert path.read_text() == "name\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_or_device_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    with pytest.raises(InputError, match=r"pipe\.txt: a pipe or device, where a file was expected; - reads"):
        read_articles([tmp_path / "pipe.txt"])
    with pytest.raises(InputError, match=r"zero\.csv: a device, where a file was expected"):
        read_table(tmp_path / "zero.csv")


CELLS = st.lists(st.tuples(st.text(st.characters(codec="utf-8"), max_size=6), st.text('a\r\n",;\0', max_size=4)))


@given(rows=CELLS, cut=st.integers(0, 400), suffix=st.sampled_from(TABLE_SUFFIXES))
def test_a_table_cut_anywhere_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], cut: int, suffix: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter="\t" if suffix == ".tsv" else ",").writerows([("name", "id"), *rows])
    path = write(tmp_path_factory.mktemp("cut"), f"t{suffix}", text.getvalue().encode()[:cut])
    try:
        table = read_table(path)
    except NamematchError as error:
        complaint = str(error)
    else:
        complaint = str(path)
        assert all(row.cells.keys() <= set(table.columns) for row in table.rows)
    assert str(path) in complaint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize(("data", "said"), [("name\nАнна\n".encode(), ""), (b"name\n\xff", "not UTF-8 (byte 5")])
def test_a_named_pipe_is_read_once(tmp_path: Path, data: bytes, said: str) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    try:
        if said:
            with pytest.raises(InputError) as raised:
                names(pipe)
            assert said in str(raised.value)
        else:
            assert names(pipe) == ["Анна"]
    finally:
        writer.join()
