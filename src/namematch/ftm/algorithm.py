"""This library as a scoring algorithm of nomenklatura."""

from __future__ import annotations

from typing import Any

from namematch.ftm.entity_comparison import compare
from namematch.ftm.people import PERSON_SCHEMATA


def scoring_algorithm() -> Any:
    """A class that nomenklatura takes wherever it takes an algorithm, such as `logic-v2`; it scores people only.

    The score is the probability of one person; a pair that is not `same` stays below one half, wherever its lists
    contradict each other. Every reason is an explanation.

    Returns:
        A subclass of nomenklatura's `ScoringAlgorithm`, called `namematch`.

    Raises:
        ModuleNotFoundError: If nomenklatura is not installed.
    """
    # No extra brings it: it needs ICU, which is built from source.
    from nomenklatura.matching.types import FtResult, MatchingResult, ScoringAlgorithm

    class NamematchAlgorithm(ScoringAlgorithm):  # type: ignore[misc]
        """Compares people by the Cyrillic that their names go back to, and says contradiction apart from omission."""

        NAME = "namematch"

        @classmethod
        def compare(cls, query: Any, result: Any, config: Any) -> Any:  # noqa: ARG003
            if query.schema.name not in PERSON_SCHEMATA or result.schema.name not in PERSON_SCHEMATA:
                return MatchingResult(0.0, {})
            found = compare(query, result)
            reasons = {
                item.part.replace(" ", "_"): FtResult(
                    score=item.bits,
                    detail=f"{item.relation} ({item.bits:+.1f} bits)",
                    query=item.left,
                    candidate=item.right,
                )
                for item in found.evidence
            }
            return MatchingResult(found.probability if found.same else min(found.probability, 0.49), reasons)

        @classmethod
        def get_feature_docs(cls) -> dict[str, Any]:
            return {}

    return NamematchAlgorithm
