"""A mention: one place where a person is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from namematch.names import with_birth_date
from namematch.plain import PlainValue
from namematch.text import count_of, is_missing, label_of, share_of

_TEXTS, _PLACES = ("name", "role", "document", "language", "id", "date", "birth_date"), ("start", "end")


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
        birth_date: The day or year when the person was born, or several, as written: "01.02.1970", "1970". What is no
            date says nothing.
        probability: How likely this is a person's name as it stands, from 0 to 1, where the finder says so. It does not
            count when mentions are compared, and `repr` leaves it out.

    What a table library has for a missing value, NaN or `pandas.NA`, is kept as `None`.

    Raises:
        TypeError: If a value is neither a string nor missing: the span of a pipeline, say, and not its text. Or if a
            place is no whole number.
        InputError: If a place is negative or larger than 64 bits can hold, or the probability is not from 0 to 1.

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
    birth_date: str | None = None
    probability: float | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        # Most mentions have plain values, and there may be millions of them.
        for slot in _TEXTS:
            value = getattr(self, slot)
            if value is not None and type(value) is not str:
                object.__setattr__(self, slot, label_of(value, "Mention", slot))
        for slot in _PLACES:
            value = getattr(self, slot)
            if value is not None:
                object.__setattr__(self, slot, _place(value, slot))
        if self.probability is not None:
            object.__setattr__(self, "probability", _share(self.probability))

    @property
    def dated_name(self) -> str | None:
        """The name as it is compared: with the date of birth behind it, where there is one.

        Example:
            >>> Mention("Иванов Иван", birth_date="1.2.1970").dated_name
            'Иванов Иван * 1970-02-01'
        """
        return (
            self.name if self.birth_date is None or self.name is None else with_birth_date(self.name, self.birth_date)
        )

    def __repr__(self) -> str:
        given = ((slot, getattr(self, slot)) for slot in (*_TEXTS[1:3], *_PLACES, *_TEXTS[3:]))
        shown = "".join(f", {name}={value!r}" for name, value in given if value is not None)
        return f"Mention({self.name!r}{shown})"


def _place(value: Any, slot: str) -> int | None:
    return None if not isinstance(value, str | int) and is_missing(value) else count_of(value, "Mention", slot)


def _share(value: Any) -> float | None:
    return None if not isinstance(value, str) and is_missing(value) else share_of(value, "Mention", "probability")
