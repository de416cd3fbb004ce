"""Figures for clusterings and sets, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb
from typing import NamedTuple


class PRF(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def of_counts(true_positive: int, said: int, wanted: int) -> PRF:
    """Figures from counts; nothing said is precise, nothing wanted is complete."""
    return PRF(true_positive / said if said else 1.0, true_positive / wanted if wanted else 1.0)


def b_cubed(labels: Sequence[Hashable], gold: Sequence[Hashable]) -> PRF:
    """B-cubed figures of a clustering (Bagga and Baldwin 1998)."""
    both, ours, theirs = Counter(zip(labels, gold, strict=True)), Counter(labels), Counter(gold)
    if not gold:
        return PRF(1.0, 1.0)
    precision = sum(n * n / ours[label] for (label, _), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[wanted] for (_, wanted), n in both.items()) / len(gold)
    return PRF(precision, recall)


def pairwise(labels: Sequence[Hashable], gold: Sequence[Hashable]) -> PRF:
    """Figures over all pairs that share a cluster."""
    both, ours, theirs = Counter(zip(labels, gold, strict=True)), Counter(labels), Counter(gold)
    joined = [sum(comb(n, 2) for n in counts.values()) for counts in (both, ours, theirs)]
    return of_counts(*joined)
