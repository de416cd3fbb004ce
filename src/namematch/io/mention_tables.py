"""Mentions from a table: CSV, TSV, JSON, JSON Lines, Parquet, workbooks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from namematch._internal.paths import path_of
from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError, shown
from namematch.io.files import read_lines
from namematch.io.rows import Table, TableRow, csv_rows, json_rows, jsonl_rows, load_parquet, tsv_rows
from namematch.io.workbooks import WORKBOOK_SUFFIXES, load_workbook
from namematch.mentions import Mention
from namematch.text import cell_of, text_of

# Kinds of text: of some the first line may be a row like the others, the others are read whole.
_BY_LINE: dict[str, Callable[[Path, Iterator[str], bool], Table]] = {"csv": csv_rows, "tsv": tsv_rows}
_WHOLE: dict[str, Callable[[Path, str], Table]] = {"json": json_rows, "jsonl": jsonl_rows}
TABLE_KINDS = (*_BY_LINE, *_WHOLE)

_TEXT_KINDS = {**{f".{kind}": kind for kind in TABLE_KINDS}, ".ndjson": "jsonl"}
TABLE_SUFFIXES = (*_TEXT_KINDS, ".parquet", *WORKBOOK_SUFFIXES)


class _Columns(NamedTuple):
    """Columns that are read together, and the mark behind the first of them."""

    names: tuple[str, ...]
    mark: str


_FIELDS = ("name", "role", "document", "language", "id", "date", "birth_date")


def read_mentions(
    path: Path | str,
    *,
    name: str = "name",
    role: str | None = None,
    document: str | None = None,
    language: str | None = None,
    id: str | None = None,
    date: str | None = None,
    birth_date: str | None = None,
) -> list[Mention]:
    """Reads a table of mentions.

    Args:
        path: A file that `read_table` reads.
        name: The column of names, or several with plus signs between: `given+patronymic+surname`. With commas between,
            the surname's column is the first and cannot be taken for another part: `surname,given,patronymic`. They
            must be there.
        role: The column of role titles. If left out, the column `role` where there is one; so also below.
        document: The column of document ids.
        language: The column of ISO 639-1 codes.
        id: The column of the mentions' own ids, which must be unique.
        date: The column of days, ISO 8601.
        birth_date: The column of dates of birth, as written.

    Returns:
        One mention a row, in the order of the table. Missing cells are `None`, the name's too.

    Raises:
        InputError: The file is missing, empty, damaged or of another kind; the message names the line.
        UnknownChoiceError: A column that was asked for is not there.
        DuplicateIdError: An id stands twice.
    """
    columns = dict(zip(_FIELDS, (name, role, document, language, id, date, birth_date), strict=True))
    return mentions_of(read_table(path), {field: column for field, column in columns.items() if column is not None})


def mentions_of(table: Table, columns: Mapping[str, str | None]) -> list[Mention]:
    """The mentions in a table that has been read; errors are those of `read_mentions`.

    Args:
        table: The table.
        columns: Columns by what they hold, `name` to `birth_date`; what is left out stands in the column of that name,
            what is `None` in none.
    """
    return list(_unique(table.rows, _wanted(table, columns)))


def other_names_in(table: Table, column: str, separator: str = ";") -> list[tuple[str, ...]]:
    """The other names in a column of a table that has been read, such as aliases.

    Args:
        table: The table.
        column: The column, or several with plus signs between.
        separator: What stands between two names in one cell; a list, as JSON has it, needs none.

    Returns:
        For each row as many as it has.

    Raises:
        UnknownChoiceError: There is no such column.
        InputError: The separator is empty, or a cell holds no text; the message names the line.
    """
    if not text_of(separator, "other_names_in", "separator"):
        raise InputError("the separator of other names is empty; expected a mark such as ';'")
    columns = _present(table, column).names
    return [tuple(name for each in columns for name in _other_names(row, each, separator)) for row in table.rows]


def _other_names(row: TableRow, column: str, separator: str) -> list[str]:
    value = row.cells.get(column)
    cells = value if isinstance(value, list) else [value]
    texts = [_cell(TableRow(row.where, {column: cell}), column) or "" for cell in cells]
    names = texts if isinstance(value, list) else texts[0].split(separator)
    return [name for name in map(str.strip, names) if name]


def named_rows(table: Table, column: str = "name", birth_date: str | None = None) -> list[Mention]:
    """The names in a column of a table that has been read, and the dates of birth beside them.

    Args:
        table: The table.
        column: The column of names, or several, as for `read_mentions`.
        birth_date: The column of dates of birth; if left out, the column `birth_date` where there is one.

    Returns:
        One mention a row, in the order of the table; ids may stand twice.

    Raises:
        UnknownChoiceError: There is no such column.
        InputError: A cell holds no text; the message names the line.
    """
    columns: dict[str, str | None] = {"name": text_of(column, "named_rows", "column")}
    if birth_date is not None:
        columns["birth_date"] = birth_date
    wanted = {field: found for field, found in _wanted(table, columns).items() if field in ("name", "birth_date")}
    return [_mention(row, wanted) for row in table.rows]


def read_table(path: Path | str, *, sheet: str | None = None, header: bool = True) -> Table:
    """Reads a table whole, with the place of every row.

    CSV is read as RFC 4180 has it (double quotes; between fields the first of comma, semicolon, tab and bar that
    the header has), TSV without quoting, JSON as an array of objects, JSON Lines as one object a line. Parquet needs
    pyarrow (`namematch-cyrillic[arrow]`), a workbook python-calamine (`namematch-cyrillic[xlsx]`).

    Args:
        path: A file that ends in `.csv`, `.tsv`, `.json`, `.jsonl`, `.ndjson`, all in UTF-8, or `.parquet`, `.xlsx`,
            `.xls` or `.ods`.
        sheet: The sheet of a workbook; it may be left out where only one has anything on it.
        header: Whether the first line of CSV or TSV names the columns; if not, they are called by their numbers: 1, 2.

    Returns:
        Its columns and rows. Whole numbers and days of a workbook are whole numbers and days.

    Raises:
        InputError: The file is missing, empty, damaged or of another kind; the message names the line.
        UnknownChoiceError: The workbook has no such sheet.
    """
    path = path_of(path, "read_table")
    if path.is_dir():
        raise InputError(f"{path}: a folder, where one table was expected")
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        valid = ", ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        raise InputError(f"{path}: unknown kind of file {path.suffix!r}; a table is {valid}")
    if sheet is not None and suffix not in WORKBOOK_SUFFIXES:
        raise InputError(f"{path}: no workbook, so it has no sheet {shown(sheet)}")
    if suffix in _TEXT_KINDS or not header:
        return _read_text(path, _TEXT_KINDS.get(suffix, ""), read_lines(path), header)
    return load_workbook(path, sheet) if suffix in WORKBOOK_SUFFIXES else load_parquet(path)


def parse_table(text: str, kind: str, where: str, *, header: bool = True) -> Table:
    """Reads a table that comes as text.

    Args:
        text: All of it.
        kind: `csv`, `tsv`, `json` or `jsonl`.
        where: What to call it in errors.
        header: As for `read_table`.

    Raises:
        InputError: It is empty or damaged; the message names the line.
        UnknownChoiceError: There is no such kind.
    """
    text_of(text, "parse_table"), text_of(where, "parse_table", "where")
    if text_of(kind, "parse_table", "kind") not in TABLE_KINDS:
        raise UnknownChoiceError("kind of table", kind, TABLE_KINDS)
    if not text.strip():
        raise InputError(f"{where}: empty; expected a table in UTF-8")
    return _read_text(Path(where), kind, io.StringIO(text, newline=""), header)


def _read_text(path: Path, kind: str, lines: Iterator[str], header: bool) -> Table:
    if kind in _BY_LINE:
        return _BY_LINE[kind](path, lines, header)
    if not header:
        raise InputError(f"{path}: only CSV and TSV can do without a header")
    return _WHOLE[kind](path, "".join(lines))


def _wanted(table: Table, columns: Mapping[str, str | None]) -> dict[str, _Columns]:
    """The columns by what they hold: those that are named, and those that have the name of what they hold."""
    wanted = {"name": "name"} | {field: field for field in _FIELDS if field in table.columns} | dict(columns)
    return {field: _present(table, column) for field, column in wanted.items() if column is not None}


def _present(table: Table, column: str) -> _Columns:
    """The column of that name, or the columns that are named with plus signs or commas between."""
    text_of(column, "read_mentions", "column")
    mark = "," if "," in column else "+"
    parts = (column,) if column in table.columns else tuple(column.split(mark))
    for part in parts:
        if part not in table.columns:
            raise UnknownChoiceError("column", part, table.columns, where=str(table.path))
    return _Columns(parts, ", " if mark == "," else " ")


def _unique(rows: Iterable[TableRow], columns: Mapping[str, _Columns]) -> Iterator[Mention]:
    seen: set[str] = set()
    for row in rows:
        mention = _mention(row, columns)
        if mention.id is not None:
            if mention.id in seen:
                raise DuplicateIdError(mention.id, where=row.where)
            seen.add(mention.id)
        yield mention


def _mention(row: TableRow, columns: Mapping[str, _Columns]) -> Mention:
    cells: dict[str, Any] = {field: _joined(row, parts) for field, parts in columns.items()}
    return Mention(**cells)


def _joined(row: TableRow, columns: _Columns) -> str | None:
    """What the columns hold together; missing cells are passed over."""
    first, *others = (_cell(row, column) for column in columns.names)
    rest = " ".join(text for text in others if text is not None)
    return columns.mark.join(filter(None, (first, rest))) or None


def _cell(row: TableRow, column: str) -> str | None:
    value = row.cells.get(column)
    try:
        return cell_of(value, "read_mentions", column)
    except TypeError as error:
        raise InputError(f"{row.where}: column {shown(column)} holds {shown(value)}, not text") from error
