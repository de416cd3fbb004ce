"""Mongolian names: a father's name in the genitive and a given name, either of which others take for the surname."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import regex

from namematch._internal.caches import WORDS
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.parameters import parsing
from namematch.names.parsing.part_scores import score_parts
from namematch.names.schemas import ENDINGS
from namematch.names.types import NameOrder, NamePart, PartKind, PersonName
from namematch.text import fold
from namematch.user_lexicon import cached_per_lexicon


@cached_per_lexicon(WORDS)
def may_be_father(word: str) -> bool:
    """Whether a word may be a father's name in the Mongolian genitive."""
    return score_parts(word).bits[PartKind.PATRONYMIC] > parsing().word.no_patronymic and parse_patronymic(word) is None


def nominative(father: str) -> str:
    """A father's name out of the genitive, as it is written.

    Example:
        >>> nominative("Чүлтэмийн"), nominative("Sanjaasürengiin"), nominative("Lamjavyn")
        ('Чүлтэм', 'Sanjaasüren', 'Lamjav')
    """
    ending = _genitive().search(fold(father))
    return father[: len(father) - len(ending.group())] if ending else father


@cache
def _genitive() -> regex.Pattern[str]:
    table: dict[str, Any] = ENDINGS.read()["patronymic"]["mongolian"]
    return regex.compile(f"(?:{'|'.join(table['genitive'])})$")


def parses_abroad(name: PersonName) -> tuple[PersonName, ...]:
    """The ways in which a Mongolian name meets other records of it, which give the father's name in the nominative.

    Abroad the father's name stands for the surname, or the given name does (BATBOLD Sundui).

    Returns:
        Both ways, the usual one first; none for a name of other parts than a father's name in the genitive and a given
        name.
    """
    if [part.kind for part in name.parts] != [PartKind.PATRONYMIC, PartKind.GIVEN]:
        return ()
    father, given = name.parts
    if not may_be_father(father.text):
        return ()
    turned = name.probability * 2.0 ** parsing().mongolian.turned
    return (
        _way(name, PartKind.SURNAME, given, NameOrder.SURNAME_FIRST, name.probability),
        _way(name, PartKind.GIVEN, replace(given, kind=PartKind.SURNAME), NameOrder.GIVEN_FIRST, turned),
    )


def _way(name: PersonName, kind: PartKind, given: NamePart, order: NameOrder, probability: float) -> PersonName:
    """The father's name in the nominative as a part of that kind; it also stays one, against another's."""
    father = name.parts[0]
    called = replace(father, kind=kind, text=nominative(father.text))
    return replace(name, parts=(father, called, given), order=order, probability=probability, alternatives=())
