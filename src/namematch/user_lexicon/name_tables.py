"""The two tables of names: tab-separated, with a header, `#` before a remark."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import regex

from namematch.data import Declaration, keys, matching, parse_tsv
from namematch.data.shared_tables import ALPHABETS
from namematch.errors import InputError, UnknownChoiceError, shown

FORMS = ("spelling", "cognate", "translation", "diminutive", "latin")
_COUNT = matching(r"(?=.{1,40}\Z)0*(?:[1-9][0-9]{0,5}|1000000)", "is not a whole number from 1 to 1,000,000")
_GIVEN_COLUMNS = {
    "name": str,
    "gender?": ("m", "f", "u"),
    **keys((f"{form}?" for form in FORMS), str),
    "count?": _COUNT,
}
_SURNAME_COLUMNS = {"surname": str, "count?": _COUNT}
_CYRILLIC_WORD = regex.compile(r"\p{Cyrillic}[\p{Cyrillic}\p{M}'’ʼ-]*+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’ʼ-]*+")
_LONGEST = 40


class GivenName(NamedTuple):
    """A given name and what hangs on it, as a row of `data/names/given_names.tsv` has it.

    Args:
        row: Column to entries with a space between them.
        bearers: How many bear it, of some 2.7 million people; 0 if that is not said.
    """

    row: dict[str, str]
    bearers: int


class _Row(NamedTuple):
    cells: dict[str, str]
    where: str


def given_names(text: str, path: str) -> tuple[GivenName, ...]:
    """The rows of `given_names.tsv`, checked.

    Args:
        text: All of the file.
        path: What to call it in an error.

    Raises:
        InputError: A row makes no sense.
        UnknownChoiceError: A column, gender or language does not exist.
    """
    languages = ALPHABETS.read()["alphabets"]
    rows = _unique(_rows(text, path, _GIVEN_COLUMNS), "name")
    return tuple(_given_name(row, languages) for row in rows)


def surnames(text: str, path: str) -> dict[str, int]:
    """The rows of `surnames.tsv`, checked: surname to count.

    Args:
        text: All of the file.
        path: What to call it in an error.

    Raises:
        InputError: A row makes no sense.
        UnknownChoiceError: A column does not exist.
    """
    rows = _unique(_rows(text, path, _SURNAME_COLUMNS), "surname")
    return {_cyrillic(row, row.cells["surname"]): _count(row, if_absent=1) for row in rows}


def _given_name(row: _Row, languages: Iterable[str]) -> GivenName:
    cells = dict.fromkeys(("gender", *FORMS), "") | {key: value for key, value in row.cells.items() if key != "count"}
    _cyrillic(row, cells["name"])
    for column, check in _CHECKS.items():
        for entry in cells[column].split():
            language, colon, form = entry.rpartition(":")
            if (column == "cognate") != bool(colon):
                rule = "a language and a colon before each form, as in uk:Олена" if column == "cognate" else "no colon"
                raise InputError(f"{row.where}: column {column!r} has {rule}, not {shown(entry)}")
            if colon and language not in languages:
                raise UnknownChoiceError("language", language, languages, where=row.where)
            check(row, form)
    return GivenName(cells, _count(row, if_absent=0))


def _cyrillic(row: _Row, word: str) -> str:
    if not _CYRILLIC_WORD.fullmatch(word) or len(word) > _LONGEST:
        raise InputError(f"{row.where}: {shown(word)} is not one word in Cyrillic of at most {_LONGEST} letters")
    return word


def _any_word(row: _Row, word: str) -> str:
    if not _WORD.fullmatch(word) or len(word) > _LONGEST:
        raise InputError(f"{row.where}: {shown(word)} is not one word of at most {_LONGEST} letters")
    return word


_CHECKS: dict[str, Callable[[_Row, str], str]] = {
    "spelling": _cyrillic, "cognate": _cyrillic, "translation": _any_word, "diminutive": _any_word, "latin": _any_word,
}  # fmt: skip


def _count(row: _Row, *, if_absent: int) -> int:
    return int(row.cells.get("count") or if_absent)


def _rows(text: str, path: str, columns: Mapping[str, Declaration]) -> Iterator[_Row]:
    return (_Row(cells, where) for where, cells in parse_tsv(unicodedata.normalize("NFC", text), path, columns))


def _unique(rows: Iterable[_Row], column: str) -> Iterator[_Row]:
    seen: dict[str, str] = {}
    for row in rows:
        name = row.cells[column]
        if name.lower() in seen:
            raise InputError(f"{row.where}: {shown(name)} stands already in line {seen[name.lower()]}; make it one row")
        seen[name.lower()] = row.where.rpartition(":")[2]
        yield row
