"""Mentions in the texts of `annotated.txt`, which marks them as `[[Name]]` and `[[Name|role]]`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import regex

from namematch.mentions import find_mentions

_MARK = regex.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_FILE = Path(__file__).with_name("annotated.txt")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the mentions that ought to be found in it: place and role."""

    language: str
    text: str
    mentions: dict[tuple[int, int], str | None]


def annotated_texts() -> list[Annotated]:
    """All texts of the file beside this module."""
    blocks = regex.split(r"^=== (\w+)\n", _FILE.read_text(encoding="utf-8"), flags=regex.MULTILINE)[1:]
    return [_parse(language, marked) for language, marked in zip(blocks[::2], blocks[1::2], strict=True)]


def _parse(language: str, marked: str) -> Annotated:
    text, mentions, reached = "", {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[reached : mark.start()]
        mentions[len(text), len(text) + len(mark[1])] = mark[2]
        text += mark[1]
        reached = mark.end()
    return Annotated(language, text + marked[reached:], mentions)


def found_in(case: Annotated) -> dict[tuple[int, int], str | None]:
    mentions = find_mentions(case.text)
    return {(m.start, m.end): m.role for m in mentions if m.start is not None and m.end is not None}


def test_annotated_texts_are_found_by_exact_span() -> None:
    pairs = [(set(case.mentions), set(found_in(case))) for case in annotated_texts()]
    right = sum(len(gold & found) for gold, found in pairs)
    assert 2 * right / sum(len(gold) + len(found) for gold, found in pairs) >= 0.95


def test_annotated_texts_have_their_roles() -> None:
    pairs = [(case.mentions[span], found_in(case).get(span)) for case in annotated_texts() for span in case.mentions]
    assert sum(gold == found for gold, found in pairs) / len(pairs) >= 0.9


@pytest.mark.parametrize("case", annotated_texts(), ids=lambda case: case.text[:30])
def test_language_of_annotated_texts(case: Annotated) -> None:
    assert {mention.language for mention in find_mentions(case.text)} <= {case.language}
