"""People drawn with a seed, and the names they are written with.

Given names and patronymics are drawn by their bearers in the lists of `russiannames`; surnames as well, or from those
that no table holds, where one is as likely as the other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.worlds.words import INSIDE, OUTSIDE, draw, romanized

import namematch as nm

SIDES = {"inside": INSIDE, "outside": OUTSIDE}
IN_CYRILLIC = 0.3
SURNAME_FIRST = 0.2
FEWEST_MENTIONS, MOST_MENTIONS = 2, 3


class Person(NamedTuple):
    """The words of a name in Cyrillic, which agree in gender (`"f"` or `"m"`)."""

    gender: str
    given: str
    patronymic: str
    surname: str

    @property
    def short(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    @property
    def full(self) -> str:
        """Given name, patronymic and surname."""
        return f"{self.given} {self.patronymic} {self.surname}"


class Table(NamedTuple):
    """Rows of given name and surname, and the truth.

    Args:
        names: As written, in a drawn order.
        persons: The number of the person each row is of.
        people: By that number the person.
    """

    names: list[str]
    persons: list[int]
    people: list[Person]


def people(chance: random.Random, surnames: str) -> Iterator[Person]:
    """One person after the other.

    Args:
        chance: Where chance comes from.
        surnames: `INSIDE` or `OUTSIDE`.
    """
    while True:
        gender = chance.choice("mf")
        given, patronymic = (draw(chance, kind, gender) for kind in ("names", "midnames"))
        yield Person(gender, given, patronymic, draw(chance, surnames, gender))


def written_table(chance: random.Random, group: Sequence[Person], rows: int | None = None) -> Table:
    """A table of people with two or three rows each.

    A row is in Cyrillic (30 %) or in a scheme drawn at random; in one of five the surname stands first, before a comma.

    Args:
        chance: Where chance comes from.
        group: The people; of the last ones no row is written once there are `rows`.
        rows: How many rows; all of them if left out.
    """
    persons = [i for i in range(len(group)) for _ in range(chance.randint(FEWEST_MENTIONS, MOST_MENTIONS))][:rows]
    chance.shuffle(persons)
    names = [_row(chance, group[person]) for person in persons]
    return Table(names, persons, list(group))


def _row(chance: random.Random, person: Person) -> str:
    if chance.random() < SURNAME_FIRST:
        return romanized(chance, f"{person.surname}, {person.given}", IN_CYRILLIC)
    return romanized(chance, person.short, IN_CYRILLIC)


def table(rows: int, seed: int, surnames: str) -> Table:
    """A table of as many rows of people drawn at random; two people of one name are two in the truth."""
    chance = random.Random(f"{seed} {rows} {surnames}")
    drawn = people(chance, surnames)
    return written_table(chance, [next(drawn) for _ in range(rows // FEWEST_MENTIONS)], rows)


def are_same(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Which pairs of names the library takes for one person, at its default verdict."""
    compared = nm.compare_many([left for left, _ in pairs], [right for _, right in pairs])
    return [bool(same) for same in compared.same]


def share_same(pairs: Sequence[tuple[str, str]]) -> float:
    """The share of pairs that the library takes for one person."""
    return sum(are_same(pairs)) / len(pairs)
