"""How far one word is from another: slips of the pen and of the ear, in bits."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

import jellyfish

from namematch._internal.caches import WORDS
from namematch.data import TomlTable, keys

_SURROGATES = re.compile("[\ud800-\udfff]")


class _Costs(NamedTuple):
    any: float
    near: float
    soft: float
    most_per_letter: float
    shortest: int
    groups: dict[str, frozenset[str]]
    droppable: frozenset[str]


_TABLE = TomlTable(
    "names/slips.toml",
    {
        **keys("any near soft most_per_letter", float),
        "shortest": int,
        "near_letters": [str],
        "droppable": str,
    },
)


@cache
def _costs() -> _Costs:
    table = _TABLE.read()
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for group in table["near_letters"]:
        for letter in group:
            groups[letter].update(group)
    return _Costs(
        table["any"],
        table["near"],
        table["soft"],
        table["most_per_letter"],
        table["shortest"],
        {letter: frozenset(near) for letter, near in groups.items()},
        frozenset(table["droppable"]),
    )


@lru_cache(maxsize=WORDS)
def slip_bits(left: str, right: str) -> float | None:
    """What it costs to write or read one word as the other, in bits.

    Returns:
        The cheapest way, `None` where the words are too short or too far apart for one.

    Example:
        >>> slip_bits("тереза", "тереса") < slip_bits("тереза", "терепа")
        True
    """
    return _distance(left, right) if may_slip_into(left, right) else None


def may_slip_into(left: str, right: str) -> bool:
    """Whether two words are long enough, and close enough, that one may be a slip of the other."""
    costs = _costs()
    shorter = min(len(left), len(right))
    return shorter >= costs.shortest and edits(left, right) <= costs.most_per_letter * shorter


def edits(left: str, right: str) -> int:
    """How many letters have to be left out, added, replaced or exchanged with the next to make one word of another.

    Example:
        >>> edits("тереза", "терзеа")
        1
    """
    try:
        return jellyfish.damerau_levenshtein_distance(left, right)
    except UnicodeEncodeError:
        # Lone surrogates are no text, which the measure refuses: each counts as a letter, all as the same one.
        return jellyfish.damerau_levenshtein_distance(*(_SURROGATES.sub("\ufffd", word) for word in (left, right)))


def least_slip_bits() -> tuple[float, float]:
    """The least that a slip costs which puts one letter for another, and one that leaves a letter out."""
    costs = _costs()
    return min(costs.near, costs.any), min(costs.soft, costs.any)


def _distance(left: str, right: str) -> float:
    """Weighted edit distance with exchanges of neighbours, by rows."""
    before: list[float] = []
    above = [0.0, *accumulate(map(drop_bits, right))]
    for i, a in enumerate(left):
        row = [above[0] + drop_bits(a)]
        for j, b in enumerate(right):
            best = min(above[j] + exchange_bits(a, b), above[j + 1] + drop_bits(a), row[j] + drop_bits(b))
            if i and j and a == right[j - 1] and b == left[i - 1]:
                best = min(best, before[j - 1] + turn_bits())
            row.append(best)
        before, above = above, row
    return above[-1]


def drop_bits(letter: str) -> float:
    """What it costs to leave a letter out, or to write one too many."""
    costs = _costs()
    return costs.soft if letter in costs.droppable else costs.any


def exchange_bits(a: str, b: str) -> float:
    """What it costs to write a letter for another."""
    costs = _costs()
    if a == b:
        return 0.0
    return costs.near if b in costs.groups.get(a, ()) else costs.any


def turn_bits() -> float:
    """What it costs to exchange two letters that stand side by side."""
    return _costs().any
