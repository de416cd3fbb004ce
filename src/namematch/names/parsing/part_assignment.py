"""How the words of a name can be dealt out to its parts, and how likely each way is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import starmap
from math import log2
from typing import NamedTuple

from namematch.names.parameters import parsing
from namematch.names.parsing.habits import IN_GENERAL, Habits
from namematch.names.parsing.part_scores import PartScores, Trait, score_parts
from namematch.names.parsing.titles import has_article
from namematch.names.types import NameToken, PartKind

_G, _P, _S = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME
MOST_UNITS = 6
_MOST_ALTERNATIVES = 4
_MOST_EASTERN = 5
_LEAST_PROBABILITY = 0.005

Kinds = tuple[PartKind, ...]


class Assignment(NamedTuple):
    """A way to deal kinds out to the words of a name, and its bits."""

    bits: float
    kinds: Kinds


def weighed_assignments(units: tuple[NameToken, ...], before: float, habits: Habits) -> list[Assignment]:
    """All ways to deal kinds out to the units, best first, and their bits on top of those `before`."""
    head = units[:MOST_UNITS]
    rest = (_S,) * (len(units) - len(head))
    weighed = assignment_bits(head, [score_parts(unit.word) for unit in head], habits)
    every = zip(weighed, assignments(len(head)), strict=True)
    return _ordered((before + bits, kinds + rest) for bits, kinds in every)


def kept_shares(bits: list[float]) -> list[float]:
    """The probabilities of those of several ways, given the likeliest first, that are worth keeping."""
    total = log2(sum([2.0 ** (each - bits[0]) for each in bits])) + bits[0]
    shares = [2.0 ** (each - total) for each in bits[: _MOST_ALTERNATIVES + 1]]
    return [share for place, share in enumerate(shares) if place == 0 or share >= _LEAST_PROBABILITY]


def likely_kinds(units: tuple[NameToken, ...], fits: Sequence[PartScores]) -> list[tuple[Kinds, float]]:
    """What the words of a name are, if they are no more than words and initials, with probabilities, likeliest first.

    Args:
        units: The words, no more than `MOST_UNITS`.
        fits: What `score_parts` says of each.
    """
    ways = _ordered(zip(assignment_bits(units, fits), assignments(len(units)), strict=True))
    return [(way.kinds, share) for way, share in zip(ways, kept_shares([way.bits for way in ways]), strict=False)]


def _ordered(ways: Iterable[tuple[float, Kinds]]) -> list[Assignment]:
    return sorted(starmap(Assignment, ways), key=lambda way: (-way.bits, way.kinds))


def assignment_bits(
    units: tuple[NameToken, ...], fits: Sequence[PartScores], habits: Habits = IN_GENERAL
) -> list[float]:
    """What each of the ways to deal kinds out to the units weighs.

    Args:
        units: Words and initials.
        fits: What `score_parts` says of each.
        habits: Those of the column that they stand in.
    """
    capitals = [None if unit.initial else unit.capitals for unit in units]
    mixed = len({*capitals} - {None}) > 1
    words = [unit_bits(unit, fit, kind, mixed) for unit, fit in zip(units, fits, strict=True) for kind in PartKind]
    ways, before_comma = assignments(len(units)), [unit.segment == 0 for unit in units]
    initials, genitive = tuple([unit.initial for unit in units]), fits[0].genitive
    weighed = [
        order_bits(kinds, genitive) + sum([words[place] for place in places])
        for kinds, places in zip(ways, _places(len(units)), strict=True)
    ]
    # Most names have nothing of this.
    more: list[Callable[[Kinds], float]] = []
    if any(initials):
        more.append(lambda kinds: initials_bits(kinds, initials))
    if any(fit.possessive for fit in fits):
        more.append(lambda kinds: _possessive(fits, kinds))
    if not before_comma[-1]:
        more.append(lambda kinds: comma_bits(before_comma, kinds))
    traits = [fit.traits for fit in fits]
    if traits[0] & Trait.EASTERN and _are_eastern(units, traits):
        more.append(lambda kinds: parsing().eastern if kinds[0] is _S and {*kinds[1:]} == {_G} else 0.0)
    if any(trait & Trait.WOMAN for trait in traits) and any(trait & Trait.SON for trait in traits):
        more.append(lambda kinds: _disagreement(traits, kinds))
    if habits != IN_GENERAL:
        more.append(lambda kinds: habits.bits(kinds, not before_comma[-1], capitals))
    for told in more:
        weighed = [bits + told(kinds) for bits, kinds in zip(weighed, ways, strict=True)]
    return weighed


@lru_cache(maxsize=16)
def assignments(count: int) -> tuple[Kinds, ...]:
    """The ways in which so many units can be dealt out."""
    return tuple(dict.fromkeys(_in_any_order(count)))


@lru_cache(maxsize=16)
def _places(count: int) -> list[list[int]]:
    """By way where the words' bits as those kinds stand in a row of all words as each kind."""
    kinds_of = list(PartKind)
    return [
        [len(kinds_of) * unit + kinds_of.index(kind) for unit, kind in enumerate(way)] for way in assignments(count)
    ]


