"""Single inputs from public reports, standards, lists and tables, by function and kind.

Run: `pytest benchmarks/accuracy/test_cases.py`. The cases and what runs them lie beside the repository, in
`../shared/eval`; without them the benchmark is skipped. The wrong ones are written to `benchmarks/results/cases.tsv`.
"""

from __future__ import annotations

import csv
import runpy
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from benchmarks.accuracy.data import REPOSITORY, shared
from benchmarks.worlds.goals import Key, at_least, by_goal, by_missed_goal

RESULTS = REPOSITORY / "benchmarks" / "results"
RIGHT = "right"
GOALS = {
    ("compare", "", RIGHT): at_least(0.95),
    ("find_mentions", "", RIGHT): at_least(0.9),
    ("parse_name", "", RIGHT): at_least(0.8),
    ("restore", "", RIGHT): at_least(0.97, missed_at=0.9117),
    ("readings", "", RIGHT): at_least(0.97, missed_at=0.8333),
    ("romanize", "", RIGHT): at_least(0.97),
}


class Case(NamedTuple):
    """A case, what the library answered, and whether that is right."""

    row: dict[str, str]
    answer: str
    is_right: bool


@cache
def cases() -> list[Case]:
    """Every case, answered as the data's own `run_cases.py` answers it."""
    runner = runpy.run_path(str(shared("eval/run_cases.py")))
    with shared("eval/cases/cases.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    answers = [runner["got"](row["function"], row["left"], row["right"]) for row in rows]
    return [
        Case(row, answer, runner["same"](row["function"], answer, row["expected"]))
        for row, answer in zip(rows, answers, strict=True)
    ]


def share_right(function: str) -> float:
    """The share of the cases of one function that are right."""
    answers = [case.is_right for case in cases() if case.row["function"] == function]
    return sum(answers) / len(answers)


def test_by_kind(report: list[str]) -> None:
    kinds: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for case in cases():
        kinds[case.row["function"], case.row["kind"]].append(case.is_right)
    for (function, kind), answers in sorted(kinds.items()):
        report.append(f"cases, {function}, {kind}: {sum(answers)} of {len(answers)} right")
    functions = sorted({case.row["function"] for case in cases()})
    report += [f"cases, all of {function}: right {share_right(function):.4f}" for function in functions]
    _write_wrong()


def _write_wrong() -> None:
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / "cases.tsv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
        writer.writerow(("id", "kind", "function", "left", "right", "expected", "answer"))
        for case in cases():
            if not case.is_right:
                writer.writerow([*list(case.row.values())[:6], case.answer])


@by_goal(GOALS)
def test_goal(key: Key) -> None:
    assert GOALS[key].is_reached_by(share_right(key[0]))


@by_missed_goal(GOALS)
def test_no_worse(key: Key) -> None:
    assert GOALS[key].is_no_worse(share_right(key[0]))
