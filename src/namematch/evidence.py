"""The unit of explanation: one addend of a match weight."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from namematch.plain import PlainValue

STEPS_PER_BIT = 1024
"""Weights are whole numbers of such steps."""


def exact(bits: float) -> float:
    """A weight to the nearest 1/1024 bit, so that sums are exact and do not depend on their order.

    Args:
        bits: Any finite weight.

    Example:
        >>> exact(0.1) + exact(0.2) == exact(0.2) + exact(0.1) == 307 / 1024
        True
    """
    return round(bits * STEPS_PER_BIT) / STEPS_PER_BIT


@dataclass(frozen=True, slots=True)
class Evidence(PlainValue):
    """One reason for or against "these two are the same", with its weight.

    Args:
        part: What is compared: `"surname"`, `"given"`, `"patronymic"`, `"gender"`, `"role"`, `"prior"`…
        left: The text of that part on the left side; `None` where that side has none.
        right: The same of the right side.
        relation: How the two stand to each other in one word: `"same-reading"`, `"diminutive"`,
            `"initial"`, `"different"`, `"missing"`…
        bits: Match weight, log2 of how much likelier this is under "same" than under "not the same"; kept to
            1/1024 bit.
        note: One clause of plain English that says why; may be empty.

    Example:
        >>> Evidence("surname", "Darchiyev", "Дарчиев", "same-reading", 14.25, "both read as Дарчиев").bits
        14.25
    """

    part: str
    left: str | None
    right: str | None
    relation: str
    bits: float
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bits", exact(self.bits))


def total_bits(evidence: Iterable[Evidence]) -> float:
    """Sum of the weights, in bits.

    Example:
        >>> initial = Evidence("given", "A.", "Anna", "initial", 2.5)
        >>> total_bits([initial, Evidence("prior", None, None, "prior", -6.0)])
        -3.5
    """
    return sum(item.bits for item in evidence)


def probability(bits: float) -> float:
    """Probability that belongs to a weight in bits: the logistic function to base 2.

    Example:
        >>> probability(0.0), probability(10.0) > 0.999
        (0.5, True)
    """
    if bits < -1000:
        return 0.0
    return 1.0 / (1.0 + math.exp2(-bits))
