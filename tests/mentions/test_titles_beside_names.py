"""Titles beside names in the Slavic languages whose own files word them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from namematch.mentions import find_mentions

_FILE = Path(__file__).with_name("titles_beside_names.txt")
LANGUAGES = ("be", "bg", "cs", "pl", "sk", "sl", "sr")


@cache
def verdicts() -> dict[str, Counter[str]]:
    """By language how many titles are found whole, lost, and given to a name that has none or another one."""
    said: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, marked = line.split("|", 1)
            said[language][verdict(language, marked)] += 1
    return said


def verdict(language: str, marked: str) -> str:
    title = next(iter(re.findall("<(.+?)>", marked)), None)
    text = re.sub(r"[<>\[\]]", "", marked)
    start = text.index(re.findall(r"\[(.+?)\]", marked)[0])
    mentions = find_mentions(text, language=language)
    role = next((mention.role for mention in mentions if mention.start == start), None)
    return "right" if role == title else "lost" if role is None else "wrong"


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_stand_beside_their_names(language: str) -> None:
    said = verdicts()[language]
    assert said["right"] >= 0.85 * said.total()
    assert said["wrong"] <= 0.05 * said.total()
