"""Text in UTF-8 that was read as something else."""

from __future__ import annotations

import re

# The first byte of nearly every Cyrillic letter, and of Latin ones with marks, as
# Western and as Cyrillic code pages show it, and one that follows.
_FOLLOWS = "\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_SEEN = re.compile(
    f"[\u00c3-\u00c5\u00d0\u00d1][{_FOLLOWS}]|[РС][\u0080-\u00bf\u0401-\u040f\u0450-\u045f\u2013-\u203a\u20ac\u2116\u2122]"
)


def repair_encoding(text: str) -> str:
    """Text that is UTF-8 read by the table of a Western or Cyrillic code page, as it was written.

    No other text can be read so from beginning to end.

    Example:
        >>> repair_encoding("Ð˜Ð²Ð°Ð½"), repair_encoding("РђРЅРЅР°"), repair_encoding("Анна")
        ('Иван', 'Анна', 'Анна')
    """
    if text.isascii() or not _SEEN.search(text):
        return text
    for page in ("cp1252", "cp1251"):
        try:
            return b"".join(_byte(char, page) for char in text).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _byte(char: str, page: str) -> bytes:
    """The byte that a character was read from; those that a page leaves open stay as they are."""
    if "\u0080" <= char <= "\u009f" or (page == "cp1252" and char <= "\u00ff"):
        return char.encode("latin-1")
    return char.encode(page)
