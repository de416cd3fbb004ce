"""How a run speaks to what started it: UTF-8 in, whole results out, exit codes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from enum import IntEnum
from pathlib import Path
from typing import TextIO

from namematch._internal.interrupts import heed
from namematch.errors import InputError, reason_of, visible

STDIN = "-"


class Exit(IntEnum):
    """Exit codes, which tell the script that started a run how it ended."""

    DONE = 0
    NO = 1
    BAD_INPUT = 2
    INTERRUPTED = 130
    BROKEN_PIPE = 141


def stdin_text() -> str:
    """All of standard input; an `InputError` if it is closed, or not UTF-8."""
    if sys.stdin is None:
        raise InputError("standard input: closed")
    if sys.stdin.isatty():
        note("reading standard input; end it with Ctrl-D, on Windows with Ctrl-Z and Enter")
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        return sys.stdin.read()
    from namematch.io import decode_utf8

    return decode_utf8(buffer.read(), "standard input")


def stdin_lines() -> list[str]:
    """The lines of standard input without their ends."""
    lines = stdin_text().split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def given_or_lines(arguments: list[str]) -> list[str]:
    """The arguments of a command, or the lines of standard input where there is none but `-`."""
    if arguments in ([], [STDIN]):
        return stdin_lines()
    for file in filter(os.path.isfile, arguments):
        note(f"{file} is taken for a text; - < {file} reads the lines of the file")
    return arguments


def put(text: str | bytes, output: Path | None = None) -> None:
    """Writes a whole result to `output`, or to standard output; bytes are for a file.

    What would steer a terminal is shown to it as an escape; a file and a pipe get every character. It is an
    `InputError` if the disk is full or the stream closed, a `BrokenPipeError` if nobody reads any more.
    """
    heed()
    text = _ended(text) if isinstance(text, str) else text
    if output is not None:
        from namematch.io import write_whole

        write_whole(output, text)
        return
    assert isinstance(text, str)
    _write(_harmless(text) if _is_terminal() else text)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise InputError("standard output: closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still in the buffer would be tried again at exit.
        _discard(sys.stdout)
        raise InputError(f"standard output: cannot be written: {reason_of(error)}") from error


def _ended(text: str) -> str:
    return text + "\n" if text and not text.endswith("\n") else text


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _harmless(text: str) -> str:
    """Lines and tabs as they are; control and direction marks, which steer a terminal, as their escapes."""
    return "".join(letter if letter in "\n\t" else visible(letter) for letter in text)


def put_emphasised(text: str, output: Path | None = None) -> None:
    """Writes as `put` does; on a terminal the lines that are not indented, names and verdicts, are in bold.

    The variable NO_COLOR, if it is set to anything, and a terminal called `dumb` are respected (no-color.org).
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not _is_terminal()
    if output is not None or plain:
        put(text, output)
    else:
        heed()
        _write("".join(map(_emphasised, _harmless(_ended(text)).splitlines(keepends=True))))


def _emphasised(line: str) -> str:
    bare = line.rstrip("\n")
    return line if not bare or bare.startswith(" ") else f"\x1b[1m{bare}\x1b[0m{line[len(bare) :]}"


_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


def is_quiet() -> bool:
    """Whether the user wants nothing on standard error but errors."""
    return _quiet.get()


@contextmanager
def quietly(quiet: bool) -> Iterator[None]:
    """Within it neither notes nor progress are shown, if the user asked for that."""
    before = _quiet.set(quiet)
    try:
        yield
    finally:
        _quiet.reset(before)


def note(message: str) -> None:
    """One line on standard error about what is no error, unless the user wants none."""
    if not is_quiet():
        complain(message)


def complain(message: str) -> None:
    """One line on standard error, if it can be written: the exit code says the rest."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"namematch: {visible(' '.join(message.split()))}\n")
        sys.stderr.flush()
    except OSError:
        # What is still in the buffer would be tried again at exit, and change the exit code.
        with suppress(OSError):
            _discard(sys.stderr)


def use_utf8() -> None:
    """Sets both output streams to UTF-8, whatever the locale says; lone surrogates become escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """Lets a closed pipe end the run without a word more."""
    try:
        yield
    except BrokenPipeError:
        # What is still in the buffer would be tried again at exit.
        _discard(sys.stdout)
        raise SystemExit(Exit.BROKEN_PIPE) from None


def _discard(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
