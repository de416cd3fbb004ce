"""Populations for tests that must hold whatever two names weigh."""

from __future__ import annotations

from math import exp2

from namematch.names import compare


def population_where(left: str, right: str, weigh: float) -> int:
    """The population in which two names weigh about so many bits.

    Args:
        left: A name.
        right: Another.
        weigh: The weight, to a thousandth of a bit where the population is large.
    """
    return round(exp2(compare(left, right, population=1).bits - weigh))
