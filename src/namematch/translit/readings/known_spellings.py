"""Spellings by the book that the search alone would not read first, for names that are common enough to be known."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from zlib import adler32, crc32

from namematch.translit.readings.lattice_search import ScoredWord, ScoredWords, search_weights
from namematch.translit.readings.national import languages_alone, national_spelling
from namematch.translit.readings.packed_arrays import Arrays, load_arrays
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.traditions import traditional_candidates
from namematch.translit.readings.user_words import own_shares, own_spellings
from namematch.user_lexicon import cached_per_lexicon

_TABLE = "readings/spellings.bin"
SIEVE_BITS = 20


def with_known_spellings(latin: str, candidates: ScoredWords) -> ScoredWords:
    """The candidates for a Latin word, and the common names that some scheme writes just so."""
    known = look_up_spellings(latin) if latin.isascii() else look_up_spellings(latin) + _marked(latin, candidates)
    if not known:
        return candidates
    ranked = sorted([*zip(*candidates, strict=True), *known], key=lambda candidate: candidate[0])
    best: dict[str, int] = {}
    for cost, cyrillic in ranked:
        best.setdefault(cyrillic, cost)
    return list(best.values()), list(best)


def _marked(latin: str, candidates: ScoredWords) -> list[ScoredWord]:
    """The spelling of a language whose letters alone the word has: Bulgarian ъ in Pŭrvanov is nothing in Russian."""
    spelled = [national_spelling(latin, language) for language in languages_alone(latin)]
    cost = min(candidates[0], default=0) - search_weights().marked
    return [(cost + more, name) for word in spelled if word for more, name in _in_lists(word)]


def _in_lists(word: str) -> list[ScoredWord]:
    """How lists of names have a word of another orthography; Bulgarian ъ stays, as they know it."""
    if "ъ" in word:
        return [(0, word)]
    candidates = [*zip(*traditional_candidates(word), strict=True)]
    others = candidates[1:] or candidates
    return [(cost - others[0][0], name) for cost, name in others]


def look_up_spellings(latin: str) -> list[ScoredWord]:
    """The common names, and the user's own, that some scheme writes as `latin`, with costs in tenths of millibits."""
    of_user = [(_cost(listed), word) for word, listed in _own().get(latin, {}).items()]
    return of_user + _shipped(latin)


def _shipped(latin: str) -> list[ScoredWord]:
    tables, key = _tables(), spelling_key(latin)
    byte, bit = sieve_place(key)
    # Most words are told apart by whether any key has that remainder.
    if not tables["sieve"][byte] >> bit & 1:
        return []
    keys = tables["keys"]
    place = bisect_left(keys, key)
    matches = []
    while place < len(keys) and keys[place] == key:
        matches.append((_cost(tables["costs"][place]), _words()[tables["words"][place]]))
        place += 1
    return matches


def spelling_key(latin: str) -> int:
    """A 48-bit hash of a romanised word."""
    letters = latin.encode()
    return crc32(letters) << 16 | adler32(letters) & 0xFFFF


def sieve_place(key: int) -> tuple[int, int]:
    """The byte and the bit of the sieve that tell whether there may be such a key."""
    remainder = key >> 16 & (1 << SIEVE_BITS) - 1
    return remainder >> 3, remainder & 7


def _cost(surprise: int) -> int:
    """The cost of a name whose frequency and spelling amount to so many millibits, on the scale of the search."""
    weight = search_weights()
    return weight.known + weight.known_bit * surprise


@cached_per_lexicon(None)
def _own() -> dict[str, dict[str, int]]:
    """Spellings of the user's own words: spelling to word to millibits of its frequency and its spelling."""
    spellings = own_spellings(own_shares())
    return {
        latin: {word: cost + (listed_cost(word) or 0) for word, cost in words.items()}
        for latin, words in spellings.items()
    }


@cache
def _tables() -> Arrays:
    return load_arrays(_TABLE)


@cache
def _words() -> list[str]:
    return _tables()["text"].tobytes().decode().split("\n")
