"""What the tool prints about answers before and after a change."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
TOOL = runpy.run_path(str(TOOLS / "what_moved.py"))


class Pair(NamedTuple):
    kind: str
    left: str
    right: str
    same: bool


PAIRS = [
    Pair("slip", "Oksana P.", "Oksaa P.", True),
    Pair("near", "Volk", "Vovk", False),
    Pair("near", "Bo", "Do", False),
]
BEFORE = [
    [False, -1.0, [["prior", "prior", -5.0], ["given", "slip", 4.0]]],
    [False, -6.0, [["surname", "different", -6.0]]],
    [False, -6.0, [["surname", "different", -6.0]]],
]
AFTER = [
    [True, 1.5, [["prior", "prior", -5.0], ["given", "slip", 6.5]]],
    [True, 0.5, [["surname", "same-reading", 0.5]]],
    [False, -6.01, [["surname", "different", -6.01]]],
]


def test_each_kind_has_its_share_and_what_moved() -> None:
    lines = list(TOOL["table_of_kinds"](PAIRS, BEFORE, AFTER))
    [slip] = [line.split() for line in lines if line.startswith("slip")]
    [near] = [line.split() for line in lines if line.startswith("near")]
    assert slip == ["slip", "1", "0.00%", "→", "100.00%", "+1", "−0", "1"]
    assert near == ["near", "2", "0.00%", "→", "50.00%", "+1", "−0", "1"]


def test_a_changed_verdict_comes_with_both_weights_and_the_evidence_that_changed() -> None:
    assert list(TOOL["changed_verdicts"](PAIRS, BEFORE, AFTER, 12)) == [
        "Verdicts that changed: 2, of them right now 1, wrong now 1",
        "  right  Oksana P. | Oksaa P.  -1.0 → +1.5  (slip)",
        "           given: slip +4.0 → slip +6.5",
        "  WRONG  Volk | Vovk  -6.0 → +0.5  (near)",
        "           surname: different -6.0 → same-reading +0.5",
    ]


def test_of_many_changes_a_few_are_shown_and_the_rest_counted() -> None:
    assert list(TOOL["changed_verdicts"](PAIRS * 3, BEFORE * 3, AFTER * 3, 1))[-2:] == [
        "  … 2 more: slip (--all)",
        "  … 2 more: near (--all)",
    ]


def test_names_parsed_differently_are_shown_and_moved_probabilities_counted() -> None:
    before = {"A B": ["given:A surname:B", 0.9], "C D": ["given:C", 0.5], "E": ["surname:E", 1.0]}
    after = {"A B": ["surname:A given:B", 0.6], "C D": ["given:C", 0.51], "E": ["surname:E", 1.0]}
    assert list(TOOL["changed_names"](before, after, 12)) == [
        "Names parsed differently: 1 of 3; probability of the best parse moved: 2",
        "  A B\n      given:A surname:B\n    → surname:A given:B",
    ]
    assert list(TOOL["changed_names"](before, after, 0))[-1] == "  … 1 more (--all)"


def test_pairs_are_drawn_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    drawn = runpy.run_path(str(TOOLS / "drawn_pairs.py"))
    own = drawn["_own"]
    own.__globals__["PAIRS"] = 3
    pairs = list(own())
    assert pairs == list(own())
    assert {pair.kind: pair.same for pair in pairs} == {kind: same for kind, (same, _) in drawn["KINDS"].items()}
    assert len(pairs) == 3 * len(drawn["KINDS"])
