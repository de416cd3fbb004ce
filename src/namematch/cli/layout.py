"""Text on a terminal: widths, columns, wrapping."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Sequence

MOST_DOCUMENTS = 8


def terminal_width() -> int:
    """Columns to write in: the terminal's, or 100 where there is none."""
    return max(40, shutil.get_terminal_size(fallback=(100, 24)).columns)


def printable(text: str) -> str:
    """`text` on one line, without what would steer a terminal or has no shape.

    Example:
        >>> printable("Anna\\x1b[31m\\n Ivanova")
        'Anna�[31m Ivanova'
    """
    return "".join(_shown(letter) for letter in " ".join(text.split()))


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    # Format characters (soft hyphen, direction marks) have no shape of their own.
    return "" if unicodedata.category(letter) == "Cf" else "\ufffd"


def width(text: str) -> int:
    """Columns that `text` takes on a terminal.

    Example:
        >>> width("Дарчиев"), width("И\\u0306"), width("金正恩")
        (7, 1, 6)
    """
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """`text` with spaces behind it up to `columns`."""
    return text + " " * (columns - width(text))


def table(rows: Sequence[Sequence[str]], *, gap: int = 2, right: Iterable[int] = ()) -> list[str]:
    """Rows of as many cells each, with their cells in line, those of the columns `right` flush right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    flush = set(right)
    lines = []
    for row in rows:
        cells = (
            " " * (columns - width(cell)) + cell if place in flush else pad(cell, columns)
            for place, (cell, columns) in enumerate(zip(row, widths, strict=True))
        )
        lines.append((" " * gap).join(cells).rstrip())
    return lines


def wrap(words: Iterable[str], first: str, columns: int, *, indent: int | None = None) -> list[str]:
    """`first` and then `words`, as many to a line as fit, later lines indented by `indent` or to where they began."""
    margin = " " * (width(first) if indent is None else indent)
    lines = [first]
    empty = True
    for word in words:
        if not empty and width(lines[-1]) + 1 + width(word) > columns:
            lines.append(margin)
            empty = True
        lines[-1] += word if empty else f" {word}"
        empty = False
    return [line.rstrip() for line in lines]


def listing(items: Sequence[str], most: int = MOST_DOCUMENTS) -> list[str]:
    """`items` with commas between them; behind `most` of them, how many more there are.

    Example:
        >>> listing(["a.txt", "b.txt", "c.txt"], most=2)
        ['a.txt,', 'b.txt', '… 1 more']
    """
    shown = [printable(item) for item in items[:most]]
    commas = [f"{item}," for item in shown[:-1]] + shown[-1:]
    left = len(items) - len(shown)
    return [*commas, f"… {left} more"] if left else commas


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun.

    Example:
        >>> counted(1, "mention"), counted(3, "person", "people")
        ('1 mention', '3 people')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
