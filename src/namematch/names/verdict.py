"""From a weight to an answer: the prior that a population gives, and the lines between the three verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import floor, log2

from namematch.errors import InputError, shown
from namematch.evidence import STEPS_PER_BIT, exact, probability
from namematch.names.parameters import weights
from namematch.text import number_of

MIN_PROBABILITY = 0.5
"""Two names are one person's if that is more likely than this, unless a caller says otherwise."""
_LARGEST = 2.0**100


class Verdict(StrEnum):
    """What a comparison of two names comes to.

    Example:
        >>> Verdict("possible") == "possible"
        True
    """

    SAME = "same"
    POSSIBLE = "possible"
    """Too likely to be passed by, not likely enough to be joined: for a person to look at."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """How weights become verdicts: a prior, and two lines (Fellegi and Sunter 1969).

    Args:
        population: Of how many people the two names could be: the odds of one person against two, before anything is
            compared, are one to so many.
        min_probability: Two names are one person's if that is more likely than this.
        prior: The weight that the population gives, in bits.
        line: What a weight must exceed for the verdict *same*, in bits.
        lower_line: What it must exceed for the verdict *possible*.
    """

    population: float
    min_probability: float
    prior: float
    line: float
    lower_line: float

    @property
    def shift(self) -> float:
        """What this prior adds to a weight under the default one, in bits."""
        return self.prior - exact(weights().prior)

    @property
    def is_default_population(self) -> bool:
        """Whether the prior is the one that nobody has asked for."""
        return not self.shift

    @property
    def people(self) -> str:
        """The population in words."""
        return f"among {self.population:,.12g} people"

    def verdict(self, bits: float) -> Verdict:
        """The verdict on a weight under this prior.

        Args:
            bits: Match weight.

        Example:
            >>> rule = decision_rule()
            >>> [str(rule.verdict(bits)) for bits in (3.0, 0.0, -9.0)]
            ['same', 'possible', 'different']
        """
        if bits > self.line:
            return Verdict.SAME
        return Verdict.POSSIBLE if bits > self.lower_line else Verdict.DIFFERENT


def decision_rule(population: float | None = None, min_probability: float | None = None) -> DecisionRule:
    """The rule by which two names are judged.

    Args:
        population: Of how many people the two names could be; the default is that of `compare`.
        min_probability: What the probability of one person must exceed; the default is one half.

    Raises:
        TypeError: If an argument is no number.
        InputError: If there is less than one person, or the probability is not between 0 and 1.

    Example:
        >>> decision_rule().population, decision_rule(1024).prior, decision_rule(min_probability=0.5).line
        (32, -10.0, 0.0)
    """
    people = 2.0 ** -weights().prior if population is None else number_of(population, "population")
    least = MIN_PROBABILITY if min_probability is None else number_of(min_probability, "min_probability")
    if not 1 <= people <= _LARGEST:
        raise InputError(f"population must be a number of people, 1 or more, not {shown(population)}")
    if not 0 < least < 1:
        raise InputError(f"min_probability must lie between 0 and 1, not {shown(min_probability)}")
    return _rule(people, least)


@lru_cache(maxsize=256)
def _rule(population: float, min_probability: float) -> DecisionRule:
    people = int(population) if population.is_integer() else population
    line = _line(min_probability)
    return DecisionRule(people, min_probability, exact(-log2(population)), line, min(line, _line(weights().possible)))


def _line(least: float) -> float:
    """The largest weight, in whole steps, of which the probability is no more than `least`."""
    steps = floor(log2(least / (1 - least)) * STEPS_PER_BIT)
    # A logarithm can be off by a step.
    while probability(steps / STEPS_PER_BIT) > least:
        steps -= 1
    while probability((steps + 1) / STEPS_PER_BIT) <= least:
        steps += 1
    return steps / STEPS_PER_BIT
