"""Which lexicon this process uses. It is settled when the first table is read, and from then on never changes."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

from namematch.errors import NamematchError
from namematch.user_lexicon.lexicon import NONE, Lexicon, read_lexicon

VARIABLE = "NAMEMATCH_LEXICON"


class _Choice:
    """Written once: answers must not change while a program runs, whatever its threads do."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._settled: Lexicon | None = None
        self._wanted: Lexicon | None = None

    def want(self, lexicon: Lexicon) -> None:
        with self._lock:
            if self._settled is not None and self._settled.checksum != lexicon.checksum:
                had = f"with the lexicon {self._settled.folder}" if self._settled else "without a lexicon"
                raise NamematchError(
                    f"{lexicon.folder}: too late, this process has begun {had}; call use_lexicon before anything else"
                )
            self._wanted = lexicon

    def adopt(self, lexicon: Lexicon) -> None:
        self.want(lexicon)
        with self._lock:
            self._settled = lexicon

    def settle(self) -> Lexicon:
        if self._settled is None:
            with self._lock:
                folder = os.environ.get(VARIABLE)
                self._settled = self._wanted or (read_lexicon(folder) if folder else NONE)
        return self._settled


_CHOICE = _Choice()


def use_lexicon(folder: Path | str) -> Lexicon:
    """Adds names and roles of your own to what the library knows, for the rest of the process.

    It comes before anything else is asked of the library: every table is read once, and answers never change in the
    middle of a program. A process started otherwise, such as a worker on another machine, is told by the environment
    variable `NAMEMATCH_LEXICON`, which names the folder.

    Args:
        folder: Holds one or more of `given_names.tsv`, `surnames.tsv` and `roles.toml`; the page "Add own names and
            roles" describes them.

    Returns:
        What is in it, and its checksum.

    Raises:
        InputError: If a file cannot be read or a row makes no sense; the message names file and line.
        UnknownChoiceError: If a row names a column, rank, language or the like that does not exist.
        NamematchError: If tables have been read already, with another lexicon or none.

    Example:
        >>> use_lexicon("no/such/folder")
        Traceback (most recent call last):
        namematch.errors.InputError: no/such/folder: no such folder
    """
    lexicon = read_lexicon(folder)
    _CHOICE.want(lexicon)
    return lexicon


def adopt(lexicon: Lexicon) -> None:
    """Makes a lexicon that of this process, as it is that of the process which has started this one.

    Args:
        lexicon: What `in_use` says there.

    Raises:
        NamematchError: If tables have been read already, with another one.
    """
    _CHOICE.adopt(lexicon)


def in_use() -> Lexicon:
    """The lexicon of this process, an empty one if none was chosen; it cannot be chosen any more."""
    return _CHOICE.settle()
