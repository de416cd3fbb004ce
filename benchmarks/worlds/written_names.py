"""Names as they are written, each with the truth about its words.

How often a name stands in which order, in which capitals and in which script nobody has counted over all kinds of
lists and texts: the shares below are a choice, made once, and probabilities of parses are honest for names that are
written so.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from benchmarks.worlds.people import Person, people
from benchmarks.worlds.russian_lists import rows
from benchmarks.worlds.words import draw, schemes

import namematch as nm

# A capital letter is a word written out, a small one its initial: given name, patronymic, surname; what stands behind
# the surname in `T` is a second one, and `H` a second given name.
ORDERS = {
    "G S": 28.0,
    "S G": 12.0,
    "G P S": 12.0,
    "S G P": 16.0,
    "S, G": 5.0,
    "S, G P": 4.0,
    "g S": 3.0,
    "S g": 1.5,
    "g p S": 3.5,
    "S g p": 5.0,
    "S, g p": 0.7,
    "G p S": 1.0,
    "S G p": 0.3,
    "G P": 0.7,
    "S": 3.0,
    "G": 0.7,
    "P": 0.05,
    "G S P": 0.3,
    "S P G": 0.05,
    "P G S": 0.05,
    "G S T": 0.2,
    "S T G": 0.1,
    "G H S": 0.5,
    "S G H": 0.2,
}
IN_CYRILLIC = 0.45
ALL_CAPITALS = 0.12
SURNAME_IN_CAPITALS = 0.1
# Capitals that stand on another part than the surname.
OTHER_IN_CAPITALS = 0.003
# Given names that a frequency list has once, and the library's tables therefore not at all.
UNLISTED_GIVEN_NAMES = 0.03
INITIALS_TOGETHER = 0.4
_NO_GIVEN_NAME = ("ов", "ев", "ин", "ова", "ева", "ина", "ко", "ич", "вна", "ский", "ская", "чна")


class WrittenName(NamedTuple):
    """A written name and its words by their kinds, from left to right; `None` where it has none of a kind."""

    text: str
    order: str
    given: str | None
    patronymic: str | None
    surname: str | None


def written_names(chance: random.Random, surnames: str) -> Iterator[WrittenName]:
    """One name after the other, of people drawn at random.

    Args:
        chance: Where chance comes from.
        surnames: `INSIDE` or `OUTSIDE`.
    """
    for person in people(chance, surnames):
        if chance.random() < UNLISTED_GIVEN_NAMES:
            person = person._replace(given=chance.choice(_unlisted(person.gender)))
        order = chance.choices(list(ORDERS), list(ORDERS.values()))[0]
        yield _written(chance, person, order, surnames)


def _written(chance: random.Random, person: Person, order: str, surnames: str) -> WrittenName:
    scheme = None if chance.random() < IN_CYRILLIC else chance.choice(schemes())
    kinds = order.replace(",", "").split()
    words = [_spelled(_word(chance, person, kind, surnames), scheme) for kind in kinds]
    capital = _capitals(chance, kinds)
    words = [word.upper() if kind in capital else word for word, kind in zip(words, kinds, strict=True)]
    together = chance.random() < INITIALS_TOGETHER
    text = ""
    for place, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        glued = together and place > 0 and kind.islower() and kinds[place - 1].islower()
        text += ("" if not place or glued else ", " if "," in order and place == 1 else " ") + word
    found = {
        which: " ".join(word for word, kind in zip(words, kinds, strict=True) if kind in which) or None
        for which in ("GgH", "Pp", "ST")
    }
    return WrittenName(text, order, *found.values())


def _word(chance: random.Random, person: Person, kind: str, surnames: str) -> str:
    drawn = {
        "G": lambda: person.given,
        "P": lambda: person.patronymic,
        "S": lambda: person.surname,
        "H": lambda: draw(chance, "names", person.gender),
        "T": lambda: draw(chance, surnames, person.gender),
    }
    word = drawn[kind.upper()]()
    return word if kind.isupper() else word[0] + "."


def _spelled(word: str, scheme: str | None) -> str:
    return word if scheme is None else nm.romanize(word, scheme)


def _capitals(chance: random.Random, kinds: list[str]) -> str:
    """The kinds that stand in capitals."""
    drawn = chance.random()
    if drawn < ALL_CAPITALS:
        return "GPSHT"
    if len(kinds) > 1 and drawn < ALL_CAPITALS + SURNAME_IN_CAPITALS:
        return "ST"
    return "GH" if 1 - drawn < OTHER_IN_CAPITALS else ""


@cache
def _unlisted(gender: str) -> list[str]:
    once = (row["text"] for row in rows("names") if row["count"] == 1 and row["gender"] in (gender, None))
    return [word for word in once if word.isalpha() and word.istitle() and not word.endswith(_NO_GIVEN_NAME)]
