"""The two tables of names: tab-separated, with a header, `#` before a remark."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import regex

from namematch.data import Checked, Declaration, TablePlace, matching, parse_tsv
from namematch.data.shared_tables import ALPHABETS
from namematch.errors import InputError, UnknownChoiceError, shown

_CYRILLIC_WORD = regex.compile(r"\p{Cyrillic}[\p{Cyrillic}\p{M}'’ʼ-]*+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’ʼ-]*+")
_LONGEST = 40


def _check_cyrillic(word: str, place: TablePlace) -> None:
    if not _CYRILLIC_WORD.fullmatch(word) or len(word) > _LONGEST:
        raise InputError(f"{place}: {shown(word)} is not one word in Cyrillic of at most {_LONGEST} letters")


def _check_word(word: str, place: TablePlace) -> None:
    if not _WORD.fullmatch(word) or len(word) > _LONGEST:
        raise InputError(f"{place}: {shown(word)} is not one word of at most {_LONGEST} letters")


def _check_cognate(entry: str, place: TablePlace) -> None:
    languages = ALPHABETS.read()["alphabets"]
    language, _, form = entry.rpartition(":")
    if language not in languages:
        raise UnknownChoiceError("language", language, languages, where=str(place))
    _check_cyrillic(form, place)


def _entries(rule: Callable[[str, TablePlace], None]) -> Checked:
    """Entries with a space between them; only cognates have a language and a colon before the form."""
    has_colon = rule is _check_cognate

    def check_entries(cell: str, place: TablePlace) -> None:
        for entry in cell.split():
            if (":" in entry) != has_colon:
                content = "a language and a colon before each form, as in uk:Олена" if has_colon else "no colon"
                raise InputError(f"{place}: column {place.key!r} has {content}, not {shown(entry)}")
            rule(entry, place)

    return Checked(str, check_entries)


_FORMS = {
    "spelling": _entries(_check_cyrillic),
    "cognate": _entries(_check_cognate),
    "translation": _entries(_check_word),
    "diminutive": _entries(_check_word),
    "latin": _entries(_check_word),
}
FORMS = tuple(_FORMS)
_COUNT = matching(r"(?=.{1,40}\Z)0*(?:[1-9][0-9]{0,5}|1000000)", "is not a whole number from 1 to 1,000,000")
_NAME = Checked(str, _check_cyrillic)
_GIVEN_COLUMNS = {
    "name": _NAME,
    "gender?": ("m", "f", "u"),
    **{f"{form}?": declared for form, declared in _FORMS.items()},
    "count?": _COUNT,
}
_SURNAME_COLUMNS = {"surname": _NAME, "count?": _COUNT}


class GivenName(NamedTuple):
    """A given name and what hangs on it, as a row of `data/names/given_names.tsv` has it."""

    row: dict[str, str]  # column to entries with a space between them
    bearers: int  # how many bear it, of some 2.7 million people; 0 if that is not said


def read_given_names(text: str, path: str) -> tuple[GivenName, ...]:
    """The rows of `given_names.tsv`, checked."""
    empty = dict.fromkeys(("gender", *FORMS), "")
    rows = _rows(text, path, _GIVEN_COLUMNS, "name")
    counted = ((int(row.pop("count", "") or 0), row) for row in rows)
    return tuple(GivenName(empty | row, bearers) for bearers, row in counted)


def read_surnames(text: str, path: str) -> dict[str, int]:
    """The rows of `surnames.tsv`, checked: surname to count."""
    rows = _rows(text, path, _SURNAME_COLUMNS, "surname")
    return {row["surname"]: int(row.get("count") or 1) for row in rows}


def _rows(text: str, path: str, columns: Mapping[str, Declaration], key: str) -> Iterator[dict[str, str]]:
    """The rows, each of another name."""
    seen: dict[str, str] = {}
    for where, row in parse_tsv(unicodedata.normalize("NFC", text), path, columns):
        name = row[key]
        if name.lower() in seen:
            raise InputError(f"{where}: {shown(name)} stands already in line {seen[name.lower()]}; make it one row")
        seen[name.lower()] = where.rpartition(":")[2]
        yield row
