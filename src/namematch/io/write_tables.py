"""Tables of results as CSV, JSON, Parquet and Excel."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from namematch.errors import InputError
from namematch.io.result_tables import ResultTable
from namematch.text import storable

# What one sheet of Excel can hold.
_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767
_LARGEST_WHOLE = 2**53
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d ]*([.,]\d+)?([eE][+-]?\d+)? ?%?")


def to_csv(table: ResultTable) -> str:
    """A table as CSV with a header line."""
    text = io.StringIO()
    plain = csv.writer(text, lineterminator="\n")
    # The csv module leaves a carriage return bare, and then reads it as the end of the row.
    quoting = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(table.columns)
    for row in table.rows:
        writer = quoting if any("\r" in str(cell) for cell in row) else plain
        writer.writerow(row)
    return text.getvalue()


def without_formulas(table: ResultTable) -> tuple[ResultTable, int]:
    """A table in which no text begins like a formula, for CSV that a spreadsheet opens.

    A program such as Excel runs a cell that begins with one of `= + - @`, or with a tab or carriage return before it.
    An apostrophe in front makes it a text. Numbers stay as they are.

    Returns:
        The table, and how many cells were changed.
    """
    changed = 0

    def harmless(cell: object) -> object:
        nonlocal changed
        if not (isinstance(cell, str) and _FORMULA.match(cell)) or _NUMBER.fullmatch(cell):
            return cell
        changed += 1
        return f"'{cell}"

    columns = [str(harmless(name)) for name in table.columns]
    return ResultTable(columns, [[*map(harmless, row)] for row in table.rows]), changed


def to_json_rows(table: ResultTable) -> str:
    """A table as an array of JSON objects, one a line."""
    return "[\n" + ",\n".join(_objects(table)) + "\n]\n" if table.rows else "[]\n"


def to_jsonl_rows(table: ResultTable) -> str:
    """A table as JSON Lines, one object a row."""
    return "".join(f"{line}\n" for line in _objects(table))


def _objects(table: ResultTable) -> list[str]:
    return [_json(dict(zip(table.columns, row, strict=True))) for row in table.rows]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def to_parquet(table: ResultTable) -> bytes:
    """A table as a Parquet file. A column of several kinds of value is written as text.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError("writing Parquet needs pyarrow; install namematch-cyrillic[arrow], or write CSV") from error
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    arrays = [_arrow_column(pyarrow, column) for column in columns]
    file = io.BytesIO()
    parquet.write_table(pyarrow.table(arrays, names=list(table.columns)), file)
    return file.getvalue()


def _arrow_column(pyarrow: Any, cells: Sequence[object]) -> Any:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int, float} or (len(kinds) == 1 and str not in kinds):
        try:
            return pyarrow.array(cells)
        except (pyarrow.ArrowException, OverflowError):
            pass
    return pyarrow.array([None if cell is None else _text(cell) for cell in cells], pyarrow.string())


def to_xlsx(table: ResultTable) -> bytes:
    """A table as an Excel workbook with one sheet. Text stays text, also where it looks like a formula.

    Raises:
        InputError: XlsxWriter is not installed, or the table is larger than a sheet can be.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise InputError("writing XLSX needs XlsxWriter; install namematch-cyrillic[xlsx], or write CSV") from error
    if len(table.rows) >= _MOST_ROWS or len(table.columns) > _MOST_COLUMNS:
        size = f"{len(table.rows):,} rows and {len(table.columns):,} columns"
        raise InputError(f"{size} do not fit a sheet of Excel; write CSV or Parquet")
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        # The same table is the same bytes, whenever it is written.
        book.set_properties({"created": datetime(2000, 1, 1)})
        days = [book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss")]
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for line, row in enumerate([table.columns, *table.rows]):
            for place, cell in enumerate(row):
                _write_cell(sheet, (line, place), cell, days)
    return file.getvalue()


def _write_cell(sheet: Any, place: tuple[int, int], cell: object, days: Sequence[Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, (int, float)) and math.isfinite(cell) and abs(cell) <= _LARGEST_WHOLE:
        sheet.write_number(*place, cell)
    elif isinstance(cell, date) and cell.year >= 1900 and getattr(cell, "tzinfo", None) is None:
        sheet.write_datetime(*place, cell, days[isinstance(cell, datetime)])
    else:
        text = _text(cell)
        if len(text) > _LONGEST:
            where = f"row {place[0]}, column {place[1] + 1}"
            raise InputError(f"{where}: {len(text):,} letters do not fit a cell of Excel; write CSV or Parquet")
        sheet.write_string(*place, text)


def _text(cell: object) -> str:
    """A cell as text that any file can hold: lists as JSON, lone surrogates as escapes."""
    return storable(_json(cell) if isinstance(cell, (list, dict)) else str(cell))


# How a table is written, by the ending of the file; what gives bytes is for a file, not for a terminal.
TABLE_WRITERS: dict[str, Callable[[ResultTable], str | bytes]] = {
    "csv": to_csv,
    "json": to_json_rows,
    "jsonl": to_jsonl_rows,
    "parquet": to_parquet,
    "xlsx": to_xlsx,
}
