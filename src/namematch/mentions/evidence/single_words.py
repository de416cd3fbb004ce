"""What one word says, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from namematch._internal.caches import WORDS
from namematch.mentions.document import is_given
from namematch.mentions.evidence.word_class import name_likeness
from namematch.mentions.evidence.word_lists import is_figure, listed
from namematch.mentions.tokens import TextWord, WordShape, is_cyrillic
from namematch.mentions.vocabulary import Kind, load_vocabulary
from namematch.names import has_surname_ending, is_patronymic
from namematch.user_lexicon import cached_per_lexicon

WRITTEN = (WordShape.TITLE, WordShape.UPPER)
# What stands in a feature that only texts of one language have, behind the code of the language.
OF_LANGUAGE = "|"
# That a word is what somebody of public life is called by.
FIGURE = "figure"
_LONGEST_COUNTED = 9
_LONGEST_ACRONYM = 5
_ENDINGS = (1, 2, 3)
_SHORTEST_PARTED = 4
_BIN = 1.2
_MOST_BINS = 4


def in_steps(odds: float) -> int:
    """Log odds in steps, so that a feature can be made of them."""
    return max(-_MOST_BINS, min(_MOST_BINS, round(odds / _BIN)))


def word_features(place: str, word: TextWord, language: str) -> tuple[str, ...]:
    """Features of a word that stands at that place of a name."""
    return _word_features(place, word.text, word.folded, word.shape, word.kinds, language)


def wording(side: str, word: TextWord, language: str) -> tuple[str, ...]:
    """A word on that side of a name: itself, its ending and its stem, if it is no name."""
    if word.is_capital or word.shape is WordShape.NUMERAL:
        return ()
    return _wording(side, word.folded, language)


@lru_cache(maxsize=WORDS)
def neighbour_features(side: str, shape: WordShape, kinds: frozenset[Kind]) -> tuple[str, ...]:
    """Features of a word beside a name, on that side."""
    return (*(f"{side}.kind={kind}" for kind in sorted(kinds)), f"{side}.{shape}")


@lru_cache(maxsize=WORDS)
def _wording(side: str, folded: str, language: str) -> tuple[str, ...]:
    parts = (folded, "~" + folded[-3:], folded[:5] + "~") if len(folded) > _SHORTEST_PARTED else (folded,)
    return tuple(f"{side}.{language}{OF_LANGUAGE}{part}" for part in parts)


@cached_per_lexicon(WORDS)
def _word_features(
    place: str, text: str, folded: str, shape: WordShape, kinds: frozenset[Kind], language: str
) -> tuple[str, ...]:
    features = [f"kind={kind}" for kind in sorted(kinds)]
    given = "given" if is_given(text, kinds) else "unknown"
    features += [given, f"{load_vocabulary(language).weighed_as}{OF_LANGUAGE}{given}"]
    if has_surname_ending(text):
        features.append("surname_ending")
    if is_patronymic(text):
        features.append("patronymic")
    if shape in WRITTEN:
        features += _spelling_features(text, folded, shape, language)
    else:
        features.append(shape)
    return tuple(f"{place}.{feature}" for feature in features)


def _spelling_features(text: str, folded: str, shape: WordShape, language: str) -> Iterator[str]:
    likeness = name_likeness(folded)
    yield f"over_word={in_steps(likeness.over_word)}"
    yield f"over_place={in_steps(likeness.over_place)}"
    yield f"likeness={in_steps(likeness.least)}"
    yield f"listed={listed(folded, language)}"
    if is_figure(folded, language):
        yield FIGURE
    yield f"letters={min(len(folded), _LONGEST_COUNTED)}"
    script = "c" if is_cyrillic(text) else "l"
    weighed_as = load_vocabulary(language).weighed_as
    for size in _ENDINGS:
        if len(folded) > size + 1:
            yield f"{weighed_as}{OF_LANGUAGE}~{script}{folded[-size:]}"
    if "-" in text:
        yield "hyphen"
    if "'" in folded or "’" in text:
        yield "apostrophe" if len(folded) > _LONGEST_ACRONYM else "short_apostrophe"
    if shape is WordShape.UPPER:
        yield f"capitals={min(len(folded), _LONGEST_ACRONYM)}"
