"""Latin words of names back to Cyrillic: how often the first reading, and one of five, is the right one.

Run: `pytest benchmarks/accuracy/test_words.py`. The tables were learned from the training part of the same source and
their weights set on the part scored here; five to ten in a hundred of its rows pair two different names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared

from namematch.translit import readings_many


class Shares(NamedTuple):
    """Share of words whose reading is right."""

    first: float
    five: float


FLOORS = {"all": Shares(0.62, 0.84), "slavic high": Shares(0.83, 0.945)}


def pairs(part: str) -> Iterator[tuple[str, str]]:
    """Latin and Cyrillic words of a part, ё as е."""
    path = "eval/words/valid.tsv" if part == "all" else "eval/words/slavic.tsv"
    with shared(path).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if part == "all" or (row["set"] == "valid" and row["tier"] == part.removeprefix("slavic ")):
                yield row["latin"], row["cyrillic"].replace("ё", "е")


def shares(found: list[tuple[str, str]]) -> Shares:
    """How often the first and the first five readings hold the right word."""
    rows = readings_many([latin for latin, _ in found])
    spelled = [[reading.cyrillic for reading in row or ()] for row in rows]
    first = sum(words[:1] == [right] for words, (_, right) in zip(spelled, found, strict=True))
    five = sum(right in words[:5] for words, (_, right) in zip(spelled, found, strict=True))
    return Shares(first / len(found), five / len(found))


@pytest.mark.parametrize("part", ["all", "slavic high", "slavic low", "slavic south", "slavic armenian"])
def test_words(part: str, report: list[str]) -> None:
    found = list(pairs(part))
    reached = shares(found)
    report.append(f"words, {part:<16} {len(found):6}  first {reached.first:.3f}  among five {reached.five:.3f}")
    floor = FLOORS.get(part, Shares(0, 0))
    assert reached.first >= floor.first
    assert reached.five >= floor.five
