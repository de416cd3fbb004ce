"""The table of roles: TOML with the keys of the tables in `data/roles`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from namematch.data import read_toml, read_tsv
from namematch.errors import InputError, UnknownChoiceError, shown

LANGUAGES = ("en", "ru", "uk", "de", "fr")
_Row = dict[str, Any]
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]", re.MULTILINE)
_IDENTIFIER = re.compile(r"[a-z0-9_]+")
_KEYS: dict[str, tuple[str, ...]] = {
    "rank": ("id", "name", "bits"),
    "office": ("rank", "organisation", "country", "portfolio", "modifiers", "scope", "unit"),
    "organisation": ("id", "name", "kind", "country", "same_as"),
    "unit": ("name", "organisation", "country"),
}
_RANK_BITS = 4.0


@dataclass(frozen=True, slots=True)
class RoleTables:
    """The rows of `roles.toml`, every one of them complete.

    Args:
        rank: Ranks that the library lacks.
        office: Titles that say rank and body in one.
        organisation: Bodies, or with `same_as` more wordings of one.
        unit: Units with a name of their own.
        abbreviations: Short words to what they stand for.
    """

    rank: tuple[_Row, ...] = ()
    office: tuple[_Row, ...] = ()
    organisation: tuple[_Row, ...] = ()
    unit: tuple[_Row, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        names = {"rank": "ranks", "office": "offices", "organisation": "organisations", "unit": "units"}
        return {names.get(table.name, table.name): len(getattr(self, table.name)) for table in fields(self)}


def role_tables(text: str, path: str) -> RoleTables:
    """The rows of `roles.toml`, checked.

    Args:
        text: All of the file.
        path: What to call it in an error.

    Raises:
        InputError: It is not TOML, or a row makes no sense.
        UnknownChoiceError: A row names a key, rank, kind, country or the like that does not exist.
    """
    try:
        tables = tomllib.loads(text)
    # Python refuses to read a number of thousands of digits, and the reader of TOML lets it.
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    for name in tables:
        if name not in (*_KEYS, "abbreviations"):
            raise UnknownChoiceError("table", name, (*_KEYS, "abbreviations"), where=path)
    return _Reading(tables, text, path).done()


class _Reading:
    """The tables as they are checked; later ones may name what stands in earlier ones."""

    def __init__(self, tables: dict[str, Any], text: str, path: str) -> None:
        self._tables, self._path = tables, path
        self._lines: dict[str, list[int]] = {}
        for heading in _HEADING.finditer(text):
            self._lines.setdefault(heading[1], []).append(text.count("\n", 0, heading.start(1)) + 1)
        ranks, organisations = read_toml("roles/ranks.toml"), read_toml("roles/organisations.toml")["organisation"]
        portfolios = [row["id"] for row in read_toml("roles/portfolios.toml")["portfolio"]]
        self._ranks = {row["id"] for row in ranks["rank"]} | {row["rank"] for row in ranks["office"]}
        self._kinds = {row["kind"] for row in organisations}
        self._organisations = {row["id"] for row in organisations} | {f"ministry:{id}" for id in portfolios}
        self._choices: dict[str, Iterable[str]] = {
            "rank": self._ranks,
            "kind": self._kinds,
            "organisation": self._organisations,
            "same_as": frozenset(self._organisations),
            "portfolio": portfolios,
            "country": [row["code"] for row in read_tsv("roles/countries.tsv")],
            "modifiers": [row["id"] for row in read_toml("roles/modifiers.toml")["modifier"]],
        }

    def done(self) -> RoleTables:
        return RoleTables(
            self._rows("rank", self._rank),
            organisation=self._rows("organisation", self._organisation),
            office=self._rows("office", self._office),
            unit=self._rows("unit", self._unit),
            abbreviations=self._abbreviations(),
        )

    def _rows(self, table: str, check: Callable[[_Row, str], _Row]) -> tuple[_Row, ...]:
        rows = self._tables.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise InputError(f"{self._path}: {table!r} must be written [[{table}]], once before each entry")
        lines = self._lines.get(table, [])
        places = [f"{self._path}:{line}" for line in lines] if len(lines) == len(rows) else [self._path] * len(rows)
        return tuple(check(self._plain(table, row, where), where) for row, where in zip(rows, places, strict=True))

    def _plain(self, table: str, row: _Row, where: str) -> _Row:
        """A row with the keys of its table, each of the right type, naming what exists."""
        for key, value in row.items():
            if key not in (*_KEYS[table], *LANGUAGES):
                raise UnknownChoiceError(f"key of [[{table}]]", key, (*_KEYS[table], *LANGUAGES), where=where)
            _check_type(key, value, where)
            # An id is what is new here; in every other key the word must be known.
            for choice in value if isinstance(value, list) else [value]:
                if key in self._choices and choice not in self._choices[key]:
                    raise UnknownChoiceError(key.removesuffix("s"), choice, self._choices[key], where=where)
        if not any(row.get(language) for language in LANGUAGES):
            raise InputError(f'{where}: no wordings; give some, as in ru = ["…"], in {", ".join(LANGUAGES)}')
        return row

    def _rank(self, row: _Row, where: str) -> _Row:
        self._new_id(row, self._ranks, where)
        return {"bits": _RANK_BITS} | row

    def _organisation(self, row: _Row, where: str) -> _Row:
        if "same_as" in row:
            if spare := row.keys() & {"id", "name", "kind", "country"}:
                raise InputError(f"{where}: with same_as there is nothing but wordings, not {sorted(spare)[0]!r} too")
            return row
        _required(row, ("kind",), where)
        self._new_id(row, self._organisations, where, "; to add wordings write same_as")
        return row

    def _office(self, row: _Row, where: str) -> _Row:
        return _required(row, ("rank",), where)

    def _unit(self, row: _Row, where: str) -> _Row:
        return {"country": ""} | _required(row, ("name", "organisation"), where)

    def _new_id(self, row: _Row, known: set[str], where: str, advice: str = "") -> None:
        id = _required(row, ("id", "name"), where)["id"]
        if not _IDENTIFIER.fullmatch(id):
            raise InputError(f"{where}: the id {shown(id)} may hold a-z, 0-9 and _ only")
        if id in known:
            raise InputError(f"{where}: the id {shown(id)} is taken{advice}")
        known.add(id)

    def _abbreviations(self) -> dict[str, str]:
        table = self._tables.get("abbreviations", {})
        if not isinstance(table, dict) or not all(isinstance(word, str) and word.strip() for word in table.values()):
            raise InputError(f'{self._path}: [abbreviations] holds lines such as "нач" = "начальник"')
        if long := next((word for pair in table.items() for word in pair if len(word.split()) != 1), None):
            raise InputError(f"{self._path}: [abbreviations] holds single words, not {shown(long)}")
        return {short.lower().rstrip("."): word.lower() for short, word in table.items()}


def _check_type(key: str, value: object, where: str) -> None:
    if key in (*LANGUAGES, "modifiers"):
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise InputError(f'{where}: {key} is a list of texts, as in {key} = ["…", "…"], not {shown(value)}')
    elif key == "bits":
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 20:
            raise InputError(f"{where}: bits is a number from 0 to 20, not {shown(value)}")
    elif not isinstance(value, str) or not value.strip():
        raise InputError(f'{where}: {key} is a text, as in {key} = "…", not {shown(value)}')


def _required(row: _Row, keys: tuple[str, ...], where: str) -> _Row:
    for key in keys:
        if key not in row:
            raise InputError(f'{where}: {key} = "…" is missing')
    return row
