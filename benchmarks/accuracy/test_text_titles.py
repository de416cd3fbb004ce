"""Titles found beside the names of running text, against those that others have marked.

Run: `pytest benchmarks/accuracy/test_text_titles.py`. A marked title stands beside a name if nothing but blanks, one
comma, dash or bracket is between them; of several, one in front of the name counts, and the longest. It is found if the
title of the mention has it inside or stands inside it; with another title the mention is wrong.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accuracy.data import shared

import namematch as nm

Place = tuple[int, int]

_BESIDE = re.compile(r"\s{0,3}[,(–—-]?\s{0,3}")
FOUND, WRONG = 0.80, 0.10
# Why a set has fewer.
FAILING = {
    "neruk_bruk_dev": "fiction and textbooks: trades that no table has, abbreviated degrees, titles of several people",
}
_MARKS = {name: [pytest.mark.xfail(strict=True, reason=reason)] for name, reason in FAILING.items()}
SETS = [
    pytest.param(name, marks=_MARKS.get(name, []))
    for name in ("factru_dev", "nerel_dev", "neruk_ng_dev", "neruk_bruk_dev")
]


def marked(row: dict[str, Any]) -> dict[Place, str]:
    """The marked title beside each marked name."""
    pairs = [((name[0], name[1]), (title[0], title[1])) for title in row.get("jobs", ()) for name in row["gold"]]
    pairs += [((first, last), (start, end)) for first, last, start, end in row.get("roles", ())]
    best: dict[Place, tuple[bool, int, str]] = {}
    for name, title in pairs:
        before = title[1] <= name[0]
        between = row["text"][title[1] : name[0]] if before else row["text"][name[1] : title[0]]
        if (before or name[1] <= title[0]) and _BESIDE.fullmatch(between):
            candidate = (before, title[1] - title[0], row["text"][title[0] : title[1]])
            best[name] = max(best.get(name, candidate), candidate)
    return {name: title for name, (_, _, title) in best.items()}


def verdicts(row: dict[str, Any]) -> Counter[str]:
    """How many of the marked titles of a text are found, wrong and lost."""
    mentions = nm.find_mentions(row["text"], language=row["lang"])
    said: Counter[str] = Counter()
    for (start, end), title in marked(row).items():
        roles = [each.role for each in mentions if (each.start or 0) < end and start < (each.end or 0)]
        role = next(filter(None, roles), "")
        inside = folded(title) in folded(role) or folded(role) in folded(title)
        said["lost" if not role else "found" if inside else "wrong"] += 1
    return said


def folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))


@pytest.mark.parametrize("name", SETS)
def test_titles_beside_names(name: str, report: list[str]) -> None:
    path: Path = shared(f"eval/text/{name}.jsonl")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    said = sum(map(verdicts, rows), Counter[str]())
    found, wrong = (said[kind] / said.total() for kind in ("found", "wrong"))
    report.append(f"titles beside names, {name}: {said.total()} marked, found {found:.3f}, wrong {wrong:.3f}")
    assert found >= FOUND
    assert wrong <= WRONG
