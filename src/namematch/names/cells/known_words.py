"""Whether a word, as it stands, is of a name: what decides between a text and a mended one."""

from __future__ import annotations

from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.patronymic import is_patronymic
from namematch.names.parameters import parsing


def is_a_given_name(word: str) -> bool:
    """Whether a word is a given name that people bear."""
    return given_bearers(word).total >= parsing().glued.known


def is_common(word: str) -> bool:
    """Whether a word is a common given name."""
    return given_bearers(word).total >= parsing().glued.common


def is_certain(word: str) -> bool:
    """Whether a word is a given name or a patronymic."""
    return is_a_given_name(word) or is_patronymic(word)


def is_known(word: str) -> bool:
    """Whether a word is a given name, a patronymic, or ends like a surname."""
    return is_certain(word) or (len(word) >= parsing().glued.shortest_surname and has_surname_ending(word))
