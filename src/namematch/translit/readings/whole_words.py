"""Readings: the Cyrillic words that a written token may stand for, its letters and whole schemes considered.

Letters are read each by itself and its neighbours. A scheme writes the whole word: nobody who goes by one writes both ж
as j and ш as ch. How likely a word follows some scheme, its letters tell; which of the readings that schemes explain is
meant, in part the schemes do, and how many of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import product, repeat
from math import log2
from operator import itemgetter

from namematch._internal.caches import WORDS
from namematch.text import Script, count_of, fold, script_of, text_of, texts_of
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.national import native_spellings, press_bits
from namematch.translit.readings.reading import Reading, cased, letterwise_readings, letterwise_readings_many
from namematch.translit.readings.scheme_search import words_of_schemes
from namematch.translit.schemes.attribution import language_share
from namematch.translit.schemes.letter_outputs import comparable
from namematch.user_lexicon import cached_per_lexicon

DEFAULT_LIMIT = 8
# Of a double name so many halves, and so many words for each.
_HALVES, _OF_A_HALF = 2, 6
# Spanish and Portuguese write where the stress is, Czech and Hungarian which vowels they take for long.
_STRESS = str.maketrans("áéíóúýâêô", "aeiouyaeo")


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
    weight, likely = search_weights(), {fold(reading.cyrillic): 2.0**-reading.bits for reading in found}
    if not found or script_of(token) is not Script.LATIN:
        return list(found)
    if 2.0 ** -found[0].bits >= weight.sure and not native_spellings(fold(found[0].cyrillic)):
        return list(found)
    by_scheme = _by_schemes(comparable(token), {fold(reading.cyrillic): reading.bits for reading in found})
    if not by_scheme:
        return list(found)
    likeliest = max(by_scheme, key=by_scheme.__getitem__)
    is_name = press_bits(likeliest) < weight.name_letter * (len(token) + 1)
    follows, whole_word = (
        (weight.name_follows, weight.name_whole) if is_name else (weight.follows_scheme, weight.whole_word)
    )
    explained = sum(likely.get(word, 0.0) for word in by_scheme)
    followed = explained + follows * (sum(likely.values()) - explained)
    letters, schemes = ((1 - whole_word) * followed / explained, whole_word) if explained else (0.0, 1.0)
    schemes *= followed / sum(by_scheme.values())
    weighed = {word: (1 - follows) * p for word, p in likely.items()}
    weighed |= {word: letters * likely.get(word, 0.0) + schemes * whole for word, whole in by_scheme.items()}
    words = sorted(weighed, key=lambda word: -weighed[word])
    bits = [-log2(weighed[word]) for word in words]
    return list(map(Reading, cased(token, words), bits, repeat(token)))


def _by_schemes(latin: str, letterwise: Mapping[str, float]) -> dict[str, float]:
    """How much the schemes speak for each word that some of them writes so."""
    weight = search_weights()
    unread = max(letterwise.values()) + weight.unread
    return {
        spelled: use * 2.0 ** -(weight.rarity_beside_scheme * press_bits(spelled) + weight.letters_beside_scheme * bits)
        for word, use in _words_of_schemes(latin).items()
        for bits in (letterwise.get(word, unread),)
        for spelled in (word, *_native_spellings(latin, word))
    }


def _native_spellings(latin: str, russian: str) -> Iterator[str]:
    """How the languages of public figures spell a word, where their schemes write it as the Latin word."""
    for spelled, language in native_spellings(russian):
        if language_share(latin, spelled, language):
            yield spelled


def _words_of_schemes(latin: str) -> dict[str, float]:
    """`words_of_schemes` of a word, or of both halves of a double one together; no scheme writes accents for stress."""
    if not latin.isascii():
        unstressed = latin.translate(_STRESS)
        if unstressed != latin:
            return {**_words_of_schemes(unstressed), **words_of_schemes(latin)}
    if "-" not in latin:
        return words_of_schemes(latin)
    found = map(words_of_schemes, latin.split("-")[:_HALVES])
    halves = [nlargest(_OF_A_HALF, half.items(), itemgetter(1)) for half in found]
    return {
        "-".join(word for word, _ in pairs): min(use for _, use in pairs)
        for pairs in product(*halves)
        if len(halves) == latin.count("-") + 1
    }