def _in_any_order(count: int) -> Iterator[Kinds]:
    for given in range(count + 1):
        for father in range(count - given + 1):
            surname = count - given - father
            yield (_G,) * given + (_P,) * father + (_S,) * surname
            yield (_S,) * surname + (_G,) * given + (_P,) * father
            yield (_S,) * surname + (_P,) * father + (_G,) * given
            yield (_P,) * father + (_G,) * given + (_S,) * surname
            yield (_G,) * given + (_S,) * surname + (_P,) * father


@lru_cache(maxsize=1024)
def order_bits(kinds: Kinds, genitive: bool) -> float:
    """How often names are written with these parts in this order; `genitive` if the first word is one."""
    given, father, surname = kinds.count(_G), kinds.count(_P), kinds.count(_S)
    order, extra = parsing().order, parsing().extra
    bits = sum(extra[kind] * (kinds.count(kind) - 1) for kind in extra if kind in kinds)
    # A father's name in the genitive before the given name makes a whole name (Mongolian).
    if kinds == (_P, _G) and genitive:
        return bits + parsing().mongolian.order
    if len(kinds) == 1:
        return bits + order.given_alone * given + order.patronymic_alone * father
    if not surname:
        bits += order.given_and_father if given == father == 1 else order.without_surname * (len(kinds) - 1)
    if not given:
        bits += order.without_given + (father > 0 and surname > 1) * order.double_without_given
    if kinds[0] is _S and len(set(kinds)) > 1:
        bits += order.surname_first
    if kinds[0] is _G and kinds[-1] is _P and surname:
        bits += order.father_last
    if kinds[0] is _S and kinds[-1] is _G and father:
        bits += order.father_first
    if kinds[0] is _P and not (given and genitive):
        bits += order.patronymic_alone if len(kinds) == father else order.father_first
    return bits


def unit_bits(unit: NameToken, fit: PartScores, kind: PartKind, mixed: bool) -> float:
    """How well a unit fits a kind; capitals mark the surname where not all words stand in them."""
    table = parsing()
    if unit.marked:
        return table.marked.turkic if kind is _P else -table.marked.turkic
    if unit.particle:
        bits = table.marked.article if has_article(unit.text) else table.marked.particle
        return bits if kind is _S else -bits
    if unit.regnal:
        return table.marked.regnal if kind is _G else -table.marked.regnal
    if unit.initial:
        return table.word.initial_surname if kind is _S else table.word.initial
    if not mixed:
        return fit.bits[kind]
    return fit.bits[kind] + (table.capitals if unit.capitals else table.small)[kind]


@lru_cache(maxsize=1024)
def initials_bits(kinds: Kinds, initials: tuple[bool, ...]) -> float:
    """What speaks against an order where words are initials: the first is the given name's, the second the father's."""
    order, given = parsing().order, [place for place, kind in enumerate(kinds) if kind is _G]
    bits = order.initial_more * sum(initials[place] for place in given[1:])
    if given and _P in kinds and initials[given[0]]:
        if not initials[kinds.index(_P)]:
            bits += parsing().initials.given_beside_father
        elif _P in kinds[: given[0]]:
            bits += order.father_initial_first
    return bits + _bank_bits(kinds, initials)


def _bank_bits(kinds: Kinds, initials: tuple[bool, ...]) -> float:
    """The initial of the surname behind whole names."""
    if not initials[-1] or any(initials[:-1]) or kinds[-1] is not _S:
        return 0.0
    table = parsing().initials
    return {(_G, _P, _S): table.surname_with_father, (_G, _S): table.surname_without_father}.get(kinds, 0.0)


def _are_eastern(units: tuple[NameToken, ...], traits: Sequence[Trait]) -> bool:
    """Whether a surname of East Asia has only syllables of a given name behind it; Van looks like a particle."""
    rest = list(zip(units, traits, strict=True))[1:]
    several = len(rest) > 1 or any(unit.particle or trait & Trait.SYLLABLES for unit, trait in rest)
    short = Trait.SYLLABLE | Trait.SYLLABLES
    return several and len(rest) < _MOST_EASTERN and all(not unit.initial and trait & short for unit, trait in rest)


def _disagreement(traits: Sequence[Trait], kinds: Kinds) -> float:
    """What speaks against a man's patronymic where nothing but a woman's given name stands beside it."""
    told = list(zip(traits, kinds, strict=True))
    son = any(trait & Trait.SON and kind is _P for trait, kind in told)
    other = any(kind is not _P and not trait & Trait.WOMAN for trait, kind in told)
    return parsing().disagreement * (son and not other)


def _possessive(fits: Sequence[PartScores], kinds: Kinds) -> float:
    return possessive_bits(fits[kinds.index(_P)], kinds) if _P in kinds else 0.0


def possessive_bits(father: PartScores, kinds: Kinds) -> float:
    """Bulgarian: the father's name with a surname's ending between given name and surname."""
    table = parsing().possessive
    return table[kinds] - father.bits[_P] if father.possessive and kinds in table else 0.0


def comma_bits(before_comma: list[bool], kinds: Kinds) -> float:
    """How well the surname fits what stands before the first comma."""
    if before_comma[-1]:
        return 0.0
    order = parsing().order
    return order.comma_kept if [kind is _S for kind in kinds] == before_comma else order.comma_broken
