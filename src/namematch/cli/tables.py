"""Tables on the command line: which are read, their columns, and the format of an answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from namematch.cli.layout import counted
from namematch.cli.streams import STDIN, note, stdin_text
from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError, shown
from namematch.ftm import people_table
from namematch.io import (
    TABLE_WRITERS,
    WORKBOOK_SUFFIXES,
    ResultTable,
    Table,
    other_names_in,
    parse_table,
    read_table,
    without_formulas,
)
from namematch.names import told_births

STDIN_NAME = "standard input"
# Files of FollowTheMoney.
ENTITY_ENDINGS = (".ftm.json", ".ftm.jsonl", ".ijson")
_ALIASES = "aliases"
# What columns are called without a header, and what says that none holds something.
FIRST_COLUMN, NO_COLUMN = "1", "none"

_NAME_COLUMN = "the first line names the columns, and --name says which one holds the names; --no-header if it does not"
_EACH_TABLE = "where tables differ, give it once for each"
_BINARY = ("parquet", "xlsx")
# Endings that promise no format.
_PLAIN = ("", "txt", "out", "log")


def check_stdin(paths: Sequence[str], kind: str | None) -> None:
    """Refuses to read standard input twice, or to be told what it is where it is not read."""
    if kind is not None and STDIN not in paths:
        raise InputError("--stdin says what - is; no - given")
    if paths.count(STDIN) > 1:
        raise InputError("standard input can be read once; - is given twice")


def read_tables(paths: Sequence[str], kind: str, arguments: Namespace) -> list[Table]:
    """The tables that a user names, `kind` being what standard input is; an `InputError` for a sheet of no workbook."""
    sheet, header = arguments.sheet, not arguments.no_header
    workbooks = {path for path in paths if Path(path).suffix.lower() in WORKBOOK_SUFFIXES}
    if sheet is not None and not workbooks:
        raise InputError("--sheet names a sheet of a workbook; no workbook given")
    return [
        parse_table(stdin_text(), kind, STDIN_NAME, header=header)
        if path == STDIN
        else people_table(path)
        if _is_list(path)
        else read_table(path, sheet=sheet if path in workbooks else None, header=header)
        for path in paths
    ]


def chosen_format(arguments: Namespace, valid: Sequence[str], default: str) -> str:
    """The format of the answer, one of `valid`; the default where neither option nor file names one.

    It is an `InputError` if the file promises another one, or none that can be written, or a file is needed.
    """
    output, asked = arguments.output, arguments.format
    chosen = _chosen_format(output, asked, valid, default)
    if arguments.spreadsheet_safe and chosen != "csv":
        raise InputError(f"--spreadsheet-safe is about CSV; the format is {chosen}")
    return chosen


def _chosen_format(output: Path | None, asked: str | None, valid: Sequence[str], default: str) -> str:
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    if asked is None:
        if ending not in (*valid, *_PLAIN):
            known = ", ".join(f".{name}" for name in valid if name != "text")
            raise InputError(
                f"{output}: no format of the ending {shown('.' + ending)}; valid: {known}, or any with --format"
            )
        return ending if ending in valid else default
    if asked != ending and (ending in _BINARY or (asked in _BINARY and ending in valid)):
        raise InputError(f"{output}: --format {asked} is not what the ending promises; call the file *.{asked}")
    if asked in _BINARY and output is None:
        raise InputError(f"--format {asked} is for a file; --output FILE says which one")
    return str(asked)


def written(arguments: Namespace, table: ResultTable) -> str | bytes:
    """A table in the format that was asked for.

    Only a user knows whether a spreadsheet or a program will read CSV: cells stay what they were, with a note of those
    that a spreadsheet would run, unless `--spreadsheet-safe` is given.
    """
    if arguments.format != "csv":
        return TABLE_WRITERS[arguments.format](table)
    safe, cells = without_formulas(table)
    if cells and not arguments.spreadsheet_safe:
        note(f"{counted(cells, 'cell')} would be a formula to a spreadsheet; --spreadsheet-safe writes text")
    return TABLE_WRITERS["csv"](safe if arguments.spreadsheet_safe else table)


def for_each(option: str, names: Sequence[str], tables: int) -> list[str]:
    """The column of each table: one name is for all of them, several are for one each; else it is an `InputError`."""
    if len(names) not in (1, tables):
        count = f"{len(names)} times for {counted(tables, 'table')}"
        raise InputError(f"--{option.replace('_', '-')} is given {count}; give it once, or once for each")
    return [names[number % len(names)] for number in range(tables)]


def other_names(arguments: Namespace, tables: Sequence[Table]) -> list[list[tuple[str, ...]]]:
    """For each table the other names in its rows, by `--other-names` and `--separator`; entities have their own."""
    columns = for_each("other_names", arguments.other_names or [""], len(tables))
    named = [
        column or (_ALIASES if _is_list(table.path) else NO_COLUMN)
        for table, column in zip(tables, columns, strict=True)
    ]
    return [
        [()] * len(table.rows) if column == NO_COLUMN else other_names_in(table, column, arguments.separator)
        for table, column in zip(tables, named, strict=True)
    ]


def _is_list(path: Path | str) -> bool:
    """Whether a file is one of FollowTheMoney."""
    return str(path).lower().endswith(ENTITY_ENDINGS)


def note_undated(table: Table, column: str | None) -> None:
    """Tells of cells in a column of dates of birth, `birth_date` where none is named, that hold no date."""
    column = column or "birth_date"
    cells = [str(row.cells.get(column) or "").strip() for row in table.rows] if column in table.columns else []
    if undated := sum(bool(cell) and not told_births([cell]) for cell in cells):
        holds = "holds no date of birth, and says" if undated == 1 else "hold no date of birth, and say"
        note(f"{table.path}: {counted(undated, 'cell')} of {shown(column)} {holds} nothing")


@contextmanager
def hinted(*, named: bool, several: bool) -> Iterator[None]:
    """Adds to the error about a column that does not exist, or about ids, how columns are named.

    Whoever has named the column of names knows of the option; how to name several matters only for several tables.
    """
    try:
        yield
    except UnknownChoiceError as error:
        hints = [*([] if named else [_NAME_COLUMN]), *([_EACH_TABLE] if several else [])]
        if not hints:
            raise
        raise InputError(f"{error} ({'; '.join(hints)})") from error
    except DuplicateIdError as error:
        raise InputError(f"{error} (--id none leaves them out)") from error
