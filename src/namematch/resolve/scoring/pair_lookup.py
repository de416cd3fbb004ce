"""Pairs of names that match wherever they stand, looked up row by row."""

from __future__ import annotations

import numpy as np

from namematch.arrays import Flags, Ids, distinct, is_among
from namematch.resolve.types import Joins


class Matching:
    """Pairs of names that match wherever they stand.

    Args:
        joins: The pairs.
        count: How many names there are.
    """

    def __init__(self, joins: Joins, count: int) -> None:
        self._count = count
        self._codes = distinct(self._coded(joins.left, joins.right))

    def has(self, one: Ids, two: Ids) -> Flags:
        """Whether names match, row by row."""
        return is_among(self._codes, self._coded(one, two))

    def _coded(self, one: Ids, two: Ids) -> Ids:
        return np.minimum(one, two) * self._count + np.maximum(one, two)
