"""Rows of tables, each with its place in the file."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from namematch._internal.paths import read_file
from namematch.errors import InputError, shown

_QUOTED = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row by column, and where it stands (`file:line`)."""

    where: str
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been read whole."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def csv_rows(path: Path, lines: Iterator[str], header: bool) -> Table:
    """Comma-separated lines; spreadsheets in much of Europe write semicolons instead, some programs tabs or bars."""
    before = list(_up_to_header(lines))
    bare = _QUOTED.sub("", before[-1])
    delimiter = next((mark for mark in ",;\t|" if mark in bare), ",")
    return _delimited(path, csv.reader(chain(before, lines), delimiter=delimiter, strict=True), header)


def _up_to_header(lines: Iterator[str]) -> Iterator[str]:
    """The first line with something on it, and the blank ones before."""
    for line in lines:
        yield line
        if line.strip():
            return


def tsv_rows(path: Path, lines: Iterable[str], header: bool) -> Table:
    """Tab-separated lines without quoting."""
    return _delimited(path, csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True), header)


def _delimited(path: Path, reader: Any, has_header: bool) -> Table:
    """The records of a file; without a header its columns are called by their numbers, from 1."""
    records = _records(path, reader)
    first, columns = next(records)
    if not has_header:
        records, columns = chain([(first, columns)], records), [str(number + 1) for number in range(len(columns))]
    refuse_twins(f"{path}:{first}", columns)
    rows = []
    for line, cells in records:
        if len(cells) != len(columns):
            place = "header" if has_header else "first line"
            count = f"{len(cells)} field{'s' * (len(cells) != 1)}"
            raise InputError(f"{path}:{line}: {count} where the {place} has {len(columns)}")
        rows.append(TableRow(f"{path}:{line}", dict(zip(columns, cells, strict=True))))
    return Table(path, tuple(columns), tuple(rows))


def refuse_twins(where: str, columns: Sequence[str]) -> None:
    """Refuses a header that names two columns alike."""
    if twice := next((column for column, count in Counter(columns).items() if count > 1), None):
        raise InputError(f"{where}: column {shown(twice)} stands twice in the header")


def _records(path: Path, reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Records with the number of their first line; a blank line is one only where records have one field."""
    single: bool | None = None
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"{path}:{line}: broken record: {error}") from error
        if cells or single:
            yield line, cells or [""]
            single = len(cells) == 1 if single is None else single
        line = reader.line_num + 1


def jsonl_rows(path: Path, text: str) -> Table:
    """One JSON object a line; blank lines are no rows."""
    places = ((f"{path}:{number}", line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    return _objects(path, ((where, parse_json(where, line)) for where, line in places), "one object a line")


def json_rows(path: Path, text: str) -> Table:
    """An array of JSON objects."""
    values = parse_json(str(path), text, "array")
    if not isinstance(values, list):
        raise InputError(f"{path}: a JSON {_JSON_KINDS[type(values)]}, where an array of objects was expected")
    places = ((f"{path}: item {number}", value) for number, value in enumerate(values, start=1))
    return _objects(path, places, "an object")


def _objects(path: Path, values: Iterable[tuple[str, object]], expected: str) -> Table:
    rows = []
    for where, value in values:
        if not isinstance(value, dict):
            raise InputError(f"{where}: a JSON {_JSON_KINDS[type(value)]}, where {expected} was expected")
        rows.append(TableRow(where, value))
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return Table(path, tuple(columns), tuple(rows))


def parse_json(where: str, text: str, kind: str = "object") -> Any:
    """A value from JSON text; an error says that at `where` there is no whole JSON value of that kind."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f":{error.lineno}" if kind == "array" and isinstance(error, json.JSONDecodeError) else ""
        reason = getattr(error, "msg", str(error))
        raise InputError(f"{where}{place}: not a whole JSON {kind}: {reason}") from error


_JSON_KINDS = {
    dict: "object",
    list: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def load_parquet(path: Path) -> Table:
    """A Parquet file, read with pyarrow."""
    data = read_file(path)
    if not data:
        raise InputError(f"{path}: empty file; expected a Parquet table")
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            f"{path}: reading Parquet needs pyarrow; install namematch-cyrillic[arrow], or use CSV, TSV, JSONL"
        ) from error
    try:
        arrow = parquet.ParquetFile(pyarrow.BufferReader(data)).read()
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{path}: not a Parquet file: {str(error).splitlines()[0]}") from error
    columns = tuple(arrow.column_names)
    refuse_twins(str(path), columns)
    places = [f"{path}: row {number}" for number in range(1, arrow.num_rows + 1)]
    values = [_values(arrow.column(name), name, places) for name in columns]
    cells = (dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True))
    return Table(path, columns, tuple(map(TableRow, places, cells)))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that Arrow holds and Python cannot: a far time, a zone that nobody knows, bytes that are no UTF-8.

    The table can be used for all that it says beside; only who asks for the cell itself is refused.
    """

    where: str
    column: str
    kind: str

    def __repr__(self) -> str:
        return f"a {self.kind} that Python has no value for"

    def __str__(self) -> str:
        raise InputError(f"{self.where}: column {shown(self.column)} holds {self!r}")


def _values(column: Any, name: str, places: Sequence[str]) -> list[object]:
    try:
        values: list[object] = column.to_pylist()
    except Exception:
        values = [_value(cell, name, where) for cell, where in zip(column, places, strict=True)]
    return values


def _value(cell: Any, name: str, where: str) -> object:
    try:
        return cell.as_py()
    except Exception:
        return Unreadable(where, name, str(cell.type))
