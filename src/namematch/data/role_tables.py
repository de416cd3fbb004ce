"""The tables of roles, each with its schema: the room of roles reads them, and so does the lexicon of a user."""

from __future__ import annotations

from namematch.data.languages import title_languages
from namematch.data.schema import Declaration, keys
from namematch.data.tables import TomlTable, TsvTable

# What an office fixes besides its rank.
OFFICE_KEYS = ("organisation", "country", "portfolio", "scope", "unit", "possessor")
_BY_NAME = {"*": str}


def _worded(row: dict[str, Declaration]) -> list[Declaration]:
    """Rows that word their entries in the languages whose titles are read: `ru = ["…"]`."""
    return [row | {f"{language.code}?": [str] for language in title_languages()}]


def _cells(*of: str) -> dict[str, Declaration]:
    """Columns of those languages: `ru` or, say, `ru_capital`."""
    return {f"{language.code}{suffix}?": str for language in title_languages() for suffix in of}


_RANK = {
    **keys("id name", str),
    "bits": float,
    **keys("default? takes? possessor? organisation? unnamed? implies? implies_in_body?", str),
    "by_kind?": _BY_NAME,
    "local?": bool,
}
_OFFICE = {"rank": str, "modifiers?": [str], **keys((f"{key}?" for key in OFFICE_KEYS), str)}
_ORGANISATION = {
    **keys("id name kind country? role? of_region? same_as?", str),
    **keys("generic? single_deputy? local?", bool),
    "ranks?": _BY_NAME,
}
_PORTFOLIO = {**keys("id name body?", str), **keys("ministry_forms? minister_forms?", [str]), "of_state?": bool}

RANKS = TomlTable(
    "roles/ranks.toml",
    lambda: {
        "rank": _worded(_RANK),
        "office": _worded(_OFFICE),
        "promotion": [keys("rank organisation modifier scope becomes", str)],
        "military": _worded({"name": str}),
    },
)
ORGANISATIONS = TomlTable("roles/organisations.toml", lambda: {"organisation": _worded(_ORGANISATION)})
BODIES = TsvTable("roles/bodies.tsv", lambda: {**keys("name kind", str), "country?": str, **_cells("")})
PORTFOLIOS = TomlTable(
    "roles/portfolios.toml",
    lambda: {
        "portfolio": _worded(
            _PORTFOLIO
            | {f"{language.code}_stem?": str for language in title_languages() if "compounds" in language.titles}
        )
    },
)
UNITS = TomlTable(
    "roles/units.toml",
    lambda: {
        "kind": _worded(
            {
                **keys("id name head translated? commanded? at_bank?", str),
                **keys("one? local? of_people? of_places? body?", bool),
                **keys("reads? of_body? of_region?", _BY_NAME),
            }
        ),
        "area": _worded({**keys("id name", str), "contains?": [str]}),
        "named": [{**keys("name organisation country", str), "forms": [str]}],
        "renamed": [{"name": str, "topics": [str], "note?": str}],
    },
)
MODIFIERS = TomlTable(
    "roles/modifiers.toml", lambda: {"modifier": _worded({**keys("id name kind alone?", str), "prefixes?": [str]})}
)
REGIONS = TsvTable(
    "roles/regions.tsv",
    lambda: {"country": str, "kind": ("region", "republic", "city"), "name": str, **_cells("")},
)
COUNTRIES = TsvTable("roles/countries.tsv", lambda: {**keys("code name", str), **_cells("", "_adjective", "_capital")})
TRANSLATED_WORDS = TsvTable("roles/translated_words.tsv", keys("en ru uk de fr", str))
TITLE_WORDS = TomlTable(
    "roles/words.toml",
    {
        "home": str,
        "homes": _BY_NAME,
        "cyrillic": {
            "irregular": _BY_NAME,
            "endings": [str],
            "alternating": _BY_NAME,
            "shortest_stem": int,
            "whole": [str],
            "adjective": str,
            "sciences": [str],
            "of_nouns": [str],
        },
        "leaders": {"*": [str]},
        "directorates": {"prefixes": _BY_NAME, "bodies": [str]},
        "starters": keys("words heading country adverbial patronymics articles", [str]),
    },
)
