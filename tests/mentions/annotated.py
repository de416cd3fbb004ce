"""Reads texts with marked mentions: `[[Name]]` and `[[Name|role]]`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import regex

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
