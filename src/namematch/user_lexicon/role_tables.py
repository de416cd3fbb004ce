"""The table of roles: TOML with the keys of the tables in `data/roles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from namematch.data import (
    Checked,
    Declaration,
    TablePlace,
    between,
    check,
    keys,
    matching,
    parse_toml,
    title_languages,
    toml_place,
)
from namematch.data.role_tables import COUNTRIES, MODIFIERS, ORGANISATIONS, PORTFOLIOS, RANKS
from namematch.errors import InputError, shown

_Row = dict[str, Any]
_TEXT = matching(r".*\S.*", "is empty")
_IDENTIFIER = matching(r"[a-z0-9_]+", "may hold a-z, 0-9 and _ only")
_KEYS: dict[str, dict[str, Declaration]] = {
    "rank": {"id?": _IDENTIFIER, "name?": _TEXT, "bits?": between(0, 20)},
    "organisation": {"id?": _IDENTIFIER, **keys("name? kind? country? same_as?", _TEXT)},
    "office": {
        **keys("rank? organisation? country? portfolio? scope? unit?", _TEXT),
        "modifiers?": [_TEXT],
    },
    "unit": keys("name? organisation? country?", _TEXT),
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
    tables = parse_toml(text, path, _schema())
    rows = _Rows(tables)
    for schema in (rows.choices(), rows.needs()):
        check(tables, schema, toml_place(text, path))
    rank, organisation, office, unit = (tuple(tables.get(table, ())) for table in _KEYS)
    return RoleTables(
        tuple({"bits": _RANK_BITS} | row for row in rank),
        office,
        organisation,
        tuple({"country": ""} | row for row in unit),
        {short.lower().rstrip("."): word.lower() for short, word in tables.get("abbreviations", {}).items()},
    )


def _schema() -> Declaration:
    """The keys of each table and the types of their values."""
    wordings = {f"{code}?": [_TEXT] for code in _codes()}
    tables = {f"{table}?": [keys | wordings] for table, keys in _KEYS.items()}
    return tables | {"abbreviations?": Checked(object, _check_abbreviations)}


def _codes() -> list[str]:
    return [language.code for language in title_languages()]


def _check_abbreviations(table: Any, place: TablePlace) -> None:
    """Lines such as "нач" = "начальник": single words that stand for single words."""
    if not isinstance(table, dict) or not all(isinstance(word, str) and word.strip() for word in table.values()):
        raise InputError(f'{place}: [abbreviations] holds lines such as "нач" = "начальник"')
    if long := next((word for pair in table.items() for word in pair if len(word.split()) != 1), None):
        raise InputError(f"{place}: [abbreviations] holds single words, not {shown(long)}")


class _Rows:
    """The user's rows beside the shipped ones, whose ids they may name.

    Args:
        tables: The user's tables, whose values are of the right types.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables
        ranks, self._organisations = RANKS.read(), ORGANISATIONS.read()["organisation"]
        self._portfolios = [row["id"] for row in PORTFOLIOS.read()["portfolio"]]
        self._ids = {
            "rank": {row["id"] for row in ranks["rank"]} | {row["rank"] for row in ranks["office"]},
            "organisation": {
                *(row["id"] for row in self._organisations),
                *(f"ministry:{portfolio}" for portfolio in self._portfolios),
            },
        }

    def choices(self) -> Declaration:
        """What the values of each table may name: entries that are shipped, and those that the user's rows add."""
        rank, organisation = (self._known("rank"), self._known("organisation"))
        country = tuple(row["code"] for row in COUNTRIES.read())
        modifiers = [tuple(row["id"] for row in MODIFIERS.read()["modifier"])]
        office = {"rank?": rank, "portfolio?": tuple(self._portfolios), "modifiers?": modifiers}
        kinds = tuple(row["kind"] for row in self._organisations)
        body = {"organisation?": organisation, "country?": country, "*": object}
        return {
            "organisation?": [
                {"kind?": kinds, "country?": country, "same_as?": tuple(self._ids["organisation"]), "*": object}
            ],
            "office?": [office | body],
            "unit?": [body],
            "*": object,
        }

    def _known(self, table: str) -> tuple[str, ...]:
        return (*self._ids[table], *(row["id"] for row in self._tables.get(table, ()) if "id" in row))

    def needs(self) -> Declaration:
        """What every row must have: wordings, the keys without which it means nothing, and an id that is free."""
        return {
            "rank?": [Checked(_has("id", "name"), self._check_rank)],
            "organisation?": [Checked(_has(), self._check_organisation)],
            "office?": [_has("rank")],
            "unit?": [_has("name", "organisation")],
            "*": object,
        }

    def _check_rank(self, row: _Row, place: TablePlace) -> None:
        self._check_id(row, "rank", place)

    def _check_organisation(self, row: _Row, place: TablePlace) -> None:
        if "same_as" not in row:
            check(row, _has("kind", "id", "name"), place)
            self._check_id(row, "organisation", place, "; to add wordings write same_as")
        elif spare := row.keys() & {"id", "name", "kind", "country"}:
            raise InputError(f"{place}: with same_as there is nothing but wordings, not {sorted(spare)[0]!r} too")

    def _check_id(self, row: _Row, table: str, place: TablePlace, advice: str = "") -> None:
        if row["id"] in self._ids[table]:
            raise InputError(f"{place}: the id {shown(row['id'])} is taken{advice}")
        self._ids[table].add(row["id"])


def _has(*needed: str) -> Checked:
    """A row with wordings and with the needed keys."""
    needs = keys(needed, str) | {"*": object}
    return Checked(Checked({"*": object}, _check_wordings), lambda row, place: check(row, needs, place))


def _check_wordings(row: _Row, place: TablePlace) -> None:
    codes = _codes()
    if not any(row.get(code) for code in codes):
        raise InputError(f'{place}: no wordings; give some, as in ru = ["…"], in {", ".join(codes)}')
