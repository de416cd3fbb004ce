"""The shipped tables, each with its schema. Only what is declared here is read."""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from types import FunctionType
from typing import Any

from namematch.data import files
from namematch.data.declarations import Check, compiled
from namematch.data.schema import parse_toml, parse_tsv
from namematch.data.schema_errors import Declaration


class TomlTable:
    """A table in TOML.

    Args:
        path: Where it stands, relative to the data folder.
        schema: What it must hold, or a function that returns that; `namematch.data.schema` says how it is written.

    Example:
        >>> TomlTable("names/slips.toml", {"any": float, "*": object}).read()["any"]
        14.0
    """

    def __init__(self, path: str, schema: Declaration) -> None:
        self.path = path
        self.schema = schema

    def read(self) -> dict[str, Any]:
        """What the file holds; callers share the table, and must not change it.

        Raises:
            InputError: The file cannot be read, is not TOML, or a value is missing or not as declared.
            UnknownChoiceError: A key or value is not one of those that exist.
        """
        root: Any = files.ROOT
        return _read_once(self, root)

    @cached_property
    def check(self) -> Check:
        """The schema as a function."""
        return compiled(_declared(self.schema))


class TomlFolder:
    """Tables in TOML that have one schema, a file each.

    Args:
        folder: Where they stand, relative to the data folder.
        schema: What each must hold.
    """

    def __init__(self, folder: str, schema: Declaration) -> None:
        self.folder = folder
        self.schema = schema

    def names(self) -> list[str]:
        """The names of the files without their ending, sorted."""
        return files.names_in(self.folder, ".toml")

    def read(self, name: str) -> dict[str, Any]:
        """What the file of that name holds; the errors are those of `TomlTable.read`."""
        return read_toml(f"{self.folder}/{name}.toml", self._check)

    @cached_property
    def _check(self) -> Check:
        return compiled(self.schema)


class TsvTable:
    """A tab-separated table.

    Args:
        path: Where it stands, relative to the data folder.
        columns: What the cells of each column hold, or a function that returns that.
    """

    def __init__(self, path: str, columns: Declaration) -> None:
        self.path = path
        self.columns = columns

    def read(self) -> list[dict[str, str]]:
        """The rows: column to cell.

        Raises:
            InputError: The file cannot be read, or a row or cell is not as declared.
            UnknownChoiceError: A column, or the choice in a cell, does not exist.
        """
        file = files.ROOT.joinpath(self.path)
        return [row for _, row in parse_tsv(files.read_text(file), str(file), _declared(self.columns))]


# Several modules read parts of one table, mostly one after the other.
@lru_cache(maxsize=8)
def _read_once(table: TomlTable, root: Any) -> dict[str, Any]:
    return _read(root.joinpath(table.path), table.check)


def read_toml(path: str, check: Check | None = None) -> dict[str, Any]:
    """The TOML table at `path`, relative to the data folder; without a check, it is only parsed."""
    return _read(files.ROOT.joinpath(path), check)


def _read(file: Traversable, check: Check | None) -> dict[str, Any]:
    return parse_toml(files.read_text(file), str(file), check)


def _declared(schema: Declaration) -> Declaration:
    return schema() if isinstance(schema, FunctionType) else schema
