"""Comparing two written names: the parts face to face, the weights added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product, starmap
from math import log2
from typing import Any, NamedTuple, Self

from namematch._internal.caches import NAMES
from namematch.evidence import Evidence, exact, probability, total_bits
from namematch.names.comparison import explanation as explain
from namematch.names.comparison.births import beside_names, birth_dates, birth_weight
from namematch.names.comparison.part_weight import PartTokens, bag_of, is_single, part_tokens, weigh_parts
from namematch.names.comparison.surname_weight import sound_alike
from namematch.names.comparison.word_weight import VAGUE, WordWeight, in_contexts, surnames_beside_given
from namematch.names.morphology.belarusian import in_belarusian
from namematch.names.parameters import weights
from namematch.names.parsing.mongolian import parses_abroad
from namematch.names.parsing.other_names import with_other_names
from namematch.names.parsing.parser import parse_name
from namematch.names.parsing.titles import generation
from namematch.names.sources.surname_channel import schemes_of_given, told_by_father
from namematch.names.types import Gender, PartKind, PersonName
from namematch.names.verdict import DecisionRule, Verdict, decision_rule
from namematch.plain import PlainValue
from namematch.text import clean, fold, text_of
from namematch.user_lexicon import cached_per_lexicon

MOST_ALTERNATIVES = 4
# So many words in another order are the same name: two may be somebody's and his father's name.
LEAST_IN_ANY_ORDER = 3
# What somebody without a surname is called by.
CALLED_BY = frozenset({PartKind.GIVEN, PartKind.PATRONYMIC})
# What two names can contradict each other in, by its place in a set of flags.
CONTRADICTIONS = (*(kind.value for kind in PartKind), "gender", "suffix", "birth date")
_LONGEST_KEPT = 500
_LEAST_PROBABILITY = 1e-6
_CERTAIN_PARSE = 0.97
_BEFORE = "before anything is compared"


@dataclass(frozen=True, slots=True)
class Comparison(PlainValue):
    """Whether two written names can be one person's, and why.

    Args:
        left: The first name as given.
        right: The second name as given.
        verdict: `same`, `possible` or `different`.
        probability: Probability that the two are the same, the logistic of `bits`.
        bits: Match weight in bits, the sum over `evidence`.
        population: Of how many people the two could be, which is the prior.
        evidence: The addends; every part of both names stands in exactly one of them.

    Attributes:
        same: Whether the verdict is `same`.
    """

    left: str
    right: str
    same: bool = field(init=False)
    verdict: Verdict
    probability: float
    bits: float
    population: float
    evidence: tuple[Evidence, ...] = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "same", self.verdict is Verdict.SAME)

    @classmethod
    def judged(cls, left: str, right: str, evidence: tuple[Evidence, ...], rule: DecisionRule) -> Self:
        """The comparison that evidence comes to.

        Args:
            left: The first name.
            right: The second name.
            evidence: All addends, the prior of the rule among them.
            rule: Judges the sum.
        """
        bits = total_bits(evidence)
        return cls(left, right, rule.verdict(bits), probability(bits), bits, rule.population, evidence)

    @property
    def contradicted_parts(self) -> frozenset[str]:
        """Parts that speak against one person so clearly that no chain of other names may join the two."""
        return frozenset(_contradicted(self.evidence))

    @property
    def contradicts(self) -> bool:
        """Whether there is such a part: a cannot-link."""
        return bool(self.contradicted_parts)

    def explain(self) -> str:
        """The verdict and its reasons in a sentence or two of plain English.

        Example:
            >>> compare("Lavrov", "Лавров", population=10_000).explain().split(":")[0]
            "'Lavrov' and 'Лавров' are possibly the same person (... %) among 10,000 people"
        """
        rule = decision_rule(self.population)
        people = "" if rule.is_default_population else rule.people
        verdict = explain.in_words(self.verdict, self.probability, people)
        read_as = (_as_read(self.left), _as_read(self.right))
        return explain.sentence(self.left, self.right, verdict, self.evidence, read_as)

    def picture(self) -> str:
        """The evidence as a waterfall of bits: one `<svg>` element, with the verdict in words as its description.

        Example:
            >>> "+" in compare("Lavrov", "Лавров").picture()
            True
        """
        return explain.waterfall(self.left, self.right, self.explain(), self.evidence)

    def _repr_html_(self) -> str:
        return explain.figure(self.left, self.right, self.explain(), self.evidence)


def compare(
    left: str, right: str, *, population: float | None = None, min_probability: float | None = None
) -> Comparison:
    """Compares two written names, in Cyrillic or any romanisation of it.

    Each part adds its match weight, log2 of how much likelier its two spellings are under "one person" than under "two
    people" (Fellegi and Sunter 1969). A name that can be taken apart in several ways is weighed in all of them, each by
    its probability. A part that one name leaves out says nothing, and a given name alone does not make one person of a
    name with a surname and one without.

    Args:
        left: A name as written.
        right: A name as written.
        population: Of how many people the two could be: the prior is one to so many. The default, 32, suits names that
            something else has brought together, as an article or a list of candidates does.
        min_probability: The verdict is *same* if that is more likely than this; the default is one half.

    Returns:
        The comparison. A name without a letter is the same as nothing.

    Raises:
        TypeError: If a name is not a string, or another argument not a number.
        InputError: If the population is less than 1, or the probability not between 0 and 1.

    Example:
        >>> found = compare("Alexander Darchiyev", "А. Н. Дарчиев")
        >>> found.same, found.probability > 0.9
        (True, True)
        >>> compare("Alexander Darchiyev", "Анна Дарчиева").same
        False
        >>> str(compare("Alexander Darchiyev", "А. Н. Дарчиев", population=100_000).verdict)
        'possible'
    """
    if not (isinstance(left, str) and isinstance(right, str)):
        text_of(left, "compare", "left", many="compare_many")
        text_of(right, "compare", "right", many="compare_many")
    # Endless texts are not kept.
    is_kept = len(left) <= _LONGEST_KEPT and len(right) <= _LONGEST_KEPT
    weigh = _compare if is_kept else _compare.__wrapped__
    # One order for both, so that compare(a, b) and compare(b, a) cannot differ in the last digit.
    found = _mirrored(weigh(right, left)) if right < left else weigh(left, right)
    if population is None and min_probability is None:
        return found
    return _judged_anew(found, decision_rule(population, min_probability))


@cached_per_lexicon(NAMES)
def _compare(left: str, right: str) -> Comparison:
    a, b = alternative_parses(left), alternative_parses(right)
    carrying = _parsed(a[0], b[0])
    bits = carrying.bits
    if bits <= 0 and (len(a) > 1 or len(b) > 1):
        # Other parses only add, so that they are not asked where the likeliest two are of one person.
        parsed = list(starmap(_parsed, product(a, b)))
        # Of several as good, the first in an order that does not depend on which name is the left one.
        carrying = min(parsed, key=lambda pair: (-pair.bits, _contradictions(pair.evidence)))
        bits = exact(carrying.bits + log2(sum(2.0 ** (pair.bits - carrying.bits) for pair in parsed)))
    if bits <= 0 and _same_words(a[0], b[0]):
        # The same words are one name, whichever of them the writers took for the surname.
        alike = min((_parsed(way, way) for way in (a[0], b[0])), key=lambda pair: -pair.bits)
        if alike.bits > bits:
            carrying, bits = alike, alike.bits
    evidence = (*carrying.evidence, *_parse_evidence(carrying, bits))
    return Comparison.judged(left, right, evidence, decision_rule())


def _as_read(name: str) -> str:
    """What a name was taken for: a text of a wrong code page or keyboard, say, or an organisation; mostly empty."""
    parsed = parse_name(clean(name))
    return "an organisation" if parsed.organisation else parsed.mended and repr(parsed.mended)


def _same_words(left: PersonName, right: PersonName) -> bool:
    """Whether two names are the same three or more words in another order, beside the same suffix and dates."""
    (one, count), (two, _) = (
        map(sum, zip(*(bag_of(part_tokens(name, kind)) for kind in PartKind), strict=True)) for name in (left, right)
    )
    beside = ((generation(name.titles), birth_dates(name.dates)) for name in (left, right))
    return one == two and count >= LEAST_IN_ANY_ORDER and len(set(beside)) == 1


def _judged_anew(found: Comparison, rule: DecisionRule) -> Comparison:
    """A comparison under another prior and another line: nothing else depends on them."""
    if rule is decision_rule():
        return found
    if rule.is_default_population:
        return Comparison.judged(found.left, found.right, found.evidence, rule)
    prior = Evidence("prior", None, None, "prior", rule.prior, f"{_BEFORE}, {rule.people}")
    evidence = (prior, *(item for item in found.evidence if item.part != "prior"))
    return Comparison.judged(found.left, found.right, evidence, rule)


def _contradicted(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """The parts in which two names contradict each other."""
    for item in evidence:
        if item.relation == "different" and (item.part != "gender" or item.bits <= weights().gender_contradiction):
            yield item.part


def _contradictions(evidence: tuple[Evidence, ...]) -> int:
    """The same as flags."""
    return sum(1 << CONTRADICTIONS.index(part) for part in _contradicted(evidence))


def alternative_parses(name: str) -> tuple[PersonName, ...]:
    """The ways to take a name apart that a comparison considers, the likeliest first."""
    best = parse_name(clean(name))
    others = parses_abroad(best) or best.alternatives
    if best.aliases:
        best, *names = with_other_names(best)
        others = (*names, *others)
    return (best, *others[:MOST_ALTERNATIVES])


def _mirrored(result: Comparison) -> Comparison:
    evidence = tuple(Evidence(e.part, e.right, e.left, e.relation, e.bits, e.note) for e in result.evidence)
    return Comparison(
        result.right, result.left, result.verdict, result.probability, result.bits, result.population, evidence
    )


def evidence_of(left: PersonName, right: PersonName) -> tuple[Evidence, ...]:
    """The addends for two names taken apart in one way each."""
    parts: list[Evidence] = []
    for kind in PartKind:
        given = sum(item.bits for item in parts if item.part == PartKind.GIVEN.value)
        if item := _part_evidence(left, right, kind, given):
            parts.append(item)
    evidence = (
        Evidence("prior", None, None, "prior", weights().prior, _BEFORE),
        *parts,
        *_gender_evidence(left, right),
        *_orthography_evidence(left, right, parts[-1:]),
        *_suffix_evidence(left, right),
    )
    evidence = (*evidence, *_birth_evidence(left, right, evidence))
    return (*evidence, *_unanswered(left, right, evidence))


def _unanswered(left: PersonName, right: PersonName, evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    """A given name never carries two names over the line while one has a surname and the other none.

    With the father's name it is what people are called by: Иван Ильич.
    """
    a, b = left.surname, right.surname
    bits, most = total_bits(evidence), weights().surname.unanswered
    agreed = {item.part for item in evidence if item.bits > 0 and item.relation not in VAGUE}
    if (a is None) != (b is None) and bits > most and not agreed.issuperset(CALLED_BY):
        yield Evidence("surname", a, b, "unanswered", most - bits, "a given name does not tell who it is")


def _part_evidence(left: PersonName, right: PersonName, kind: PartKind, given: float) -> Evidence | None:
    """The one evidence item for all the parts of a kind beside given names of a weight; `None` without any."""
    a, b = part_tokens(left, kind), part_tokens(right, kind)
    if not a and not b:
        return None
    weight = weigh_parts(a, b, kind) if a and b else _MISSING
    if kind is PartKind.SURNAME and a and b:
        if is_single(a) and is_single(b):
            weight = _in_context(left, right, weight)
        weight = surnames_beside_given(weight, given)
    return Evidence(kind.value, _shown(a), _shown(b), weight.relation, weight.bits, weight.note)


def _in_context(left: PersonName, right: PersonName, weight: WordWeight) -> WordWeight:
    """The weight of two single surnames beside their given names."""
    sides = sorted((fold(part_tokens(name, PartKind.SURNAME)[0].text), schemes_beside(name)) for name in (left, right))
    (one, first), (two, second) = sides
    return in_contexts(one, two, weight, (first, second)) if one != two else weight


def schemes_beside(name: PersonName) -> int:
    """The schemes that the first given name of a name is written by, and what the patronymic tells; 0 for nothing."""
    given, patronymic = part_tokens(name, PartKind.GIVEN), part_tokens(name, PartKind.PATRONYMIC)
    return told_by(given, schemes_of_given) | told_by(patronymic, told_by_father)


def told_by(group: PartTokens, tells: Callable[[str], int]) -> int:
    """What the first word of a group tells of the surname beside it; 0 for an initial."""
    return tells(fold(group[0].text)) if group and not group[0].initial else 0


_MISSING = WordWeight("missing", 0.0, "only one name has it")


def _shown(group: PartTokens) -> str | None:
    return " ".join(part.text for part in group) or None


def _gender_evidence(left: PersonName, right: PersonName) -> Iterator[Evidence]:
    a, b = p_female(left), p_female(right)
    bits = gender_bits(a, b) if a is not None and b is not None else 0.0
    if bits < 0:
        bits = exact(bits) * (weights().gender_initials if _is_of_initials(left) and _is_of_initials(right) else 1.0)
        yield Evidence("gender", left.gender, right.gender, "different", bits, "a woman's and a man's name")


def _is_of_initials(name: PersonName) -> bool:
    """Whether all that a name tells of the given name is an initial."""
    given = part_tokens(name, PartKind.GIVEN)
    return bool(given) and all(word.initial for word in given)


def p_female(name: PersonName) -> float | None:
    """Probability that the bearer is a woman, in steps of 0.002; `None` where the name does not tell."""
    return share_of_women(name.gender, name.gender_probability)


def share_of_women(gender: Gender | None, sure: float) -> float | None:
    """Probability of a woman, in steps of 0.002, from the likelier gender and its probability."""
    if gender is None:
        return None
    return round((sure if gender is Gender.FEMALE else 1 - sure) * 500) / 500


def gender_bits(left: float, right: float) -> float:
    """Speaks only against: that both are women's or both are men's names says next to nothing.

    Args:
        left: Probability that the left bearer is a woman.
        right: Likewise.
    """
    alike = of_one_gender(left, right)
    bits = weights().gender_kin * log2(2 * alike) if alike else weights().gender_least
    return min(max(bits, weights().gender_least), 0.0)


def of_one_gender(left: Any, right: Any) -> Any:
    """The probability that two bearers are of one gender, from those of a woman: for floats, and for arrays."""
    return left * right + (1 - left) * (1 - right)


def _orthography_evidence(left: PersonName, right: PersonName, last: Sequence[Evidence]) -> Iterator[Evidence]:
    """That one name is written in Belarusian speaks for two surnames which Belarusian spells alike."""
    if not last or last[0].bits > 0 or not (in_belarusian(left) or in_belarusian(right)):
        return
    a, b = part_tokens(left, PartKind.SURNAME), part_tokens(right, PartKind.SURNAME)
    if a and b and is_single(a) and is_single(b) and sound_alike(fold(a[0].text), fold(b[0].text)):
        bits = weights().orthography
        yield Evidence("orthography", _shown(a), _shown(b), "belarusian", bits, "one is written as it sounds")


def _suffix_evidence(left: PersonName, right: PersonName) -> Iterator[Evidence]:
    a, b = generation(left.titles), generation(right.titles)
    if bits := suffix_bits(a, b):
        relation, note = ("different", "of two generations") if a and b else ("missing", "only one is so called")
        if a == b:
            relation, note = "same", "both are so called"
        yield Evidence("suffix", a, b, relation, bits, note)


def _birth_evidence(left: PersonName, right: PersonName, names: tuple[Evidence, ...]) -> Iterator[Evidence]:
    a, b = birth_dates(left.dates), birth_dates(right.dates)
    if a and b:
        one, two, relation, weight = birth_weight(a, b)
        least = min((item.bits for item in names if item.part != "prior"), default=0.0)
        yield Evidence("birth date", one, two, relation, beside_names(weight, total_bits(names), least))
    elif a or b:
        yield Evidence("birth date", " ".join(a) or None, " ".join(b) or None, "missing", 0.0, _MISSING.note)


def suffix_bits(left: str | None, right: str | None) -> float:
    """Junior and senior, the third and no number, or both the second."""
    if left == right:
        return weights().suffix_same if left else 0.0
    return weights().suffix_different if left and right else weights().suffix_missing


class _Parsed(NamedTuple):
    """Two names taken apart in one way each: the evidence, and with the probability of both parses its bits."""

    left: PersonName
    right: PersonName
    evidence: tuple[Evidence, ...]
    bits: float


def _parsed(left: PersonName, right: PersonName) -> _Parsed:
    evidence = evidence_of(left, right)
    return _Parsed(
        left, right, evidence, total_bits(evidence) + parse_bits(left.probability) + parse_bits(right.probability)
    )


def _parse_evidence(carrying: _Parsed, bits: float) -> Iterator[Evidence]:
    """What is lost as the parses that carry most are not certain, and what other parses add."""
    rest = bits - total_bits(carrying.evidence)
    if rest:
        orders = carrying.left.order.value, carrying.right.order.value
        yield Evidence("order", *orders, "unsure", rest, "the names can be taken apart in several ways")


def parse_bits(probability: float) -> float:
    """How likely a parse of a name is, in bits, zero or less; a parse that is nearly certain counts as certain."""
    return 0.0 if probability >= _CERTAIN_PARSE else exact(log2(max(probability, _LEAST_PROBABILITY)))
