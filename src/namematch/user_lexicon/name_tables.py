"""The two tables of names: tab-separated, with a header, `#` before a remark."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import regex

from namematch.data import read_toml
from namematch.errors import InputError, UnknownChoiceError, shown

FORMS = ("spelling", "cognate", "translation", "diminutive", "latin")
_GIVEN_COLUMNS = ("name", "gender", *FORMS, "count")
_SURNAME_COLUMNS = ("surname", "count")
_GENDERS = ("m", "f", "u")
_CYRILLIC_WORD = regex.compile(r"\p{Cyrillic}[\p{Cyrillic}\p{M}'’ʼ-]*+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’ʼ-]*+")
_LONGEST, _MOST = 40, 1_000_000


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
    languages = read_toml("alphabets.toml")["alphabets"]
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
    if cells["gender"] not in (*_GENDERS, ""):
        raise UnknownChoiceError("gender", cells["gender"], _GENDERS, where=row.where)
    for column, check in _CHECKS.items():
        for entry in cells[column].split():
            language, colon, form = entry.rpartition(":")
            if (column == "cognate") != bool(colon):
                said = "a language and a colon before each form, as in uk:Олена" if column == "cognate" else "no colon"
                raise InputError(f"{row.where}: column {column!r} has {said}, not {shown(entry)}")
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
    written = row.cells.get("count", "")
    if not written:
        return if_absent
    # Python refuses to read thousands of digits.
    if not (written.isascii() and written.isdigit() and len(written) <= _LONGEST and 1 <= int(written) <= _MOST):
        raise InputError(f"{row.where}: the count {shown(written)} is not a whole number from 1 to {_MOST:,}")
    return int(written)


def _rows(text: str, path: str, columns: tuple[str, ...]) -> Iterator[_Row]:
    lines = enumerate(unicodedata.normalize("NFC", text).splitlines(), 1)
    kept = [(number, line.split("\t")) for number, line in lines if line.strip() and not line.startswith("#")]
    if not kept:
        raise InputError(f"{path}: empty; the first line names columns: {', '.join(columns)}")
    (first, cells), *rows = kept
    header = [cell.strip() for cell in cells]
    for place, column in enumerate(header):
        if column not in columns:
            raise UnknownChoiceError("column", column, columns, where=f"{path}:{first}")
        if column in header[:place]:
            raise InputError(f"{path}:{first}: the column {column!r} stands twice")
    if columns[0] not in header:
        raise InputError(f"{path}:{first}: no column {columns[0]!r}; the first line names columns with tabs between")
    for number, cells in rows:
        if len(cells) > len(header):
            raise InputError(f"{path}:{number}: {len(cells)} cells, but the header has {len(header)} columns")
        values = (cell.strip() for cell in cells)
        yield _Row(dict(zip(header, values, strict=False)), f"{path}:{number}")


def _unique(rows: Iterable[_Row], column: str) -> Iterator[_Row]:
    seen: dict[str, str] = {}
    for row in rows:
        name = row.cells[column]
        if name.lower() in seen:
            raise InputError(f"{row.where}: {shown(name)} stands already in line {seen[name.lower()]}; make it one row")
        seen[name.lower()] = row.where.rpartition(":")[2]
        yield row
