"""Names in alphabets that keep only some letters apart (Arabic, Hebrew, kana, hangul, Han …), read back into Cyrillic.

What the units of a writing stand for is weighed against how names are spelled: the search keeps the likeliest
beginnings at each place of the word, by both together (Knight & Graehl 1998).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

import regex

from namematch.data import TomlTable, regex_of
from namematch.translit.readings.lattice_search import ScoredWords, search_weights
from namematch.translit.readings.ngram_automaton import UNKNOWN_COST
from namematch.translit.readings.prior import name_bits, spelling_model

_BEAM, _COST_A_BIT, _MILLIBITS = 96, 10_000, 1000
_VOWELS = frozenset("аеиоуыэюяьй")
_REGEX = regex_of(regex.compile)
_TABLE = TomlTable(
    "readings/other_alphabets.toml",
    {"*": {"letters_of": _REGEX, "form": ("NFKC", "NFKD"), "rewrites": [[_REGEX, str]], "units": str, "between": {"*": float}}},
)


class _Alphabet(NamedTuple):
    letters_of: regex.Pattern[str]
    form: Literal["NFKC", "NFKD"]
    rewrites: tuple[tuple[regex.Pattern[str], str], ...]
    units: dict[str, tuple[tuple[str, int], ...]]
    longest: int


def other_alphabet_candidates(word: str) -> ScoredWords | None:
    """The Cyrillic words that a folded word of such an alphabet may be, with costs, best first; `None` for any other.

    Args:
        word: One word.

    Example:
        >>> other_alphabet_candidates("بوتين")[1][0], other_alphabet_candidates("putin")
        ('путин', None)
    """
    if word.isascii():
        return None
    alphabet = next((each for each in _alphabets() if each.letters_of.search(word)), None)
    return _found(word, alphabet) if alphabet else None


def _found(word: str, alphabet: _Alphabet) -> ScoredWords:
    written = unicodedata.normalize(alphabet.form, word)[: search_weights().longest]
    for pattern, put in alphabet.rewrites:
        written = pattern.sub(put, written)
    channel: dict[str, int] = {}
    for spent, cyrillic in _searched(f"^{written}$", alphabet):
        channel.setdefault(cyrillic, spent)
    ranked = sorted((round(spent * 10 + name_bits(name) * _COST_A_BIT), name) for name, spent in channel.items())
    kept = ranked[: search_weights().beam]
    return [cost for cost, _ in kept], [name for _, name in kept]


class _Beginning(NamedTuple):
    """A beginning of a Cyrillic word.

    Args:
        cost: Millibits of the writing and of the spelling.
        written: Those of the writing alone.
        cyrillic: The letters.
        state: Of the spelling model.
    """

    cost: int
    written: int
    cyrillic: str
    state: int


def _searched(word: str, alphabet: _Alphabet) -> Iterator[tuple[int, str]]:
    """What a whole word may be, with the cost of its writing, the likeliest first."""
    reached: list[dict[str, _Beginning]] = [{} for _ in range(len(word) + 1)]
    reached[0][""] = _Beginning(0, 0, "", spelling_model()[0].start)
    for place, beginnings in enumerate(reached[:-1]):
        best = sorted(beginnings.values())[:_BEAM]
        for unit in (word[place : place + length] for length in range(1, alphabet.longest + 1)):
            further = reached[min(place + len(unit), len(word))]
            for letters, bits in alphabet.units.get(unit, ()):
                for beginning in best:
                    longer = _extended(beginning, letters, bits)
                    known = further.get(longer.cyrillic)
                    if known is None or longer < known:
                        further[longer.cyrillic] = longer
        # A character that no unit has stands for nothing.
        if word[place] not in alphabet.units:
            for beginning in best:
                reached[place + 1].setdefault(beginning.cyrillic, beginning)
    yield from ((each.written, each.cyrillic) for each in sorted(reached[-1].values())[:_BEAM] if each.cyrillic)


def _extended(beginning: _Beginning, letters: str, written: int) -> _Beginning:
    model, symbols, _ = spelling_model()
    cost, state = beginning.cost + written, beginning.state
    for letter in letters:
        more, state = model.step(state, symbols[letter]) if letter in symbols else (UNKNOWN_COST, 0)
        cost += more
    return _Beginning(cost, beginning.written + written, beginning.cyrillic + letters, state)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    return tuple(map(_alphabet, _TABLE.read().values()))


def _alphabet(row: dict[str, Any]) -> _Alphabet:
    units: dict[str, dict[str, int]] = {"^": {"": 0}, "$": {"": 0}}
    for entry in row["units"].split():
        unit, _, listed = entry.partition("=")
        for place, alternative in enumerate(listed.split(",")):
            letters, _, bits = alternative.partition(":")
            letters = letters.replace("-", "").replace("ё", "е")
            cost = int(float(bits or min(place, 1)) * _MILLIBITS)
            of_unit = units.setdefault(unicodedata.normalize(row["form"], unit), {})
            of_unit[letters] = min(cost, of_unit.get(letters, cost))
            if letters and letters[-1] not in _VOWELS:
                for left_out, more in row["between"].items():
                    of_unit.setdefault(letters + left_out, cost + int(more * _MILLIBITS))
    return _Alphabet(
        regex.compile(row["letters_of"]),
        row["form"],
        tuple((regex.compile(find), put) for find, put in row["rewrites"]),
        {unit: tuple(alternatives.items()) for unit, alternatives in units.items()},
        max(map(len, units)),
    )
