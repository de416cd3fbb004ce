"""Finding people in whole texts of nine languages: precision, recall and F1 of exact places.

Run: `pytest benchmarks/accuracy/test_text.py`. What was found counts as the scorer beside the texts counts it: places
without quotes and full stops around them, and not where the annotators left a mention open. The weights were learned
from other texts (`tools/learn_mentions.py`), but for `factru_dev` and `uner_en_dev`.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accuracy.data import shared

import namematch as nm

# The least F1 of exact places, and the least precision of one word alone.
FLOORS = {
    "factru_dev": (0.95, 0.94),
    "nerel_dev": (0.9, 0.83),
    "neruk_ng_dev": (0.9, 0.73),
    "neruk_bruk_dev": (0.865, 0.93),
    "bsnlp_dev_ru": (0.965, 0.96),
    "bsnlp_dev_uk": (0.96, 0.93),
    "bsnlp_dev_bg": (0.92, 0.84),
    "bsnlp_dev_pl": (0.89, 0.8),
    "bsnlp_dev_cs": (0.92, 0.9),
    # .818 before Slovene titles were known: "poslanec DeSUS" and "lastnik Adrie" now look like titles of people.
    "bsnlp_dev_sl": (0.87, 0.80),
    "uner_sr_dev": (0.87, 0.81),
    "uner_sk_dev": (0.79, 0.67),
    "uner_en_dev": (0.83, 0.84),
}
# Bins with fewer mentions say little.
FEWEST = 50
EXPECTED_ERROR = 0.14


def scored(name: str) -> dict[str, float]:
    """Figures of one set, by the scorer of the texts."""
    path: Path = shared(f"eval/text/{name}.jsonl")
    sys.path.insert(0, str(path.parent.parent))
    from score_text import score

    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {
        row["doc"]: [(m.start, m.end) for m in nm.find_mentions(row["text"], language=row["lang"])] for row in rows
    }
    figures: dict[str, float] = score(rows, found)
    return figures


@pytest.mark.parametrize("name", FLOORS)
def test_people_in_running_text(name: str, report: list[str]) -> None:
    figures = scored(name)
    keys = {"P": "precision", "R": "recall", "F1": "F1", "P_one": "one-word precision", "R_full": "full-name recall"}
    report.append(f"text {name}: " + ", ".join(f"{word} {figures[key]:.3f}" for key, word in keys.items()))
    assert figures["F1"] >= FLOORS[name][0]
    assert figures["P_one"] >= FLOORS[name][1]


@cache
def probabilities(name: str) -> list[tuple[float, bool]]:
    """What was said of each mention that is likelier than one in twenty, and whether it is one."""
    path: Path = shared(f"eval/text/{name}.jsonl")
    said: list[tuple[float, bool]] = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        gold, ignored = {tuple(place[:2]) for place in row["gold"]}, [tuple(place[:2]) for place in row["ignore"]]
        for mention in nm.find_mentions(row["text"], language=row["lang"], min_probability=0.05):
            start, end = mention.start or 0, mention.end or 0
            if not any(start < behind and before < end for before, behind in ignored):
                said.append((mention.probability or 0.0, (start, end) in gold))
    return said


@pytest.mark.parametrize("name", FLOORS)
def test_probabilities_of_mentions(name: str, report: list[str]) -> None:
    said = probabilities(name)
    bins = {tenth: [each for each in said if int(each[0] * 10) == tenth] for tenth in range(11)}
    off = {
        tenth: sum(p for p, _ in rows) / len(rows) - sum(true for _, true in rows) / len(rows)
        for tenth, rows in bins.items()
        if rows
    }
    error = sum(len(bins[tenth]) * abs(gap) for tenth, gap in off.items()) / len(said)
    worst = max((abs(gap) for tenth, gap in off.items() if len(bins[tenth]) >= FEWEST), default=0.0)
    report.append(f"text {name}: probabilities of {len(said)} mentions: ECE {error:.3f}, worst bin {worst:.2f}")
    assert error <= EXPECTED_ERROR
