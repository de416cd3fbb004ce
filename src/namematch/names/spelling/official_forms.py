"""Two official forms of one name: Усмонов is Усманов in Russian documents, Саргсян is Саркисян, Жапаров Джапаров."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import TomlTable, keys, regex_of
from namematch.names.types import Gender, PartKind
from namematch.translit import name_bits, neutral_key
from namematch.user_lexicon import cached_per_lexicon

_LONGEST = 40
_SHORTEST_ELEMENT, _SHORTEST_ALONE, _SHORTEST_BESIDE, _SHORTEST_BEGINNING = 2, 4, 3, 3
_REWRITES = [[regex_of(regex.compile), str]]
_TABLE = TomlTable(
    "names/official_forms.toml",
    {
        "elements": {
            **keys("share beside_given", float),
            **keys("latin latin_vowels slavic", [[regex_of(regex.compile), regex_of(regex.compile), str]]),
            "given_like": regex_of(regex.compile),
            "given": str,
            "surname": str,
            "hyphened": regex_of(regex.compile),
            "added": str,
            "sons": str,
            "daughters": str,
            "son_bits": float,
            "patronymic": str,
            "written": str,
            "last": str,
            **keys("first letters", _REWRITES),
        },
        "*": {
            "marks": regex_of(regex.compile),
            "share": float,
            "beside_given?": float,
            "rarer_than?": float,
            "given?": str,
            "rewrites": _REWRITES,
        },
    },
)


class FormTable(StrEnum):
    """Tables for which given names are listed: beside one of these a surname likely has another form."""

    ELEMENTS = "elements"
    BULGARIAN = "bulgarian"
    CHUVASH = "chuvash"


class OfficialForm(NamedTuple):
    """What a name is in Russian documents.

    Args:
        cyrillic: The form, folded.
        share: How likely the bearer of the other form goes by it there.
        beside_given: How likely it is beside a given name of the same peoples.
    """

    cyrillic: str
    share: float
    beside_given: float


def official_form(word: str, kind: PartKind, *, beside: FormTable | None = None) -> OfficialForm | None:
    """The other official form of a folded name in the letters of Russian; `None` where its orthography has no other.

    A surname stands in the masculine. A few forms are only thought of beside a given name that a table is for.

    Example:
        >>> [official_form(name, PartKind.SURNAME) for name in ("усмонов", "жуков")]
        [OfficialForm(cyrillic='усманов', share=0.0005, beside_given=0.5), None]
    """
    return _form(word, kind, beside) if len(word) <= _LONGEST else None


@cached_per_lexicon(WORDS)
def _form(word: str, kind: PartKind, beside: FormTable | None) -> OfficialForm | None:
    form = _of_elements(word, kind, _SHORTEST_BESIDE if beside is FormTable.ELEMENTS else _SHORTEST_ALONE)
    if form is not None:
        table = _elements()
        return None if form == word else OfficialForm(form, table.share, table.beside_given)
    for tradition in _traditions() if kind is PartKind.SURNAME else ():
        if (
            (not tradition.given or beside == tradition.name)
            and tradition.marks.search(word)
            and name_bits(word) >= tradition.rarer_than
        ):
            form = _rewritten(word, tradition.rewrites)
            # What no romanisation keeps apart is one name anyway.
            is_other = neutral_key(form) != neutral_key(word)
            return OfficialForm(form, tradition.share, tradition.beside_given) if is_other else None
    return None


@lru_cache(maxsize=WORDS)
def without_hyphen(surname: str) -> str:
    """A surname without the hyphen before nothing but a word for child; any other as it stands.

    Example:
        >>> without_hyphen("Турсун-заде"), without_hyphen("Петров-Водкин")
        ('Турсунзаде', 'Петров-Водкин')
    """
    return surname.replace("-", "") if "-" in surname and _hyphened().fullmatch(surname[:_LONGEST]) else surname


@cache
def _hyphened() -> regex.Pattern[str]:
    return regex.compile(_TABLE.read()["elements"]["hyphened"])


def lengthened_form(word: str) -> OfficialForm | None:
    """What a surname that is a name without an ending becomes in Russian documents; `None` for any other.

    Example:
        >>> lengthened_form("рахмон").cyrillic, lengthened_form("рахмонов")
        ('рахманов', None)
    """
    whole = _whole(word, _SHORTEST_ALONE) if len(word) <= _LONGEST else None
    if whole is None:
        return None
    added: str = _TABLE.read()["elements"]["added"]
    return OfficialForm(whole + added, _elements().share, _elements().beside_given)


def russian_patronymics(gender: Gender) -> tuple[tuple[str, float], ...]:
    """What Russian puts behind a father's name where another language has a word for son or daughter, with bits."""
    table: dict[str, Any] = _TABLE.read()["elements"]
    endings: str = table["daughters" if gender is Gender.FEMALE else "sons"]
    return tuple((ending, table["son_bits"]) for ending in endings.split())


@lru_cache(maxsize=WORDS)
def table_of(given: str) -> FormTable | None:
    """The table for the surnames that have two official forms beside a folded Cyrillic given name; `None` for most.

    Example:
        >>> [table_of(given) for given in ("наргиза", "огнян", "николай")]
        [<FormTable.ELEMENTS: 'elements'>, <FormTable.BULGARIAN: 'bulgarian'>, None]
    """
    table = _elements()
    if len(given) > _LONGEST:
        return None
    for tradition in _traditions():
        if given in tradition.given:
            return FormTable(tradition.name)
    if given in table.given or table.given_like.search(given) or _whole(given, _SHORTEST_ALONE) is not None:
        return FormTable.ELEMENTS
    return None


