"""Clusters of person mentions in news of eight languages: one document, one language, all languages of a topic.

Run: `pytest benchmarks/accuracy/test_mention_clusters.py`. The system sees surface form, document and language, never
lemma or gold. Scored over distinct forms as the evaluation data's README says: a form's label is that of most of its
rows.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.metrics import PRF, b_cubed, of_counts
from benchmarks.accuracy.test_names import groups

import namematch as nm

Row = dict[str, str]
Scope = tuple[str, ...]


class Form(NamedTuple):
    """A distinct surface form: who it is, who it was taken for, and its script."""

    gold: Hashable
    label: Hashable
    script: str


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with shared("eval/mentions/per_mentions.tsv").open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in found if row["kind"] == "person"]


def scopes(rows: Iterable[Row], *columns: str) -> dict[Scope, list[Row]]:
    found: dict[Scope, list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return found


def resolved(rows: list[Row]) -> list[Form]:
    """The distinct forms of one scope with their labels."""
    mentions = [nm.Mention(row["surface"], document=row["doc_id"], language=row["lang"]) for row in rows]
    labels = nm.resolve(mentions).labels
    forms: dict[tuple[str, str], list[tuple[Row, str | None]]] = defaultdict(list)
    for row, label in zip(rows, labels, strict=True):
        forms[row["lang"], row["surface"]].append((row, label))
    return [_form(each) for each in forms.values()]


def _form(occurrences: list[tuple[Row, str | None]]) -> Form:
    gold, label = _majority(row["entity_norm"] for row, _ in occurrences), _majority(label for _, label in occurrences)
    return Form(gold, label, occurrences[0][0]["script"])


def _majority(values: Iterable[str | None]) -> str:
    counts = Counter(value or "" for value in values)
    return min(counts, key=lambda value: (-counts[value], value))


def _any_pair(_left: Form, _right: Form) -> bool:
    return True


def pairwise(scopes: Iterable[list[Form]], wanted: Callable[[Form, Form], bool] = _any_pair) -> PRF:
    counts = [0, 0, 0]
    for forms in scopes:
        for a, b in combinations(forms, 2):
            if wanted(a, b):
                joined, one = a.label == b.label, a.gold == b.gold
                counts[0] += joined and one
                counts[1] += joined
                counts[2] += one
    return of_counts(*counts)


TASKS = [
    ("one document", ("topic", "lang", "doc_id"), 0.92),
    ("one language of a topic", ("topic", "lang"), 0.90),
    ("all languages of a topic", ("topic",), 0.88),
]


@pytest.mark.parametrize(("task", "columns", "floor"), TASKS, ids=[each[0] for each in TASKS])
def test_clusters_of_forms(rows: list[Row], task: str, columns: Scope, floor: float, report: list[str]) -> None:
    forms = [resolved(each) for each in scopes(rows, *columns).values()]
    reached = pairwise(forms)
    report.append(f"mentions, {task:32} pairwise {reached}")
    assert reached.f1 >= floor
    assert reached.precision >= 0.95
    if columns == ("topic",):
        across = pairwise(forms, lambda a, b: a.script != b.script)
        report.append(f"mentions, {'the same, across scripts':32} pairwise {across}")
        assert across.f1 >= 0.85
        assert across.precision >= 0.95


@pytest.mark.parametrize("country", ["Russia", "Ukraine"])
def test_clusters_of_names(country: str, report: list[str]) -> None:
    found = groups(shared("eval/names/variants.dev.tsv"))[country]
    labels = nm.resolve([nm.Mention(row.name) for row in found]).labels
    reached = b_cubed(labels, [row.person for row in found])
    report.append(f"names of {country:33} B-cubed {reached}")
    assert reached.f1 >= 0.97
