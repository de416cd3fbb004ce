"""Name words to draw from: those of the library's frequency table, and surnames that no table holds."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from benchmarks.worlds.dictionary import unlisted_surnames
from benchmarks.worlds.russian_lists import rows

import namematch as nm
from namematch.names import feminine_surname
from namematch.translit.schemes.scheme_usage import scheme_use

LEAST_BEARERS = 10
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
INSIDE, OUTSIDE = "surnames", "surnames outside the tables"


class _Table(NamedTuple):
    words: list[str]
    sums: list[int]
    counts: dict[str, int]


@cache
def _table(kind: str, gender: str) -> _Table:
    """Words that a woman (`"f"`) or a man (`"m"`) may bear, with their bearers; ё as е."""
    kept = _unlisted(gender) if kind == OUTSIDE else _listed(kind, gender)
    return _Table(list(kept), list(accumulate(kept.values())), kept)


def _listed(kind: str, gender: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows(kind):
        if row["gender"] in (gender, None) and re.fullmatch("[А-ЯЁ][а-яё]+", row["text"]):
            counts[row["text"].replace("ё", "е").replace("Ё", "Е")] += row["count"]
    return {word: number for word, number in counts.items() if number >= LEAST_BEARERS}


def _unlisted(gender: str) -> dict[str, int]:
    """The surnames outside the tables, one bearer each: their source has no counts."""
    words = unlisted_surnames()
    return dict.fromkeys(words if gender == "m" else (feminine_surname(word).capitalize() for word in words), 1)


def bearers(kind: str, gender: str) -> dict[str, int]:
    """The words of a kind with how many women (`"f"`) or men (`"m"`) bear each.

    Args:
        kind: `"names"`, `"midnames"`, `INSIDE` or `OUTSIDE`.
        gender: `"f"` or `"m"`.
    """
    return _table(kind, gender).counts


def surnames_with(endings: tuple[str, ...], kind: str) -> list[str]:
    """The surnames of a kind with such endings, those that men and women bear alike among them.

    Of the listed ones `bearers` leaves these out: the list marks them as of either gender.
    """
    if kind == OUTSIDE:
        return [word for word in bearers(OUTSIDE, "m") if word.endswith(endings)]
    return [row["text"] for row in rows(kind) if row["count"] >= LEAST_BEARERS and row["text"].endswith(endings)]


def draw(chance: random.Random, kind: str, gender: str) -> str:
    """A word of a kind that a woman (`"f"`) or a man (`"m"`) may bear, by its bearers."""
    table = _table(kind, gender)
    return chance.choices(table.words, cum_weights=table.sums)[0]


@lru_cache(maxsize=1 << 16)
def one_letter_apart(word: str, gender: str, kind: str = INSIDE) -> tuple[str, ...]:
    """The words of a kind that differ in one letter, left out, added or another one."""
    stem, known = word.lower(), _table(kind, gender).counts
    places = range(len(stem) + 1)
    variants = {stem[:i] + letter + stem[i + 1 :] for i in places for letter in LETTERS}
    variants |= {stem[:i] + letter + stem[i:] for i in places for letter in LETTERS}
    variants |= {stem[:i] + stem[i + 1 :] for i in places}
    return tuple(sorted(name for v in variants - {stem} if (name := v.capitalize()) in known))


@cache
def schemes() -> list[str]:
    """The schemes a name may be written in: those for Russian that people follow."""
    rarely = scheme_use().rarely
    russian = (scheme for scheme in nm.schemes() if "ru" in scheme.languages and not scheme.is_for_machines)
    return sorted(scheme.id for scheme in russian if scheme.id not in rarely)


@lru_cache(maxsize=1 << 16)
def written(name: str) -> frozenset[str]:
    """Everything a name is written as in some scheme."""
    return frozenset(nm.romanize(name, scheme) for scheme in schemes())


def romanized(chance: random.Random, name: str, in_cyrillic: float = 0.0) -> str:
    """A name in a scheme drawn at random, or with a probability as it is."""
    return name if in_cyrillic and chance.random() < in_cyrillic else nm.romanize(name, chance.choice(schemes()))
