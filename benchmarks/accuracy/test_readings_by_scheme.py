"""Names drawn by frequency, written by every scheme and read back; and which scheme wrote a full name.

Run: `pytest benchmarks/accuracy/test_readings_by_scheme.py`; the table is shown under the results.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest
from benchmarks.accuracy.drawn import full_names, words

from namematch.translit import Scheme, detect_scheme, readings_many, restore, romanize, schemes

NAMES = 10_000
SEED = 20250227
FULL_NAMES = 1_500
FIRST, FIVE = 0.93, 0.99
DETECTED = 0.85

RUSSIAN = [scheme for scheme in schemes() if scheme.languages[0] == "ru" and not scheme.is_for_machines]


@cache
def reached(scheme: Scheme) -> tuple[float, float]:
    """Share of the drawn names whose first reading, and one of whose first five, is the name."""
    names = words(NAMES, SEED)
    rows = readings_many([scheme.romanize_word(name.lower()) for name in names])
    spelled = [[reading.cyrillic for reading in row or ()] for row in rows]
    first = sum(found[:1] == [name.lower()] for found, name in zip(spelled, names, strict=True))
    five = sum(name.lower() in found[:5] for found, name in zip(spelled, names, strict=True))
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
    assert five >= FIVE


def test_the_scheme_of_a_full_name_is_detected(report: list[str]) -> None:
    """A guess counts if the scheme guessed writes the name just as the scheme that wrote it."""
    chance = random.Random(SEED)
    names = full_names(FULL_NAMES, SEED)
    detected = restored = 0
    for name in names:
        scheme = chance.choice(RUSSIAN)
        written = romanize(name, scheme.id)
        guesses = detect_scheme(written)
        detected += bool(guesses) and romanize(name, guesses[0].scheme) == written
        restored += restore(written) == name
    report.append(f"full names: scheme detected {detected / len(names):.3f}, name restored {restored / len(names):.3f}")
    assert detected / len(names) >= DETECTED
