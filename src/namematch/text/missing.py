"""What counts as a missing value in a column."""

from __future__ import annotations

from namematch.text.folding import INVISIBLE, clean


def is_missing(value: object) -> bool:
    r"""Whether `value` is `None`, NaN, a null of some table library, or a string without a visible character.

    Args:
        value: Anything.

    Example:
        >>> [is_missing(v) for v in (None, float("nan"), " \u200b", "Анна")]
        [True, True, True, False]
    """
    if isinstance(value, str):
        first = value.lstrip()[:1]
        return not first or (first in INVISIBLE and not clean(value))
    # NaN and NaT are the values that differ from themselves; pandas.NA refuses to be a truth value.
    return value is None or type(value).__name__ == "NAType" or bool(value != value)
