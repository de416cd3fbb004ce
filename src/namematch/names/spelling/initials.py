"""Initials: which Cyrillic letters one may stand for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit import neutral_key, schemes

_LONGEST_CUT = 5


@lru_cache(maxsize=4096)
def letters_of(initial: str) -> frozenset[str]:
    """The Cyrillic letters, in the neutral alphabet, that an initial may stand for.

    Args:
        initial: One letter, the digraph that stands for one, or the first letters of a name; with or without a dot.

    Example:
        >>> "е" in letters_of("J."), "ж" in letters_of("Zh"), "а" in letters_of("Zh")
        (True, True, False)
    """
    letter = fold(initial.rstrip(". "))
    if script_of(letter) is Script.CYRILLIC:
        return frozenset(neutral_key(letter)[:1])
    plain = strip_marks(letter)
    # More letters than one sign takes: of a name that was cut short (Iv.).
    sizes = range(len(plain), 0, -1) if len(plain) <= _LONGEST_CUT else [len(plain)]
    shorter = (plain[:size] for size in sizes)
    return _beginning_with(letter) or next((found for part in shorter if (found := _beginning_with(part))), frozenset())


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
        for rule in () if scheme.is_for_machines else scheme.rules:
            if len(rule.letters) == 1 and (letter := neutral_key(rule.letters)[:1]):
                beginnings[letter].update(rule.outputs)
    return frozenset((latin, letter) for letter, spelled in beginnings.items() for latin in spelled)
