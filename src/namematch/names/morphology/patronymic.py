"""Patronymics: told by their endings, and tied to the father's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import given_bearers, given_forms, given_links
from namematch.names.schemas import ENDINGS
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import Gender, RelationKind
from namematch.text import Script, fold, script_of, strip_marks
from namematch.user_lexicon import cached_per_lexicon

_LONGEST = 64
_SHORTEST, _SHORTEST_UNKNOWN = 5, 10
_PET_ENDINGS = ("ка", "ко")
_HARD = frozenset("бвгдзклмнпрстфх")
_SOFT_VOWELS = frozenset("еєeé")


class Patronymic(NamedTuple):
    """What the ending of a word tells about it as a patronymic."""

    gender: Gender
    stem: str
    father: str | None
    case: str
    is_soft: bool  # whether its ending is the one behind soft consonants: -евич


class _Rules(NamedTuple):
    cyrillic: dict[Gender, regex.Pattern[str]]
    latin: dict[Gender, regex.Pattern[str]]
    glued: dict[Gender, regex.Pattern[str]]
    ends: dict[bool, regex.Pattern[str]]  # of all that may be one, by whether it is Cyrillic; read from the end
    markers: dict[str, Gender]


@cache
def _rules() -> _Rules:
    table: dict[str, Any] = ENDINGS.read()["patronymic"]
    oblique = table["oblique"]

    def ends(section: str, inflect: bool = False) -> dict[Gender, str]:
        by_gender = {}
        for gender in Gender:
            body = "|".join(sorted(table[section][gender], key=len, reverse=True))
            by_gender[gender] = f"(?:{body})" + (f"(?P<case>{oblique[gender]})" if inflect else "(?P<case>)")
        return by_gender

    def patterns(ends: dict[Gender, str]) -> dict[Gender, regex.Pattern[str]]:
        return {gender: regex.compile(f"(?P<stem>.{{0,60}}?){end}") for gender, end in ends.items()}

    cyrillic, latin, glued = ends("cyrillic", True), ends("latin"), ends("glued")

    def any_of(*sections: dict[Gender, str]) -> regex.Pattern[str]:
        body = "|".join(end for section in sections for end in section.values())
        return regex.compile(f"(?r)(?:{body.replace('?P<case>', '?:')})\\Z")

    of_all = {True: any_of(cyrillic, glued), False: any_of(latin, glued)}
    markers = {marker: gender for gender in Gender for marker in table["markers"][gender]}
    return _Rules(patterns(cyrillic), patterns(latin), patterns(glued), of_all, markers)


def marker_gender(word: str) -> Gender | None:
    """The gender a word for son or daughter ("оглы", "qızı") tells, `None` for any other word."""
    return _rules().markers.get(strip_marks(fold(word[:_LONGEST])))


def parse_patronymic(word: str) -> Patronymic | None:
    """What the ending of a word tells about it as a patronymic, `None` if it does not end like one.

    Example:
        >>> parse_patronymic("Ильинична").father, parse_patronymic("Olexandrovitch").gender
        ('илиа', <Gender.MALE: 'male'>)
    """
    return _patronymic(fold(word[:_LONGEST]))


@cached_per_lexicon(WORDS)
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
                stem = match["stem"]
                is_soft = plain[len(stem)] in _SOFT_VOWELS
                patronymic = Patronymic(gender, stem, father_of(plain, stem), match["case"], is_soft)
                if patronymic.father or len(patronymic.stem) > 1:
                    return patronymic
    return None


def father_beside_marker(word: str) -> tuple[str, Gender] | None:
    """The father's name, and whether it is a son's or a daughter's, of a patronymic with a word for son or daughter.

    Example:
        >>> father_beside_marker("Нургожо уулу"), father_beside_marker("Нургожоевич")
        (('нургожо', <Gender.MALE: 'male'>), None)
    """
    folded = fold(word[:_LONGEST])
    plain = folded if script_of(folded) is Script.CYRILLIC else strip_marks(folded)
    for gender, pattern in _rules().glued.items():
        if (match := pattern.fullmatch(plain)) and match["stem"]:
            return folded[: len(match["stem"])], gender
    return None


def is_irregular(patronymic: Patronymic) -> bool:
    """Whether a word is not formed from the father's name as patronymics are, and rather a surname.

    Surnames are made of pet names (Пашкевич of Пашка), and with -евич where a hard consonant takes -ович (Захаревич).

    Example:
        >>> [is_irregular(parse_patronymic(w)) for w in ("Захарович", "Захаревич", "Лазаревич", "Pashkevich")]
        [False, True, False, True]
    """
    father = patronymic.father
    if father is None or patronymic.gender is Gender.FEMALE:
        return False
    if father.endswith(_PET_ENDINGS):
        return True
    return patronymic.is_soft and name_spelling_key(patronymic.stem) == father and _is_hard(father)


@cached_per_lexicon(WORDS)
def _is_hard(father: str) -> bool:
    """Whether a name ends in a consonant behind which the ending is hard, as far as the lexicon knows how it ends."""
    heads = [link.head for link in given_links(father) if link.kind is RelationKind.SAME]
    return bool(heads) and all(fold(head)[-1] in _HARD for head in heads)


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
    key, kept = name_spelling_key(word), name_spelling_key(stem)
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
    table: dict[str, str] = ENDINGS.read()["patronymic"]["fathers"]
    return {name_spelling_key(start): father for start, father in table.items()}


def is_patronymic(word: str) -> bool:
    """Whether a word is formed like a patronymic, of a known father's name where it could be a surname as well.

    Args:
        word: One word, in Cyrillic or any romanisation; Cyrillic words may stand in an oblique case.

    Example:
        >>> [is_patronymic(w) for w in ("Никитич", "Sergejewna", "Сергеевичем", "Лукашенко")]
        [True, True, True, False]
    """
    patronymic = parse_patronymic(word)
    if patronymic is None:
        return False
    return patronymic.father is not None or patronymic.gender is Gender.FEMALE or len(word) > _SHORTEST_UNKNOWN
