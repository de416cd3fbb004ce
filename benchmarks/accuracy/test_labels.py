"""Cyrillic labels of members of parliament against their Latin ones, each pair by itself.

Run: `pytest benchmarks/accuracy/test_labels.py`. A label is the name of a person in one language or several; single
words are left out. Some pairs no spelling joins: a maiden name, a ring name, a name that an article got wrong.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache

from benchmarks.accuracy.data import shared
from benchmarks.worlds.goals import Key, at_least, by_goal, by_missed_goal
from benchmarks.worlds.people import share_same

GOALS = {("labels", "all", "recall"): at_least(0.985, missed_at=0.967)}
SCRIPTS = ("Cyrillic", "Latin")


@cache
def pairs() -> dict[str, list[tuple[str, str]]]:
    """Pairs of a Cyrillic and a Latin label of one person, by country."""
    labels: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    countries: dict[str, str] = {}
    with shared("eval/names/variants.dev.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["flag"] != "single" and row["script"] in SCRIPTS:
                labels[row["country"], row["canon_id"], row["script"]].append(row["name"])
                countries[row["canon_id"]] = row["country"]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, country in countries.items():
        cyrillic, latin = (labels[country, person, script] for script in SCRIPTS)
        found[country] += [(left, right) for left in cyrillic for right in latin]
    return found


@cache
def reached() -> float:
    """Share of all pairs that are taken for one person."""
    return share_same([pair for each in pairs().values() for pair in each])


def test_labels_by_country(report: list[str]) -> None:
    for country, each in pairs().items():
        if each:
            report.append(f"labels, {country:<12} {share_same(each):.3f} of {len(each)} pairs")
    report.append(f"labels, {'all':<12} {reached():.4f} of {sum(map(len, pairs().values()))} pairs")
    assert reached() >= 0.95


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(reached())


@by_missed_goal(GOALS)
def test_no_worse(key: Key) -> None:
    assert GOALS[key].is_no_worse(reached())
