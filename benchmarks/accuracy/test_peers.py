"""What a user could pick instead, on pairs of the sets of `test_names.py`, each at its own threshold and at its best.

Run: `pytest benchmarks/accuracy/test_peers.py`; `benchmarks/peers.txt` says how to have all peers. Each system sees the
same pairs of a set, drawn with a fixed seed: some of one person, some of two whose surnames could be one, and some of
two of whom only the given names could be; each drawn pair of two counts for those not drawn. Pairs of two that have
neither in common are not seen, which flatters whoever would join any. `namematch` is `compare` at its default verdict.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from benchmarks.accuracy.data import shared
from benchmarks.accuracy.metrics import PRF, of_counts
from benchmarks.accuracy.pairs import given_name_pairs, surname_pairs
from benchmarks.accuracy.peers import peers
from benchmarks.accuracy.test_names import BY_TITLE, Set, groups, one_person

import namematch as nm

SAMPLE = 1_500
SEED = 20261122


class Stratum(NamedTuple):
    """Pairs of two people, and how many pairs each drawn one stands for."""

    pairs: Sequence[tuple[str, str]]
    each: float


class Sample(NamedTuple):
    """Pairs of one person, how many each stands for, and pairs of two."""

    one: Sequence[tuple[str, str]]
    each: float
    two: Sequence[Stratum]

    def figures(self, score: Callable[[str, str], float], thresholds: Sequence[float]) -> PRF:
        """Precision and recall at the threshold with the best F1."""
        ones = [score(*pair) for pair in self.one]
        twos = [[score(*pair) for pair in stratum.pairs] for stratum in self.two]
        return max((self._at(ones, twos, threshold) for threshold in thresholds), key=lambda figures: figures.f1)

    def _at(self, ones: Sequence[float], twos: Sequence[Sequence[float]], threshold: float) -> PRF:
        right = sum(score >= threshold for score in ones)
        wrong = sum(
            stratum.each * sum(score >= threshold for score in scores)
            for stratum, scores in zip(self.two, twos, strict=True)
        )
        return of_counts(right, round(right + wrong / self.each), len(ones))


@cache
def drawn(scored: Set) -> Sample:
    found = groups(shared(f"eval/{scored.path}"))
    one, surnames, given = set(), set(), set()
    for rows in (found[group] for group in scored.groups or found):
        same = {tuple(sorted((rows[i].name, rows[j].name))) for i, j in one_person(rows)}
        near = surname_pairs({row.name for row in rows})
        one |= same
        surnames |= near - same
        given |= given_name_pairs({row.name for row in rows}) - near - same
    chance = random.Random(SEED)
    ones, *twos = (chance.sample(sorted(pairs), min(SAMPLE, len(pairs))) for pairs in (one, surnames, given))
    strata = [Stratum(some, len(all_) / max(len(some), 1)) for some, all_ in zip(twos, (surnames, given), strict=True)]
    return Sample(ones, len(one) / len(ones), strata)


@BY_TITLE
def test_beside_the_peers(scored: Set, report: list[str]) -> None:
    sample = drawn(scored)
    ours = sample.figures(lambda left, right: float(nm.compare(left, right).same), [1.0])
    report.append(f"peers, {scored.title:<24} {'namematch':<16} {ours}")
    for name, peer in peers().items():
        own = sample.figures(peer.score, [peer.threshold])
        best = sample.figures(peer.score, [step / 50 for step in range(20, 51)])
        report.append(f"peers, {scored.title:<24} {name:<16} {own}   best {best}")
        assert ours.f1 >= own.f1
