"""Pairs of names of one person and of two, drawn from what the repository holds; `what_moved.py` judges them.

Given names come from `given_frequency.tsv`. The frequency table of surnames is hashed, so surnames are made of given
names (Антонов, Антоненко) and kept if the table has them; beside these stand invented ones that it has not. With the
package `russiannames` (the group `bench`) the draws of `benchmarks/accuracy` come too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, islice
from typing import NamedTuple

from benchmarks.accuracy import near_misses
from benchmarks.worlds.words import schemes
from tests.properties.strategies import SURNAMES

import namematch as nm
from namematch.data.shared_tables import GIVEN_FREQUENCY, GIVEN_NAMES
from namematch.names import feminine_surname
from namematch.translit import name_bits

SEED = 20261129
PAIRS = 400
# A surname of so many bits or fewer is in the frequency table; of so many or more it is not.
LISTED, UNLISTED = 21.0, 24.0
LEAST_BEARERS = 300
IN_CYRILLIC = 0.3
SHORTEST_WORD_WITH_SLIP = 5
MAN, WOMAN = "m", "f"
CONSONANTS = "бвгджзклмнпрстфхцчшщ"


class Judged(NamedTuple):
    """Two written names, what kind of pair they are, and whether one person bears both."""

    kind: str
    left: str
    right: str
    same: bool


class Person(NamedTuple):
    """A drawn person: the words of the name in Cyrillic, in the form that agrees with the gender."""

    gender: str
    given: str
    patronymic: str
    surname: str

    def full(self) -> str:
        """Given name, patronymic and surname."""
        return f"{self.given} {self.patronymic} {self.surname}"

    def short(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    def forms(self) -> list[str]:
        """The name as texts and lists write it: in several orders, with initials, with the surname in capitals."""
        given, father, surname = self.given, self.patronymic, self.surname
        return [
            self.full(),
            self.short(),
            f"{given[0]}. {surname}",
            f"{given[0]}. {father[0]}. {surname}",
            f"{surname} {given}",
            f"{surname} {given} {father}",
            f"{surname}, {given}",
            f"{surname} {given[0]}.{father[0]}.",
            f"{surname.upper()} {given}",
            f"{given} {surname.upper()}",
        ]


Drawn = Callable[[random.Random], tuple[str, str] | None]


def all_pairs() -> list[Judged]:
    """Every kind of pair, the same on every machine that has the same packages."""
    return [*_own(), *(_of_russiannames() if find_spec("russiannames") else ())]


def _own() -> Iterator[Judged]:
    for kind, (same, draw) in KINDS.items():
        chance = random.Random(f"{SEED} {kind}")
        drawn = (pair for _ in range(50 * PAIRS) if (pair := draw(chance)))
        for left, right in islice(drawn, PAIRS):
            yield Judged(kind, left, right, same)


def _of_russiannames() -> Iterator[Judged]:
    from benchmarks.accuracy.test_slips import of_two_people, with_slip

    for cyrillic, scripts in ((False, "Latin, Latin"), (True, "Cyrillic, Latin")):
        for pair in near_misses.full_name_pairs(PAIRS, SEED, cyrillic=cyrillic):
            kind = "one name" if pair.same else "surnames a letter apart"
            yield Judged(f"russiannames: {kind} ({scripts})", pair.left, pair.right, pair.same)
    for part in ("given", "patronymic", "surname"):
        for left, right in islice(with_slip(part), PAIRS):
            yield Judged(f"russiannames: a slip in the {part}", left, right, True)
    for names, part in (("names", "given names"), ("midnames", "patronymics")):
        for left, right in islice(of_two_people(names), PAIRS):
            yield Judged(f"russiannames: {part} a letter apart", left, right, False)


@cache
def _given(gender: str) -> tuple[list[str], list[int]]:
    """Given names that many men or women bear, and running sums of their bearers."""
    rows = [(row["name"], int(row["count"])) for row in GIVEN_FREQUENCY.read() if row["gender"] == gender]
    kept = [(name, count) for name, count in rows if count >= LEAST_BEARERS]
    return [name for name, _ in kept], list(accumulate(count for _, count in kept))


@cache
def _surnames() -> list[str]:
    """Masculine surnames that the frequency table has."""
    made = {_surname_of(name) for name in _given(MAN)[0]} | {name[:-1] + "енко" for name in _given(MAN)[0]}
    return sorted(name for name in {*made, *SURNAMES} if _is_listed(name))


def _surname_of(name: str) -> str:
    if name[-1] in "ая":
        return name[:-1] + "ин"
    return name[:-1] + "ев" if name[-1] in "йь" else name + "ов"


def _is_listed(surname: str) -> bool:
    return name_bits(surname) <= LISTED


def _invented(chance: random.Random) -> str:
    """A plausible surname that the frequency table has not."""
    syllables = "".join(chance.choice(CONSONANTS) + chance.choice("аеоуи") for _ in range(2))
    return (syllables + chance.choice(CONSONANTS) + chance.choice(["ев", "ов", "ин", "иев", "енко"])).capitalize()


def _one_letter_apart(surname: str, chance: random.Random, accepted: Callable[[str], bool]) -> str | None:
    """Another surname that differs in one consonant or vowel and is accepted."""
    neighbours = []
    for place, letter in enumerate(surname.lower()):
        for letters in (CONSONANTS, "аеоуи"):
            if letter in letters and 0 < place < len(surname) - 2:
                neighbours += [surname[:place] + other + surname[place + 1 :] for other in letters if other != letter]
    kept = [name for name in neighbours if accepted(name)]
    return chance.choice(kept) if kept else None


def _person(chance: random.Random, surname: str | None = None, gender: str | None = None) -> Person:
    gender = gender or chance.choice(MAN + WOMAN)
    given, father = (_drawn_given(chance, which) for which in (gender, MAN))
    surname = surname or chance.choice(_surnames())
    return Person(gender, given, _patronymic(father, gender), _agreeing(surname, gender))


def _drawn_given(chance: random.Random, gender: str) -> str:
    names, sums = _given(gender)
    return chance.choices(names, cum_weights=sums)[0]


def _patronymic(father: str, gender: str) -> str:
    stem = father[:-1] + "ев" if father[-1] in "йь" else father.rstrip("ая") + "ов"
    return stem + ("ич" if gender == MAN else "на")


def _agreeing(surname: str, gender: str) -> str:
    return surname if gender == MAN else feminine_surname(surname).capitalize()


def _written(name: str, chance: random.Random) -> str:
    return name if chance.random() < IN_CYRILLIC else nm.romanize(name, chance.choice(schemes()))


def _both(left: str, right: str, chance: random.Random) -> tuple[str, str]:
    return _written(left, chance), _written(right, chance)


def _one_name(chance: random.Random) -> tuple[str, str]:
    forms = _person(chance).forms()
    return _both(chance.choice(forms), chance.choice(forms), chance)


def _one_invented_name(chance: random.Random) -> tuple[str, str]:
    person = _person(chance, _invented(chance))
    return _both(person.short(), person.short(), chance)


def _two_given_names(chance: random.Random) -> tuple[str, str]:
    """A name whose words could each be the given name or the surname: Роман Герман."""
    name = " ".join(_drawn_given(chance, MAN) for _ in range(2))
    return _both(name, name, chance)


def _with_slip(chance: random.Random) -> tuple[str, str] | None:
    from benchmarks.speed.people import slipped

    left, right = _both(*[_person(chance).full()] * 2, chance)
    words = right.split()
    word = chance.randrange(len(words))
    if len(words[word]) < SHORTEST_WORD_WITH_SLIP:
        return None
    words[word] = slipped(
        words[word], chance.randrange(1, len(words[word]) - 1), chance.randrange(4), chance.randrange(99)
    )
    return left, " ".join(words)


@cache
def _short_forms() -> list[tuple[str, str, str]]:
    """Given names of the lexicon with a gender and a Russian short form."""
    rows = [row for row in GIVEN_NAMES.read() if row["gender"] in (MAN, WOMAN)]
    common = {*_given(MAN)[0], *_given(WOMAN)[0]}
    return [
        (row["gender"], row["name"], form)
        for row in rows
        if row["name"] in common
        for form in row["diminutive"].split()
    ]


def _with_short_form(chance: random.Random) -> tuple[str, str]:
    gender, name, form = chance.choice(_short_forms())
    surname = _person(chance, gender=gender).surname
    return _both(f"{name} {surname}", f"{form} {surname}", chance)


def _two_surnames(chance: random.Random) -> tuple[str, str] | None:
    return _near_surnames(chance, chance.choice(_surnames()), _is_listed)


def _two_invented_surnames(chance: random.Random) -> tuple[str, str] | None:
    return _near_surnames(chance, _invented(chance), lambda name: name_bits(name) >= UNLISTED)


def _near_surnames(chance: random.Random, surname: str, accepted: Callable[[str], bool]) -> tuple[str, str] | None:
    other = _one_letter_apart(surname, chance, accepted) if accepted(surname) else None
    if other is None:
        return None
    person = _person(chance, surname)
    names = person.short(), person._replace(surname=_agreeing(other, person.gender)).short()
    left, right = _both(*names, chance)
    return None if near_misses.could_be_either(near_misses.Pair(left, right, names)) else (left, right)


def _sharing(*parts: str, form: Callable[[Person], str], as_others: bool = False) -> Drawn:
    """Draws two people of one gender, or of two, who share some parts of their names."""

    def draw(chance: random.Random) -> tuple[str, str] | None:
        one = _person(chance)
        gender = {MAN: WOMAN, WOMAN: MAN}[one.gender] if as_others else one.gender
        base = chance.choice(_surnames())
        one = one._replace(surname=_agreeing(base, one.gender))
        other = _person(chance, base if "surname" in parts else None, gender)
        other = other._replace(**{part: getattr(one, part) for part in parts if part != "surname"})
        if any(getattr(one, part) == getattr(other, part) for part in {"given", "patronymic", "surname"} - {*parts}):
            return None
        return _both(form(one), form(other), chance)

    return draw


def _initial_that_differs(chance: random.Random) -> tuple[str, str] | None:
    one, other = _person(chance, gender=MAN), _person(chance, gender=MAN)
    if one.given[0] == other.given[0]:
        return None
    return _both(one.short(), f"{other.given[0]}. {one.surname}", chance)


KINDS: dict[str, tuple[bool, Drawn]] = {
    "one name, any two forms": (True, _one_name),
    "one name, a surname on no list": (True, _one_invented_name),
    "one name, of two given names": (True, _two_given_names),
    "one name, a slip in one word": (True, _with_slip),
    "one name, a short form of it": (True, _with_short_form),
    "surnames a letter apart, listed": (False, _two_surnames),
    "surnames a letter apart, on no list": (False, _two_invented_surnames),
    "two given names, all else shared": (False, _sharing("patronymic", "surname", form=Person.full)),
    "two patronymics, all else shared": (False, _sharing("given", "surname", form=Person.full)),
    "two given names, one surname": (False, _sharing("surname", form=Person.short)),
    "two surnames, one given name": (False, _sharing("given", form=Person.short)),
    "a man and a woman, one surname": (False, _sharing("surname", form=Person.short, as_others=True)),
    "an initial that differs": (False, _initial_that_differs),
}
