"""Names of bodies and places that no table knows, in any alphabet and case."""

from __future__ import annotations

import re

from namematch._internal.caches import WORDS
from namematch.data.role_tables import TITLE_WORDS
from namematch.roles.tokens import lookup_key, title_words
from namematch.text import Script, fold, script_of
from namematch.translit import letterwise_readings, neutral_key
from namematch.user_lexicon import cached_per_lexicon

_READINGS = 4
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")


def are_one_name(left: str, right: str) -> bool:
    """Whether two names can be one, each word of them in its own alphabet and case.

    Args:
        left: A name.
        right: Another.

    Example:
        >>> are_one_name("Uralkhimplast", "Уралхимпласта"), are_one_name("Uralkhimplast", "Уралмаша")
        (True, False)
    """
    ours, theirs = _words(left), _words(right)
    return len(ours) == len(theirs) and all(
        one == other or not set(_keys(one)).isdisjoint(_keys(other)) for one, other in zip(ours, theirs, strict=True)
    )


def unlisted_name_key(name: str) -> str:
    """The likeliest form of a name in the neutral alphabet, without the endings of its words.

    Example:
        >>> unlisted_name_key("Kremenchuk") == unlisted_name_key("Кременчука")
        True
    """
    return " ".join(_keys(word)[0] for word in _words(name))


def _words(name: str) -> list[str]:
    return [name[word.start : word.end] for word in title_words(name)]


@cached_per_lexicon(WORDS)
def _keys(word: str) -> tuple[str, ...]:
    """What a word may be in the neutral alphabet, without its ending and with it, the likeliest first."""
    if ordinal := _ORDINAL.fullmatch(word):
        return (ordinal[1],)
    written = [word]
    if script_of(word) is Script.LATIN:
        written = [reading.cyrillic for reading in letterwise_readings(word)[:_READINGS]] or written
    forms = [form for text in written for form in (lookup_key(text), fold(text))]
    adjective = TITLE_WORDS.read()["cyrillic"]["adjective"]
    forms += [form.removesuffix(adjective) for form in forms if form.endswith(adjective)]
    return tuple(dict.fromkeys(neutral_key(form) for form in forms))
