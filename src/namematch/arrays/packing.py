"""Two numbers in one: pairs that are sorted, searched and counted as single 64-bit integers."""

from __future__ import annotations

import numpy as np

from namematch.arrays.types import Ids

_LOW_BITS = 32
_LOW = (1 << _LOW_BITS) - 1
_MARKED_PER_PAIR = 4


def pack(high: Ids, low: Ids | int) -> Ids:
    """Packs pairs of numbers below 2³¹ and 2³²; codes sort like the pairs do.

    Neither number may be negative (`MISSING` is): shift such numbers by one before packing.

    Example:
        >>> unpack(pack(np.array([1, 0]), np.array([7, 8])))
        (array([1, 0]), array([7, 8]))
    """
    codes: Ids = (high << _LOW_BITS) + low
    return codes


def unpack(codes: Ids) -> tuple[Ids, Ids]:
    """The first and the second numbers of the pairs that `pack` packed."""
    return codes >> _LOW_BITS, unpack_low(codes)


def unpack_low(codes: Ids) -> Ids:
    """Only the second numbers of the pairs."""
    return codes & _LOW


def smaller_first(left: Ids, right: Ids) -> tuple[Ids, Ids]:
    """Pairs without a direction: the smaller number of each, and the larger one."""
    return np.minimum(left, right), np.maximum(left, right)


def distinct_pairs(left: Ids, right: Ids) -> tuple[Ids, Ids, Ids]:
    """Each pair of numbers, within the bounds of `pack`, once, ascending; and for every given pair its position.

    Example:
        >>> distinct_pairs(np.array([4, 1, 4]), np.array([2, 3, 2]))
        (array([1, 4]), array([3, 2]), array([1, 0, 1]))
    """
    width = int(right.max(initial=-1)) + 1
    most = width * (int(left.max(initial=-1)) + 1)
    if most > _MARKED_PER_PAIR * len(left):
        codes, position = np.unique(pack(left, right), return_inverse=True)
        return *unpack(codes), position
    # Small numbers are marked in a table of all pairs, which is quicker than to sort.
    codes = left * width + right
    marked = np.zeros(most, dtype=bool)
    marked[codes] = True
    return *np.divmod(np.flatnonzero(marked), width), (np.cumsum(marked) - 1)[codes]
