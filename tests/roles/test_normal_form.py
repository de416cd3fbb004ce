"""The printed normal form: how it is put together, and what is read back as one."""

from __future__ import annotations

import pytest

from namematch.roles import Role, RolePart, parse_role
from namematch.roles.normal_form import read_code, read_normal_form
from namematch.roles.role import render


@pytest.mark.parametrize(
    ("role", "form"),
    [
        (Role("", "head_of_state", ("former",), (), None, None, "US"), "former head of state · US"),
        (Role("", "minister", scope=("to US", "Energy", "Trade")), "minister · to US · for Energy, Trade"),
        # Without a rank before it a list would not be told from running text.
        (Role("", scope=("Energy", "Trade"), country="RU"), "for Energy · for Trade · RU"),
        (Role("", military_rank="colonel", unit="Department"), "colonel · Department"),
        (Role("", "head", military_rank="colonel"), "head"),
        (Role("", modifiers=("acting", "deputy")), "acting deputy"),
        (Role("", rest=("Man’s", "Street")), "man street"),
        (Role("", "head", rest=("Street",)), "head"),
        (Role(""), ""),
    ],
)
def test_a_role_is_printed_part_by_part(role: Role, form: str) -> None:
    assert render(role) == role.normal_form == str(role) == form


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("head · Legal Department · Ministry of Finance · RU", "rank unit organisation country"),
        ("former first deputy minister · Ministry of Finance", "rank organisation"),
        ("minister · for Energy, Trade · US", "rank scope country"),
        ("ambassador · to US · for Energy · RU", "rank scope scope country"),
        ("lieutenant general · Police", "rank organisation"),
        ("for Energy · for Trade", "scope scope"),
        ("Legal Department · RU", "unit country"),
        ("ceo · zorro", "rank organisation"),
        # A country is one only at the end, and a known body is no unit for its name's sake.
        ("ceo · RU · zorro", None),
        ("head · Department of State · US", "rank organisation country"),
        ("head · zorro · to US", None),
        ("head · Department · zorro · for Energy", None),
        ("head · Department · for Energy", "rank unit organisation"),
        ("head · Department · to US", "rank unit organisation"),
        ("head · zorro · acme", None),
        ("head · Legal Department · Trade Department", "rank unit organisation"),
        ("head ·  · RU", None),
        # Modifiers stand in their order; in another they are a name that nobody knows.
        ("deputy former minister · RU", "organisation country"),
        ("head of state", None),
        ("head · ", None),
        ("presidents · RU", "organisation country"),
    ],
)
def test_only_what_is_printed_so_is_read_back(form: str, parts: str | None) -> None:
    role = read_normal_form(form)
    assert (role and " ".join(span.part for span in role.spans)) == parts
    if role is not None:
        assert render(role) == form
        assert [form[span.start : span.end] for span in role.spans] == form.split(" · ")
        assert parse_role(form) == role


def test_what_is_read_back_are_the_parts() -> None:
    role = read_normal_form("former first deputy head · to US · for Energy, Trade · Legal Department · zorro · RU")
    assert role is not None
    assert (role.rank, role.modifiers, role.scope) == ("head", ("former", "first_deputy"), ("to US", "Energy", "Trade"))
    assert (role.unit, role.organisation, role.country) == ("Legal Department", "zorro", "RU")
    general = read_normal_form("former lieutenant general · RU")
    assert general is not None
    assert (general.rank, general.modifiers, general.military_rank) == (None, ("former",), "lieutenant general")


def test_a_country_code_alone_is_a_country() -> None:
    rest = parse_role("the cz")
    assert (rest.country, rest.text) == ("CZ", "the cz")
    (span,) = (span for span in rest.spans if span.part is RolePart.COUNTRY)
    assert (span.start, span.end) == (4, 6)
    assert rest.normal_form == "CZ"
    for title in ("head", "zorro", "cz ru", "head cz"):
        assert read_code(parse_role(title)) is None
