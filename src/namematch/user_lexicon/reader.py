"""A user's folder of names and roles, read and checked as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from namematch._internal.caches import Caches
from namematch._internal.paths import path_of
from namematch.data import read_text
from namematch.errors import InputError, UnknownChoiceError
from namematch.user_lexicon.name_tables import GivenName, read_given_names, read_surnames
from namematch.user_lexicon.role_tables import RoleTables, read_role_tables

_CHECKSUM_LENGTH = 16
_READERS: dict[str, Callable[[str, str], Any]] = {
    "given_names.tsv": read_given_names,
    "roles.toml": read_role_tables,
    "surnames.tsv": read_surnames,
}
FILES = tuple(_READERS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A user's own names and roles: a value that `lexicon` activates for a block.

    It holds what the library remembers while it is active; the memory is freed with it, and does not travel where the
    lexicon is pickled.

    Args:
        folder: Where they were read.
        checksum: Of the files' content; two folders of one checksum give the same answers.
        given_names: Given names and the forms that belong to them.
        surnames: Surnames to how many of some four million people bear them.
        roles: Ranks, offices, organisations, units and abbreviations.
        caches: What functions remember while it is active.
    """

    folder: str = field(compare=False)
    checksum: str
    given_names: tuple[GivenName, ...] = field(default=(), compare=False, repr=False)
    surnames: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    roles: RoleTables = field(default_factory=RoleTables, compare=False, repr=False)
    caches: Caches = field(default_factory=Caches, init=False, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.checksum)

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are."""
        return {"given names": len(self.given_names), "surnames": len(self.surnames)} | self.roles.counts()


SHIPPED = Lexicon("", "")
"""No names and roles beside those of the library."""


def read_lexicon(folder: Path | str) -> Lexicon:
    """Reads a folder of your own names and roles.

    Args:
        folder: Holds one or more of `given_names.tsv`, `surnames.tsv` and `roles.toml`; the page "Add own names and
            roles" describes them.

    Returns:
        The lexicon, with its checksum. It changes no answer until `lexicon` activates it.

    Raises:
        InputError: If it is no folder, has none of the files, or a file cannot be read or holds what makes no sense;
            the message names file and line.
        UnknownChoiceError: If a file, or something that a row names, does not exist.

    Example:
        >>> read_lexicon("no/such/folder")
        Traceback (most recent call last):
        namematch.errors.InputError: no/such/folder: no such folder
    """
    path = path_of(folder, "read_lexicon", "folder")
    if not path.is_dir():
        raise InputError(f"{folder}: {'a file, where a folder was expected' if path.exists() else 'no such folder'}")
    contents = {name: read_text(path / name, "utf-8-sig") for name in _present(path)}
    tables = {Path(name).stem: _READERS[name](text, str(path / name)) for name, text in contents.items()}
    return Lexicon(str(folder), _checksum(contents), **tables)


def _present(folder: Path) -> list[str]:
    """The files of the folder that make up a lexicon; an unknown one is refused."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.suffix in (".tsv", ".toml"))
    for name in names:
        if name not in FILES:
            raise UnknownChoiceError("file of a lexicon", name, FILES, where=str(folder))
    if not names:
        raise InputError(f"{folder}: no lexicon; it needs one or more of {', '.join(FILES)}")
    return names


def _checksum(contents: Mapping[str, str]) -> str:
    whole = "".join(f"{name}\0{text}\0" for name, text in sorted(contents.items()))
    return hashlib.sha256(whole.encode()).hexdigest()[:_CHECKSUM_LENGTH]
