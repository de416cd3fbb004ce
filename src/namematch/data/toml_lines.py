"""On which line each key of a TOML text stands, which the reader of the standard library does not tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from namematch.data.schema import Path

_TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<remark>\#[^\n]*)|(?P<mark>[\n\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\#]+)",
    re.DOTALL,
)


def lines_by_path(text: str) -> dict[Path, int]:
    """The line of every key, table and list item of valid TOML, by the path of keys and list indices to it.

    Example:
        >>> lines_by_path("[a]\\nb = [\\n  1,\\n  2,\\n]")
        {('a',): 1, ('a', 'b'): 2, ('a', 'b', 0): 3, ('a', 'b', 1): 4}
    """
    scan = _Scan(text)
    scan.read_document()
    return scan.lines


class _Scan:
    """Walks once through the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "remark"]
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._at = 0
        self._entries: Counter[Path] = Counter()  # how many [[headings]] each list of tables has had

    def read_document(self) -> None:
        table: Path = ()
        while self._next():
            if self._next() == "[":
                table = self._read_heading()
            elif not self._skip("\n"):
                self._read_pair(table)

    def _next(self) -> str:
        """The next token; empty behind the last one."""
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _skip(self, marks: str) -> bool:
        """Goes past the next token if it is one of the marks."""
        is_mark = bool(self._next()) and self._next() in marks
        self._at += is_mark
        return is_mark

    def _mark_line(self, path: Path, token: int) -> None:
        self.lines[path] = bisect_right(self._breaks, self._tokens[token].start() - 1) + 1

    def _read_heading(self) -> Path:
        start, opening = self._at, 0
        while self._skip("["):
            opening += 1
        *outer, last = self._read_key()
        path: Path = ()
        for key in outer:
            path = self._latest((*path, key))
        path = (*path, last)
        self._entries[path] += opening == 2
        path = self._latest(path)
        self._mark_line(path, start)
        while self._skip("]"):
            pass
        return path

    def _latest(self, path: Path) -> Path:
        """The last entry of a list of tables; the path itself if it leads to a table."""
        return (*path, self._entries[path] - 1) if self._entries[path] else path

    def _read_key(self) -> list[str]:
        """A key with its dots, up to the mark behind it."""
        keys = []
        while self._next() not in ("=", "]", "\n", ""):
            token = self._tokens[self._at]
            if token[0] != ".":
                keys.append(token[0][1:-1] if token.lastgroup == "text" else token[0])
            self._at += 1
        return keys

    def _read_pair(self, table: Path) -> None:
        start = self._at
        path = (*table, *self._read_key())
        self._mark_line(path, start)
        self._skip("=")
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        if self._skip("["):
            self._read_list(path)
        elif self._skip("{"):
            while self._next() and not self._skip("}"):
                if not self._skip(",\n"):
                    self._read_pair(path)
        else:
            while self._next() not in (",", "]", "}", "\n", ""):
                self._at += 1

    def _read_list(self, path: Path) -> None:
        index = 0
        while self._next() and not self._skip("]"):
            if not self._skip(",\n"):
                self._mark_line((*path, index), self._at)
                self._read_value((*path, index))
                index += 1
