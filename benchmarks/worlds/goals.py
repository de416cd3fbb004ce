"""What a figure has to reach, and how figures in the tables and outside them are shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pytest

# How much a figure that misses its goal may get worse unseen: less than a hundredth of the pairs.
SLACK = 0.005


class Goal(NamedTuple):
    """A bound for a figure.

    Args:
        target: The bound.
        missed_at: What the figure was when the goal was written down, where that missed it.
        is_upper: Whether the figure has to stay at or below the target.
    """

    target: float
    missed_at: float | None = None
    is_upper: bool = False

    def is_reached_by(self, figure: float) -> bool:
        """Whether a figure is as good as the target."""
        return figure <= self.target if self.is_upper else figure >= self.target

    def is_no_worse(self, figure: float) -> bool:
        """Whether a figure that misses the target is about what it was, or better."""
        bound = self.target if self.missed_at is None else self.missed_at
        slack = SLACK * max(1.0, bound)
        return figure <= bound + slack if self.is_upper else figure >= bound - slack

    def __str__(self) -> str:
        return f"at {'most' if self.is_upper else 'least'} {self.target:g}"


Key = tuple[str, str, str]


def at_least(target: float, missed_at: float | None = None) -> Goal:
    """A figure that has to be as large."""
    return Goal(target, missed_at)


def at_most(target: float, missed_at: float | None = None) -> Goal:
    """A figure that has to be as small."""
    return Goal(target, missed_at, is_upper=True)


def by_goal(goals: Mapping[Key, Goal]) -> pytest.MarkDecorator:
    """Runs a test for each goal; those that are missed today are strict expected failures."""
    return pytest.mark.parametrize("key", [_parameter(key, goal) for key, goal in goals.items()])


def by_missed_goal(goals: Mapping[Key, Goal]) -> pytest.MarkDecorator:
    """Runs a test for each goal that is missed today."""
    missed = [pytest.param(key, id=" ".join(key)) for key, goal in goals.items() if goal.missed_at is not None]
    return pytest.mark.parametrize("key", missed)


def _parameter(key: Key, goal: Goal) -> object:
    reason = f"{goal.missed_at:g} today, has to be {goal}" if goal.missed_at is not None else ""
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(key, marks=marks, id=" ".join(key))


def side_by_side(label: str, sides: Mapping[str, Mapping[str, float]]) -> str:
    """One line of figures: the label, then each side with its figures."""
    return f"{label}: " + "; ".join(f"{side} {_figures(figures.items())}" for side, figures in sides.items())


def _figures(figures: Iterable[tuple[str, float]]) -> str:
    return " ".join(f"{name} {value:.4f}" if isinstance(value, float) else f"{name} {value}" for name, value in figures)
