"""What the check of a table raises, before the reader knows in which file and on which line the value stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from namematch.errors import InputError, NamematchError, UnknownChoiceError, shown

Declaration = Any
Path = tuple[str | int, ...]

# Types of plain values: what they are called, an example, and the types of Python that will do.
SCALARS = {
    str: (("a text", '"…"'), (str,)),
    bool: (("true or false", "true"), (bool,)),
    int: (("a whole number", "2"), (int,)),
    float: (("a number", "1.5"), (int, float)),
}


class SchemaError(Exception):
    """What is wrong with a value, before the reader knows where the value stands.

    Args:
        error: Makes the error of "file:line" and of the path of keys and list indices to the value.
    """

    def __init__(self, error: Callable[[str, Path], NamematchError]) -> None:
        super().__init__()
        self._error = error
        self.path: Path = ()

    def within(self, key: str | int) -> SchemaError:
        """The same error, seen from the table or list that holds the value under `key`."""
        self.path = (key, *self.path)
        return self

    def located(self, where: str) -> NamematchError:
        """The error that a user sees.

        Args:
            where: File and line, "roles.toml:7".
        """
        return self._error(where, self.path)


def missing(key: str, declaration: Declaration = str) -> SchemaError:
    """The error of a table that lacks a key."""
    example = description_of(declaration)[1]
    return SchemaError(lambda where, _: InputError(f"{where}: {key} = {example} is missing"))


def unknown_key(key: str, value: Any, valid: Iterable[str]) -> SchemaError:
    """The error of a table with a key that it cannot have."""
    first = value[0] if isinstance(value, list) and value else value
    kind = "table" if isinstance(first, dict) else "key"

    def error(where: str, path: Path) -> NamematchError:
        return UnknownChoiceError(f"{kind}{_of_table(path[:-1])}", key, valid, where=where)

    return SchemaError(error).within(key)


def wrong_type(declaration: Declaration, value: Any) -> SchemaError:
    """The error of a value that is not even of the type that its declaration asks for."""
    what, example = description_of(declaration)

    def error(where: str, path: Path) -> NamematchError:
        key = key_of(path)
        if isinstance(declaration, list) and isinstance(declaration[0], dict):
            return InputError(f"{where}: {key!r} must be written [[{key}]], once before each entry")
        return InputError(f"{where}: {key} is {what}, as in {key} = {example}, not {shown(value)}")

    return SchemaError(error)


def description_of(declaration: Declaration) -> tuple[str, str]:
    """What a declaration asks for, in words, and an example of it in TOML."""
    if isinstance(declaration, type) and declaration in SCALARS:
        return SCALARS[declaration][0]
    if isinstance(declaration, list):
        what, example = description_of(declaration[0])
        return f"a list of {what.removeprefix('a ')}s", f"[{example}, {example}]"
    if isinstance(declaration, (dict, type)):
        return "a table", "{ … }"
    described: tuple[str, str] = getattr(declaration, "description", SCALARS[str][0])
    return described


def key_of(path: Path) -> str:
    """The key whose value a path leads to, or a list that holds the value."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def singular(path: Path) -> str:
    """What the choices of a key are called: one of `modifiers` is a modifier."""
    return key_of(path).removesuffix("s") if isinstance(path[-1], int) else key_of(path)


def _of_table(path: Path) -> str:
    """The table at a path, as its heading has it."""
    name = ".".join(step for step in path if isinstance(step, str))
    if not name:
        return ""
    return f" of [[{name}]]" if isinstance(path[-1], int) else f" of [{name}]"
