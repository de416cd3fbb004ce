"""Initials: which Cyrillic letters one may stand for, and how likely it is written for each.

An initial is weighed like a word: by how many schemes write a letter so, against how often any given name has an
initial that is written so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from namematch.data import TomlTable, fields_of, map_of
from namematch.data.shared_tables import LETTER
from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit import neutral_key, schemes, written_beginnings

# Stands for the frequency of letters that the table does not have.
_RAREST = 1e-4
# As many letters are left of a name that was cut short.
_LONGEST_CUT = 5


class InitialModel(NamedTuple):
    """How initials are written: the table `data/names/initials.toml`."""

    cut: float
    contradicts: float
    least_letter: float
    frequency: Mapping[str, float]


_TABLE = TomlTable("names/initials.toml", {**fields_of(InitialModel), "frequency": map_of(LETTER, float)})


@cache
def initial_model() -> InitialModel:
    """The table, read once."""
    return InitialModel(**_TABLE.read())


@lru_cache(maxsize=4096)
def initial_shares(initial: str) -> Mapping[str, float]:
    """By Cyrillic letter, in the neutral alphabet, the probability that it is written as an initial is, dot or not.

    Example:
        >>> shares = initial_shares("Zh.")
        >>> max(shares, key=shares.__getitem__)
        'ж'
    """
    letters = letters_written(initial)
    if script_of(letters) is Script.CYRILLIC:
        return dict.fromkeys(neutral_key(letters)[:1], 1.0)
    plain = strip_marks(letters)
    # More letters than one sign takes: of a name that was cut short (Iv.).
    sizes = range(len(plain), 0, -1) if len(plain) <= _LONGEST_CUT else [len(plain)]
    shorter = (shares for size in sizes if (shares := _shares(plain[:size])))
    return _shares(letters) or next(shorter, {})


def _shares(letters: str) -> Mapping[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    if letters:
        for (latin, letter), share in _beginnings().items():
            if latin.startswith(letters):
                found[letter] += share if latin == letters else initial_model().cut * share
    return found


def letters_written(initial: str) -> str:
    """The letters of an initial, without its dot."""
    return fold(initial.rstrip(". "))


def frequency(letter: str) -> float:
    """The share of people whose given name begins with a letter of the neutral alphabet."""
    return initial_model().frequency.get(letter, _RAREST)


@lru_cache(maxsize=4096)
def initial_chance(initial: str) -> float:
    """The share of people whose initial is written so; 0 where no letter is."""
    return sum(frequency(letter) * share for letter, share in initial_shares(initial).items())


@lru_cache(maxsize=4096)
def letters_of(initial: str) -> frozenset[str]:
    """The Cyrillic letters, in the neutral alphabet, that an initial, or the first letters of a name, may stand for.

    Example:
        >>> "е" in letters_of("J."), "ж" in letters_of("Zh"), "а" in letters_of("Zh")
        (True, True, False)
    """
    # Of a word that may begin with several letters the fit is a mean, so that the best of them may be less likely.
    least = initial_chance(initial) * 2.0 ** initial_model().contradicts
    return frozenset(letter for letter, share in initial_shares(initial).items() if share >= least)


def is_digraph(letters: str) -> bool:
    """Whether some scheme writes one Cyrillic letter with several, which then are one initial.

    Example:
        >>> is_digraph("iou"), is_digraph("yu"), is_digraph("ed")
        (True, True, False)
    """
    return len(letters) > 1 and not _digraphs().isdisjoint((letters, strip_marks(letters)))


@cache
def _digraphs() -> frozenset[str]:
    return frozenset(latin for latin, _ in _beginnings())


@cache
def _beginnings() -> dict[tuple[str, str], float]:
    """What a romanised name may begin with, and the neutral letter it stands for: how likely that is written so."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    letters = {rule.letters for scheme in schemes() for rule in scheme.rules if len(rule.letters) == 1}
    for cyrillic in sorted(letters):
        if letter := neutral_key(cyrillic)[:1]:
            for latin, share in written_beginnings(cyrillic).items():
                # Of letters that are one in the neutral alphabet the one that is most often written so.
                found[latin, letter] = max(found[latin, letter], share)
    return dict(found)
