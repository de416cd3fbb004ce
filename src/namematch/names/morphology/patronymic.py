"""Patronymics: told by their endings, and tied to the father's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import read_toml
from namematch.names.lexicon.given_names import given_bearers, given_forms
from namematch.names.spelling.spelling_key import name_key
from namematch.names.types import Gender
from namematch.text import Script, fold, script_of, strip_marks

_LONGEST = 64
_SHORTEST, _SHORTEST_UNKNOWN = 5, 10


class Patronymic(NamedTuple):
    """What the ending of a word tells about it as a patronymic."""

    gender: Gender
    stem: str
    father: str | None
    case: str


class _Rules(NamedTuple):
    cyrillic: dict[Gender, regex.Pattern[str]]
    latin: dict[Gender, regex.Pattern[str]]
    glued: dict[Gender, regex.Pattern[str]]
    ends: dict[bool, regex.Pattern[str]]  # of all that may be one, by whether it is Cyrillic; read from the end
    markers: dict[str, Gender]


@cache
def _rules() -> _Rules:
    table: dict[str, Any] = read_toml("names/endings.toml")["patronymic"]
    oblique = table["oblique"]

    def ends(section: str, inflect: bool = False) -> dict[Gender, str]:
        found = {}
        for gender in Gender:
            body = "|".join(sorted(table[section][gender], key=len, reverse=True))
            found[gender] = f"(?:{body})" + (f"(?P<case>{oblique[gender]})" if inflect else "(?P<case>)")
        return found

    def patterns(ends: dict[Gender, str]) -> dict[Gender, regex.Pattern[str]]:
        return {gender: regex.compile(f"(?P<stem>.{{0,60}}?){end}") for gender, end in ends.items()}

    cyrillic, latin, glued = ends("cyrillic", True), ends("latin"), ends("glued")
    of_all = {
        is_cyrillic: regex.compile(f"(?r)(?:{'|'.join([*own.values(), *glued.values()]).replace('?P<case>', '?:')})\\Z")
        for is_cyrillic, own in ((True, cyrillic), (False, latin))
    }
    markers = {marker: gender for gender in Gender for marker in table["markers"][gender]}
    return _Rules(patterns(cyrillic), patterns(latin), patterns(glued), of_all, markers)


def marker_gender(word: str) -> Gender | None:
    """The gender a Turkic patronymic marker ("оглы", "kyzy") tells, `None` for any other word."""
    return _rules().markers.get(fold(word[:_LONGEST]))


def parse_patronymic(word: str) -> Patronymic | None:
    """What the ending of a word tells about it as a patronymic, `None` if it does not end like one.

    Example:
        >>> parse_patronymic("Ильинична").father, parse_patronymic("Olexandrovitch").gender
        ('илиа', <Gender.MALE: 'male'>)
    """
    return _patronymic(fold(word[:_LONGEST]))


@lru_cache(maxsize=WORDS)
def _patronymic(folded: str) -> Patronymic | None:
    cyrillic = script_of(folded) is Script.CYRILLIC
    plain = folded.replace("ё", "е") if cyrillic else strip_marks(folded)
    rules = _rules()
    # Most words end like none of them, which is soon seen.
    if not rules.ends[cyrillic].search(plain):
        return None
    for patterns in (rules.cyrillic if cyrillic else rules.latin, rules.glued):
        for gender, pattern in patterns.items():
            match = pattern.fullmatch(plain)
            if match and len(plain) >= _SHORTEST:
                found = Patronymic(gender, match["stem"], father_of(plain, match["stem"]), match["case"])
                if found.father or len(found.stem) > 1:
                    return found
    return None


def father_of(word: str, stem: str) -> str | None:
    """Key of the father's name that a patronymic is formed from, `None` where the lexicon has none."""
    best: str | None = None
    most = 0.0
    for candidate in _fathers(word, stem):
        for form in given_forms(candidate):
            bearers = given_bearers(form)
            count = bearers.total - 2 * bearers.women
            if count > most:
                best, most = form, count
    return best


def _fathers(word: str, stem: str) -> Iterator[str]:
    key, kept = name_key(word), name_key(stem)
    # Of Илья is Ильич, whose stem is no longer than that, but not Ильдарович.
    special = _special_fathers().items()
    yield from (father for start, father in special if key.startswith(start) and start.startswith(kept))
    if not stem:
        return
    tails = (
        ("", "й", "ий", "а", "я", "о", "е") if script_of(stem) is Script.CYRILLIC else ("", "i", "ii", "a", "o", "e")
    )
    for tail in tails:
        yield stem + tail
    if stem[-1] in "ьиіiyj":
        yield stem[:-1]
        yield stem[:-1] + ("ий" if stem[-1] in "ьиі" else "ei")
        yield stem[:-1] + ("ей" if stem[-1] in "ьиі" else "a")


@cache
def _special_fathers() -> dict[str, str]:
    table: dict[str, str] = read_toml("names/endings.toml")["patronymic"]["fathers"]
    return {name_key(start): father for start, father in table.items()}


def is_patronymic(word: str) -> bool:
    """Whether a word is formed like a patronymic, of a known father's name where it could be a surname as well.

    Args:
        word: One word, in Cyrillic or any romanisation; Cyrillic words may stand in an oblique case.

    Example:
        >>> [is_patronymic(w) for w in ("Никитич", "Sergejewna", "Сергеевичем", "Лукашенко")]
        [True, True, True, False]
    """
    found = parse_patronymic(word)
    if found is None:
        return False
    return found.father is not None or found.gender is Gender.FEMALE or len(word) > _SHORTEST_UNKNOWN
