"""Whether the probability of `compare` is what it says: of pairs at 0.8, four in five should be one person.

Run: `pytest benchmarks/accuracy/test_calibration.py`. Judged over the pairs of names of the evaluation data whose
surnames could be one, every set weighing the same, in ten bins of probability (Naeini, Cooper and Hauskrecht 2015). The
reliability curve is written to `benchmarks/results/calibration.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.pairs import surname_pairs
from benchmarks.accuracy.test_names import RESULTS, SETS, Row, groups

import namematch as nm

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
    pairs = sorted(surname_pairs(people))
    compared = nm.compare_many([a for a, _ in pairs], [b for _, b in pairs])
    return [(float(p), bool(people[a] & people[b])) for p, (a, b) in zip(compared.probability, pairs, strict=True)]


class Bin(NamedTuple):
    """Pairs of about one probability: what was claimed of them on average, what was true, how many and how heavy."""

    claimed: float
    true: float
    pairs: int
    share: float


def curve() -> list[Bin]:
    """The reliability curve, from the least probability to the greatest; bins without a pair are left out."""
    bins: dict[int, list[Said]] = defaultdict(list)
    for pair in said():
        bins[min(int(pair.probability * BINS), BINS - 1)].append(pair)
    whole = sum(pair.weight for pair in said())
    return [_bin(pairs, whole) for _, pairs in sorted(bins.items())]


def _bin(pairs: list[Said], whole: float) -> Bin:
    weight = sum(pair.weight for pair in pairs)
    claimed = sum(pair.weight * pair.probability for pair in pairs) / weight
    true = sum(pair.weight * pair.same for pair in pairs) / weight
    return Bin(claimed, true, len(pairs), weight / whole)


def write_curve(bins: list[Bin]) -> None:
    RESULTS.mkdir(exist_ok=True)
    lines = ["\t".join(Bin._fields), *(f"{b.claimed:.4f}\t{b.true:.4f}\t{b.pairs}\t{b.share:.5f}" for b in bins)]
    (RESULTS / "calibration.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_expected_calibration_error(report: list[str]) -> None:
    bins = curve()
    write_curve(bins)
    error = sum(b.share * abs(b.claimed - b.true) for b in bins)
    report += [f"calibration: said {b.claimed:.3f}, true {b.true:.3f}, {b.pairs} pairs, {b.share:.4f}" for b in bins]
    report.append(f"calibration: expected error {error:.4f}")
    assert error <= MOST_ERROR


@pytest.mark.parametrize("side", ["sure", "surely not"])
def test_who_is_sure_is_right(side: str) -> None:
    wanted = side == "sure"
    sure = [p for p in said() if (p.probability >= 0.99 if wanted else p.probability <= 0.01)]
    right = sum(p.weight for p in sure if p.same is wanted)
    assert right / sum(p.weight for p in sure) >= 0.98
