"""The reader of tables in TOML and TSV: it checks them by their schema, and its errors name file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namematch.data import files
from namematch.data.schema import Declaration, Path, TablePlace, check
from namematch.errors import InputError, UnknownChoiceError

_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
# Some schemas depend on other tables, and are made when the table is read.
Schema = Declaration | Callable[[], Declaration]


@dataclass(frozen=True, slots=True, eq=False)
class TomlTable:
    """A table in TOML.

    Example:
        >>> TomlTable("names/slips.toml", {"shortest": int, "*": object}).read()["shortest"]
        4
    """

    path: str  # where it stands, relative to the data folder
    schema: Schema  # what it must hold, or a function that returns that; `namematch.data.schema` says how it is written

    def read(self) -> dict[str, Any]:
        """What the file holds; callers share the table, and must not change it. Errors are those of `parse_toml`."""
        root: Any = files.ROOT
        return _read_once(self, root)


@dataclass(frozen=True, slots=True, eq=False)
class TomlFolder:
    """Tables in TOML that have one schema, a file each."""

    folder: str  # where they stand, relative to the data folder
    schema: Schema

    def names(self) -> list[str]:
        """The names of the files without their ending, sorted."""
        return files.names_in(self.folder, ".toml")

    def read(self, name: str) -> dict[str, Any]:
        """What the file of that name holds; the errors are those of `TomlTable.read`."""
        return read_toml(f"{self.folder}/{name}.toml", self.schema)


@dataclass(frozen=True, slots=True, eq=False)
class TsvTable:
    """A tab-separated table."""

    path: str  # where it stands, relative to the data folder
    columns: Schema  # what the cells of each column hold, or a function that returns that

    def read(self) -> list[dict[str, str]]:
        """The rows: column to cell; the errors are those of `parse_tsv`."""
        file = files.ROOT.joinpath(self.path)
        columns = self.columns() if callable(self.columns) else self.columns
        return [row for _, row in parse_tsv(files.read_text(file), str(file), columns)]


# Several modules read parts of one table, mostly one after the other.
@lru_cache(maxsize=8)
def _read_once(table: TomlTable, _root: object) -> dict[str, Any]:
    return read_toml(table.path, table.schema)


def read_toml(path: str, schema: Schema = object) -> dict[str, Any]:
    """The TOML table at `path`, relative to the data folder; without a schema, it is only parsed."""
    file = files.ROOT.joinpath(path)
    is_function = callable(schema) and not isinstance(schema, type)
    return parse_toml(files.read_text(file), str(file), schema() if is_function else schema)


def parse_toml(text: str, path: str, schema: Declaration = object) -> dict[str, Any]:
    """A table in TOML, checked; `path` is its name for errors, which are an `InputError` or `UnknownChoiceError`."""
    try:
        table = tomllib.loads(text)
    # Python refuses to read a number of thousands of digits, and `tomllib` passes that on.
    except (ValueError, RecursionError) as error:
        raise _not_toml(str(error), path) from error
    check(table, schema, toml_place(text, path))
    return table


def toml_place(text: str, path: str) -> TablePlace:
    """The place of the table that a TOML text holds."""

    def line(steps: Path) -> str:
        from namematch.data.toml_lines import lines_by_path

        lines = lines_by_path(text)
        while steps and steps not in lines:
            steps = steps[:-1]
        return f"{path}:{lines.get(steps, 1)}"

    return TablePlace(line)


def _not_toml(reason: str, path: str) -> InputError:
    if place := _AT_LINE.search(reason):
        return InputError(f"{path}:{place[1]}: not TOML: {reason[: place.start()]} (column {place[2]})")
    return InputError(f"{path}: not TOML: {reason}")


def parse_tsv(
    text: str, path: str, columns: Mapping[str, Declaration], first_line: int = 1
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a tab-separated table, each behind its place ("file:line"); lines that begin with `#` are remarks.

    The first row of the text, which is the line `first_line` of the file at `path`, names the columns. A column whose
    key ends in `?` may be left out, its cells may be empty, and rows may end before it. What is not as declared is an
    `InputError`, a column or choice that there is not an `UnknownChoiceError`.
    """
    lines = enumerate(text.splitlines(), first_line)
    rows = ((f"{path}:{number}", line.split("\t")) for number, line in lines if line.strip() and line[0] != "#")
    first = next(rows, None)
    if first is None:
        names = ", ".join(key.removesuffix("?") for key in columns)
        raise InputError(f"{path}: empty; the first line names columns: {names}")
    header = _header(*first, columns)
    least = 1 + max(header.index(key) for key in columns if not key.endswith("?"))
    checked = [(key.removesuffix("?"), declared) for key, declared in columns.items() if declared is not str]
    # Most cells repeat one above; an empty one is like none.
    accepted = {(key.removesuffix("?"), "") for key in columns if key.endswith("?")}
    for where, cells in rows:
        if not least <= len(cells) <= len(header):
            raise InputError(f"{where}: {len(cells)} cells, but the header has {len(header)} columns")
        row = dict(zip(header, map(str.strip, cells), strict=False))
        for column, declared in checked:
            cell = row.get(column, "")
            if (column, cell) not in accepted:
                check(_value_of(cell, declared), declared, TablePlace(_always(where), (column,)))
                accepted.add((column, cell))
        yield where, row


def _always(where: str) -> Callable[[Path], str]:
    return lambda _: where


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


def _value_of(cell: str, declared: Declaration) -> object:
    """A cell, which is a text, as the number that it must be."""
    try:
        return declared(cell) if declared in (int, float) else cell
    except ValueError:
        return cell
