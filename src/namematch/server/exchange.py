"""What a request asks for, and what an answer holds, apart from how they travel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from namematch.errors import shown


class RefusedError(Exception):
    """A request that is not answered: the HTTP status, and one line that says what would be valid."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        self.message = message
        super().__init__(message)


class Answer(NamedTuple):
    """The body of an answer and its kind."""

    body: str
    kind: str = "application/json"


def as_json(value: object) -> Answer:
    """An answer in JSON."""
    return Answer(json.dumps(value, ensure_ascii=False, default=str))


def read_json(text: str, what: str) -> Any:
    """A value from JSON, or a `RefusedError`, as of all that a request says wrongly below."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"{what} is not JSON: {getattr(error, 'msg', error)}") from error


def text_parameter(parameters: Mapping[str, Any], name: str) -> str:
    """A parameter that must be there, as text."""
    value = parameters.get(name)
    if not isinstance(value, str):
        got = f", not {shown(value)}" if value is not None else ""
        raise RefusedError(400, f"the parameter {name!r} must be a text{got}")
    return value


def decimal_parameter(parameters: Mapping[str, Any], name: str) -> float | None:
    """A parameter that may be there, as a number; in the address it comes as text."""
    value = parameters.get(name)
    if value is None or value == "":
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise ValueError
        return float(value)
    except (ValueError, OverflowError):
        raise RefusedError(400, f"the parameter {name!r} must be a number, not {shown(value)}") from None


def whole_parameter(parameters: Mapping[str, Any], name: str, default: int, most: int) -> int:
    """A parameter that may be there, as a whole number from 1 to a most; more is cut to it."""
    value = decimal_parameter(parameters, name)
    if value is None:
        return default
    if value < 1 or not value.is_integer():
        raise RefusedError(400, f"the parameter {name!r} must be a whole number, 1 or more, not {value:g}")
    return int(min(value, most))
