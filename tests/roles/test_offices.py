from __future__ import annotations

import pytest

from namematch.roles import Office, offices_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("мэр Казани", "Mayor of Kazan"),
        ("CEO of Gazprom", "глава «Газпрома»"),
        ("директор завода «Мумасулы»", "директора завода «Мумасулы»"),
    ],
)
def test_an_office_is_one_however_it_is_written(one: str, other: str) -> None:
    assert offices_of(one) == offices_of(other) != frozenset()


@pytest.mark.parametrize(
    "title",
    ["footballer", "deputy mayor of Kazan", "former mayor of Kazan", "депутат Госдумы", "директор завода", "мэр", ""],
)
def test_what_many_hold_or_what_says_no_place_is_none(title: str) -> None:
    assert not offices_of(title)


def test_a_title_may_have_several() -> None:
    assert {office.rank for office in offices_of("CEO of Gazprom and mayor of Omsk")} == {"ceo", "mayor"}
    assert all(isinstance(office, Office) and office.place for office in offices_of("мэр Омска"))
