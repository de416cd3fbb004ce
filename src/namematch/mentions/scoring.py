"""The weight of a few neighbouring words being the name of a person: the sum of what speaks for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from namematch.data import read_packed
from namematch.mentions.document import Page
from namematch.mentions.evidence import piece_features

LEARNED = "mentions/learned.bin"


FeatureBits = Mapping[str, float]


def score(page: Page, piece: tuple[int, int], run: tuple[int, int], weights: FeatureBits) -> float:
    """Weight, in bits, of a piece of a run being a person's name; a feature without a weight weighs nothing."""
    return sum(weights.get(feature, 0.0) for feature in piece_features(page, *piece, run))


def first_look() -> FeatureBits:
    """The weights of features while nothing is known of the rest of the page."""
    return _table()["first"]


def second_look() -> FeatureBits:
    """The weights of features once the page has been looked at."""
    return _table()["again"]


@cache
def _table() -> dict[str, FeatureBits]:
    return read_packed(LEARNED)
