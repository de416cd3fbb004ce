"""Names copied without their marks and apostrophes: Žuravlëv as Zuravlev.

Run: `pytest benchmarks/accuracy/test_left_out_marks.py`. A full name is written by a scheme whose surname needs a mark,
and once more without it; it is compared with the form that has them, with the Cyrillic name, and with the name by
another scheme. Surnames are in the tables or on no list.
"""

from __future__ import annotations

import random
from functools import cache

from benchmarks.accuracy.near_misses import given_name
from benchmarks.worlds.goals import Key, at_least, by_goal, side_by_side
from benchmarks.worlds.people import share_same
from benchmarks.worlds.words import INSIDE, OUTSIDE, draw, romanized

from namematch.text import fold, strip_marks

SEED = 20261130
PAIRS = 1_000
SIDES = {"inside": INSIDE, "outside": OUTSIDE}
GOALS = {
    ("marked", "inside", "recall"): at_least(0.99),
    ("marked", "outside", "recall"): at_least(0.985),
    ("cyrillic", "inside", "recall"): at_least(0.96),
    ("cyrillic", "outside", "recall"): at_least(0.92),
    ("other scheme", "inside", "recall"): at_least(0.95),
    ("other scheme", "outside", "recall"): at_least(0.9),
}
KINDS = tuple(dict.fromkeys(kind for kind, *_ in GOALS))


@cache
def drawn(side: str) -> list[dict[str, str]]:
    """Names without their marks, each with the forms that it is compared with."""
    chance, found = random.Random(SEED), []
    while len(found) < PAIRS:
        gender = chance.choice("mf")
        name = given_name(chance, gender) + draw(chance, SIDES[side], gender)
        marked, other = romanized(chance, name), romanized(chance, name)
        surname = marked.split()[-1]
        if strip_marks(surname) != surname:
            bare = strip_marks(fold(marked)).replace("'", "").title()
            found.append({"bare": bare, "marked": marked, "cyrillic": name, "other scheme": other})
    return found


@cache
def reached(kind: str, side: str) -> float:
    """Share of the names that are one with what they are compared with."""
    return share_same([(row["bare"], row[kind]) for row in drawn(side)])


def test_side_by_side(report: list[str]) -> None:
    for kind in KINDS:
        sides = {side: {"recall": reached(kind, side)} for side in SIDES}
        report.append(side_by_side(f"without marks, {kind}", sides))
        assert all(figures["recall"] >= 0.85 for figures in sides.values())


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(reached(*key[:2]))
