"""A mention: one place where a person is named."""

from __future__ import annotations

from dataclasses import dataclass

from namematch.plain import PlainValue
from namematch.text import is_missing


@dataclass(frozen=True, slots=True)
class Mention(PlainValue):
    """One place where a person is named. Only `name` is needed.

    Args:
        name: The name as written; `None` where a table has no name in that row.
        role: The role title as written beside the name.
        document: Id of the document the mention stands in.
        start: Place of the name's first character in the document.
        end: Place behind its last character.
        language: ISO 639-1 code of the text around it.
        id: The mention's own id; must be unique in one run if given.
        date: The day of the document, ISO 8601: "2026-11-25". Days of one run are compared as text.

    Raises:
        TypeError: If the name is neither a string nor missing: the span of a pipeline, say, and not its text. Or if
            a place is a string, as where a table was read as text.

    Example:
        >>> Mention("Alexander Darchiyev", role="head of the North Atlantic Department", document="tass-1")
        Mention('Alexander Darchiyev', role='head of the North Atlantic Department', document='tass-1')
    """

    name: str | None
    role: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    language: str | None = None
    id: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        if not (isinstance(self.name, str) or is_missing(self.name)):
            raise TypeError(f"Mention takes a string as name, not {type(self.name).__name__}: {self.name!r:.60}")
        if isinstance(self.start, str) or isinstance(self.end, str):
            slot = "start" if isinstance(self.start, str) else "end"
            raise TypeError(f"Mention takes a whole number as {slot}, not str: {getattr(self, slot)!r:.60}")

    def __repr__(self) -> str:
        given = ((name, getattr(self, name)) for name in self.__slots__ if name != "name")
        shown = "".join(f", {name}={value!r}" for name, value in given if value is not None)
        return f"Mention({self.name!r}{shown})"
