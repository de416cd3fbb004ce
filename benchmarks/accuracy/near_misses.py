"""Pairs of spellings drawn from the frequency table: of one name, and of two names one Cyrillic letter apart.

Both sides are written in a scheme drawn at random among those for Russian. A pair of two names is left out where both
names could have given both forms, since nothing in the forms tells them apart.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, islice
from typing import Any, NamedTuple

import pytest

import namematch as nm

LEAST_BEARERS = 10
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


class Pair(NamedTuple):
    """Two written forms, and the Cyrillic names behind them."""

    left: str
    right: str
    names: tuple[str, str]

    @property
    def same(self) -> bool:
        """Whether one name stands behind both forms."""
        return self.names[0] == self.names[1]


_Drawn = Callable[[random.Random, str], str]


class _Table(NamedTuple):
    words: list[str]
    sums: list[int]
    counts: dict[str, int]


@cache
def _table(kind: str, gender: str) -> _Table:
    """Words that a woman (`"f"`) or a man (`"m"`) may bear, with their bearers; ё as е."""
    counts: Counter[str] = Counter()
    for row in _rows(kind):
        if row["gender"] in (gender, None) and re.fullmatch("[А-ЯЁ][а-яё]+", row["text"]):
            counts[row["text"].replace("ё", "е").replace("Ё", "Е")] += row["count"]
    kept = {word: number for word, number in counts.items() if number >= LEAST_BEARERS}
    return _Table(list(kept), list(accumulate(kept.values())), kept)


def bearers(kind: str, gender: str) -> dict[str, int]:
    """The words of a kind (`"surnames"`, `"names"`) with how many women (`"f"`) or men (`"m"`) bear each."""
    return _table(kind, gender).counts


@cache
def _rows(kind: str) -> list[dict[str, Any]]:
    pytest.importorskip("russiannames", reason="the names are drawn from the russiannames package")
    parquet = pytest.importorskip("pyarrow.parquet", reason="russiannames keeps its tables in Parquet")
    rows: list[dict[str, Any]] = parquet.read_table(str(files("russiannames") / "data" / f"{kind}.parquet")).to_pylist()
    return rows


@cache
def schemes() -> list[str]:
    """The schemes a side may be written in."""
    return sorted(scheme.id for scheme in nm.schemes() if "ru" in scheme.languages)


@lru_cache(maxsize=1 << 16)
def written(name: str) -> frozenset[str]:
    """Everything a name is written as in some scheme."""
    return frozenset(nm.romanize(name, scheme) for scheme in schemes())


@lru_cache(maxsize=1 << 16)
def one_letter_apart(word: str, gender: str, kind: str = "surnames") -> tuple[str, ...]:
    """The words of a kind on record that differ in one letter, left out, added or another one."""
    stem, known = word.lower(), _table(kind, gender).counts
    places = range(len(stem) + 1)
    variants = {stem[:i] + letter + stem[i + 1 :] for i in places for letter in LETTERS}
    variants |= {stem[:i] + letter + stem[i:] for i in places for letter in LETTERS}
    variants |= {stem[:i] + stem[i + 1 :] for i in places}
    return tuple(sorted(name for v in variants - {stem} if (name := v.capitalize()) in known))


def surname_pairs(size: int, seed: int) -> list[Pair]:
    """Surnames alone: `size` pairs of one name, then `size` of two."""
    return _pairs(size, random.Random(seed), lambda _chance, _gender: "")


def full_name_pairs(size: int, seed: int, *, cyrillic: bool = False) -> list[Pair]:
    """Given name and surname: `size` pairs of one name, then `size` of two that share the given name.

    Args:
        size: Pairs of each kind.
        seed: Of the draw.
        cyrillic: Whether the left side stays in Cyrillic.
    """
    return _pairs(size, random.Random(seed), lambda chance, gender: draw(chance, "names", gender) + " ", cyrillic)


def _pairs(size: int, chance: random.Random, beginning: _Drawn, cyrillic: bool = False) -> list[Pair]:
    def drawn(kind: Callable[..., Iterator[tuple[str, str]]]) -> Iterator[Pair]:
        for names in kind(chance, beginning):
            left = names[0] if cyrillic else _written(chance, names[0])
            yield Pair(left, _written(chance, names[1]), names)

    told_apart = (pair for pair in drawn(_two_names) if not could_be_either(pair))
    return [*islice(drawn(_one_name), size), *islice(told_apart, size)]


def draw(chance: random.Random, kind: str, gender: str) -> str:
    """A word of a kind that a woman (`"f"`) or a man (`"m"`) may bear, by its bearers."""
    table = _table(kind, gender)
    return chance.choices(table.words, cum_weights=table.sums)[0]


def _one_name(chance: random.Random, beginning: _Drawn) -> Iterator[tuple[str, str]]:
    while True:
        gender = chance.choice("mf")
        name = beginning(chance, gender) + draw(chance, "surnames", gender)
        yield name, name


def _two_names(chance: random.Random, beginning: _Drawn) -> Iterator[tuple[str, str]]:
    while True:
        gender = chance.choice("mf")
        surname = draw(chance, "surnames", gender)
        if neighbours := one_letter_apart(surname, gender):
            counts = _table("surnames", gender).counts
            other = chance.choices(neighbours, [counts[name] for name in neighbours])[0]
            shared = beginning(chance, gender)
            yield shared + surname, shared + other


def could_be_either(pair: Pair) -> bool:
    """Whether both names could have given both forms."""
    one, two = (written(name) | {name} for name in pair.names)
    return {pair.left, pair.right} <= one & two


def _written(chance: random.Random, name: str) -> str:
    return nm.romanize(name, chance.choice(schemes()))
