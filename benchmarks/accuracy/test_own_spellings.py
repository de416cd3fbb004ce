"""A name against what the schemes of its language write for it: the same, whatever the scheme.

Run: `pytest benchmarks/accuracy/test_own_spellings.py`. `own_spellings.tsv` beside this file has given names and
surnames of fifteen languages in their own Cyrillic, written down from general knowledge for this benchmark; each scheme
of a language writes forty names drawn from them. The tables have been mended after some of these pairs had been read.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from functools import cache
from pathlib import Path

from benchmarks.worlds.goals import Key, at_least, by_goal, by_missed_goal
from benchmarks.worlds.people import share_same

from namematch import romanize, schemes

SEED = 20261201
NAMES = 40
SLAVIC = ("ru", "uk", "be", "bg", "sr", "mk")
# The letters of the internal passport are those of a machine: figures stand among capitals.
IN_CAPITALS = "mvd-internal-passport"
GROUPS = ("Slavic", "Turkic, Iranian and Mongolian")
GOALS = {(GROUPS[0], "", "recall"): at_least(0.985), (GROUPS[1], "", "recall"): at_least(0.985, missed_at=0.984)}
Pairs = list[tuple[str, str]]


@cache
def pairs() -> dict[str, dict[str, Pairs]]:
    """By group of languages and scheme: names, and what the scheme writes for them."""
    found: dict[str, dict[str, Pairs]] = {group: {} for group in GROUPS}
    with Path(__file__).with_name("own_spellings.tsv").open(encoding="utf-8", newline="") as lines:
        rows = {row["language"]: row for row in csv.DictReader(lines, delimiter="\t")}
    for scheme in schemes():
        row = rows.get(scheme.languages[0])
        if row is not None:
            group = GROUPS[scheme.languages[0] not in SLAVIC]
            found[group][scheme.id] = [(name, _written(name, scheme.id)) for name in _drawn(row, scheme.id)]
    return found


def _drawn(row: dict[str, str], scheme: str) -> list[str]:
    chance = random.Random(f"{SEED} {scheme}")
    given, surnames = row["given"].split(), row["surnames"].split()
    return [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in range(NAMES)]


def _written(name: str, scheme: str) -> str:
    written = romanize(name, scheme)
    return written.upper() if scheme == IN_CAPITALS else written


@cache
def reached(group: str) -> dict[str, float]:
    """Share of the names that are taken for one with their spelling, by scheme, and of all of them."""
    shares = {scheme: share_same(each) for scheme, each in pairs()[group].items()}
    return {**shares, "recall": sum(shares.values()) / len(shares)}


def test_by_scheme(report: list[str]) -> None:
    for group in GROUPS:
        by_share: dict[float, list[str]] = defaultdict(list)
        for scheme, share in reached(group).items():
            if scheme != "recall" and share < 1.0:
                by_share[share].append(scheme)
        report.append(f"own spellings, {group}: recall {reached(group)['recall']:.4f} of {len(pairs()[group])} schemes")
        report += [f"    {share:.3f} {', '.join(by_share[share])}" for share in sorted(by_share)]
    assert all(reached(group)["recall"] >= 0.95 for group in GROUPS)


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(reached(key[0])["recall"])


@by_missed_goal(GOALS)
def test_no_worse(key: Key) -> None:
    assert GOALS[key].is_no_worse(reached(key[0])["recall"])
