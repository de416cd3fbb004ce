"""Readings: the Cyrillic words that a written token may stand for, its letters and whole schemes considered.

Letters are read each by itself and its neighbours. A scheme writes the whole word: nobody who goes by one writes both ж
as j and ш as ch. How likely a word follows some scheme, its letters tell; which of the readings that schemes explain is
meant, in part the schemes do, and how many of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log2

from namematch._internal.caches import WORDS
from namematch.text import Script, count_of, fold, script_of, text_of, texts_of
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.prior import name_bits
from namematch.translit.readings.reading import Reading, letterwise_readings, letterwise_readings_many
from namematch.translit.schemes.attribution import scheme_share
from namematch.user_lexicon import cached_per_lexicon

DEFAULT_LIMIT = 8


def readings(token: str, *, limit: int = DEFAULT_LIMIT) -> list[Reading]:
    """The Cyrillic words that a token may stand for, best first.

    A Latin token is read through all romanisations at once, with costs learned from pairs of names, and by the schemes
    that write the whole word so; a Cyrillic one stands for itself and for what other Cyrillic spelling traditions would
    write. Diacritics are evidence; a letter that no table knows is read as its base letter.

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
    text_of(token, "readings", "token", many="readings_many")
    limit = count_of(limit, "readings", "limit")
    return list(_read(token)[:limit])


@cached_per_lexicon(WORDS)
def _read(token: str) -> tuple[Reading, ...]:
    return tuple(_in_view_of_schemes(token, letterwise_readings(token)))


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
    texts = texts_of(tokens, "readings_many", "tokens")
    limit = count_of(limit, "readings_many", "limit")
    letterwise = letterwise_readings_many(text for text in texts if text is not None)
    read = {text: _in_view_of_schemes(text, found)[:limit] for text, found in letterwise.items()}
    return [None if text is None else read[text].copy() for text in texts]


def _in_view_of_schemes(token: str, found: Sequence[Reading]) -> list[Reading]:
    """Readings weighed again by the schemes that write the whole word so; the sum of the probabilities stays."""
    weight, likely = search_weights(), [2.0**-reading.bits for reading in found]
    if len(found) < 2 or likely[0] >= weight.sure or script_of(token) is not Script.LATIN:
        return list(found)
    folded = fold(token)
    by_scheme = [_by_scheme(folded, reading) for reading in found]
    explained = sum(p for p, whole in zip(likely, by_scheme, strict=True) if whole)
    if not explained:
        return list(found)
    followed = explained + weight.follows_scheme * (sum(likely) - explained)
    letters, schemes = (1 - weight.whole_word) * followed / explained, weight.whole_word * followed / sum(by_scheme)
    weighed = [
        letters * p + schemes * whole if whole else (1 - weight.follows_scheme) * p
        for p, whole in zip(likely, by_scheme, strict=True)
    ]
    return sorted(
        (replace(reading, bits=-log2(p)) for reading, p in zip(found, weighed, strict=True)),
        key=lambda reading: reading.bits,
    )


def _by_scheme(token: str, reading: Reading) -> float:
    """How much the schemes speak for a reading; 0 where none writes it so."""
    share, weight = scheme_share(token, reading.cyrillic), search_weights()
    bits = weight.rarity_beside_scheme * name_bits(reading.cyrillic) + weight.letters_beside_scheme * reading.bits
    return share * 2.0**-bits if share else 0.0
