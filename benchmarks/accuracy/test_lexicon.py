"""The given-name lexicon against groups of name forms that belong together, and against Ukrainian and Russian pairs.

Run: `pytest benchmarks/accuracy/test_lexicon.py`. Groups that count are those with a Cyrillic form that at least a
thousand people of the library's frequency list bear as a given name; patronymics, spaces and single forms are left out.
"""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.accuracy.data import shared

from namematch.data.shared_tables import GIVEN_FREQUENCY
from namematch.names import is_patronymic
from namematch.names.sources.given_relations import given_relation
from namematch.text import fold

LEAST_BEARERS = 1000
PAIRS_APART = 20_000
WORST = 12


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the evaluation data."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def bearers() -> dict[str, int]:
    """Given names of the frequency list, ё as е, with their counts."""
    return {fold(row["name"]).replace("ё", "е"): int(row["count"]) for row in GIVEN_FREQUENCY.read()}


@pytest.fixture(scope="module")
def groups() -> list[list[str]]:
    """The groups that count, their forms."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(shared("eval/lexicon/name_groups.dev.tsv")):
        if " " not in row["form"]:
            found[row["group"]].append(row["form"])
    known = {name for name, count in bearers().items() if count >= LEAST_BEARERS and not is_patronymic(name)}
    several = (forms for forms in found.values() if len(forms) > 1)
    return [forms for forms in several if not known.isdisjoint(form.replace("ё", "е") for form in forms)]


def test_forms_of_a_group_are_joined(groups: list[list[str]], report: list[str]) -> None:
    pairs = [pair for forms in groups for pair in combinations(forms, 2)]
    apart = [pair for pair in pairs if given_relation(*pair) is None]
    recall = 1 - len(apart) / len(pairs)
    worst = Counter(form for pair in apart for form in pair).most_common(WORST)
    report.append(f"lexicon: {len(groups)} groups, {len(pairs)} pairs, joined {recall:.4f}; worst: {worst}")
    assert recall >= 0.95


def test_forms_of_two_groups_are_kept_apart(groups: list[list[str]], report: list[str]) -> None:
    draw = random.Random(1)
    joined = 0
    for _ in range(PAIRS_APART):
        one, two = draw.sample(groups, 2)
        joined += given_relation(draw.choice(one), draw.choice(two)) is not None
    report.append(f"lexicon: of {PAIRS_APART} pairs from two groups, joined {joined / PAIRS_APART:.4f}")
    assert joined / PAIRS_APART <= 0.01


def test_ukrainian_and_russian_given_names(report: list[str]) -> None:
    pairs = [(row["uk"], row["ru"]) for row in rows(shared("eval/lexicon/uk_ru.dev.tsv")) if row["kind"] == "first"]
    share = sum(given_relation(*pair) is not None for pair in pairs) / len(pairs)
    report.append(f"lexicon: Ukrainian and Russian given names {len(pairs)}, joined {share:.4f}")
    assert share >= 0.99


def test_surnames_are_rarely_taken_for_patronymics(report: list[str]) -> None:
    names = [row["ru"] for row in rows(shared("eval/lexicon/uk_ru.dev.tsv")) if row["kind"] == "last"]
    share = sum(map(is_patronymic, names)) / len(names)
    report.append(f"lexicon: of {len(names)} surnames, taken for patronymics {share:.4f}")
    assert share <= 0.01
