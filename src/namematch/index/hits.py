"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from namematch.evidence import Evidence, probability
from namematch.names import Comparison, DecisionRule, Verdict, compare
from namematch.user_lexicon import Lexicon, lexicon


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of an index that can be the person asked for, and how much speaks for it.

    Weight and verdict are those of `compare`; the reasons are found when they are asked for.

    Args:
        id: The id the name was added with, or its position.
        name: The name as it was added.
        query: The name asked for.
        bits: Match weight.
        rule: The prior and the lines by which the pair is judged.
        lexicon: The lexicon by which it was weighed.
    """

    id: str | int
    name: str
    query: str
    bits: float
    rule: DecisionRule = field(repr=False)
    lexicon: Lexicon = field(repr=False, compare=False)

    @property
    def verdict(self) -> Verdict:
        """The verdict of `compare` on the two names."""
        return self.rule.verdict(self.bits)

    @property
    def same(self) -> bool:
        """Whether the verdict is *same*."""
        return self.verdict is Verdict.SAME

    @property
    def probability(self) -> float:
        """The probability that the two are one person."""
        return probability(self.bits)

    @property
    def comparison(self) -> Comparison:
        """The comparison of the name asked for with the one found."""
        with lexicon(self.lexicon):
            return compare(self.query, self.name, population=self.rule.population)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The addends of the weight."""
        return self.comparison.evidence

    def explain(self) -> str:
        """The verdict and its reasons in a sentence or two of plain English."""
        return self.comparison.explain()

    def to_dict(self) -> dict[str, object]:
        """What a table or JSON holds of it, the reasons in a sentence."""
        return {
            "id": self.id,
            "name": self.name,
            "verdict": str(self.verdict),
            "probability": self.probability,
            "bits": self.bits,
            "reasons": self.explain(),
        }

    def _repr_html_(self) -> str:
        return self.comparison._repr_html_()
