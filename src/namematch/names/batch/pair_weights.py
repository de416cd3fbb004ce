"""Match weights of many pairs at once, as columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Bits, Flags, Ids
from namematch.names.comparison.surname_weight import beside_given
from namematch.names.comparison.word_weight import VAGUE, WordWeight
from namematch.names.parameters import weights
from namematch.names.types import PartKind


class PairWeights(NamedTuple):
    """Weights of pairs of words.

    Args:
        bits: Match weights, shape (pairs,).
        different: Whether the two contradict each other, shape (pairs,).
        vague: Whether one says less than the other, an initial or a short form, shape (pairs,).
        near: `WordWeight.near`, shape (pairs,).
    """

    bits: Bits
    different: Flags
    vague: Flags
    near: Bits

    @classmethod
    def of(cls, size: int) -> PairWeights:
        """So many pairs, still to be weighed."""
        flags = np.zeros(size, dtype=bool)
        return cls(np.zeros(size), flags, flags.copy(), np.full(size, np.inf))

    def take(self, rows: Ids) -> PairWeights:
        """Some of the pairs."""
        return PairWeights(self.bits[rows], self.different[rows], self.vague[rows], self.near[rows])

    def fill(self, rows: Ids, weighed: PairWeights) -> None:
        """The weights of some rows."""
        for mine, theirs in zip(self, weighed, strict=True):
            mine[rows] = theirs

    def exact(self) -> PairWeights:
        """In whole steps of bits, as `namematch.evidence.exact` has them."""
        return self._replace(bits=np.rint(self.bits * 1024) / 1024, near=np.rint(self.near * 1024) / 1024)

    def beside_given(self, given: Bits) -> PairWeights:
        """Weights of surnames beside given names of such weights: `surnames_beside_given`."""
        rows = np.flatnonzero(np.isfinite(self.near) & np.isfinite(self.bits))
        bits = -np.log2(beside_given(self.bits[rows], self.near[rows], given[rows]))
        result = self._replace(bits=self.bits.copy())
        result.bits[rows] = np.rint(np.maximum(bits, weights().parts[PartKind.SURNAME].unsure) * 1024) / 1024
        return result

    def put(self, place: int, weight: ScoredPair) -> None:
        """The weight of one pair."""
        for column, value in zip(self, weight, strict=True):
            column[place] = value


class Weighed(NamedTuple):
    """Weights of pairs of names.

    Args:
        bits: Match weights, shape (pairs,); minus infinity where it is no more than the floor that was asked for.
        contradicted: Flags of the parts in which the two contradict each other (`CONTRADICTIONS`), shape (pairs,).
        vague: Flags of the parts of which one says less than the other, shape (pairs,).
        agrees: Whether some part of the names agrees, shape (pairs,).
    """

    bits: Bits
    contradicted: NDArray[np.uint8]
    vague: NDArray[np.uint8]
    agrees: Flags

    def put(self, rows: Ids, better: Weighed) -> None:
        """Takes over other weights for some rows."""
        columns: Iterable[tuple[NDArray[Any], NDArray[Any]]] = zip(self, better, strict=True)
        for mine, other in columns:
            mine[rows] = other

    def take(self, rows: Ids | Flags) -> Weighed:
        """Some of the rows."""
        return Weighed(self.bits[rows], self.contradicted[rows], self.vague[rows], self.agrees[rows])


ScoredPair = tuple[float, bool, bool, float]
"""The fields of `PairWeights` for one pair."""


def as_scored_pair(weight: WordWeight) -> ScoredPair:
    """What columns keep of a weight."""
    return weight.bits, weight.relation == "different", weight.relation in VAGUE, weight.near
