"""Names one letter apart told apart, and one name in two schemes known again, beside what a user could pick instead.

Run: `pytest benchmarks/accuracy/test_near_misses.py`. `compare` is judged at its default verdict, a peer at its own
threshold and at the best one it has for at most 5 % of two names said to be one. All see all pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import pytest
from benchmarks.accuracy.near_misses import Pair, full_name_pairs, surname_pairs
from benchmarks.accuracy.peers import peers

import namematch as nm

SEED = 20261122
FALSE_OF_PEERS = 0.05


class Target(NamedTuple):
    """Least share of one name known again, most of two names taken for one."""

    recall: float
    false: float


TARGETS = {
    "surnames alone": Target(0.95, 0.08),
    "near misses, Latin~Latin": Target(0.97, 0.03),
    "near misses, Cyrillic~Latin": Target(0.97, 0.03),
}

# What was reached on 2026-11-28, with three pairs of two thousand to spare. Of surnames alone, ten more of ten thousand
# pairs are taken for one since Ukrainian -yk and spellings of Galicia and Italy are read (2026-11-30), and sixteen more
# since marks are expected to be left out (test_left_out_marks.py).
HELD = {
    "surnames alone": Target(0.992, 0.0238),
    "near misses, Latin~Latin": Target(0.993, 0.019),
    "near misses, Cyrillic~Latin": Target(0.993, 0.03),
}


@cache
def drawn(kind: str) -> list[Pair]:
    if kind == "surnames alone":
        return surname_pairs(10_000, SEED)
    return full_name_pairs(2_000, SEED, cyrillic=kind.endswith("Cyrillic~Latin"))


class Scores(NamedTuple):
    """Scores of the pairs of one name, and of those of two."""

    one: Sequence[float]
    two: Sequence[float]

    def at(self, threshold: float) -> Target:
        """Shares of both that reach a threshold."""
        return Target(*(sum(score >= threshold for score in scores) / len(scores) for scores in self))

    def best(self, most_false: float) -> Target:
        """The shares at the lowest threshold that takes few enough pairs of two names for one."""
        thresholds = sorted({*self.one, *self.two, 2.0})
        place = bisect_left(thresholds, True, key=lambda threshold: self.at(threshold).false <= most_false)
        return self.at(thresholds[place])


def scored(pairs: Sequence[Pair], score: Callable[[str, str], float]) -> Scores:
    """Scores of the pairs of each kind."""
    kinds = ([pair for pair in pairs if pair.same is same] for same in (True, False))
    return Scores(*([score(pair.left, pair.right) for pair in kind] for kind in kinds))


@cache
def ours(kind: str) -> Target:
    """What the library reaches at its default verdict."""
    return scored(drawn(kind), lambda left, right: float(nm.compare(left, right).same)).at(1.0)


@pytest.mark.parametrize("kind", TARGETS)
def test_reached(kind: str) -> None:
    reached = ours(kind)
    assert reached.recall >= TARGETS[kind].recall
    assert reached.false <= TARGETS[kind].false


# In return names outside the tables are told apart (test_outside_near_misses.py).
WORSE = {"near misses, Latin~Latin": "0.027 false today"}


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.xfail(strict=True, reason=WORSE[kind]) if kind in WORSE else ())
        for kind in TARGETS
    ],
)
def test_held(kind: str, report: list[str]) -> None:
    """What is below its target gets no worse unseen."""
    reached = ours(kind)
    report.append(f"{kind:<28} {'namematch':<16} recall {reached.recall:.4f} at {reached.false:.2%} false")
    assert reached.recall >= HELD[kind].recall
    assert reached.false <= HELD[kind].false


@pytest.mark.parametrize("kind", TARGETS)
def test_peers(kind: str, report: list[str]) -> None:
    for name, peer in peers().items():
        scores = scored(drawn(kind), peer.score)
        own, best = scores.at(peer.threshold), scores.best(FALSE_OF_PEERS)
        report.append(
            f"{kind:<28} {name:<16} recall {own.recall:.4f} at {own.false:.2%} false, best {best.recall:.4f} at "
            f"{best.false:.2%} ({len(scores.one)} + {len(scores.two)} pairs)"
        )
