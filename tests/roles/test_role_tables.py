"""The tables of roles test themselves: references resolve, both languages are there, canonical names read back."""

from __future__ import annotations

from typing import Any

import pytest

from namematch.data import role_tables, title_languages
from namematch.roles import parse_role
from namematch.roles.tables import role_vocabulary
from namematch.roles.tokens import lookup_key

RANKS = role_tables.RANKS.read()
ORGANISATIONS = role_tables.ORGANISATIONS.read()["organisation"]
UNITS = role_tables.UNITS.read()
PORTFOLIOS = role_tables.PORTFOLIOS.read()["portfolio"]
BODIES = role_tables.BODIES.read()
COUNTRIES = role_tables.COUNTRIES.read()


def test_ranks_named_by_organisation_kinds_exist() -> None:
    known = {row["id"] for row in RANKS["rank"]}
    named = {rank for row in RANKS["rank"] for rank in row.get("by_kind", {}).values()}
    named |= {row.get("default", row["id"]) for row in RANKS["rank"]} | {row["rank"] for row in RANKS["office"]}
    named |= {rank for row in ORGANISATIONS for rank in row.get("ranks", {}).values()}
    named |= {row["head"] for row in UNITS["kind"]} | {row["becomes"] for row in RANKS["promotion"]}
    assert named <= known


def test_kinds_in_rank_rules_are_kinds_of_organisations() -> None:
    kinds = {row["kind"] for row in ORGANISATIONS} | {"state", "region", "city", "ministry"}
    used = {kind for row in RANKS["rank"] for kind in row.get("by_kind", {})}
    assert used - kinds <= {"club"}


def test_ids_are_unique() -> None:
    for table in (RANKS["rank"], ORGANISATIONS, UNITS["kind"], UNITS["area"], PORTFOLIOS):
        ids = [row["id"] for row in table]
        assert len(ids) == len(set(ids))


def test_countries_of_offices_and_organisations_are_known() -> None:
    codes = {row["code"] for row in COUNTRIES}
    assert len(codes) == len(COUNTRIES)
    rows: list[dict[str, Any]] = [*ORGANISATIONS, *RANKS["office"], *UNITS["named"], *role_tables.REGIONS.read()]
    assert {row["country"] for row in rows if "country" in row} <= codes


def test_bodies_of_offices_are_known() -> None:
    tables = role_vocabulary()
    named = {row["organisation"] for row in [*RANKS["office"], *UNITS["named"]] if "organisation" in row}
    assert named <= set(tables.organisations)
    assert set(tables.specific.values()) <= set(tables.organisations)


def test_units_of_offices_are_known() -> None:
    assert {row["unit"] for row in RANKS["office"] if "unit" in row} <= set(role_vocabulary().unit_kinds)


@pytest.mark.parametrize("row", RANKS["rank"], ids=lambda row: row["id"])
def test_printed_rank_reads_back(row: dict[str, Any]) -> None:
    if "by_kind" not in row and "default" not in row:
        assert parse_role(row["id"].replace("_", " ")).rank == row["id"]


@pytest.mark.parametrize("row", ORGANISATIONS, ids=lambda row: row["id"])
def test_every_wording_of_an_organisation_names_it(row: dict[str, Any]) -> None:
    for language in ("en", "ru"):
        for form in row[language]:
            found = parse_role(form).organisation
            assert found == row["name"] or row.get("generic") or "role" in row or row.get("country") is None, form


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["name"])
def test_every_wording_of_a_body_names_it(row: dict[str, str]) -> None:
    forms = [form for language in title_languages() for form in row.get(language.code, "").split("|") if form]
    assert {parse_role(form).organisation for form in forms} == {row["name"]}


def test_a_translated_word_has_one_meaning() -> None:
    keys = [
        key
        for row in role_tables.TRANSLATED_WORDS.read()
        for key in {lookup_key(form) for cell in row.values() for form in cell.split("|") if form}
    ]
    assert sorted(keys) == sorted(set(keys))


def test_every_country_is_known_by_name_and_demonym_in_english_and_russian() -> None:
    for row in COUNTRIES:
        forms = [row["name"], *row["en"].split("|"), *row["ru"].split("|")]
        for form in filter(None, forms):
            assert parse_role(f"ambassador of {form}").country == row["code"], form


def test_modifiers_of_the_normal_form_are_distinct() -> None:
    names = [modifier.name for modifier in role_vocabulary().modifiers.values() if modifier.name]
    assert len(names) == len(set(names))
