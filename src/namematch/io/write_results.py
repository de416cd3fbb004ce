"""Values of this library as plain data, as JSON and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from namematch.plain import plain_data

if TYPE_CHECKING:
    from namematch.names import PersonName
    from namematch.resolve import Resolution

_DIGITS = 6


def as_record(value: object) -> object:
    """A value of this library as plain data: objects become dictionaries, tuples lists, enums strings.

    Example:
        >>> from namematch.mentions import Mention
        >>> as_record(Mention("Anna", document="a"))["document"]
        'a'
    """
    return plain_data(value, _DIGITS)


def name_record(name: PersonName) -> dict[str, object]:
    """A parsed name as plain data, with its parts joined."""
    joined = {"given": name.given, "patronymic": name.patronymic, "surname": name.surname}
    return {"text": name.text, **joined, **plain_data(name, _DIGITS)}


def to_json(value: object) -> str:
    """A value of this library, or several, as indented JSON."""
    return json.dumps(as_record(value), ensure_ascii=False, indent=2) + "\n"


def to_jsonl(values: Iterable[object]) -> str:
    """Values of this library as JSON Lines, one a line."""
    return "".join(json.dumps(as_record(value), ensure_ascii=False) + "\n" for value in values)


def resolution_json(resolution: Resolution) -> str:
    """A whole result as one JSON object.

    Args:
        resolution: The result.

    Returns:
        An object with `mentions` and `missing` (counts), `entities` (the people), `open` (short forms that could be
        several people's) and `possible` (pairs of people who may be one, with the reasons).
    """
    counts = {"mentions": len(resolution.mentions), "missing": resolution.labels.count(None)}
    return to_json(
        {**counts, "entities": resolution.entities, "open": resolution.open, "possible": resolution.possible}
    )
