"""The tables of roles, each with its schema: the room of roles reads them, and so does the lexicon of a user."""

from __future__ import annotations

from namematch.data.languages import title_languages
from namematch.data.schema import Declaration, keys
from namematch.data.tables import TomlTable, TsvTable

# What an office fixes besides its rank.
OFFICE_KEYS = ("organisation", "country", "portfolio", "scope", "unit", "possessor")
_BY_NAME = {"*": str}


def wordings() -> dict[str, Declaration]:
    """Keys by which a row words its entry in the languages whose titles are read: `ru = ["…"]`."""
    return {f"{language.code}?": [str] for language in title_languages()}


def _ranks() -> Declaration:
    rank = {
        "id": str,
        "name": str,
        "bits": float,
        **keys("default? takes? possessor? organisation? implies? implies_in_body?", str),
        "by_kind?": _BY_NAME,
        "local?": bool,
    }
    office = {"rank": str, "modifiers?": [str], **keys((f"{key}?" for key in OFFICE_KEYS), str)}
    return {
        "rank": [rank | wordings()],
        "office": [office | wordings()],
        "promotion": [keys("rank organisation modifier scope becomes", str)],
        "military": [{"name": str} | wordings()],
    }


def _organisations() -> Declaration:
    organisation = {
        **keys("id name kind country? role? same_as?", str),
        **keys("generic? single_deputy?", bool),
        "ranks?": _BY_NAME,
    }
    return {"organisation": [organisation | wordings()]}


def _portfolios() -> Declaration:
    portfolio = {
        **keys("id name body?", str),
        **keys("ministry_forms? minister_forms?", [str]),
        **{f"{language.code}_stem?": str for language in title_languages() if "compounds" in language.titles},
    }
    return {"portfolio": [portfolio | wordings()]}


def _units() -> Declaration:
    return {
        "kind": [{**keys("id name head", str), "one?": bool, "reads?": _BY_NAME} | wordings()],
        "area": [{"id": str, "name": str, "contains?": [str]} | wordings()],
        "named": [{**keys("name organisation country", str), "forms": [str]}],
        "renamed": [{"name": str, "topics": [str], "note?": str}],
    }


def _modifiers() -> Declaration:
    modifier = {**keys("id name kind alone?", str), "prefixes?": [str]}
    return {"modifier": [modifier | wordings()]}


def _regions() -> Declaration:
    codes = [f"{language.code}?" for language in title_languages()]
    return {"country": str, "kind": ("region", "republic", "city"), "name": str, **keys(codes, str)}


def _countries() -> Declaration:
    columns = (f"{language.code}{of}?" for language in title_languages() for of in ("", "_adjective", "_capital"))
    return {"code": str, "name": str, **keys(columns, str)}


RANKS = TomlTable("roles/ranks.toml", _ranks)
ORGANISATIONS = TomlTable("roles/organisations.toml", _organisations)
PORTFOLIOS = TomlTable("roles/portfolios.toml", _portfolios)
UNITS = TomlTable("roles/units.toml", _units)
MODIFIERS = TomlTable("roles/modifiers.toml", _modifiers)
REGIONS = TsvTable("roles/regions.tsv", _regions)
COUNTRIES = TsvTable("roles/countries.tsv", _countries)
TITLE_WORDS = TomlTable(
    "roles/words.toml",
    {
        "home": str,
        "cyrillic": {"irregular": _BY_NAME, "endings": [str], "shortest_stem": int, "whole": [str]},
        "starters": keys("words heading country adverbial patronymics", [str]),
    },
)
