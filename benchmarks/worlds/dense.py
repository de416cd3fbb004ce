"""Invented surnames that lie as densely as surnames of the Caucasus do: Кочиев, Кокиев, Бекоев, Бекаев."""

from __future__ import annotations

import random
from functools import cache
from itertools import product

from benchmarks.worlds.people import Person, Table, written_table

from namematch.names import feminine_surname
from namematch.translit.readings.prior import listed_cost

CONSONANTS = "бгдзклмнрстхчш"
VOWELS = "аеоу"
ENDINGS = ("аев", "оев", "иев", "ев", "ов")
GIVEN = {
    "m": ("Александр", "Сергей", "Владимир", "Николай", "Алексей", "Андрей", "Михаил", "Руслан", "Тимур", "Олег"),
    "f": ("Елена", "Татьяна", "Ирина", "Наталья", "Ольга", "Светлана", "Мадина", "Людмила", "Марина", "Галина"),
}


@cache
def dense_surnames() -> tuple[str, ...]:
    """Surnames of men, a syllable, a consonant and an ending, that the library's tables do not hold."""
    words = map("".join, product(CONSONANTS, VOWELS, CONSONANTS, ENDINGS))
    return tuple(word.capitalize() for word in words if listed_cost(word) is None)


def dense_table(size: int, seed: int) -> Table:
    """A table of as many people whose surnames are dense; no two bear one name."""
    chance = random.Random(seed)
    names = {(gender, given, surname) for gender in "mf" for given in GIVEN[gender] for surname in dense_surnames()}
    return written_table(chance, [_person(*name) for name in chance.sample(sorted(names), size)])


def _person(gender: str, given: str, surname: str) -> Person:
    return Person(gender, given, "", surname if gender == "m" else feminine_surname(surname).capitalize())
