"""A comparison and a blocking rule for splink's settings, over the functions of this library on DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from namematch.errors import InputError, brought_by, shown
from namematch.names import decision_rule

LEVELS = (24.0, 20.0, 16.0, 13.0, 10.0, 8.0, 6.0, 4.0, 2.0, 0.0, -2.0, -4.0, -8.0)
"""The weights, in bits, from which on two names are of a level."""
_TOP, _REST = 2.0, -4.0
"""By how much the weight of a name in the first level, or in the last one, lies beyond its bound."""


def name_comparison(column: str = "name", *, levels: Sequence[float] = LEVELS) -> Any:
    """A comparison of whole names for splink: a level for each range of match weights, and one for all below.

    Names need not be romanised or cut into fields. What a level weighs is known and stays fixed, as this library's
    weights are what splink's are: log2 of how much likelier it is of one person. Other columns are trained as usual.
    The connection needs `nm_bits`: call `namematch.frames.register` on it, without a population of its own, before the
    linker is made.

    Args:
        column: The column of names.
        levels: The weights in bits from which on two names are of a level, the largest first.

    Returns:
        A splink comparison.

    Raises:
        InputError: If the levels do not fall.
        ImportError: If splink is not installed (`pip install "namematch-cyrillic[splink]"`).

    Example:
        >>> found = name_comparison(levels=[6, 0]).get_comparison("duckdb").as_dict()
        >>> [level["sql_condition"] for level in found["comparison_levels"]][1:3]
        ['nm_bits("name_l", "name_r") >= 6', 'nm_bits("name_l", "name_r") >= 0']
    """
    with brought_by("splink"):
        from splink import comparison_level_library as library
        from splink import comparison_library as comparisons
    if not levels or any(one <= two for one, two in pairwise(levels)):
        raise InputError(f"levels must be weights that fall from each to the next, not {shown(list(levels))}")
    bits = f"nm_bits({_quoted(column + '_l')}, {_quoted(column + '_r')})"
    missing = library.CustomLevel(f"{bits} is null", "a name is missing").configure(is_null_level=True)
    bounds = [levels[0] + 2 * _TOP, *levels, levels[-1] + 2 * _REST]
    conditions = [*(library.CustomLevel(f"{bits} >= {level:g}", f"{level:g} bits or more") for level in levels)]
    ranges = [
        level.configure(**_probabilities((above + bound) / 2, len(bounds)))
        for level, (above, bound) in zip([*conditions, library.ElseLevel()], pairwise(bounds), strict=True)
    ]
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[missing, *ranges],
        comparison_description="names by match weight",
    )


def block_on_keys(column: str = "name_keys") -> Any:
    """A blocking rule for splink: pairs of names that share a key.

    Args:
        column: The column of keys, a list for each row, as `nm_keys(name)` makes it in SQL.

    Returns:
        A splink blocking rule for predictions; splink takes none with lists for training.

    Raises:
        ImportError: If splink is not installed (`pip install "namematch-cyrillic[splink]"`).
    """
    with brought_by("splink"):
        from splink import block_on
    return block_on(column, arrays_to_explode=[column])


def _probabilities(bits: float, count: int) -> dict[str, Any]:
    """Fixed probabilities of a level whose weight without the prior, log2 of their ratio, is that of two names."""
    ratio = 2.0 ** (bits - decision_rule().prior)
    # Only their ratio counts: neither may pass one.
    m, u = (1 / count, 1 / count / ratio) if ratio > 1 else (ratio / count, 1 / count)
    return {"m_probability": m, "u_probability": u, "fix_m_probability": True, "fix_u_probability": True}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
