"""Initials: which Cyrillic letters one may stand for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit import neutral_key, schemes


@lru_cache(maxsize=4096)
def letters_of(initial: str) -> frozenset[str]:
    """The Cyrillic letters, in the neutral alphabet, that an initial may stand for.

    Args:
        initial: One letter, or the digraph that stands for one, with or without its dot.

    Example:
        >>> "е" in letters_of("J."), "ж" in letters_of("Zh"), "а" in letters_of("Zh")
        (True, True, False)
    """
    letter = fold(initial.rstrip(". "))
    if script_of(letter) is Script.CYRILLIC:
        return frozenset(neutral_key(letter)[:1])
    return _beginning_with(letter) or _beginning_with(strip_marks(letter))


def is_digraph(letters: str) -> bool:
    """Whether some scheme writes one Cyrillic letter with several, which then are one initial.

    Example:
        >>> is_digraph("iou"), is_digraph("yu"), is_digraph("ed")
        (True, True, False)
    """
    return letters in _digraphs()


@cache
def _digraphs() -> frozenset[str]:
    return frozenset(latin for latin, _ in _beginnings() if len(latin) > 1)


def _beginning_with(letter: str) -> frozenset[str]:
    return frozenset(cyrillic for latin, cyrillic in _beginnings() if latin.startswith(letter))


@cache
def _beginnings() -> frozenset[tuple[str, str]]:
    """What a romanised word may begin with, and the neutral letter it stands for."""
    beginnings: defaultdict[str, set[str]] = defaultdict(set)
    for scheme in schemes():
        for rule in scheme.rules:
            if len(rule.letters) == 1 and (letter := neutral_key(rule.letters)[:1]):
                beginnings[letter].update(rule.outputs)
    return frozenset((latin, letter) for letter, spelled in beginnings.items() for latin in spelled)
