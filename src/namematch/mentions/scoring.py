"""The weight of a few neighbouring words being the name of a person: the sum of what speaks for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from namematch.data import TomlTable, keys
from namematch.data.languages import WEIGHTS_OF_LANGUAGE
from namematch.mentions.context_features import beside_features
from namematch.mentions.document import Page, is_given_word, is_opening_noun, name_words
from namematch.mentions.inner_features import own_features
from namematch.mentions.tokens import WordShape
from namematch.mentions.vocabulary import Kind

_EXPLAINED = {Kind.MONTH, Kind.WEEKDAY, Kind.PLACE, Kind.COMMON, Kind.AGENCY, Kind.COMMON_ENDING}


def score(page: Page, first: int, last: int, run: tuple[int, int]) -> float:
    """Weight, in bits, of the words from `first` to `last` of `page` being a person's name.

    Args:
        page: The text.
        first: Index of the first word.
        last: Index of the last word.
        run: First and last index of the run of capitalised words around them.
    """
    weights = _weights()
    inner = sum(weights["own"][feature] for feature in own_features(page, first, last))
    beside = sum(weights["beside"][feature] for feature in beside_features(page, first, last))
    left_over = sum(_is_unexplained(page, at) for at in (first - 1, last + 1) if run[0] <= at <= run[1])
    return float(_prior(page, first, last) + inner + beside + _by_language(page, "capital_left_over") * left_over)


def threshold() -> float:
    """The weight above which words are taken for a name."""
    return float(_weights()["threshold"])


def _prior(page: Page, first: int, last: int) -> float:
    weights = _weights()
    initials = any(word.shape is WordShape.INITIAL for word in page.words[first : last + 1])
    count = len(name_words(page, first, last)) + initials
    if count == 1:
        inside = 0.0 if page.words[first].opens else _by_language(page, "inside")
        return float(weights["prior"]["one"] + inside + _by_language(page, "prior_shift_one"))
    size = {2: "two", 3: "three"}.get(count, "more")
    return float(weights["prior"][size] + _by_language(page, "prior_shift"))


def _by_language(page: Page, feature: str) -> float:
    weight = page.vocabulary.weights.get(feature)
    return float(_weights()["language"][feature] if weight is None else weight)


def _is_unexplained(page: Page, at: int) -> bool:
    word = page.words[at]
    if Kind.PARTICLE in word.kinds or Kind.LEADING_PARTICLE in word.kinds:
        after = page.words[at + 1] if at + 1 < len(page.words) else None
        return after is not None and after.joined and (after.is_capital or Kind.PARTICLE in after.kinds)
    if word.shape in (WordShape.INITIAL, WordShape.NUMERAL) or (is_given_word(word) and not is_opening_noun(word)):
        return True
    return word.is_capital and word.folded not in page.small and not word.kinds & _EXPLAINED


_WEIGHTS = TomlTable(
    "mentions/weights.toml",
    {
        "threshold": float,
        "prior": keys("one two three more", float),
        "language": keys(WEIGHTS_OF_LANGUAGE, float),
        "own": {"*": float},
        "beside": {"*": float},
    },
)


@cache
def _weights() -> Mapping[str, Any]:
    return _WEIGHTS.read()
