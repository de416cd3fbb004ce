"""Sheets of workbooks: Excel and OpenDocument, read with python-calamine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from namematch._internal.paths import read_file
from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.io.rows import Table, TableRow, refuse_twins

# A sheet of a million rows and ten columns unpacks to half of it.
_LARGEST = 2_000_000_000
WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".ods")


def load_workbook(path: Path, sheet: str | None = None) -> Table:
    """The table on a sheet, which may be left out where only one is filled; its first filled row names the columns."""
    data = read_file(path)
    if not data:
        raise InputError(f"{path}: empty file; expected a workbook")
    _refuse_bomb(path, data)
    try:
        import python_calamine
    except ImportError as error:
        needs = (
            "reading a workbook needs python-calamine; install namematch-cyrillic[xlsx], or save the sheet as CSV UTF-8"
        )
        raise InputError(f"{path}: {needs}") from error
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            name = sheet if sheet is not None else _only_sheet(path, book)
            if name not in book.sheet_names:
                raise UnknownChoiceError("sheet", name, book.sheet_names, where=str(path))
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, python_calamine.PasswordError) as error:
        raise InputError(f"{path}: not a workbook that can be read: {str(error).splitlines()[0]}") from error
    return _table(path, name, rows)


def _refuse_bomb(path: Path, data: bytes) -> None:
    """Refuses a file that says it is thousands of times as large when it is unpacked."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return  # The reader says what is wrong.
    if size > _LARGEST:
        raise InputError(f"{path}: {size:,} bytes when unpacked, more than the {_LARGEST:,} that are read")


def _only_sheet(path: Path, book: Any) -> str:
    """The one sheet that holds anything."""
    filled = [name for name in book.sheet_names if book.get_sheet_by_name(name).height]
    if len(filled) > 1:
        names = ", ".join(map(shown, filled[:12]))
        raise InputError(f"{path}: {len(filled)} sheets are filled ({names}); say which one to read (--sheet)")
    if not filled:
        raise InputError(f"{path}: no sheet holds anything; expected a table")
    return str(filled[0])


def _table(path: Path, sheet: str, rows: Sequence[Sequence[Any]]) -> Table:
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell != "" for cell in row)]
    if not filled:
        raise InputError(f"{path}: sheet {shown(sheet)} is empty; expected a table")
    (header, names), *records = filled
    where = f"{path}: sheet {shown(sheet)} row"
    width = 1 + max(place for _, row in filled for place, cell in enumerate(row) if cell != "")
    columns = ["" if cell == "" else str(_value(cell)) for cell in names[:width]]
    if "" in columns:
        raise InputError(f"{where} {header}: column {columns.index('') + 1} of {width} has no name")
    refuse_twins(f"{where} {header}", columns)
    found = (
        TableRow(f"{where} {number}", dict(zip(columns, map(_value, row), strict=False))) for number, row in records
    )
    return Table(path, tuple(columns), tuple(found))


def _value(cell: object) -> object:
    """A cell as Python has it: a workbook holds neither whole numbers nor days of their own."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return cell
