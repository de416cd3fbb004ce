"""The gate for paths: what names a file, and what cannot."""

from __future__ import annotations

import os
from pathlib import Path

from namematch.errors import InputError, reason_of, shown, wrong_type

_LONGEST = 200


def path_of(value: object, function: str, argument: str = "path") -> Path:
    """A value, given to a public function, that must name a file or folder, which need not be there.

    Raises:
        TypeError: If it is neither a string nor an object that stands for a path.
        InputError: If no file can have that name, or links lead back to themselves.

    Example:
        >>> path_of("a\\0b.csv", "read_table")
        Traceback (most recent call last):
        namematch.errors.InputError: 'a\\x00b.csv': no file can have this name
    """
    given = os.fspath(value) if isinstance(value, os.PathLike) else value
    if not isinstance(given, str):
        raise wrong_type(function, argument, "a path", value)
    try:
        Path(given).stat()
    except ValueError as error:
        raise InputError(f"{shown(given)}: no file can have this name") from error
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass
    except OSError as error:
        raise InputError(f"{brief(given)}: {reason_of(error)}") from error
    return Path(given)


def read_file(path: Path) -> bytes:
    """The bytes of a file or a pipe, which may be none.

    Raises:
        InputError: It is not there, not readable, or a device, which has no end.
    """
    try:
        if path.is_char_device():
            raise InputError(f"{brief(path)}: a device, where a file was expected")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{brief(path)}: {reason_of(error)}") from error


def brief(path: Path | str) -> str:
    """A path for a message, without the middle of an endless one."""
    text = str(path)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
