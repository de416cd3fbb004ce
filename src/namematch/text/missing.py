"""What counts as a missing value in a column."""

from __future__ import annotations


def is_missing(value: object) -> bool:
    """Whether `value` is `None`, NaN, a null of some table library, or a string without a visible character.

    Args:
        value: Anything.

    Example:
        >>> [is_missing(v) for v in (None, float("nan"), "  ", "Анна")]
        [True, True, True, False]
    """
    if isinstance(value, str):
        return not value.strip()
    # NaN and NaT are the values that differ from themselves; pandas.NA refuses to be a truth value.
    return value is None or type(value).__name__ == "NAType" or bool(value != value)
