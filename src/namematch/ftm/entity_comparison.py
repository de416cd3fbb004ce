"""Two entities face to face: all their names, and what is said beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from namematch._internal.caches import NAMES
from namematch.errors import InputError, shown
from namematch.evidence import Evidence, probability, total_bits
from namematch.ftm.attributes import attribute_evidence
from namematch.ftm.people import FtmPerson
from namematch.names import Comparison, DecisionRule, Verdict, decision_rule, parse_name
from namematch.names import compare as compare_names
from namematch.plain import PlainValue
from namematch.user_lexicon import cached_per_lexicon

# How a part stands that one name leaves out, or shortens.
_OPEN = {"missing", "initial"}


@dataclass(frozen=True, slots=True)
class EntityComparison(PlainValue):
    """Whether two entities can be one person, and what speaks for it, against it, or is left out.

    Args:
        left: The first person.
        right: The second one.
        comparison: The two names that agree best, with all evidence: of names, dates, gender, countries and offices.
    """

    left: FtmPerson
    right: FtmPerson
    comparison: Comparison

    @property
    def verdict(self) -> Verdict:
        """`same`, `possible` or `different`; a contradiction is never `same`."""
        return self.comparison.verdict

    @property
    def same(self) -> bool:
        """Whether the verdict is `same`."""
        return self.comparison.same

    @property
    def probability(self) -> float:
        """Probability that they are one person, by all evidence."""
        return self.comparison.probability

    @property
    def bits(self) -> float:
        """Match weight: the sum over `evidence`."""
        return self.comparison.bits

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All addends."""
        return self.comparison.evidence

    @property
    def agreements(self) -> tuple[Evidence, ...]:
        """What speaks for one person."""
        return tuple(item for item in self.evidence if item.bits > 0 and item.part != "order")

    @property
    def contradictions(self) -> tuple[Evidence, ...]:
        """What cannot be so of one person, unless a list is wrong: another patronymic, another year of birth."""
        parts = self.comparison.contradicted_parts
        return tuple(item for item in self.evidence if item.relation == "different" and item.part in parts)

    @property
    def omissions(self) -> tuple[Evidence, ...]:
        """What one of the two says and the other one does not: it speaks neither for nor against."""
        return tuple(item for item in self.evidence if item.relation == "missing")

    def explain(self) -> str:
        """The verdict with its reasons, then what contradicts, and what is left out.

        Example:
            >>> valery = {"schema": "Person", "properties": {"name": ["Valery Nikolaevich Ermakov"]}}
            >>> other = {"schema": "Person", "properties": {"name": ["Valery Konstantinovich Ermakov"]}}
            >>> print(compare(valery, other).explain().splitlines()[1])
            Contradiction: patronymic 'Nikolaevich' / 'Konstantinovich'.
        """
        groups = (("Contradiction", self.contradictions), ("Left out by one", self.omissions))
        told = [f"{title}: {'; '.join(map(_sides, items))}." for title, items in groups if items]
        return "\n".join([self.comparison.explain(), *told])

    def _repr_html_(self) -> str:
        return self.comparison._repr_html_()


def compare(
    left: Any, right: Any, *, population: float | None = None, min_probability: float | None = None
) -> EntityComparison:
    """Compares two entities of people: each name of one with each name of the other, and what is known beside.

    The two names that agree best carry the comparison. Who is known in full is compared in full: that one is listed
    without patronymic too does not hide that the patronymics contradict each other. Weak aliases are asked only where
    no other name agrees, and can make a pair `possible` at most. Identifiers are not looked at.

    Args:
        left: An entity: a mapping as FollowTheMoney writes JSON, an object of the package `followthemoney`, or a
            `FtmPerson`.
        right: Another one.
        population: As for `namematch.compare`.
        min_probability: Likewise.

    Returns:
        The comparison, with `contradictions`, `omissions` and `agreements` apart.

    Raises:
        InputError: If one is no entity of a person or has no name, if the population is less than 1, or the
            probability not between 0 and 1.

    Example:
        >>> listed = {"schema": "Person", "properties": {"name": ["Валерий Николаевич Ермаков"], "birthDate": ["1961"]}}
        >>> found = compare({"schema": "Person", "properties": {"name": ["Valery Ermakov"]}}, listed)
        >>> found.same, found.contradictions, [item.part for item in found.omissions]
        (True, (), ['patronymic', 'birth date'])
    """
    one, two = FtmPerson.of(left), FtmPerson.of(right)
    rule = decision_rule(population, min_probability)
    pairs = _pairs(one, two, rule)
    best = min(pairs, key=lambda pair: (-pair.bits, sorted((pair.left, pair.right))))
    evidence = (*best.evidence, *attribute_evidence(one, two))
    bits = total_bits(evidence)
    verdict = rule.verdict(bits)
    found = Comparison(best.left, best.right, verdict, probability(bits), bits, rule.population, evidence)
    if found.same and (found.contradicts or {best.left, best.right} & {*one.weak_names, *two.weak_names}):
        found = replace(found, verdict=Verdict.POSSIBLE)
    return EntityComparison(one, two, found)


def _pairs(left: FtmPerson, right: FtmPerson, rule: DecisionRule) -> list[Comparison]:
    """The names of two people compared, weak ones only where no others are one person's."""
    for person in (left, right):
        if not (person.names or person.weak_names):
            raise InputError(f"the entity {shown(person.id)} has no name")
    settings = {"population": rule.population, "min_probability": rule.min_probability}
    names, others = telling_names(left.names), telling_names(right.names)
    pairs = [compare_names(a, b, **settings) for a, b in product(names, others)]
    if any(pair.same for pair in pairs):
        return pairs
    every = product((*names, *left.weak_names), (*others, *right.weak_names))
    return [compare_names(a, b, **settings) for a, b in every]


def _sides(item: Evidence) -> str:
    return f"{item.part} {' / '.join(repr(str(side)) for side in (item.left, item.right) if side is not None)}"


@cached_per_lexicon(NAMES)
def telling_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without those that are only shorter forms of others: whoever is known in full is compared in full.

    Example:
        >>> telling_names(("V. Ermakov", "Валерий Ермаков", "Valery Nikolaevich Ermakov", "Igor Strelkov"))
        ('Valery Nikolaevich Ermakov', 'Igor Strelkov')
    """
    lengths = [_parts_written_out(name) for name in names]
    return tuple(
        name
        for name, length in zip(names, lengths, strict=True)
        if not any(length < other and _extends(fuller, name) for fuller, other in zip(names, lengths, strict=True))
    )


def _parts_written_out(name: str) -> int:
    parsed = parse_name(name)
    return len(parsed.titles) + sum(not part.initial for part in parsed.parts)


def _extends(fuller: str, name: str) -> bool:
    """Whether a name says all that another one does."""
    found = compare_names(fuller, name)
    return found.same and all(
        len(str(item.left or "")) >= len(str(item.right or "")) for item in found.evidence if item.relation in _OPEN
    )
