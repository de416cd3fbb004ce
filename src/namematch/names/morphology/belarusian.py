"""Belarusian orthography: which names are written in it, and which surnames it spells alike."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import is_belarusian
from namematch.names.schemas import ORTHOGRAPHY
from namematch.names.types import PartKind, PersonName
from namematch.text import fold, strip_marks
from namematch.translit import NeutralKey
from namematch.user_lexicon import cached_per_lexicon

_LONGEST = 64


class _Table(NamedTuple):
    patronymic: regex.Pattern[str]
    sounds: tuple[tuple[regex.Pattern[str], str], ...]


@cache
def _table() -> _Table:
    table = ORTHOGRAPHY.read()
    return _Table(
        regex.compile(table["patronymic"]),
        tuple((regex.compile(pattern), put) for pattern, put in table["sounds"]),
    )


@cached_per_lexicon(WORDS)
def shows_belarusian(word: str, kind: PartKind) -> bool:
    """Whether a given name or a patronymic is spelled as only Belarusian spells it.

    Surnames are not asked, since people keep them wherever they go.

    Example:
        >>> [shows_belarusian(word, PartKind.GIVEN) for word in ("Dzmitry", "Dmitry", "Аляксандр")]
        [True, False, True]
    """
    if kind is PartKind.GIVEN:
        return is_belarusian(word[:_LONGEST])
    return kind is PartKind.PATRONYMIC and bool(_table().patronymic.fullmatch(_plain(word[:_LONGEST])))


def _plain(word: str) -> str:
    folded = fold(word)
    return folded if "ў" in folded else strip_marks(folded)


def in_belarusian(name: PersonName) -> bool:
    """Whether a given name or a patronymic shows that a name is written the Belarusian way."""
    return any(shows_belarusian(part.text, part.kind) for part in name.parts if not part.initial)


def sound(key: NeutralKey) -> str:
    """How a surname sounds in Belarusian: what that orthography spells alike is one.

    Example:
        >>> sound("корол") == sound("карол"), sound("павличенко") == sound("пауличенка")
        (True, True)
    """
    heard: str = key
    for pattern, put in _table().sounds:
        heard = pattern.sub(put, heard)
    return heard
