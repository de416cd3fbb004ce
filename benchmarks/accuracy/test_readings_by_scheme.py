"""Names written by every scheme and read back; and which scheme wrote a full name.

Run: `pytest benchmarks/accuracy/test_readings_by_scheme.py`; the table is shown under the results. Names are drawn by
frequency from lists that the library learned from, and beside them surnames that no list holds, each as likely as the
other.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import islice

import pytest
from benchmarks.accuracy.drawn import full_names, words
from benchmarks.worlds.dictionary import unlisted_surnames
from benchmarks.worlds.goals import Key, at_least, by_goal, by_missed_goal
from benchmarks.worlds.people import people
from benchmarks.worlds.words import OUTSIDE

from namematch.translit import Scheme, detect_scheme, readings_many, restore, romanize, schemes
from namematch.translit.schemes.scheme_usage import scheme_use

NAMES = 10_000
SEED = 20250227
FULL_NAMES = 1_500
FIRST, FIVE = 0.93, 0.99
# Schemes that hardly anybody follows are read by their rules alone: no spelling of theirs was learned.
RARE_FIVE = 0.95
DETECTED = 0.85
UNLISTED = 300
# Surnames outside the tables: means over the schemes.
GOALS = {
    ("surnames", "outside", "first"): at_least(0.90, missed_at=0.858),
    ("surnames", "outside", "five"): at_least(0.97),
    ("full names", "outside", "restored"): at_least(0.90, missed_at=0.876),
}

RUSSIAN = [scheme for scheme in schemes() if scheme.languages[0] == "ru" and not scheme.is_for_machines]
FOLLOWED = [scheme for scheme in RUSSIAN if scheme.id not in scheme_use().rarely]


@cache
def reached(scheme: Scheme) -> tuple[float, float]:
    """Share of the drawn names whose first reading, and one of whose first five, is the name."""
    return _read_back(scheme, [name.lower() for name in words(NAMES, SEED)])


@cache
def reached_outside(scheme: Scheme) -> tuple[float, float]:
    """`reached` of surnames that no table of the library holds."""
    return _read_back(scheme, _unlisted())


@cache
def _unlisted() -> list[str]:
    return random.Random(SEED).sample(sorted(set(map(_plain, unlisted_surnames()))), UNLISTED)


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")


def _read_back(scheme: Scheme, names: list[str]) -> tuple[float, float]:
    rows = readings_many([scheme.romanize_word(name) for name in names])
    spelled = [[reading.cyrillic for reading in row or ()] for row in rows]
    first = sum(found[:1] == [name] for found, name in zip(spelled, names, strict=True))
    five = sum(name in found[:5] for found, name in zip(spelled, names, strict=True))
    return first / len(names), five / len(names)


def written_alike(scheme: Scheme) -> float:
    """Share of the distinct names drawn that the scheme writes like another of them: what it loses."""
    names = set(words(NAMES, SEED))
    written = Counter(scheme.romanize_word(name.lower()) for name in names)
    return sum(count for count in written.values() if count > 1) / len(names)


@pytest.mark.parametrize("scheme", RUSSIAN, ids=lambda scheme: scheme.id)
def test_names_are_read_back(scheme: Scheme, report: list[str]) -> None:
    first, five = reached(scheme)
    lost = written_alike(scheme)
    report.append(f"{scheme.id:<24} first {first:.4f}  among five {five:.4f}  names written alike {lost:.4f}")
    assert first >= FIRST
    assert five >= (FIVE if scheme in FOLLOWED else RARE_FIVE)


@cache
def outside() -> dict[str, float]:
    """Means over the schemes that people follow, and over full names of which each is written by one of them."""
    shares = [reached_outside(scheme) for scheme in FOLLOWED]
    chance = random.Random(SEED)
    names = [person.short for person in islice(people(chance, OUTSIDE), FULL_NAMES)]
    restored = [_plain(restore(romanize(name, chance.choice(FOLLOWED).id))) == _plain(name) for name in names]
    return {
        "first": sum(first for first, _ in shares) / len(FOLLOWED),
        "five": sum(five for _, five in shares) / len(FOLLOWED),
        "restored": sum(restored) / len(names),
    }


def test_surnames_outside_the_tables(report: list[str]) -> None:
    for scheme in RUSSIAN:
        first, five = reached_outside(scheme)
        report.append(f"{scheme.id:<24} outside the tables: first {first:.3f}  among five {five:.3f}")
    figures = "  ".join(f"{name} {figure:.3f}" for name, figure in outside().items())
    report.append(f"means over schemes, outside the tables: {figures}")
    assert outside()["first"] < sum(reached(scheme)[0] for scheme in FOLLOWED) / len(FOLLOWED)


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(outside()[key[2]])


@by_missed_goal(GOALS)
def test_no_worse(key: Key) -> None:
    assert GOALS[key].is_no_worse(outside()[key[2]])


def test_the_scheme_of_a_full_name_is_detected(report: list[str]) -> None:
    """A guess counts if the scheme guessed writes the name just as the scheme that wrote it."""
    chance = random.Random(SEED)
    names = full_names(FULL_NAMES, SEED)
    detected = restored = 0
    for name in names:
        scheme = chance.choice(FOLLOWED)
        written = romanize(name, scheme.id)
        guesses = detect_scheme(written)
        detected += bool(guesses) and romanize(name, guesses[0].scheme) == written
        restored += restore(written) == name
    report.append(f"full names: scheme detected {detected / len(names):.3f}, name restored {restored / len(names):.3f}")
    assert detected / len(names) >= DETECTED
