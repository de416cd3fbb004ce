"""A list of people and organisations as sanctions lists are: aliases in several schemes, all else in the cell too."""

from __future__ import annotations

import random
from typing import NamedTuple

from benchmarks.accuracy.shapes import Person, people

import namematch as nm

_SCHEMES = ("bgn-pcgn", "icao-9303", "ala-lc-plain", "german-duden", "french", "iso-9")
_TITLES = (
    "",
    "",
    "",
    "",
    "Colonel ",
    "Lieutenant General ",
    "Dr. ",
    "Rear-Admiral ",
    "генерал-майор ",
    "Deputy Minister ",
)
_TOWNS = (
    "Moscow, Russia",
    "Leningrad (St. Petersburg), USSR",
    "Donetsk, Ukraine",
    "Grozny",
    "г. Тула",
    "Minsk, Belarus",
)
_BUILDERS = (
    "Joint Stock Company {} Plant", "JSC {}", "LLC {}", "ООО «{}»", "{} Bank", "Public Joint Stock Company {}",
    "{} Shipping Company", "{} Foundation", "АО «НПО {}»", "Federal State Unitary Enterprise {}", "{} Battalion",
    "{} Holding", "{} Logistics", "Limited Liability Company {}", "{} Trading LLC",
)  # fmt: skip
_WORDS = [
    "Almaz", "Antey", "Vympel", "Granit", "Kometa", "Luch", "Molniya", "Okean", "Polyus", "Raduga", "Sokol", "Tayfun",
    "Uralvagon", "Fakel", "Tsentr", "Energiya", "Yantar", "Zvezda", "Kalashnikov", "Degtyarev", "Tupolev", "Kamov",
    "Prigozhin", "Makeyev", "Kristall", "Severnaya", "Vostok", "Baltika", "Titan", "Progress",
]  # fmt: skip


class Entry(NamedTuple):
    """One name of the list, and whose it is: a person's number, or one below 0 of an organisation."""

    text: str
    owner: int


def eu_list(persons: int, organisations: int, seed: int) -> list[Entry]:
    """Every name of every entry, some with titles, dates and places in the cell.

    Args:
        persons: How many people; each has two to four names.
        organisations: How many organisations; each has one name, no two the same.
        seed: Where chance begins.
    """
    chance = random.Random(seed)
    entries: list[Entry] = []
    for owner, person in enumerate(people(persons, seed)):
        born = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(1940, 1995)}"
        texts = {_cell(name, born, chance) for name in _names(person, chance)}
        entries += [Entry(text, owner) for text in sorted(texts)]
    names = dict.fromkeys(_organisation(chance) for _ in range(2 * organisations))
    return entries + [Entry(name, -1 - owner) for owner, name in enumerate(list(names)[:organisations])]


def _organisation(chance: random.Random) -> str:
    name = " ".join(chance.sample(_WORDS, chance.choice((1, 2, 2))))
    return chance.choice(_BUILDERS).format(name) + chance.choice(("", f" No. {chance.randrange(1, 100)}"))


def _names(person: Person, chance: random.Random) -> list[str]:
    """The names of one person: in Cyrillic, and in some of the schemes."""
    names = [person.plain]
    for scheme in chance.sample(_SCHEMES, chance.randint(1, 3)):
        given, father, surname = (nm.romanize(word, scheme) for word in person)
        orders = (
            f"{given} {father} {surname.upper()}",
            f"{surname.upper()}, {given} {father}",
            f"{surname} {given} {father}",
        )
        names.append(chance.choice(orders))
    return names


def _cell(name: str, born: str, chance: random.Random) -> str:
    """A name with what stands beside it in some cells."""
    text = f"{chance.choice(_TITLES)}{name}" if "," not in name else name
    beside = chance.random()
    if beside < 0.15:
        return f"{text}; DOB {born}; POB {chance.choice(_TOWNS)}"
    if beside < 0.25:
        return f"{text}, {born} г.р., {chance.choice(_TOWNS)}"
    return f"{text} ({born})" if beside < 0.35 else text
