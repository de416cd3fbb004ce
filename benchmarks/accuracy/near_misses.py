"""Pairs of spellings: of one name, and of two names one Cyrillic letter apart, in the tables or outside them.

Both sides are written in a scheme drawn at random among those for Russian. A pair of two names is left out where both
names could have given both forms, since nothing in the forms tells them apart.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from benchmarks.worlds.words import INSIDE, bearers, draw, one_letter_apart, romanized, written


class Pair(NamedTuple):
    """Two written forms, and the Cyrillic names behind them."""

    left: str
    right: str
    names: tuple[str, str]

    @property
    def same(self) -> bool:
        """Whether one name stands behind both forms."""
        return self.names[0] == self.names[1]


class Surnames(NamedTuple):
    """The kinds of words of which the first surname of a pair and one that is near it are drawn."""

    first: str = INSIDE
    second: str = INSIDE


IN_TABLES = Surnames()
_Drawn = Callable[[random.Random, str], str]


def surname_pairs(size: int, seed: int, surnames: Surnames = IN_TABLES) -> list[Pair]:
    """Surnames alone: `size` pairs of one name, then `size` of two."""
    return _pairs(size, random.Random(seed), lambda _chance, _gender: "", surnames)


def full_name_pairs(size: int, seed: int, surnames: Surnames = IN_TABLES, *, cyrillic: bool = False) -> list[Pair]:
    """Given name and surname: `size` pairs of one name, then `size` of two that share the given name.

    Args:
        size: Pairs of each kind.
        seed: Of the draw.
        surnames: Where the surnames come from.
        cyrillic: Whether the left side stays in Cyrillic.
    """
    return _pairs(size, random.Random(seed), given_name, surnames, cyrillic)


def given_name(chance: random.Random, gender: str) -> str:
    return draw(chance, "names", gender) + " "


def _pairs(
    size: int, chance: random.Random, beginning: _Drawn, surnames: Surnames, cyrillic: bool = False
) -> list[Pair]:
    def drawn(kind: Callable[..., Iterator[tuple[str, str]]]) -> Iterator[Pair]:
        for names in kind(chance, beginning, surnames):
            left = names[0] if cyrillic else romanized(chance, names[0])
            yield Pair(left, romanized(chance, names[1]), names)

    told_apart = (pair for pair in drawn(_two_names) if not could_be_either(pair))
    return [*islice(drawn(_one_name), size), *islice(told_apart, size)]


def _one_name(chance: random.Random, beginning: _Drawn, surnames: Surnames) -> Iterator[tuple[str, str]]:
    while True:
        gender = chance.choice("mf")
        name = beginning(chance, gender) + draw(chance, surnames.first, gender)
        yield name, name


def _two_names(chance: random.Random, beginning: _Drawn, surnames: Surnames) -> Iterator[tuple[str, str]]:
    while True:
        gender = chance.choice("mf")
        surname = draw(chance, surnames.first, gender)
        if neighbours := one_letter_apart(surname, gender, surnames.second):
            counts = bearers(surnames.second, gender)
            other = chance.choices(neighbours, [counts[name] for name in neighbours])[0]
            shared = beginning(chance, gender)
            yield shared + surname, shared + other


def has_one_reading(pair: Pair) -> bool:
    """Whether one of the two names could have given both forms: who reads these alone has no reason to see two."""
    return any({pair.left, pair.right} <= written(name) | {name} for name in pair.names)


def could_be_either(pair: Pair) -> bool:
    """Whether both names could have given both forms."""
    one, two = (written(name) | {name} for name in pair.names)
    return {pair.left, pair.right} <= one & two
