"""Labelled pairs to learn the weights of name parts from: of one person, and of two people in stated shares.

Pairs of one person: the evaluation data beside the repository, every set weighing the same, and drawn people written
twice. Pairs of two: candidates inside those sets, and drawn people by how they stand to each other (`MIX`). Drawn names
come from the frequency tables of `russiannames`; each side is romanised in a scheme drawn at random, or left in
Cyrillic, in a form drawn at random.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.drawn import full_names
from benchmarks.accuracy.near_misses import full_name_pairs
from benchmarks.accuracy.pairs import surname_pairs
from benchmarks.accuracy.test_names import SETS, Row, Set, groups

import namematch as nm
from namematch.names import Gender, feminine_surname, surname_gender
from namematch.names.lexicon.given_names import given_links
from namematch.names.morphology.lemmatizer import surname_base
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.text import fold
from namematch.translit.schemes.scheme_usage import scheme_use

EVALUATION = Path(__file__).parent.parent.parent / "shared" / "eval"
MOST_PAIRS_OF_A_SET = 2_000
DRAWN = 1_500
SEED = 20261125
FOLDS = 5
# What share of all pairs each source stands for, whatever the number of pairs in it.
ONE_PERSON, ONE_DRAWN = 0.42, 0.08
MIX = {
    "candidates": 0.15,
    "strangers": 0.01,
    "one given name": 0.02,
    "one given name and patronymic": 0.04,
    "namesakes": 0.04,
    "siblings": 0.05,
    "parents": 0.03,
    "couples": 0.03,
    "neighbours": 0.13,
}
FULL_FORMS = ("{given} {father} {surname}", "{surname} {given} {father}", "{surname}, {given} {father}")
SHORT_FORMS = ("{given} {surname}", "{given} {surname}", "{surname} {given}", "{surname}, {given}")
INITIALS = ("{g}. {f}. {surname}", "{surname} {g}. {f}.", "{g}. {surname}")
CYRILLIC_SHARE = 0.3


class Person(NamedTuple):
    """A drawn person."""

    given: str
    father: str
    surname: str


class Pair(NamedTuple):
    """Two written names, whether one person bears them, how much the pair weighs and which fold it is held out in.

    Args:
        left: A name.
        right: Another.
        same: Whether one person bears both.
        weight: Share of all pairs it stands for.
        source: A set of the evaluation data, or how two drawn people stand to each other.
        folds: The folds of the people in it: it is held out in each of them.
    """

    left: str
    right: str
    same: bool
    weight: float
    source: str
    folds: frozenset[int]


def labelled_pairs() -> list[Pair]:
    """All pairs, in an order that depends on the seed alone."""
    return [pair for scored in SETS for pair in _of_set(scored)] + _drawn()


def _of_set(scored: Set) -> Iterator[Pair]:
    found = groups(EVALUATION / scored.path)
    one, two = [], []
    for name in scored.groups or found:
        people: dict[str, set[str]] = defaultdict(set)
        for row in found[name]:
            people[row.name].add(row.person)
        for left, right in sorted(surname_pairs(people) | _of_one(found[name])):
            (one if people[left] & people[right] else two).append((left, right, people[left] | people[right]))
    chance = random.Random(SEED)
    for same, pairs, share in ((True, one, ONE_PERSON), (False, two, MIX["candidates"])):
        kept = chance.sample(pairs, min(len(pairs), MOST_PAIRS_OF_A_SET))
        weight = share / len(SETS) / len(kept)
        for left, right, borne_by in kept:
            yield Pair(left, right, same, weight, scored.title, frozenset(map(_fold_of, borne_by)))


def _of_one(rows: list[Row]) -> set[tuple[str, str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        names[row.person].add(row.name)
    return {(a, b) for each in names.values() for a in each for b in each if a < b}


def _fold_of(person: str) -> int:
    return random.Random(person).randrange(FOLDS)


def _drawn() -> list[Pair]:
    chance = random.Random(SEED)
    one, two = (list(map(_person, full_names(DRAWN, SEED + step))) for step in (0, 1))
    pairs = [_pair(chance, a, a, "drawn", ONE_DRAWN, _any_form) for a in one]
    for kind, (make, forms) in _KIN.items():
        made = [(a, other) for a, b in zip(one, two, strict=True) if (other := make(a, b)) and other != a]
        pairs += [_pair(chance, a, b, kind, MIX[kind] * DRAWN / len(made), forms) for a, b in made]
    apart = [pair for pair in full_name_pairs(DRAWN, SEED) if not pair.same]
    halves = [(pair.left if chance.random() > CYRILLIC_SHARE else pair.names[0], pair.right) for pair in apart]
    return pairs + [_weighed(chance, a, b, False, MIX["neighbours"], "neighbours") for a, b in halves]


_Forms = Callable[[random.Random], str]


def _pair(chance: random.Random, a: Person, b: Person, source: str, share: float, forms: _Forms) -> Pair:
    left, right = (_written(chance, person, forms(chance)) for person in (a, b))
    return _weighed(chance, left, right, a == b, share, source)


def _weighed(chance: random.Random, left: str, right: str, same: bool, share: float, source: str) -> Pair:
    return Pair(left, right, same, share / DRAWN, source, frozenset({chance.randrange(FOLDS)}))


def _any_form(chance: random.Random) -> str:
    return chance.choice(chance.choices((FULL_FORMS, SHORT_FORMS, INITIALS), (5, 4, 1))[0])


def _with_patronymic(chance: random.Random) -> str:
    """What tells namesakes apart has to be there."""
    return chance.choice(FULL_FORMS)


def _written(chance: random.Random, person: Person, form: str) -> str:
    name = form.format(**person._asdict(), g=person.given[0], f=person.father[0])
    if chance.random() < CYRILLIC_SHARE:
        return name
    rarely = scheme_use().rarely
    followed = [scheme.id for scheme in nm.schemes() if "ru" in scheme.languages and scheme.id not in rarely]
    return nm.romanize(name, chance.choice(followed))


def _person(name: str) -> Person:
    return Person(*name.split())


def _gender(person: Person) -> Gender | None:
    found = parse_patronymic(person.father)
    return found.gender if found else None


def _parent(one: Person, other: Person) -> Person | None:
    """The father: the name the patronymic tells, another patronymic, the same surname."""
    found = parse_patronymic(one.father)
    heads = [link.head for link in given_links(found.father)] if found and found.father else []
    if not heads or _gender(other) is not Gender.MALE:
        return None
    base = surname_base(one.surname) if surname_gender(one.surname) is Gender.FEMALE else fold(one.surname)
    return Person(heads[0], other.father, base.capitalize())


def _couple(one: Person, other: Person) -> Person | None:
    """The wife: another given name and patronymic, the surname in the feminine."""
    if _gender(one) is not Gender.MALE or _gender(other) is not Gender.FEMALE:
        return None
    return other._replace(surname=feminine_surname(one.surname).capitalize())


def _sharing(*parts: str) -> Callable[[Person, Person], Person | None]:
    """Makes another person of the same gender who shares some parts."""

    def make(one: Person, other: Person) -> Person | None:
        if _gender(one) is not _gender(other):
            return None
        return other._replace(**{part: getattr(one, part) for part in parts})

    return make


_KIN: dict[str, tuple[Callable[[Person, Person], Person | None], _Forms]] = {
    "strangers": (lambda _, other: other, _any_form),
    "one given name": (_sharing("given"), _any_form),
    "one given name and patronymic": (_sharing("given", "father"), _with_patronymic),
    "namesakes": (_sharing("given", "surname"), _with_patronymic),
    "siblings": (_sharing("father", "surname"), _any_form),
    "parents": (_parent, _any_form),
    "couples": (_couple, _any_form),
}
