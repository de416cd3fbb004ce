"""Weights between two distinct names of a run: the names themselves, and the roles beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from namematch.data import read_toml
from namematch.evidence import Evidence, probability, total_bits
from namematch.names import Comparison, compare
from namematch.resolve.entity import Link
from namematch.roles import compare_roles


class ContextWeights(NamedTuple):
    """Bounds and bonuses of what stands around a name, in bits, and the block size from which blocks are split."""

    same_document: float
    margin: float
    role_most: float
    role_least: float
    split_above: int


@cache
def context_weights() -> ContextWeights:
    """The table `data/resolve/weights.toml`."""
    table = read_toml("resolve/weights.toml")
    return ContextWeights(
        table["document"]["same"],
        table["document"]["margin"],
        table["role"]["most"],
        table["role"]["least"],
        table["block"]["split_above"],
    )


class Scorer:
    """Scores pairs of distinct names within one run.

    Args:
        roles_of: The role titles that stand beside a name.
    """

    def __init__(self, roles_of: Callable[[str], list[str]]) -> None:
        self._roles_of = cache(roles_of)
        self.names = cache(compare)
        self.link = cache(self._link)

    def cannot_link(self, left: str, right: str) -> bool:
        """Whether the two names contradict each other, so that no chain may join them."""
        return self.names(*sorted((left, right))).contradicts

    def contradicted_parts(self, left: str, right: str) -> frozenset[str]:
        """The parts in which the two names contradict each other."""
        return self.names(*sorted((left, right))).contradicted_parts

    def _link(self, left: str, right: str, document: str | None = None) -> Link:
        comparison: Comparison = self.names(left, right)
        evidence = [*comparison.evidence, *self._role_evidence(left, right)]
        if document is not None:
            bonus = context_weights().same_document
            note = "both stand in one document"
            evidence.append(Evidence("document", document, document, "same-document", bonus, note))
        bits = total_bits(evidence)
        return Link(left, right, bits, probability(bits), tuple(evidence), document)

    def _role_evidence(self, left: str, right: str) -> list[Evidence]:
        """The pair of titles that agrees best, if the two names have titles at all."""
        compared = [
            (compare_roles(a, b), a, b) for a in self._roles_of(left) for b in self._roles_of(right)
        ]
        if not compared:
            return []
        best, a, b = max(compared, key=lambda item: (item[0].bits, item[1], item[2]))
        bits = min(max(best.bits, context_weights().role_least), context_weights().role_most)
        return [Evidence("role", a, b, str(best.verdict), bits)] if bits else []
