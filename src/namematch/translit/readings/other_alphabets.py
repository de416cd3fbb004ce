"""Names in alphabets that keep only some letters apart (Arabic, Hebrew, kana, hangul, Han …), read back into Cyrillic.

What the units of a writing stand for is weighed against how names are spelled: the search keeps the likeliest
beginnings at each place of the word, by both together (Knight & Graehl 1998).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import TomlTable, regex_of
from namematch.translit.readings.lattice_search import ScoredWords, search_weights
from namematch.translit.readings.national import press_bits
from namematch.translit.readings.ngram_automaton import UNKNOWN_COST
from namematch.translit.readings.prior import spelling_model

_BEAM, _MOST, _COST_A_BIT, _MILLIBITS = 96, 24, 10_000, 1000
_BLOCK = 128
_VOWELS = frozenset("аеиоуыэюяьй")
_REGEX = regex_of(regex.compile)
_TABLE = TomlTable(
    "readings/other_alphabets.toml",
    {
        "*": {
            "letters_of": _REGEX,
            "form": ("NFKC", "NFKD"),
            "layout?": int,
            "rewrites": [[_REGEX, str]],
            "units": str,
            "between": {"*": float},
        }
    },
)


class _Alphabet(NamedTuple):
    letters_of: regex.Pattern[str]
    form: Literal["NFKC", "NFKD"]
    layout: int
    rewrites: tuple[tuple[regex.Pattern[str], str], ...]
    units: dict[str, tuple[tuple[str, int], ...]]
    longest: int


def other_alphabet_candidates(word: str) -> ScoredWords | None:
    """The Cyrillic words that a folded word of such an alphabet may be, with costs, best first; `None` for any other.

    Args:
        word: One word.

    Example:
        >>> other_alphabet_candidates("لافروف")[1][0], other_alphabet_candidates("lavrov")
        ('лавров', None)
    """
    if word.isascii():
        return None
    alphabet = _alphabet_of(word)
    return _found(word, alphabet) if alphabet else None


@lru_cache(maxsize=WORDS)
def writing_share(word: str, cyrillic: str) -> float:
    """How likely a Cyrillic word is written as a folded word of such an alphabet; 0 if it is not.

    Args:
        word: One word.
        cyrillic: A word in lower case, ё written е.

    Example:
        >>> writing_share("بوتين", "путин") > writing_share("بوتين", "котин")
        True
    """
    alphabet = _alphabet_of(word)
    if alphabet is None or len(cyrillic) > search_weights().longest:
        return 0.0
    written = _as_units(word, alphabet)
    costs: list[dict[int, int]] = [{} for _ in range(len(written) + 1)]
    costs[0][0] = 0
    for place, reached in enumerate(costs[:-1]):
        for end, letters, cost in _units_at(written, place, alphabet):
            for length, spent in reached.items():
                if cyrillic.startswith(letters, length):
                    total, further = length + len(letters), costs[end]
                    further[total] = min(spent + cost, further.get(total, spent + cost))
    least = costs[-1].get(len(cyrillic))
    return 0.0 if least is None else float(2.0 ** (-least / _MILLIBITS))


def _alphabet_of(word: str) -> _Alphabet | None:
    return next((each for each in _alphabets() if each.letters_of.search(word)), None)


def _as_units(word: str, alphabet: _Alphabet) -> str:
    """A word as the units of an alphabet stand in it, between the signs of its ends."""
    written = unicodedata.normalize(alphabet.form, word)[: search_weights().longest]
    if first := alphabet.layout:
        written = "".join(chr(first + (ord(char) - first) % _BLOCK) if ord(char) >= first else char for char in written)
    for pattern, put in alphabet.rewrites:
        written = pattern.sub(put, written)
    return f"^{written}$"


def _units_at(written: str, place: int, alphabet: _Alphabet) -> Iterator[tuple[int, str, int]]:
    """Where each unit at a place ends, with what it may stand for and the cost; a character of no unit is nothing."""
    if written[place] not in alphabet.units:
        yield place + 1, "", 0
    for end in range(place + 1, min(place + alphabet.longest, len(written)) + 1):
        for letters, cost in alphabet.units.get(written[place:end], ()):
            yield end, letters, cost


def _found(word: str, alphabet: _Alphabet) -> ScoredWords:
    channel: dict[str, int] = {}
    for spent, cyrillic in _searched(_as_units(word, alphabet), alphabet):
        channel.setdefault(cyrillic, spent)
    ranked = sorted((round(spent * 10 + press_bits(name) * _COST_A_BIT), name) for name, spent in channel.items())
    kept = ranked[:_MOST]
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
        for end, letters, cost in _units_at(word, place, alphabet):
            for beginning in best:
                longer = _extended(beginning, letters, cost)
                known = reached[end].get(longer.cyrillic)
                if known is None or longer < known:
                    reached[end][longer.cyrillic] = longer
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
        for alternative in listed.split(","):
            letters, _, bits = alternative.partition(":")
            letters = letters.replace("-", "").replace("ё", "е")
            cost = int(float(bits or 0) * _MILLIBITS)
            of_unit = units.setdefault(unicodedata.normalize(row["form"], unit), {})
            of_unit[letters] = min(cost, of_unit.get(letters, cost))
            if letters and letters[-1] not in _VOWELS:
                for left_out, more in row["between"].items():
                    of_unit.setdefault(letters + left_out, cost + int(more * _MILLIBITS))
    return _Alphabet(
        regex.compile(row["letters_of"]),
        row["form"],
        row.get("layout", 0),
        tuple((regex.compile(find), put) for find, put in row["rewrites"]),
        {unit: tuple(alternatives.items()) for unit, alternatives in units.items()},
        max(map(len, units)),
    )
