"""Columns of tables that a user names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from namematch.cli.layout import counted
from namematch.errors import InputError, UnknownChoiceError

_NAME_COLUMN = "the first line names the columns, and --name says which one holds the names"
_EACH_TABLE = "where tables differ, give it once for each"


def for_each(option: str, names: Sequence[str], tables: int) -> list[str]:
    """The column of each table: one name is for all of them, several are for one each.

    Args:
        option: What the user names the column by.
        names: The names that were given, one or more.
        tables: How many tables there are.

    Raises:
        InputError: There are neither one nor as many names as tables.
    """
    if len(names) not in (1, tables):
        count = f"{len(names)} times for {counted(tables, 'table')}"
        raise InputError(f"--{option} is given {count}; give it once, or once for each")
    return [names[number % len(names)] for number in range(tables)]


@contextmanager
def hinted(*, named: bool, several: bool) -> Iterator[None]:
    """Adds to the error about a column that does not exist how columns are named.

    Args:
        named: Whether the user named the column of names; one who did not may not know of the option.
        several: Whether there are several tables.

    Raises:
        InputError: The error with its hint.
    """
    try:
        yield
    except UnknownChoiceError as error:
        hints = [*([] if named else [_NAME_COLUMN]), *([_EACH_TABLE] if several else [])]
        if not hints:
            raise
        raise InputError(f"{error} ({'; '.join(hints)})") from error
