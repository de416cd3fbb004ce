"""People in sentences of many kinds: news, sport, courts, banks, captions, authors, fiction, comments."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from namematch.mentions import find_mentions

_FILE = Path(__file__).with_name("kinds_of_text.txt")
# The least F1 of exact places.
FLOORS = {
    "authors": 0.8, "bank": 0.9, "byline": 0.9, "caption": 0.9, "court": 0.95, "fiction": 0.9, "mixed": 0.8,
    "news": 0.95, "sport": 0.85, "web": 0.85,
}  # fmt: skip

Places = set[tuple[int, int]]


def parsed(marked: str) -> tuple[str, Places]:
    """A text without its marks, and where its people stand."""
    text, people = "", set()
    for at, part in enumerate(re.split(r"\[([^\[\]]+)\]", marked.replace("\\n", "\n"))):
        if at % 2:
            shown, _, name = part.partition("|")
            start = len(text) + shown.index(name or shown)
            people.add((start, start + len(name or shown)))
            part = shown
        text += part
    return text, people


@cache
def counts() -> dict[str, Counter[str]]:
    """By kind, how many people are marked, found, and both."""
    found_of: dict[str, Counter[str]] = defaultdict(Counter)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, kind, marked = line.split("|", 2)
        text, people = parsed(marked)
        found = {trimmed(text, m.start or 0, m.end or 0) for m in find_mentions(text, language=language)}
        people = {trimmed(text, *place) for place in people}
        found_of[kind].update(marked=len(people), found=len(found), right=len(people & found))
    return found_of


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the full stop behind a last initial."""
    return start, end - (text[start:end].endswith("."))


@pytest.mark.parametrize("kind", FLOORS)
def test_people_are_found_in_texts_of_that_kind(kind: str) -> None:
    said = counts()[kind]
    assert 2 * said["right"] / (said["marked"] + said["found"]) >= FLOORS[kind]
