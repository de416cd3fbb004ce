"""One reader of tables in TOML and TSV: it checks them by their schema, and its errors name file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from namematch.data.declarations import Check, check_within, compiled
from namematch.data.schema_errors import Declaration, SchemaError, wrong_type
from namematch.errors import InputError, UnknownChoiceError

_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse_toml(text: str, path: str, check: Check | None = None) -> dict[str, Any]:
    """A table in TOML, checked.

    Args:
        text: The file.
        path: Its name, for errors.
        check: What `compiled` made of the schema; without one, the table is only parsed.

    Raises:
        InputError: The text is not TOML, or a value is missing or not as declared.
        UnknownChoiceError: A key or value is not one of those that exist.
    """
    try:
        table = tomllib.loads(text)
    # Python refuses to read a number of thousands of digits, and `tomllib` passes that on.
    except (ValueError, RecursionError) as error:
        raise _not_toml(str(error), path) from error
    if check is not None:
        check_toml(table, check, text, path)
    return table


def check_toml(table: dict[str, Any], check: Check, text: str, path: str) -> None:
    """Checks what is parsed already.

    Args:
        table: What `tomllib` made of `text`.
        check: What `compiled` made of the schema, or any other function that raises a `SchemaError`.
        text: The file.
        path: Its name, for errors.

    Raises:
        InputError: A value is missing, or not as declared.
        UnknownChoiceError: A key or value is not one of those that exist.
    """
    try:
        check(table)
    except SchemaError as error:
        from namematch.data.toml_lines import toml_lines

        lines, place = toml_lines(text), error.path
        while place and place not in lines:
            place = place[:-1]
        raise error.located(f"{path}:{lines.get(place, 1)}") from None


def parse_tsv(
    text: str, path: str, columns: Mapping[str, Declaration], first_line: int = 1
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a tab-separated table, each behind its place ("file:line"); lines that begin with `#` are remarks.

    Args:
        text: The file; its first row names the columns.
        path: Its name, for errors.
        columns: What the cells of each column hold. A column whose key ends in `?` may be left out, its cells may be
            empty, and rows may end before it.
        first_line: Number of the first line of `text` in the file.

    Raises:
        InputError: There is no header, a row has too few or too many cells, or a cell is not as declared.
        UnknownChoiceError: A column, or the choice in a cell, does not exist.
    """
    lines = enumerate(text.splitlines(), first_line)
    rows = ((f"{path}:{number}", line.split("\t")) for number, line in lines if line.strip() and line[0] != "#")
    first = next(rows, None)
    if first is None:
        names = ", ".join(key.removesuffix("?") for key in columns)
        raise InputError(f"{path}: empty; the first line names columns: {names}")
    header = _header(*first, columns)
    least = 1 + max(header.index(key) for key in columns if not key.endswith("?"))
    checks = [(key.removesuffix("?"), _cell_check(key, columns[key])) for key in columns if columns[key] is not str]
    checks = [(column, check) for column, check in checks if column in header]
    accepted: dict[str, set[str]] = {column: set() for column, _ in checks}
    for where, cells in rows:
        if not least <= len(cells) <= len(header):
            raise InputError(f"{where}: {len(cells)} cells, but the header has {len(header)} columns")
        row = dict(zip(header, map(str.strip, cells), strict=False))
        for column, check in checks:
            cell = row.get(column, "")
            if cell not in accepted[column]:
                _check_cell(check, cell, column, where)
                accepted[column].add(cell)
        yield where, row


def _check_cell(check: Check, cell: str, column: str, where: str) -> None:
    try:
        check_within(check, cell, column)
    except SchemaError as error:
        raise error.located(where) from None


def _header(where: str, cells: list[str], columns: Mapping[str, Declaration]) -> list[str]:
    names = [key.removesuffix("?") for key in columns]
    header = [cell.strip() for cell in cells]
    for index, column in enumerate(header):
        if column not in names:
            raise UnknownChoiceError("column", column, names, where=where)
        if column in header[:index]:
            raise InputError(f"{where}: the column {column!r} stands twice")
    for column in columns:
        if not column.endswith("?") and column not in header:
            raise InputError(f"{where}: no column {column!r}; the first line names columns with tabs between")
    return header


def _cell_check(key: str, declaration: Declaration) -> Check:
    """The check of a cell, which is a text also where the schema declares a number."""
    check = _number_check(declaration) if declaration in (int, float) else compiled(declaration)
    return (lambda cell: check(cell) if cell else None) if key.endswith("?") else check


def _number_check(kind: type) -> Check:
    def check(cell: str) -> None:
        try:
            kind(cell)
        except ValueError:
            raise wrong_type(kind, cell) from None

    return check


def _not_toml(reason: str, path: str) -> InputError:
    if place := _AT_LINE.search(reason):
        return InputError(f"{path}:{place[1]}: not TOML: {reason[: place.start()]} (column {place[2]})")
    return InputError(f"{path}: not TOML: {reason}")
