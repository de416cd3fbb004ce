"""Values as plain data, for JSON and for tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def plain_data(value: object, digits: int | None = None) -> Any:
    """A value of this library as plain data: objects become dictionaries, tuples lists, enums strings.

    Numbers are rounded to so many digits behind the point, if any are told.

    Example:
        >>> plain_data({"b": {3, 1}, 2: (1.25, None)}, digits=1)
        {'b': [1, 3], '2': [1.2, None]}
    """
    if is_dataclass(value):
        public = (field.name for field in fields(value) if not field.name.startswith("_"))
        return {name: plain_data(getattr(value, name), digits) for name in public}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return value if digits is None else round(value, digits)
    if isinstance(value, Mapping):
        return {str(key): plain_data(item, digits) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain_data(item, digits) for item in value), key=str)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_data(item, digits) for item in value]
    return value


class PlainValue:
    """A value that can be had as plain data."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """All that is in it by name, as `json.dumps` takes it: objects within are dictionaries, tuples lists."""
        data: dict[str, Any] = plain_data(self)
        return data
