"""Sheets of workbooks in and out."""

from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.errors import InputError, UnknownChoiceError
from namematch.io import ResultTable, read_mentions, read_table, to_xlsx, write_whole
from namematch.mentions import Mention

xlsxwriter = pytest.importorskip("xlsxwriter", reason="needs namematch-cyrillic[xlsx]")
pytest.importorskip("python_calamine", reason="needs namematch-cyrillic[xlsx]")


def workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def back(table: ResultTable, folder: Path) -> list[Mapping[str, object]]:
    write_whole(folder / "t.xlsx", to_xlsx(table))
    return [row.cells for row in read_table(folder / "t.xlsx").rows]


def test_a_sheet_gives_mentions(tmp_path: Path) -> None:
    book = workbook(tmp_path / "m.xlsx", Empty=[], People=[["name", "id"], ["Дарчиев", 17], [], ["Anna", "x"]])
    assert read_mentions(book) == [Mention("Дарчиев", id="17"), Mention("Anna", id="x")]
    assert [row.where for row in read_table(book).rows] == [f"{book}: sheet 'People' row {row}" for row in (2, 4)]


def test_a_sheet_is_chosen_where_several_are_filled(tmp_path: Path) -> None:
    book = workbook(tmp_path / "m.xlsx", Notes=[["name"], ["a"]], People=[["name"], ["b"]])
    assert [row.cells for row in read_table(book, sheet="People").rows] == [{"name": "b"}]
    with pytest.raises(InputError, match=r"2 sheets are filled \('Notes', 'People'\); say which one"):
        read_table(book)
    with pytest.raises(UnknownChoiceError, match="unknown sheet 'Peple'; did you mean 'People'"):
        read_table(book, sheet="Peple")
    (tmp_path / "m.csv").touch()
    with pytest.raises(InputError, match=r"m.csv: no workbook, so it has no sheet 'People'"):
        read_table(tmp_path / "m.csv", sheet="People")
    with pytest.raises(InputError, match=r"m.csv: no workbook, so it has no sheet 'People'"):
        read_table(tmp_path / "m.csv", sheet="People", header=False)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "no sheet holds anything"),
        ([["name", "", "x"], ["Anna", "lost", 1]], "sheet 'S' row 1: column 2 of 3 has no name"),
        ([["name"], ["Anna", "lost"]], "sheet 'S' row 1: column 2 of 2 has no name"),
        ([["name", "name"], ["Anna", "b"]], "sheet 'S' row 1: column 'name' stands twice"),
        ([["name"], [True]], "sheet 'S' row 2: column 'name' holds True, not text"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_said_with_its_place(
    tmp_path: Path, rows: list[list[object]], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        read_mentions(workbook(tmp_path / "m.xlsx", S=rows))


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize(("data", "message"), [(b"", "empty file"), (b"PK\3\4junk", "not a workbook that can be read")])
def test_damage_is_named(tmp_path: Path, suffix: str, data: bytes, message: str) -> None:
    (tmp_path / f"m{suffix}").write_bytes(data)
    with pytest.raises(InputError, match=f"m{suffix}: {message}"):
        read_table(tmp_path / f"m{suffix}")


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(tmp_path / "m.xlsx", S=[["name"], ["Anna" * 5_000]])
    monkeypatch.setattr("namematch.io.workbooks._LARGEST", 10_000)
    with pytest.raises(InputError, match=r"m.xlsx: [\d,]+ bytes when unpacked, more than the 10,000 that are read"):
        read_table(book)


def test_values_keep_their_kind(tmp_path: Path) -> None:
    row = ["=1+1", 17, 1.5, True, date(2026, 11, 25), datetime(2026, 11, 25, 12, 3), None, "x"]
    columns = [f"c{number}" for number in range(len(row))]
    (read,) = back(ResultTable(columns, [row]), tmp_path)
    assert list(read.values()) == row
    assert list(map(type, read.values())) == list(map(type, row))


def test_what_a_sheet_cannot_hold_as_it_is_becomes_text(tmp_path: Path) -> None:
    row = [2**60, float("nan"), ["a", 1], "\ud800", date(1066, 10, 14), datetime(2026, 11, 25, tzinfo=UTC)]
    (read,) = back(ResultTable(list("abcdef"), [row]), tmp_path)
    texts = [str(2**60), "nan", '["a", 1]', "\\ud800", "1066-10-14", "2026-11-25 00:00:00+00:00"]
    assert list(read.values()) == texts


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match="row 1, column 1: 40,000 letters do not fit a cell of Excel"):
        to_xlsx(ResultTable(["a"], [["x" * 40_000]]))
    with pytest.raises(InputError, match="1,048,576 rows and 1 columns do not fit a sheet"):
        to_xlsx(ResultTable(["a"], [["x"]] * 1_048_576))


SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<manifest:manifest xmlns:manifest="{SPACE}manifest:1.0"/>'
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(st.characters(codec="utf-8"), min_size=1)
)


@given(rows=st.lists(st.tuples(st.just("x"), CELLS), max_size=5))
def test_any_table_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, rows: list[Any]) -> None:
    table = ResultTable(["id", "value"], rows)
    assert [tuple(row.values()) for row in back(table, tmp_path_factory.mktemp("xlsx"))] == rows
    assert to_xlsx(table) == to_xlsx(table)


def test_without_the_packages_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name in ("python_calamine", "xlsxwriter"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    (tmp_path / "m.xlsx").write_bytes(b"PK")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"install namematch-cyrillic\[xlsx\], or save the sheet as CSV"):
        read_table(tmp_path / "m.xlsx")
    with pytest.raises(InputError, match=r"install namematch-cyrillic\[xlsx\], or write CSV"):
        to_xlsx(ResultTable(["a"], []))


def test_a_sheet_of_opendocument_is_read_too(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = "".join(f"<table:table-row>{cell(a)}{cell(b)}</table:table-row>" for a, b in [("name", "id"), ("Анна", "x")])
    spaces = "".join(f' xmlns:{name}="{SPACE}{name}:1.0"' for name in ("office", "table", "text"))
    sheet = f'<table:table table:name="S">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(tmp_path / "m.ods", "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", MANIFEST)
        book.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    assert read_mentions(tmp_path / "m.ods") == [Mention("Анна", id="x")]


def test_a_file_of_openpyxl_is_read_too(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["name", "date"])
    book.active.append(["Анна", date(2026, 11, 25)])
    file = io.BytesIO()
    book.save(file)
    (tmp_path / "m.xlsx").write_bytes(file.getvalue())
    assert read_mentions(tmp_path / "m.xlsx") == [Mention("Анна", date="2026-11-25")]
