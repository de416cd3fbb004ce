"""Whether the probability of `compare` is what it says: of pairs at 0.8, four in five should be one person.

Run: `pytest benchmarks/accuracy/test_calibration.py`. Judged over the candidate pairs of the names of the evaluation
data, every set weighing the same, in ten bins of probability (Naeini, Cooper and Hauskrecht 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.test_names import SETS, Row, groups

import namematch as nm
from namematch.resolve.block import candidate_pairs

BINS = 10
MOST_ERROR = 0.02


class Said(NamedTuple):
    """The probability of a pair, whether it is one person, and how much the pair weighs."""

    probability: float
    same: bool
    weight: float


@cache
def said() -> list[Said]:
    return [pair for scored in SETS for pair in _of_file(scored.path, scored.groups)]


def _of_file(path: str, wanted: tuple[str, ...]) -> Iterator[Said]:
    found = groups(shared(f"eval/{path}"))
    pairs = [pair for group in wanted or found for pair in _of_group(found[group])]
    return (Said(probability, same, 1 / len(pairs)) for probability, same in pairs)


def _of_group(rows: list[Row]) -> list[tuple[float, bool]]:
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        people[row.name].add(row.person)
    pairs = sorted(candidate_pairs(people))
    compared = nm.compare_many([a for a, _ in pairs], [b for _, b in pairs])
    return [
        (float(p), bool(people[a] & people[b])) for p, (a, b) in zip(compared.probability, pairs, strict=True)
    ]


def test_expected_calibration_error(report: list[str]) -> None:
    bins: dict[int, list[Said]] = defaultdict(list)
    for pair in said():
        bins[min(int(pair.probability * BINS), BINS - 1)].append(pair)
    error, whole = 0.0, sum(pair.weight for pair in said())
    for _, pairs in sorted(bins.items()):
        weight = sum(pair.weight for pair in pairs)
        claimed = sum(pair.weight * pair.probability for pair in pairs) / weight
        true = sum(pair.weight * pair.same for pair in pairs) / weight
        error += weight / whole * abs(claimed - true)
        report.append(f"calibration: claimed {claimed:.3f}, true {true:.3f}, {len(pairs):7} pairs, {weight:.4f} weight")
    report.append(f"calibration: expected error {error:.4f}")
    assert error <= MOST_ERROR


@pytest.mark.parametrize("side", ["sure", "surely not"])
def test_who_is_sure_is_right(side: str) -> None:
    wanted = side == "sure"
    sure = [p for p in said() if (p.probability >= 0.99 if wanted else p.probability <= 0.01)]
    right = sum(p.weight for p in sure if p.same is wanted)
    assert right / sum(p.weight for p in sure) >= 0.98
