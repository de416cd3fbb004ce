"""The table of roles: TOML with the keys of the tables in `data/roles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
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
_NAMES = {"rank": "ranks", "office": "offices", "organisation": "organisations", "unit": "units"}
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
        return {name: len(getattr(self, table)) for table, name in _NAMES.items()} | {
            "abbreviations": len(self.abbreviations)
        }


def read_role_tables(text: str, path: str) -> RoleTables:
    """The rows of `roles.toml`, checked."""
    schema = _Schema()
    tables = parse_toml(text, path, schema.values())
    check(tables, schema.rows(tables), toml_place(text, path))
    rank, office, organisation, unit = (tuple(tables.get(table, ())) for table in _NAMES)
    return RoleTables(
        tuple({"bits": _RANK_BITS} | row for row in rank),
        office,
        organisation,
        tuple({"country": ""} | row for row in unit),
        {short.lower().rstrip("."): word.lower() for short, word in tables.get("abbreviations", {}).items()},
    )


class _Schema:
    """What a user's tables must hold, beside the shipped ones, whose ids their rows may name."""

    def __init__(self) -> None:
        ranks, organisations = RANKS.read(), ORGANISATIONS.read()["organisation"]
        self._portfolios = tuple(row["id"] for row in PORTFOLIOS.read()["portfolio"])
        self._ids = {
            "rank": {row["id"] for row in ranks["rank"]} | {row["rank"] for row in ranks["office"]},
            "organisation": {row["id"] for row in organisations} | {f"ministry:{id}" for id in self._portfolios},
        }
        self._kinds = tuple(row["kind"] for row in organisations)
        self._codes = [language.code for language in title_languages()]

    def values(self) -> Declaration:
        """The keys of each table, and the values that they may have whatever the rows of the user."""
        country = {"country?": tuple(row["code"] for row in COUNTRIES.read())}
        rank = {"id?": _IDENTIFIER, "name?": _TEXT, "bits?": between(0, 20)}
        office = keys("rank? organisation? scope? unit?", _TEXT) | country
        modifiers = [tuple(row["id"] for row in MODIFIERS.read()["modifier"])]
        organisation = {"id?": _IDENTIFIER, "name?": _TEXT, "kind?": self._kinds} | country
        wordings = keys((f"{code}?" for code in self._codes), [_TEXT])
        return {
            "rank?": [rank | wordings],
            "office?": [office | {"portfolio?": self._portfolios, "modifiers?": modifiers} | wordings],
            "organisation?": [organisation | {"same_as?": tuple(self._ids["organisation"])} | wordings],
            "unit?": [keys("name? organisation?", _TEXT) | country | wordings],
            "abbreviations?": Checked(object, _check_abbreviations),
        }

    def rows(self, tables: Mapping[str, Any]) -> Declaration:
        """What every row must have: ids that exist, wordings, the keys that it needs, and an id that is free."""
        known = {
            f"{table}?": (*ids, *(row["id"] for row in tables.get(table, ()) if "id" in row))
            for table, ids in self._ids.items()
        }
        row = Checked(known | {"*": object}, self._check_wordings)
        return {
            "rank?": [Checked(_needing(row, "id", "name"), partial(self._check_id, "rank", ""))],
            "office?": [_needing(row, "rank")],
            "organisation?": [Checked(row, self._check_organisation)],
            "unit?": [_needing(row, "name", "organisation")],
            "*": object,
        }

    def _check_wordings(self, row: _Row, place: TablePlace) -> None:
        if not any(row.get(code) for code in self._codes):
            raise InputError(f'{place}: no wordings; give some, as in ru = ["…"], in {", ".join(self._codes)}')

    def _check_organisation(self, row: _Row, place: TablePlace) -> None:
        if "same_as" not in row:
            check(row, keys("kind id name", str) | {"*": object}, place)
            self._check_id("organisation", "; to add wordings write same_as", row, place)
        elif spare := row.keys() & {"id", "name", "kind", "country"}:
            raise InputError(f"{place}: with same_as there is nothing but wordings, not {sorted(spare)[0]!r} too")

    def _check_id(self, table: str, advice: str, row: _Row, place: TablePlace) -> None:
        if row["id"] in self._ids[table]:
            raise InputError(f"{place}: the id {shown(row['id'])} is taken{advice}")
        self._ids[table].add(row["id"])


def _needing(row: Declaration, *needed: str) -> Checked:
    needs = keys(needed, str) | {"*": object}
    return Checked(row, lambda value, place: check(value, needs, place))


def _check_abbreviations(table: Any, place: TablePlace) -> None:
    """Lines such as "нач" = "начальник": single words that stand for single words."""
    if not isinstance(table, dict) or not all(isinstance(word, str) and word.strip() for word in table.values()):
        raise InputError(f'{place}: [abbreviations] holds lines such as "нач" = "начальник"')
    if long := next((word for pair in table.items() for word in pair if len(word.split()) != 1), None):
        raise InputError(f"{place}: [abbreviations] holds single words, not {shown(long)}")
