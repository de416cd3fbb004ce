"""Pairs of written names inside one list: who is the same person by name alone, at the default verdict.

Run: `pytest benchmarks/accuracy/test_names.py`. Pairs are judged by `compare` after the blocking of `resolve`, so the
recall is that of the whole way. Scored as the evaluation data's own README says.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.metrics import PRF, of_counts

import namematch as nm
from namematch.resolve.block import candidate_pairs


class Row(NamedTuple):
    """A written name and the person it belongs to."""

    name: str
    person: str


class Floor(NamedTuple):
    """What a set has to reach."""

    precision: float
    recall: float


def groups(path: Path) -> dict[str, list[Row]]:
    """Rows that count, by list or country."""
    found: dict[str, dict[Row, None]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if _counts(row):
                found[row.get("country") or row["list"]][Row(row["name"], row["canon_id"])] = None
    return {group: list(rows) for group, rows in found.items()}


def _counts(row: dict[str, str]) -> bool:
    return (
        "nosim" not in row.get("flag", "")
        and row.get("quality") != "weak"
        and row.get("group", "postsoviet") == "postsoviet"
    )


def score(rows: Sequence[Row], same: Callable[[str, str], bool]) -> tuple[int, int, int]:
    """True positives, pairs said and pairs wanted; identical strings are left out on both sides."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        places[row.name].append(i)
    said = {
        (min(i, j), max(i, j))
        for a, b in candidate_pairs(places)
        if same(a, b)
        for i in places[a]
        for j in places[b]
    }
    wanted = {
        (i, j)
        for i, j in combinations(range(len(rows)), 2)
        if rows[i].person == rows[j].person and rows[i].name != rows[j].name
    }
    return len(said & wanted), len(said), len(wanted)


def figures(counts: Iterable[tuple[int, int, int]]) -> PRF:
    return of_counts(*map(sum, zip(*counts, strict=True)))


def same(a: str, b: str) -> bool:
    return nm.compare(a, b).same


SMALL = ("Bulgaria", "Serbia", "Macedonia", "Kyrgyzstan", "Moldova", "Mongolia")
SETS = [
    ("names/variants.dev.tsv", ("Russia",), Floor(0.99, 0.95)),
    ("names/variants.dev.tsv", ("Ukraine", "Belarus"), Floor(0.99, 0.95)),
    ("names/variants.dev.tsv", SMALL, Floor(0.98, 0.92)),
    ("names/ofac.dev.tsv", (), Floor(0.98, 0.92)),
    ("names/ua_ws.dev.tsv", (), Floor(0.99, 0.97)),
]


@pytest.mark.parametrize(("path", "wanted", "floor"), SETS, ids=lambda value: value if isinstance(value, str) else None)
def test_pairs_of_names(path: str, wanted: tuple[str, ...], floor: Floor, report: list[str]) -> None:
    found = groups(shared(f"eval/{path}"))
    reached = figures(score(found[group], same) for group in wanted or found)
    report.append(f"{path} {'+'.join(wanted):42.42} {reached}")
    assert reached.precision >= floor.precision
    assert reached.recall >= floor.recall


def test_near_homonyms_are_told_apart(report: list[str]) -> None:
    with shared("eval/names/near_homonyms.dev.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    joined = [(row["name1"], row["name2"]) for row in rows if same(row["name1"], row["name2"])]
    report.append(f"near homonyms: {len(rows) - len(joined)} of {len(rows)} told apart")
    assert not joined
