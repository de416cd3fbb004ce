"""Every name of one list against every name of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from namematch.names.batch.comparison_column import compare_many
from namematch.names.comparison.pair import Comparison

_MOST_PAIRS = 500_000


class Hit(NamedTuple):
    """A row of each side, from 0, and what their names say to each other."""

    left: int
    right: int
    found: Comparison


def find_hits(left: Sequence[str | None], right: Sequence[str | None], bits: float = 0.0) -> list[Hit]:
    """The pairs that weigh more than `bits`, by rows of `left`, and for each the weightiest first.

    Args:
        left: Names, some of them perhaps missing.
        right: Other names.
        bits: What a pair has to weigh more than.

    Example:
        >>> [(hit.left, hit.right) for hit in find_hits(["Lavrov", "Peskov"], ["Песков", None, "Лавров"])]
        [(0, 2), (1, 0)]
    """
    step = max(1, _MOST_PAIRS // max(1, len(right)))
    found = [
        hit for start in range(0, len(left), step) for hit in _some(left[start : start + step], right, bits, start)
    ]
    return sorted(found, key=lambda hit: (hit.left, -hit.found.bits, hit.right))


def _some(left: Sequence[str | None], right: Sequence[str | None], bits: float, start: int) -> list[Hit]:
    """Those of some rows of the left side, as many as fit in memory with all rows of the right."""
    weights = compare_many([name for name in left for _ in right], [*right] * len(left))
    places = (weights.bits > bits).nonzero()[0].tolist()
    pairs = ((*divmod(place, len(right)), weights[place]) for place in places)
    return [Hit(start + row, other, found) for row, other, found in pairs if found is not None]
