"""Romanisation schemes: Cyrillic to Latin by any of them, and back."""

from namematch.translit.explain import is_explained
from namematch.translit.neutral import NeutralKey, neutral_key
from namematch.translit.prior import Beginnings, name_bits
from namematch.translit.reading import Reading, readings, readings_many
from namematch.translit.restore import SchemeGuess, detect_scheme, restore
from namematch.translit.romanize import romanize, romanize_many
from namematch.translit.scheme import Rule, Scheme, scheme, schemes
from namematch.translit.skeleton import skeleton

__all__ = [
    "Beginnings",
    "NeutralKey",
    "Reading",
    "Rule",
    "Scheme",
    "SchemeGuess",
    "detect_scheme",
    "is_explained",
    "name_bits",
    "neutral_key",
    "readings",
    "readings_many",
    "restore",
    "romanize",
    "romanize_many",
    "scheme",
    "schemes",
    "skeleton",
]
