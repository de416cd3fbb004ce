"""What a user could pick instead, on pairs of the sets of `test_names.py`, each at its own threshold and at its best.

Run: `pytest benchmarks/accuracy/test_peers.py`. Each system sees the same pairs of a set: a sample of those of one
person and a sample of the candidate pairs of two, which count for those not drawn. Pairs of two that blocking leaves
out are not seen, which flatters the peers, most of all on ua_ws: a low threshold joins whom only the surname tells
apart. `namematch` is `compare` at its default verdict.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from benchmarks.accuracy.data import shared
from benchmarks.accuracy.metrics import PRF, of_counts
from benchmarks.accuracy.pairs import surname_pairs
from benchmarks.accuracy.peers import peers
from benchmarks.accuracy.test_names import BY_TITLE, Set, groups, one_person

import namematch as nm

SAMPLE = 1_000
SEED = 20261122
LEFT_OUT = {"Beider-Morse"}


class Sample(NamedTuple):
    """Pairs of one person and of two, and how many pairs of two each drawn one stands for."""

    one: Sequence[tuple[str, str]]
    two: Sequence[tuple[str, str]]
    each: float

    def figures(self, score: Callable[[str, str], float], thresholds: Sequence[float]) -> PRF:
        """Precision and recall at the threshold with the best F1."""
        ones, twos = ([score(*pair) for pair in pairs] for pairs in (self.one, self.two))
        return max((self._at(ones, twos, threshold) for threshold in thresholds), key=lambda figures: figures.f1)

    def _at(self, ones: Sequence[float], twos: Sequence[float], threshold: float) -> PRF:
        right, wrong = (sum(score >= threshold for score in scores) for scores in (ones, twos))
        return of_counts(right, round(right + wrong * self.each), len(ones))


@cache
def drawn(scored: Set) -> Sample:
    found = groups(shared(f"eval/{scored.path}"))
    one, two = set(), set()
    for rows in (found[group] for group in scored.groups or found):
        same = {tuple(sorted((rows[i].name, rows[j].name))) for i, j in one_person(rows)}
        one |= same
        two |= surname_pairs({row.name for row in rows}) - same
    chance = random.Random(SEED)
    ones, twos = (chance.sample(sorted(pairs), min(SAMPLE, len(pairs))) for pairs in (one, two))
    return Sample(ones, twos, len(two) / max(len(twos), 1) * len(ones) / len(one))


@BY_TITLE
def test_beside_the_peers(scored: Set, report: list[str]) -> None:
    sample = drawn(scored)
    ours = sample.figures(lambda left, right: float(nm.compare(left, right).same), [1.0])
    report.append(f"{scored.title:<24} {'namematch':<16} {ours}")
    for name, peer in peers().items():
        if name in LEFT_OUT:
            continue
        own = sample.figures(peer.score, [peer.threshold])
        best = sample.figures(peer.score, [step / 50 for step in range(20, 51)])
        report.append(f"{scored.title:<24} {name:<16} {own}   best {best}")
        assert ours.f1 >= own.f1
