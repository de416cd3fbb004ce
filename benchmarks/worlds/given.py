"""Forms of given names by the lexicon, and initials that fit none of them."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

from benchmarks.worlds.words import schemes, written

import namematch as nm
from namematch.data.shared_tables import GIVEN_NAMES

WITH_LANGUAGE = "cognate"
COLUMNS = ("spelling", WITH_LANGUAGE, "translation", "diminutive", "latin")


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """All forms of each given name of the lexicon, ё as е: the name first, its relatives, and theirs."""
    groups: dict[str, tuple[str, ...]] = {}
    for row in GIVEN_NAMES.read():
        related = [word for column in COLUMNS for word in (row[column] or "").split()]
        name, *others = (word.rpartition(":")[2].replace("ё", "е") for word in (row["name"], *related))
        groups[name] = (*groups.get(name, (name,)), *others)
    return groups


def form_of(chance: random.Random, name: str) -> str | None:
    """A form of a given name, in either script; `None` where the lexicon does not have the name."""
    return chance.choice(_forms()[name]) if name in _forms() else None


def initial(chance: random.Random, name: str) -> str:
    """The first letter of a name in a scheme drawn at random."""
    return nm.romanize(name, chance.choice(schemes()))[0]


def contradicts(letter: str, form: str) -> bool:
    """Whether nothing that a form can stand for begins with a letter, in any script and scheme; without accents."""
    return _plain(letter) not in _beginnings(form)


@cache
def _beginnings(form: str) -> frozenset[str]:
    related = {other for forms in _forms().values() if form in forms for other in forms}
    return frozenset(_plain(text[0]) for other in related for text in (other, *written(other)))


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].upper()
