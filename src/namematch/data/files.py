"""The files of this folder, and files of a user, as text; an error names the file."""

from __future__ import annotations

import gc
import json
import zlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from namematch.errors import InputError, reason_of

ROOT: Traversable = files("namematch.data")


def read_text(file: Path | Traversable, encoding: str = "utf-8") -> str:
    """All of a text file; an `InputError` if it cannot be read, or is not UTF-8."""
    try:
        return file.read_text(encoding=encoding)
    except OSError as error:
        raise InputError(f"{file}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 (byte {error.start}); convert it to UTF-8 first") from error


def read_bytes(path: str) -> bytes:
    """The bytes of the file at `path`, relative to this folder."""
    return ROOT.joinpath(path).read_bytes()


def read_packed(path: str) -> dict[str, Any]:
    """A table that a tool has made and packed: JSON, compressed, behind a line that says where it comes from."""
    content = zlib.decompress(read_bytes(path).partition(b"\n")[2])
    # Nothing of a table is garbage, and the collector would go through all of it again and again while it grows.
    collects = gc.isenabled()
    gc.disable()
    try:
        table: dict[str, Any] = json.loads(content)
    finally:
        if collects:
            gc.enable()
    return table


@cache
def package_checksum() -> int:
    """A checksum of all tables and all code of the package: what makes an answer that is kept no longer hold."""
    checksum = 0
    folders = [files("namematch")]
    while folders:
        for entry in sorted(folders.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                folders.append(entry)
            elif entry.is_file() and not entry.name.endswith(".pyc"):
                checksum = zlib.crc32(entry.read_bytes(), zlib.crc32(entry.name.encode(), checksum))
    return checksum


def names_in(folder: str, suffix: str) -> list[str]:
    """Stems of the files in `folder` that end in `suffix`, sorted."""
    entries = (entry.name for entry in ROOT.joinpath(folder).iterdir())
    return sorted(name.removesuffix(suffix) for name in entries if name.endswith(suffix))
