"""Readings: the Cyrillic words that a written token may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from math import log2

from namematch.text import Script, clean, fold, is_missing, repair_script, script_of
from namematch.translit.explain import explaining_schemes
from namematch.translit.neutral import NeutralKey, neutral_key
from namematch.translit.search import Candidate, search, spell, weights
from namematch.translit.traditions import traditional_candidates

_BITS_A_COST = 1e-4
_MOST_PARTS = 4
DEFAULT_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Reading:
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

    def __repr__(self) -> str:
        return f"Reading(cyrillic={self.cyrillic!r}, bits={self.bits:.3f}, schemes={self.schemes!r})"


def readings(token: str, *, limit: int = DEFAULT_LIMIT) -> list[Reading]:
    """The Cyrillic words that a token may stand for, best first.

    A Latin token is read through all romanisations at once, with costs learned from pairs of names; a Cyrillic one
    stands for itself and for what other Cyrillic spelling traditions would write. Diacritics are evidence; a letter
    that no table knows is read as its base letter.

    Args:
        token: One word; parts of a hyphenated word are read each by itself.
        limit: Most readings to return.

    Returns:
        At most `limit` readings with growing bits; none if the token has no letter.

    Raises:
        TypeError: If `token` is not a string.

    Example:
        >>> [reading.cyrillic for reading in readings("Dartschijew", limit=1)]
        ['Дарчиев']
    """
    if not isinstance(token, str):
        raise TypeError(f"readings takes a string, not {type(token).__name__}; for a column use readings_many")
    return list(_readings(token)[:limit]) if limit <= DEFAULT_LIMIT else list(_weigh(token, limit))


def readings_many(tokens: Iterable[str | None], *, limit: int = DEFAULT_LIMIT) -> list[list[Reading] | None]:
    """`readings` for a column of tokens, at the price of its distinct ones.

    Args:
        tokens: Words, in any sequence or Arrow, pandas or polars column.
        limit: Most readings for each.

    Returns:
        As many rows as `tokens` has; `None` where the row is missing.

    Raises:
        TypeError: If `tokens` is one string, or a row is neither a string nor missing.

    Example:
        >>> [row and row[0].cyrillic for row in readings_many(["Joukov", None, "Zsukov"])]
        ['Жуков', None, 'Жуков']
    """
    if isinstance(tokens, str):
        raise TypeError("readings_many takes a column of strings, not one string; for one use readings")
    return [None if is_missing(token) else readings(_text(token), limit=limit) for token in tokens]


def _text(token: object) -> str:
    as_py = getattr(token, "as_py", None)
    value = as_py() if as_py else token
    if not isinstance(value, str):
        raise TypeError(f"a token must be a string or missing, not {type(value).__name__}")
    return value


@lru_cache(maxsize=65536)
def _readings(token: str) -> tuple[Reading, ...]:
    return _weigh(token, DEFAULT_LIMIT)


def _weigh(token: str, limit: int) -> tuple[Reading, ...]:
    candidates = _candidates(clean(token))
    if not candidates:
        return ()
    cased = _caser(token)
    bits = posterior_bits([cost for cost, _ in candidates])
    return tuple(
        Reading(cased(cyrillic), share, token)
        for share, (_, cyrillic) in zip(bits[:limit], candidates[:limit], strict=True)
    )


def posterior_bits(costs: list[int]) -> list[float]:
    """−log2 of the share of each candidate; a little is kept for words that the search did not find.

    Args:
        costs: Costs in tenths of millibits, best first.
    """
    scale, none = weights().temperature * _BITS_A_COST, weights().none
    behind = [(cost - costs[0]) * scale for cost in costs]
    whole = log2(sum(2.0**-bits for bits in behind)) - log2(1 - none)
    return [bits + whole for bits in behind]


def _candidates(token: str) -> list[Candidate]:
    """Candidates for a token in lower case, its hyphenated parts read each by itself."""
    parts = [part for part in fold(token).split("-") if any(map(str.isalpha, part))]
    if not parts:
        return []
    whole = _part_candidates(parts[0])
    for place, part in enumerate(parts[1:], start=2):
        further = _part_candidates(part)
        if place > _MOST_PARTS:
            further = further[:1]
        joined = ((cost + more, f"{left}-{right}") for cost, left in whole for more, right in further)
        whole = nsmallest(weights().beam, joined)
    return whole


def _part_candidates(part: str) -> list[Candidate]:
    part = repair_script(part)
    if script_of(part) is Script.CYRILLIC:
        return traditional_candidates(part)
    word, replaced = spell(part)
    penalty = int(replaced * weights().foreign_letter / _BITS_A_COST)
    return [(cost + penalty, cyrillic) for cost, cyrillic in search(word)]


def _caser(token: str) -> Callable[[str], str]:
    letters = [char for char in token if char.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return str.upper
    if letters[0].isupper():
        return _title
    return str


def _title(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
