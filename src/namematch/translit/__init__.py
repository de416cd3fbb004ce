"""Romanisation schemes: Cyrillic to Latin by any of them, and back."""

from namematch.translit.consonants import skeleton
from namematch.translit.neutral import NeutralKey, neutral_key
from namematch.translit.readings.lattice_svg import draw_lattice
from namematch.translit.readings.national import own_scheme, press_bits
from namematch.translit.readings.other_alphabets import writing_share
from namematch.translit.readings.prior import Beginnings, name_bits, unlisted_bits
from namematch.translit.readings.reading import Reading, letterwise_readings, letterwise_readings_many
from namematch.translit.readings.whole_words import readings, readings_many
from namematch.translit.restoration import SchemeGuess, detect_scheme, restore
from namematch.translit.schemes.attribution import is_explained, scheme_share, writers_of, written_beginnings
from namematch.translit.schemes.romanization import romanize, romanize_many
from namematch.translit.schemes.scheme import Rule, Scheme, find_scheme, schemes

__all__ = [
    "Beginnings",
    "NeutralKey",
    "Reading",
    "Rule",
    "Scheme",
    "SchemeGuess",
    "detect_scheme",
    "draw_lattice",
    "find_scheme",
    "is_explained",
    "letterwise_readings",
    "letterwise_readings_many",
    "name_bits",
    "neutral_key",
    "own_scheme",
    "press_bits",
    "readings",
    "readings_many",
    "restore",
    "romanize",
    "romanize_many",
    "scheme_share",
    "schemes",
    "skeleton",
    "unlisted_bits",
    "writers_of",
    "writing_share",
    "written_beginnings",
]
