"""Which of the great lists of names, places and common words a word stands in."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from zlib import crc32

from namematch._internal.caches import WORDS
from namematch.data import read_bytes
from namematch.mentions.vocabulary import load_vocabulary

LISTS_TABLE = "mentions/word_lists.bin"
# The lists, each from its commonest words to its rarest; the common words of a language have its code behind the name.
NAME_WORDS, PLACE_WORDS, COMMON_WORDS, FIGURES = "names", "places", "common", "figures"
TIERS = {NAME_WORDS: 3, PLACE_WORDS: 2, COMMON_WORDS: 3, FIGURES: 1}
# Marks what is left of a name once its last vowel is off, to which other endings may come.
STEM = "-"
# Foreign names differ in these letters from one Cyrillic language to the next: "Трамп", "Тръмп".
_ALIKE = str.maketrans("іїєґъыэј", "ииегаиеи", "ь'’")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 4


def list_of(name: str, tier: int, language: str = "") -> str:
    """The name of one list in the table."""
    return f"{name}{language}{tier}"


def entry(word: str) -> int:
    """What the lists have of a folded word, or of a stem with its mark."""
    return crc32(word.translate(_ALIKE).encode())


@lru_cache(maxsize=WORDS)
def listed(word: str, language: str) -> str:
    """The tiers of a folded word in the lists of names, common words and places, as digits; 0 where it is in none."""
    forms = _forms(word, language)
    common = _tier(COMMON_WORDS, (word,), language)
    return f"{_tier(NAME_WORDS, forms)}{common}{_tier(PLACE_WORDS, forms)}"


@lru_cache(maxsize=WORDS)
def is_figure(word: str, language: str) -> bool:
    """Whether a folded word is what somebody of public life is called by everywhere: Putin, Netanyahu, Aristotle."""
    return _tier(FIGURES, _forms(word, language)) > 0


def _forms(word: str, language: str) -> tuple[str, ...]:
    """The word, and what it may be an inflected form of."""
    endings = load_vocabulary(language).endings
    cuts = range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word))
    stems = [word[:cut] for cut in cuts if word[cut:] in endings]
    return (word, *stems, *(stem + STEM for stem in stems))


def _tier(name: str, forms: tuple[str, ...], language: str = "") -> int:
    """The commonest tier that has one of the forms, the commonest being the highest."""
    lists = TIERS[name]
    entries = [entry(form) for form in forms]
    found = (tier for tier in range(lists) if any(_has(list_of(name, tier, language), each) for each in entries))
    return lists - next(found, lists)


def _has(name: str, wanted: int) -> bool:
    numbers = _table().get(name, array("I"))
    at = bisect_left(numbers, wanted)
    return at < len(numbers) and numbers[at] == wanted


@cache
def _table() -> dict[str, array[int]]:
    header, _, content = read_bytes(LISTS_TABLE).partition(b"\n")
    numbers, start = array("I", content), 0
    table = {}
    for name, size in json.loads(header)["lists"].items():
        table[name] = numbers[start : start + size]
        start += size
    return table
