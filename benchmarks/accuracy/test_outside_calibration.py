"""Whether the probability of `compare` is what it claims on tables of people, in the tables and outside them.

Run: `pytest benchmarks/accuracy/test_outside_calibration.py`. Judged over all pairs of distinct spellings in a table
whose surnames could be one: surnames of the frequency table, of the word list outside it, and dense invented ones. All
pairs count alike. The bins are tenths of the scale, with finer ones at both ends, where nearly all pairs are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import NamedTuple

import pytest
from benchmarks.accuracy.pairs import surname_pairs
from benchmarks.worlds.dense import dense_table
from benchmarks.worlds.goals import Key, at_most, by_goal, by_missed_goal, side_by_side
from benchmarks.worlds.people import SIDES, Table, table

import namematch as nm

SEED = 20261130
EDGES = (0.001, 0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 0.999)
# A bin with fewer cases is left out of the worst one.
FEWEST_CASES = 50
SIZES = {"1,000 rows": 1_000, "10,000 rows": 10_000}
DENSE, DENSE_PEOPLE = "dense surnames", 400
WORLDS = [(size, side) for size in SIZES for side in SIDES] + [(DENSE, "outside")]
ERROR, WORST = "ECE", "worst bin"
TARGETS = {ERROR: 0.02, WORST: 0.1}
# What misses its target, and what it is today.
MISSED = {
    ("10,000 rows", "outside", WORST): 0.2445,
}
KEYS = [(*world, name) for world in WORLDS for name in TARGETS]
GOALS = {key: at_most(TARGETS[key[2]], MISSED.get(key)) for key in KEYS}


class Bin(NamedTuple):
    """Pairs of about one probability: what was claimed of them on average, what was true, and how many there are."""

    claimed: float
    true: float
    pairs: int

    @property
    def error(self) -> float:
        """How far the claim is off."""
        return abs(self.claimed - self.true)


@cache
def bins(kind: str, side: str) -> list[Bin]:
    """The reliability curve of a world, from the least probability to the greatest; empty bins are left out."""
    rows = table(SIZES[kind], SEED, SIDES[side]) if kind in SIZES else dense_table(DENSE_PEOPLE, SEED)
    cases: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for probability, same in _judged(rows):
        cases[bisect_right(EDGES, probability)].append((probability, same))
    return [_bin(cases[i]) for i in sorted(cases)]


def _judged(rows: Table) -> list[tuple[float, bool]]:
    bearers: dict[str, set[int]] = defaultdict(set)
    for name, person in zip(rows.names, rows.persons, strict=True):
        bearers[name].add(person)
    pairs = sorted(surname_pairs(bearers))
    compared = nm.compare_many([a for a, _ in pairs], [b for _, b in pairs])
    return [
        (float(p), not bearers[a].isdisjoint(bearers[b])) for p, (a, b) in zip(compared.probability, pairs, strict=True)
    ]


def _bin(cases: list[tuple[float, bool]]) -> Bin:
    count = len(cases)
    return Bin(sum(claimed for claimed, _ in cases) / count, sum(same for _, same in cases) / count, count)


def reached(kind: str, side: str) -> dict[str, float]:
    """The expected calibration error, and the largest error of a bin with cases enough."""
    curve = bins(kind, side)
    whole = sum(each.pairs for each in curve)
    error = sum(each.pairs * each.error for each in curve) / whole
    return {ERROR: error, WORST: max(each.error for each in curve if each.pairs >= FEWEST_CASES), "pairs": whole}


@pytest.mark.parametrize("kind", [*SIZES, DENSE])
def test_side_by_side(kind: str, report: list[str]) -> None:
    sides = [side for each, side in WORLDS if each == kind]
    report.append(side_by_side(f"twins, calibration, {kind}", {side: reached(kind, side) for side in sides}))
    report += [
        f"calibration {side}, {kind}: claimed {each.claimed:.4f}, true {each.true:.4f}, {each.pairs} pairs"
        for side in sides
        for each in bins(kind, side)
    ]


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(reached(*key[:2])[key[2]])


@by_missed_goal(GOALS)
def test_no_worse(key: Key) -> None:
    assert GOALS[key].is_no_worse(reached(*key[:2])[key[2]])
