"""The errors `namematch` raises on purpose."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import UnionType
from typing import TypeVar

_Kind = TypeVar("_Kind")

_LONGEST_SHOWN = 80
_MOST_COMPARED = 2_000
# Python refuses to write a number of more digits.
_MOST_BITS = 4096


class NamematchError(Exception):
    """Base of every error raised by this library for a reason other than a wrong type.

    Args:
        message: One line. What would steer a terminal, in the name of a file say, is kept as its escape.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(visible(message))


class InputError(NamematchError, ValueError):
    """Input that cannot be read as what it claims to be: a file, a table, a value."""


class UnknownChoiceError(NamematchError, LookupError):
    """A scheme, language or column was named that does not exist.

    Args:
        kind: What was asked for, in the singular: `"scheme"`, `"column"`.
        given: The name that was given.
        valid: The names that exist.
        where: The file it was looked for in, if there is one.
    """

    def __init__(self, kind: str, given: object, valid: Iterable[str], where: str | None = None) -> None:
        self.kind = kind
        self.given = given
        self.valid = tuple(sorted(map(str, valid)))
        self.where = where
        super().__init__(f"{_place(where)}unknown {kind} {shown(given)}; {_hint(given, self.valid)}")

    def __reduce__(self) -> tuple[type[UnknownChoiceError], tuple[str, object, tuple[str, ...], str | None]]:
        return type(self), (self.kind, self.given, self.valid, self.where)


class DuplicateIdError(NamematchError, ValueError):
    """Two mentions carry the same id.

    Args:
        mention_id: The id that stands twice.
        where: File and line of the second one, if it was read from a file.
    """

    def __init__(self, mention_id: str, where: str | None = None) -> None:
        self.mention_id = mention_id
        self.where = where
        said = f"duplicate mention id {shown(mention_id)}; ids must be unique or left out"
        super().__init__(_place(where) + said)

    def __reduce__(self) -> tuple[type[DuplicateIdError], tuple[str, str | None]]:
        return type(self), (self.mention_id, self.where)


@contextmanager
def brought_by(extra: str) -> Iterator[None]:
    """Says of imports within it that fail (`ModuleNotFoundError`) which extra of this library brings the package."""
    try:
        yield
    except ModuleNotFoundError as error:
        told = f'{error.name} is not installed: pip install "namematch-cyrillic[{extra}]", or ".[{extra}]" in a clone'
        raise ModuleNotFoundError(told, name=error.name) from error


def shown(value: object) -> str:
    """`value` as an error shows it: on one line, without the rest of an endless one.

    Example:
        >>> shown("ш" * 1_000_000)[-3:]
        "ш…'"
        >>> shown(10**5000)
        'an int of 16610 bits'
    """
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return f"an int of {value.bit_length()} bits"
    try:
        whole = repr(value)
    except Exception:
        # What cannot say what it is must not hide the error that is about it.
        whole = f"<{type(value).__name__}>"
    whole = "".join(letter if letter.isprintable() else " " for letter in whole)
    whole = whole if isinstance(value, str) else " ".join(whole.split())
    return whole if len(whole) <= _LONGEST_SHOWN else f"{whole[:_LONGEST_SHOWN]}…{whole[-1]}"


def visible(text: str) -> str:
    r"""`text` with an escape for each character that is not printed but steers: control and direction marks.

    Example:
        >>> visible("Анна \x1b[31m\u202e")
        'Анна \\x1b[31m\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def reason_of(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or str(error)).lower()


def wrong_type(function: str, argument: str, wanted: str, value: object) -> TypeError:
    """The error about an argument of a public function that has a wrong type; `wanted` is what would be valid.

    Example:
        >>> wrong_type("romanize", "text", "a string", 7)
        TypeError('romanize takes a string as text, not int: 7')
    """
    return TypeError(f"{function} takes {wanted} as {argument}, not {type(value).__name__}: {shown(value)}")


def checked_kind(value: _Kind, kind: type | UnionType, function: str, argument: str, wanted: str) -> _Kind:
    """A value that must be of a kind; otherwise the error is that of `wrong_type`."""
    if not isinstance(value, kind):
        raise wrong_type(function, argument, wanted, value)
    return value


def _place(where: str | None) -> str:
    return f"{where}: " if where else ""


def _hint(given: object, valid: tuple[str, ...]) -> str:
    # Nothing is close to an endless name or in an endless list, and looking for it would take for ever.
    close = difflib.get_close_matches(str(given)[:_LONGEST_SHOWN], valid[:_MOST_COMPARED], n=3, cutoff=0.5)
    if close:
        return "did you mean " + " or ".join(map(shown, close)) + "?"
    first = ", ".join(choice if len(choice) <= _LONGEST_SHOWN else shown(choice) for choice in valid[:12])
    return f"valid: {first}" + (f", … ({len(valid)} in all)" if len(valid) > 12 else "")
