"""Role titles parsed per CPU second on one core, every title once, beside a plain split into words.

`pytest -s benchmarks/speed/test_roles.py` shows the table.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

from namematch.roles import find_roles, parse_role_many
from namematch.text import words

TITLES = Path(__file__).parents[1] / "corpora" / "roles.tsv"
RANKS = ("deputy", "former", "acting", "first deputy", "designate", "honorary", "senior", "new")
ROUNDS = 3


def distinct_titles() -> list[str]:
    """The labelled titles, and each again behind further modifiers, so that no title is parsed twice."""
    with TITLES.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        titles = [row["title"] for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [*titles, *(f"{rank} {title}" for rank in RANKS for title in titles)]


def test_titles_per_second() -> None:
    titles = distinct_titles()
    parse_role_many(titles[:900])
    shown: dict[str, Callable[[list[str]], object]] = {
        "parse_role_many": parse_role_many,
        "find_roles": lambda column: [find_roles(title) for title in column],
        "words only": lambda column: [list(words(title)) for title in column],
    }
    for name, way in shown.items():
        print(f"{name:16} {len(titles) / best_seconds(way, titles):>10,.0f} titles/s")


def best_seconds(way: Callable[[list[str]], object], titles: list[str]) -> float:
    """CPU seconds of the best of a few rounds."""
    seconds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        way(titles)
        seconds.append(time.process_time() - begin)
    return min(seconds)
