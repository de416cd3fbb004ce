"""Surnames that the press of the whole world writes, and how their own language spells them."""

from __future__ import annotations

from collections import defaultdict
from math import inf

from namematch.data import PROVENANCE, TomlTable
from namematch.text import fold
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.prior import name_bits
from namematch.translit.readings.traditions import traditional_candidates
from namematch.user_lexicon import cached_per_lexicon

_TABLE = TomlTable("readings/public_names.toml", {**PROVENANCE, "*": {"names": str}})


def written_bits(cyrillic: str) -> float:
    """`name_bits` of a word, or of both halves of a double one; a public figure's is written more than it is borne.

    Args:
        cyrillic: A Cyrillic word.

    Example:
        >>> written_bits("Жириновский") < written_bits("Шириновский")
        True
    """
    return sum(min(name_bits(half), _public_bits(half)) for half in _plain(cyrillic).split("-"))


def _public_bits(word: str) -> float:
    """Bits of a public figure's name in its own spelling; more of what it is in lists of Russian names."""
    spellings, weight = _spellings().get(word, ()), search_weights()
    if not spellings:
        return inf
    return weight.public_name if any(own == word for own, _ in spellings) else weight.public_name_in_russian


def own_spellings(russian: str) -> tuple[tuple[str, str], ...]:
    """How the languages of public figures spell a word that lists of Russian names have so, with these languages.

    Args:
        russian: A Cyrillic word in lower case, ё written е.

    Example:
        >>> own_spellings("парванов")
        (('първанов', 'bg'),)
    """
    return tuple(own for own in _spellings().get(russian, ()) if own[0] != russian)


@cached_per_lexicon(None)
def _spellings() -> dict[str, list[tuple[str, str]]]:
    """By word as lists of Russian names have it: the spellings of its own languages."""
    spelled: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, row in _TABLE.read().items():
        for name in map(_plain, row["names"].split() if isinstance(row, dict) else ()):
            for russian in traditional_candidates(name)[1]:
                spelled[russian].append((name, language))
    return dict(spelled)


def _plain(name: str) -> str:
    return fold(name).replace("ё", "е")