def misread_latin(word: str, cyrillic: str, *, beside: bool = False) -> list[str]:
    """What a folded Latin surname is in the languages of these peoples where it was read as if it were Slavic.

    Example:
        >>> misread_latin("japarov", "япаров"), misread_latin("яшин", "яшин")
        (['джапаров'], [])
    """
    return _meant(word, cyrillic, _misread("latin") + _misread("latin_vowels") * beside)


def slavic_latin(word: str, cyrillic: str) -> list[str]:
    """What a folded Latin surname is where it is Slavic and was read as if it were of the west of Europe.

    Example:
        >>> slavic_latin("cokov", "коков")
        ['цоков']
    """
    return _meant(word, cyrillic, _misread("slavic"))


_Misread = tuple[tuple[regex.Pattern[str], regex.Pattern[str], str], ...]


def _meant(word: str, cyrillic: str, rows: _Misread) -> list[str]:
    read = ((mark.search(word), find.sub(put, cyrillic)) for mark, find, put in rows)
    return [meant for is_marked, meant in read if is_marked and meant != cyrillic]


@lru_cache(maxsize=4)
def _misread(key: str) -> _Misread:
    rows: list[list[str]] = _TABLE.read()["elements"][key]
    return tuple((regex.compile(mark), regex.compile(find), put) for mark, find, put in rows)


class _Elements(NamedTuple):
    share: float
    beside_given: float
    given: frozenset[str]
    given_like: regex.Pattern[str]
    endings: dict[PartKind, tuple[tuple[str, str], ...]]
    forms: dict[str, str]
    longest: int
    last: tuple[str, ...]
    first: tuple[tuple[regex.Pattern[str], str], ...]
    letters: tuple[tuple[regex.Pattern[str], str], ...]


_Rewrites = tuple[tuple[regex.Pattern[str], str], ...]


def _of_elements(word: str, kind: PartKind, shortest: int) -> str | None:
    """A name that is made up of elements, in the form of Russian documents; `None` for any other, or one too short."""
    for ending, put in _elements().endings[kind]:
        if word.endswith(ending):
            form = _whole(word[: len(word) - len(ending)], shortest)
            if form is not None:
                return form + put
    return None


def _whole(name: str, shortest: int) -> str | None:
    if len(name) < shortest:
        return None
    found = _joined(name) or _with_last(name)
    plain = _rewritten(name, _elements().letters) if found is None else name
    return found if plain == name else _whole(plain, shortest)


def _joined(name: str) -> str | None:
    """Elements that make up a whole name, the longest first, each in its other form."""
    forms = _elements().forms
    for length in range(min(len(name), _elements().longest), _SHORTEST_ELEMENT - 1, -1):
        form = forms.get(name[:length])
        if form is not None:
            rest = "" if length == len(name) else _joined(name[length:])
            if rest is not None:
                return form + rest
    return None


def _with_last(name: str) -> str | None:
    table = _elements()
    last = next((element for element in table.last if name.endswith(element)), "")
    beginning = name[: len(name) - len(last)]
    if not last or len(beginning) < _SHORTEST_BEGINNING:
        return None
    return _rewritten(beginning, table.first) + table.forms[last]


def _rewritten(word: str, rewrites: _Rewrites) -> str:
    for pattern, put in rewrites:
        word = pattern.sub(put, word)
    return word


@cache
def _elements() -> _Elements:
    table: dict[str, Any] = _TABLE.read()["elements"]
    forms = dict(_pairs(table["written"]))
    endings = {
        PartKind.GIVEN: (("а", "а"), ("я", "я"), ("", "")),
        PartKind.PATRONYMIC: _longest_first(table["patronymic"]),
        PartKind.SURNAME: _longest_first(table["surname"]),
    }
    last = tuple(sorted(table["last"].split(), key=len, reverse=True))
    return _Elements(
        table["share"],
        table["beside_given"],
        frozenset(table["given"].split()),
        regex.compile(table["given_like"]),
        endings,
        forms,
        max(map(len, forms)),
        last,
        _compiled(table["first"]),
        _compiled(table["letters"]),
    )


def _longest_first(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_pairs(text), key=lambda pair: -len(pair[0])))


def _pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a table written as `усмон=усман карим …`."""
    split = (pair.partition("=") for pair in text.split())
    return [(one, two if equals else one) for one, equals, two in split]


class _Tradition(NamedTuple):
    name: str
    marks: regex.Pattern[str]
    share: float
    beside_given: float
    rarer_than: float
    given: frozenset[str]
    rewrites: _Rewrites


@cache
def _traditions() -> tuple[_Tradition, ...]:
    return tuple(
        _Tradition(
            name,
            regex.compile(row["marks"]),
            row["share"],
            row.get("beside_given", row["share"]),
            row.get("rarer_than", 0.0),
            frozenset(row.get("given", "").split()),
            _compiled(row["rewrites"]),
        )
        for name, row in _TABLE.read().items()
        if name != "elements"
    )


def _compiled(rewrites: list[list[str]]) -> _Rewrites:
    return tuple((regex.compile(find), put) for find, put in rewrites)
