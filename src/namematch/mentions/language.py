"""Which language a text is in, by its function words and its rarer letters."""

from __future__ import annotations

from itertools import islice

from namematch.data import default_language
from namematch.mentions.vocabulary import Kind, finder_languages, fold_word, load_vocabulary
from namematch.text import Script, script_of, words

_LOOKED_AT = 1000
_LETTER_WEIGHT = 0.5


def guess_language(text: str) -> str:
    """ISO 639-1 code of the likeliest of the languages that have tables, by the first thousand words.

    Where nothing speaks for any language it is English, or Russian for Cyrillic letters.

    Example:
        >>> guess_language("Der Sprecher sagte, das Treffen sei nicht geplant.")
        'de'
    """
    read = islice(words(text), _LOOKED_AT)
    # The letters of an abbreviation are no words: "U.S." is not Croatian for "in" and "with".
    whole = (token.text[:40] for token in read if len(token.text) > 1 or text[token.end : token.end + 1] != ".")
    sample = [fold_word(word) for word in whole]
    scores = {language: _score(sample, language) for language in finder_languages()}
    default = default_language("Cyrillic" if script_of("".join(sample)) is Script.CYRILLIC else "Latin")
    return max(scores, key=lambda language: (scores[language], language == default))


def _score(sample: list[str], language: str) -> float:
    stop, letters = load_vocabulary(language).entries[Kind.STOP], load_vocabulary(language).letters
    return sum((word in stop) + _LETTER_WEIGHT * (not letters.isdisjoint(word)) for word in sample)
