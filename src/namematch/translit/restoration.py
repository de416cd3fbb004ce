"""Whole names: the best consistent reading, and which scheme wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from namematch.errors import UnknownChoiceError
from namematch.plain import PlainValue
from namematch.text import Script, Token, clean, fold, script_of, text_of, words
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.national import (
    given_name_in_russian,
    given_name_languages,
    given_names_in_cyrillic,
    national_spelling,
    orthographies,
    press_bits,
    public_spellings,
    shown_languages,
)
from namematch.translit.readings.reading import Reading, cased
from namematch.translit.readings.whole_words import readings
from namematch.translit.schemes.scheme import alphabets, find_scheme
from namematch.translit.schemes.scheme_usage import scheme_weight
from namematch.user_lexicon import cached_per_lexicon

_READINGS_A_WORD = 5
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class SchemeGuess(PlainValue):
    """How likely it is that a scheme wrote a name.

    Args:
        scheme: Id of the scheme.
        probability: Its share among all schemes.
    """

    scheme: str
    probability: float


def restore(name: str, *, language: str | None = None) -> str:
    """A romanised name back in Cyrillic: for each word the reading that fits best, all words by one scheme if possible.

    A name that shows another language than Russian is spelled as that language spells it. Words in Cyrillic, and
    everything between words, stay as they are.

    Args:
        name: A name in any number of words.
        language: ISO 639-1 code of the language to spell it in: `"ru"`, `"uk"`, `"be"` or `"bg"`; told from the name
            itself if left out.

    Raises:
        TypeError: If `name` is not a string.
        UnknownChoiceError: If there is no such language; the message names the nearest.

    Example:
        >>> restore("Jewgeni Prigoschin"), restore("Oleksii Reznikov")
        ('Евгений Пригожин', 'Олексій Резніков')
    """
    text_of(name, "restore", "name")
    if language is not None and text_of(language, "restore", "language") not in ("ru", *orthographies()):
        raise UnknownChoiceError("language", language, ("ru", *orthographies()))
    read = [(token, readings(token.text, limit=_READINGS_A_WORD)) for token in _romanised_words(name)]
    read = [(token, _russian(options) if language == "ru" else options) for token, options in read if options]
    chosen = _consistent([options for _, options in read[:_MOST_WORDS]])
    chosen += [options[0].cyrillic for _, options in read[_MOST_WORDS:]]
    written = (token.text for token, _ in read[:_MOST_WORDS])
    shown = language or _shown_language([*zip(written, chosen, strict=False)])
    if language is None and shown == "ru":
        chosen = _with_russian_given_names(read, chosen)
    elif shown != "ru":
        chosen = [_in_language(token.text, word, shown) for (token, _), word in zip(read, chosen, strict=True)]
    restored, place = [], 0
    for (token, _), cyrillic in zip(read, chosen, strict=True):
        restored += [name[place : token.start], cyrillic]
        place = token.end
    return "".join(restored) + name[place:]


def _russian(options: list[Reading]) -> list[Reading]:
    """The readings in the letters of Russian; all where there is none."""
    letters = set(alphabets()["ru"]["letters"] + "-'")
    return [reading for reading in options if letters.issuperset(reading.cyrillic.lower())] or options


def _shown_language(words_read: list[tuple[str, str]]) -> str:
    """The language that most words of a name show, Russian if none shows another."""
    shown = [shown_languages(word, russian) for word, russian in words_read]
    votes = {code: sum(code in of_word for of_word in shown) for code in orthographies()}
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] else _language_of_public_figure(words_read)


def _language_of_public_figure(words_read: list[tuple[str, str]]) -> str:
    """The language of a public figure's surname, if another word is a given name of that language; else Russian.

    By itself Yurii is as Russian as it is Ukrainian, and Azarov stands beside Nikolai too.
    """
    for word, russian in words_read:
        told = {code for _, code in public_spellings(russian)}
        given = [code for other, _ in words_read if other != word for code in given_name_languages(other)]
        if "ru" not in told and (both := told.intersection(given)):
            return min(both)
    return "ru"


def _with_russian_given_names(read: list[tuple[Token, list[Reading]]], chosen: list[str]) -> list[str]:
    result = [*chosen]
    for place, ((token, options), cyrillic) in enumerate(zip(read, chosen, strict=True)):
        if fold(cyrillic) not in given_names_in_cyrillic():
            others = [*chosen[:place], *chosen[place + 1 :]]
            name = given_name_in_russian(token.text, [reading.cyrillic for reading in options], others)
            result[place] = cased(token.text, [name])[0] if name else cyrillic
    return result


def _in_language(word: str, russian: str, language: str) -> str:
    known = [own for own, code in public_spellings(russian) if code == language]
    spelled = known[0] if known else national_spelling(word, language)
    return cased(word, [spelled])[0] if spelled else russian


def detect_scheme(name: str) -> list[SchemeGuess]:
    """Which schemes may have written a name, with probabilities.

    Each word gives every scheme the probability of those of its readings that the scheme writes just so; a word that
    a scheme does not write counts against it without ruling it out, since a tenth of real spellings mix schemes.

    Args:
        name: A romanised name in any number of words.

    Returns:
        Guesses, the likeliest first; none if no scheme explains any word.

    Raises:
        TypeError: If `name` is not a string.

    Example:
        >>> [guess.scheme for guess in detect_scheme("Jewgeni Prigoschin")][:1]
        ['german-duden']
    """
    text_of(name, "detect_scheme", "name")
    latin = [token.text for token in _romanised_words(name)]
    supports = [support for word in latin[:_MOST_WORDS] if (support := _support(word))]
    candidates = sorted({scheme_id for support in supports for scheme_id in support})
    shares = {scheme_id: _share(scheme_id, supports) for scheme_id in candidates}
    whole = sum(shares.values())
    guesses = [SchemeGuess(scheme_id, share / whole) for scheme_id, share in shares.items()]
    return sorted(guesses, key=lambda guess: (-guess.probability, guess.scheme))


def _romanised_words(name: str) -> Iterator[Token]:
    """The words with Latin letters, with the apostrophe that stands for a soft sign at the end of one."""
    for token in words(name):
        if script_of(token.text) in (Script.LATIN, Script.MIXED):
            end = token.end
            while end < len(name) and clean(name[end]) == "'":
                end += 1
            yield Token(name[token.start : end], token.start, end)


def _consistent(words_read: list[list[Reading]]) -> list[str]:
    """The Cyrillic words that are likeliest under one scheme for all of them."""
    if not words_read:
        return []
    known = {scheme_id for options in words_read for reading in options for scheme_id in reading.schemes}
    choices = [_choose(words_read, scheme_id) for scheme_id in (*sorted(known), "")]
    return min(choices)[1]


def _choose(words_read: list[list[Reading]], scheme_id: str) -> tuple[float, list[str]]:
    """The bits of the best readings if `scheme_id` wrote the name, and these readings."""
    best = [
        min((_cost(reading) + _mismatch(reading, scheme_id), reading.cyrillic) for reading in options)
        for options in words_read
    ]
    return sum(bits for bits, _ in best), [cyrillic for _, cyrillic in best]


def _cost(reading: Reading) -> float:
    # A single word may come from anywhere; a whole name to be restored was Cyrillic, so its words are judged as such.
    return reading.bits + search_weights().restored_prior * press_bits(reading.cyrillic)


def _mismatch(reading: Reading, scheme_id: str) -> float:
    return 0.0 if scheme_id in reading.schemes else search_weights().mismatch


@cached_per_lexicon(4096)
def _support(word: str) -> dict[str, float]:
    """For each scheme the probability of the readings of a word that it writes just so."""
    support: dict[str, float] = defaultdict(float)
    for reading in readings(word, limit=_READINGS_A_WORD):
        for scheme_id in reading.schemes:
            support[scheme_id] += 2.0**-reading.bits
    return dict(support)


def _share(scheme_id: str, supports: list[dict[str, float]]) -> float:
    missing = 2.0 ** -search_weights().mismatch
    bits = sum(log2(support.get(scheme_id, 0.0) + missing) for support in supports)
    return scheme_weight(find_scheme(scheme_id)) * 2.0**bits
