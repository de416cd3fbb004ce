"""The Cyrillic words that a written token may stand for, letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import product, repeat
from math import log2
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch._internal.html import html_table
from namematch.plain import PlainValue
from namematch.text import Script, fold, repair_script, script_of
from namematch.translit.neutral import NeutralKey, neutral_key
from namematch.translit.readings.known_spellings import with_known_spellings
from namematch.translit.readings.lattice_search import ScoredWords, model, search, search_weights, spell
from namematch.translit.readings.other_alphabets import other_alphabet_candidates
from namematch.translit.readings.traditions import traditional_candidates
from namematch.translit.schemes.attribution import explaining_schemes
from namematch.user_lexicon import cached_per_lexicon

_BITS_A_COST = 1e-4
_MOST_PARTS = 4
# Tokens of a column worked off together: what is built on the way is gone before there is much of it.
_CHUNK = 16384


class _Search(NamedTuple):
    """A Latin word to search, and what its foreign letters cost."""

    word: str
    penalty: int


# A part of a token: still to be searched, or settled.
_Part = _Search | ScoredWords
_Find = Callable[[str], ScoredWords]


@dataclass(frozen=True, slots=True)
class Reading(PlainValue):
    """A Cyrillic word that a token may stand for.

    Args:
        cyrillic: The word, in the case of the token; ё is written е.
        bits: −log2 of its probability among all readings of the token.
        token: The token that was read.
    """

    cyrillic: str
    bits: float
    token: str = field(default="", compare=False)

    @property
    def key(self) -> NeutralKey:
        """The word in the neutral alphabet."""
        return neutral_key(self.cyrillic)

    @property
    def schemes(self) -> tuple[str, ...]:
        """Ids of the schemes that write the word exactly as the token is written."""
        return explaining_schemes(self.token, self.cyrillic)

    def _repr_html_(self) -> str:
        row = (self.cyrillic, f"{2.0**-self.bits:.1%}", ", ".join(self.schemes))
        return html_table([row], (f"{self.token} read as", "probability", "written so by"))

    def __repr__(self) -> str:
        return f"Reading(cyrillic={self.cyrillic!r}, bits={self.bits:.3f}, schemes={self.schemes!r})"


def letterwise_readings(token: str) -> Sequence[Reading]:
    """All readings of a token as its letters alone have it, best first.

    What schemes say of the whole word is not in them (`readings`): names weigh that beside how common they are.

    Args:
        token: One word.

    Example:
        >>> letterwise_readings("Shin")[0].cyrillic
        'Син'
    """
    find = _readings if len(token) <= search_weights().longest else _readings.__wrapped__
    return find(token)


def letterwise_readings_many(tokens: Iterable[str]) -> dict[str, Sequence[Reading]]:
    """`letterwise_readings` of many tokens by token, each read once.

    Args:
        tokens: Words.
    """
    distinct = list(dict.fromkeys(tokens))
    read: dict[str, Sequence[Reading]] = {}
    for start in range(0, len(distinct), _CHUNK):
        read |= _read_chunk(distinct[start : start + _CHUNK])
    return read


def _read_chunk(tokens: list[str]) -> dict[str, Sequence[Reading]]:
    # NumPy is slow to import, and a single reading does without it.
    from namematch.translit.readings.search_batch import search_many

    words = {part.word for token in tokens for part in _plan(token) if isinstance(part, _Search)}
    find = search_many(list(words)).__getitem__
    # Plans are made twice: keeping them costs the garbage collector more than making them.
    return {token: _weigh(token, _candidates(token, find)) for token in tokens}


@cached_per_lexicon(WORDS)
def _readings(token: str) -> tuple[Reading, ...]:
    return tuple(_weigh(token, _candidates(token, search)))


def _plan(token: str) -> list[_Part]:
    """What has to be searched for each hyphenated part of a token; Cyrillic parts are settled at once."""
    if word := _simple_word(token):
        return [_Search(word, 0)]
    return [_part(part) for part in fold(token).split("-") if any(map(str.isalpha, part))]


def _simple_word(token: str) -> str:
    """A token of letters that the tables know in lower case; an empty string for any other token."""
    if not token.isalpha():
        return ""
    word = token.lower()
    return word if token.isascii() or model().letters.keys() >= set(word) else ""


def _part(part: str) -> _Part:
    part = repair_script(part)
    if script_of(part) is Script.CYRILLIC:
        return traditional_candidates(part)
    found = other_alphabet_candidates(part)
    if found is not None:
        return found
    word, replaced = spell(part)
    return _Search(word, int(replaced * search_weights().foreign_letter / _BITS_A_COST))


def _weigh(token: str, candidates: ScoredWords) -> list[Reading]:
    """The readings of a token from its candidates."""
    costs, words = candidates
    if not words:
        return []
    return list(map(Reading, cased(token, words), posterior_bits(costs), repeat(token)))


def _candidates(token: str, find: _Find) -> ScoredWords:
    """Candidates in lower case, those of hyphenated parts joined."""
    if word := _simple_word(token):
        return with_known_spellings(word, find(word))
    parts = _plan(token)
    read = {part: _found(part, find) for part in dict.fromkeys(p for p in parts if isinstance(p, _Search))}
    options = [read[part] if isinstance(part, _Search) else part for part in parts]
    options = [option for option in options if option[0]]
    if len(options) <= 1:
        return options[0] if options else ([], [])
    whole = options[0]
    for further in options[1:_MOST_PARTS]:
        whole = _joined(whole, further)
    return _joined(whole, _best_of_each(options[_MOST_PARTS:])) if len(options) > _MOST_PARTS else whole


def _joined(left: ScoredWords, right: ScoredWords) -> ScoredWords:
    """The cheapest ways to go on from one part of a token to the next."""
    pairs = product(zip(*left, strict=True), zip(*right, strict=True))
    best = nsmallest(search_weights().beam, ((cost + more, f"{one}-{other}") for (cost, one), (more, other) in pairs))
    return [cost for cost, _ in best], [cyrillic for _, cyrillic in best]


def _best_of_each(parts: list[ScoredWords]) -> ScoredWords:
    return [sum(costs[0] for costs, _ in parts)], ["-".join(words[0] for _, words in parts)]


def _found(part: _Search, find: _Find) -> ScoredWords:
    costs, words = with_known_spellings(part.word, find(part.word))
    return ([cost + part.penalty for cost in costs], words) if part.penalty else (costs, words)


def posterior_bits(costs: list[int]) -> list[float]:
    """−log2 of the share of each candidate; a little is kept for words that the search did not find.

    Args:
        costs: Costs in tenths of millibits, best first.
    """
    scale, none = search_weights().temperature * _BITS_A_COST, search_weights().none
    behind = [(cost - costs[0]) * scale for cost in costs]
    whole = log2(sum([2.0**-bits for bits in behind])) - log2(1 - none)
    return [bits + whole for bits in behind]


def cased(token: str, words: list[str]) -> list[str]:
    """Lower-case words in capitals or with capital initials if the token is written so."""
    if token.islower():
        return words
    if token.istitle() and token.isalpha():
        return [word[:1].upper() + word[1:] for word in words]
    letters = [char for char in token if char.isalpha()]
    if len(letters) > 1 and token.isupper():
        return [word.upper() for word in words]
    if not letters[0].isupper():
        return words
    return ["-".join(part[:1].upper() + part[1:] for part in word.split("-")) for word in words]
