"""Endings of words as the tables write them: alternatives of a regular expression, most of them spelled out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import regex

_ATOM = regex.compile(r"(\[[^\][^\\-]+\]|[^\W\d_])([?+]?)")


class Suffixes:
    """A set of endings that a word may have.

    What can be spelled out letter by letter is, and then looked up at once: that is many times faster than a regular
    expression, which serves for the rest.

    Args:
        patterns: Regular expressions; a word has the ending if one of them matches up to its end.
        behind: How many letters have to stand before the ending.
    """

    __slots__ = ("_behind", "_others", "_spelled")

    def __init__(self, patterns: Iterable[str], behind: int = 0) -> None:
        spelled: list[str] = []
        others: list[str] = []
        for pattern in (part for whole in patterns for part in _alternatives(whole)):
            endings = _spelled_out(pattern)
            spelled.extend(endings or ())
            others.extend(() if endings else (pattern,))
        self._spelled = tuple(dict.fromkeys(spelled))
        self._behind = behind
        # Read from the end of the word, where most words differ from all of them.
        room = f"(?<=.{{{behind}}})" if behind else ""
        self._others = regex.compile(f"(?rs){room}(?:{'|'.join(others)})\\Z") if others else None

    @property
    def spelled(self) -> tuple[str, ...]:
        """The endings that are spelled out."""
        return self._spelled

    @property
    def is_spelled(self) -> bool:
        """Whether all of them are."""
        return self._others is None

    def __call__(self, word: str) -> bool:
        """Whether `word` has one of the endings."""
        if word.endswith(self._spelled, self._behind):
            return True
        return self._others is not None and self._others.search(word) is not None


def _alternatives(pattern: str) -> list[str]:
    """A pattern cut at its bars, if it is no more than a list of plain alternatives."""
    inner = pattern.removeprefix("(?:").removesuffix(")") if pattern.startswith("(?:") else pattern
    return inner.split("|") if not set(inner) & set("()") else [pattern]


def _spelled_out(pattern: str) -> list[str]:
    """All words that an ending of letters and classes of letters stands for; none if it is more than that.

    One letter or more of a class in front of an ending is one letter: what stands before it is free.
    """
    if not pattern:
        return [""]
    atoms: list[list[str]] = []
    place = 0
    for match in _ATOM.finditer(pattern):
        if match.start() != place or (match[2] == "+" and atoms):
            return []
        letters = list(match[1].strip("[]"))
        atoms.append([*letters, ""] if match[2] == "?" else letters)
        place = match.end()
    return ["".join(letters) for letters in product(*atoms)] if atoms and place == len(pattern) else []
