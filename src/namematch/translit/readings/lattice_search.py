"""The search for the Cyrillic words that a Latin word may stand for.

Three models are added up: what a letter stands for in the window around it, how the pairs of letters and runs
follow each other (a joint n-gram model: Bisani & Ney 2008), and how common the Cyrillic word is. Costs are integers,
so that every path through the library finds the same readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from namematch.data import PROVENANCE, TomlTable, fields_of
from namematch.text import strip_marks, to_ascii
from namematch.translit.readings.ngram_automaton import Automaton
from namematch.translit.readings.packed_arrays import Arrays, load_table
from namematch.translit.readings.prior import listed_cost

_TABLE = "readings/spelling.bin"

# Fonts without the comma below have a cedilla in its place; ş is a letter of Turkish too, ţ is none.
_SAME_LETTERS = str.maketrans("ţ", "ț")

ScoredWord = tuple[int, str]
# The costs of candidates, best first, and the words themselves.
ScoredWords = tuple[list[int], list[str]]
_Row = list[tuple[int, int]]


class SearchWeights(NamedTuple):
    """How the models are added up; see `data/readings/search.toml`."""

    window: int
    sequence: int
    lexicon: int
    usual: int
    usual_letter: int
    beam: int
    reach: int
    known: int
    known_bit: int
    marked: int
    temperature: float
    none: float
    sure: float
    follows_scheme: float
    whole_word: float
    name_letter: float
    name_follows: float
    name_whole: float
    rarity_beside_scheme: float
    letters_beside_scheme: float
    unread: float
    public_name: float
    public_name_in_russian: float
    scheme_spelling: float
    scheme_use: float
    scheme_beam: int
    scheme_reach: float
    longest: int
    foreign_letter: float
    mismatch: float
    restored_prior: float


@dataclass(frozen=True, slots=True)
class Model:
    """The learned tables.

    Args:
        letters: Symbol of each Latin letter; 0 stands for the outside of the word.
        runs: Cyrillic run of each unit.
        end: Symbol of the end of a word in the sequence model.
        path: Places of the window in the order the trie reads them.
        sequence: The joint n-gram model.
        window: Arrays of the window trie: `base`, `owner`, `child`, `row`, `unit`, `cost`.
    """

    letters: dict[str, int]
    runs: tuple[str, ...]
    end: int
    path: tuple[int, ...]
    sequence: Automaton
    window: Arrays


_WEIGHTS = TomlTable("readings/search.toml", {**PROVENANCE, **fields_of(SearchWeights)})


@cache
def search_weights() -> SearchWeights:
    """The weights of the search, read once."""
    table = _WEIGHTS.read()
    return SearchWeights(**{name: table[name] for name in SearchWeights._fields})


@cache
def model() -> Model:
    """The learned tables, loaded once."""
    header, arrays = load_table(_TABLE)
    window = {name: array for name, array in arrays.items() if name.startswith("window_")}
    return Model(
        letters={letter: code for code, letter in enumerate(header["letters"], start=1)},
        runs=tuple(header["runs"]),
        end=header["end"],
        path=tuple(header["path"]),
        sequence=Automaton(arrays, "sequence_"),
        window={name.removeprefix("window_"): array for name, array in window.items()},
    )


def spell(word: str) -> tuple[str, int]:
    """A folded word in the letters the tables know, and how many of its letters had to be replaced."""
    letters = model().letters
    if all(map(letters.__contains__, word)):
        return word, 0
    known: list[str] = []
    replaced = 0
    for char in word.translate(_SAME_LETTERS):
        if char in letters:
            known.append(char)
            continue
        plain = strip_marks(char)
        plain = plain if plain in letters else to_ascii(char).lower()
        replaced += char.isalpha()
        known.extend(letter for letter in plain if letter in letters)
    return "".join(known), replaced


def search(word: str) -> ScoredWords:
    """Cyrillic candidates for a word of known letters, with their costs in tenths of millibits, best first.

    A bounded number of hypotheses is kept at each letter, so that the search is linear in the length of the
    word.
    """
    if not word:
        return [], []
    if len(word) > search_weights().longest:
        return [len(word)], [word.translate(_plain())]
    ranked = sorted(_beam(_rows(word)), key=_cost)
    # Two alignments of one word are one candidate, as good as the better of them.
    best: dict[str, int] = {}
    for cost, cyrillic in ranked:
        if cyrillic and cost <= ranked[0][0] + search_weights().reach:
            best.setdefault(cyrillic, cost)
    return list(best.values()), list(best)


def _beam(rows: list[_Row]) -> list[ScoredWord]:
    """Complete hypotheses; among equals the one found first stays in front."""
    weight, tables = search_weights(), model()
    step, runs = tables.sequence.step, tables.runs
    hypotheses = [(0, "", tables.sequence.start)]
    for row in rows:
        extended = []
        for cost, cyrillic, state in hypotheses:
            for unit, window_cost in row:
                sequence_cost, target = step(state, unit)
                total = cost + weight.window * window_cost + weight.sequence * sequence_cost
                extended.append((total, cyrillic + runs[unit], target))
        extended.sort(key=_cost)
        hypotheses = extended[: weight.beam]
    return [
        (cost + weight.sequence * step(state, tables.end)[0] + _lexicon_cost(cyrillic), cyrillic)
        for cost, cyrillic, state in hypotheses
    ]


def _cost(hypothesis: tuple[Any, ...]) -> int:
    cost: int = hypothesis[0]
    return cost


def _lexicon_cost(cyrillic: str) -> int:
    """What a listed word gains by being commoner than words of its length are."""
    weight, listed = search_weights(), listed_cost(cyrillic)
    if listed is None:
        return 0
    return weight.lexicon * min(listed - weight.usual - weight.usual_letter * len(cyrillic), 0)


@cache
def _plain() -> dict[int, str]:
    """The commonest run of each letter by itself; one that is silent before others (zh) is written here too."""
    runs = {letter: (model().runs[unit] for unit, _ in _rows(letter)[0]) for letter in model().letters}
    return {ord(letter): next(filter(None, options), "") for letter, options in runs.items()}


def _rows(word: str) -> list[_Row]:
    """For each letter the units it may be, with their costs, from the widest window the trie knows."""
    tables = model()
    margin = max(tables.path)
    symbols = [0] * margin + [tables.letters[letter] for letter in word] + [0] * margin
    return [_row(tables, symbols, place) for place in range(margin, margin + len(word))]


def _row(tables: Model, symbols: list[int], place: int) -> _Row:
    base, owner, child = (tables.window[name] for name in ("base", "owner", "child"))
    node = 0
    for offset in tables.path:
        slot = base[node] + symbols[place + offset]
        if owner[slot] != node:
            break
        node = child[slot]
    start, end = tables.window["row"][node], tables.window["row"][node + 1]
    return list(zip(tables.window["unit"][start:end], tables.window["cost"][start:end], strict=True))
