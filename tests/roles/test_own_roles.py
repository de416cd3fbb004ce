"""Roles of a user's lexicon: what each table adds, and that its wordings win over the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from namematch.roles import parse_role, tables
from namematch.roles.phrase_trie import RoleVocabulary
from namematch.user_lexicon import Lexicon, lexicon
from namematch.user_lexicon.role_tables import read_role_tables

OWN = """
[[rank]]
id = "cellar_master"
name = "cellar master"
bits = 7.5
ru = ["кравчий"]

[[rank]]
id = "cork_taster"
name = "taster of corks"
bits = 7.5
de = ["Korkverkoster"]

[[organisation]]
id = "winery"
name = "Winery of Dubna"
kind = "company"
country = "RU"
en = ["Dubna cellars", "Pentagon"]
de = ["Weinwerk"]

[[organisation]]
id = "guild"
name = "Guild of Tasters"
kind = "academy"
ru = ["гильдия"]

[[organisation]]
same_as = "ministry:foreign_affairs"
ru = ["Смоленка"]

[[office]]
rank = "secretary"
organisation = "winery"
modifiers = ["acting"]
country = "KZ"
en = ["keeper of the cork"]

[[unit]]
name = "Bottling Laboratory"
organisation = "winery"
en = ["bottle lab"]

[[unit]]
name = "Tasting Laboratory"
organisation = "guild"
country = "UA"
en = ["taste lab"]
"""


@pytest.fixture(scope="module")
def own() -> Lexicon:
    return Lexicon("own", "checksum", roles=read_role_tables(OWN, "roles.toml"))


@pytest.fixture
def known(own: Lexicon) -> Iterator[RoleVocabulary]:
    """The vocabulary under that lexicon, which is active for the test."""
    with lexicon(own):
        yield tables.role_vocabulary()


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("кравчий", "cellar master"),
        ("cork taster", "cork taster"),
        ("taster of corks", "cork taster"),
        ("cellar master of the Dubna cellars", "cellar master · Winery of Dubna · RU"),
        ("head of Winery of Dubna", "ceo · Winery of Dubna · RU"),
        ("глава гильдии", "head · Guild of Tasters"),
        ("Leiter des Weinwerks", "ceo · Winery of Dubna · RU"),
        ("глава Смоленки", "minister · Ministry of Foreign Affairs"),
        ("Pentagon spokesman", "spokesperson · Winery of Dubna · RU"),
        ("keeper of the cork", "acting secretary · Winery of Dubna · KZ"),
        ("head of the bottle lab", "head · Bottling Laboratory · Winery of Dubna · RU"),
        ("head of the Bottling Laboratory", "head · Bottling Laboratory · Winery of Dubna · RU"),
        ("head of the taste lab", "head · Tasting Laboratory · Guild of Tasters · UA"),
    ],
)
@pytest.mark.usefixtures("known")
def test_titles_are_read_by_it(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form
    assert parse_role(form).normal_form == form


def test_a_rank_weighs_what_it_says(known: RoleVocabulary) -> None:
    assert known.rank_bits["cellar_master"] == 7.5
    assert known.ranks["cellar_master"].default == "cellar_master"


def test_bodies_are_known_by_id_and_by_name(known: RoleVocabulary) -> None:
    winery = known.organisations["winery"]
    assert (winery.name, winery.kind, winery.country, winery.generic) == ("Winery of Dubna", "company", "RU", False)
    assert known.organisations_by_name["Winery of Dubna"] is winery
    assert known.organisations["guild"].country == ""
    with lexicon(None):
        shipped = tables.role_vocabulary()
    assert known.organisations.keys() - shipped.organisations.keys() == {"winery", "guild"}
