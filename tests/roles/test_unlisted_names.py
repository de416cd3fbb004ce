"""Names of bodies and places that no table knows."""

from __future__ import annotations

import pytest

from namematch.roles import RoleVerdict, compare_roles, offices_of
from namematch.roles.unlisted_names import are_one_name, unlisted_name_key


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Uralkhimplast", "Уралхимпласта"),
        ("Ust-Ilimsk", "Усть-Илимске"),
        ("Ramensky", "Раменского"),
        ("Pushkin", "Пушкинским"),
        ("Zvezda", "Звезду"),
        ("58th Army", "58 Army"),
        ("Tatspirtprom", "Татспиртпромом"),
        ("58e Army", "58-й Army"),
        ("Ural State Mining", "Уральского государственного горного"),
        ("counterintelligence", "контррозвідки"),
    ],
)
def test_a_name_is_one_in_every_alphabet_and_case(latin: str, cyrillic: str) -> None:
    assert are_one_name(latin, cyrillic)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uralkhimplast", "Уралмаша"),
        ("Rusagro", "Русала"),
        ("58th Army", "49 Army"),
        ("Zvezda", "Звезда Востока"),
        ("Ural Mining", "Уральского медицинского"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert not are_one_name(one, other)


def test_the_key_does_not_depend_on_alphabet_or_case() -> None:
    assert unlisted_name_key("Mostotrest") == unlisted_name_key("Мостотреста") != unlisted_name_key("Автотреста")


def test_a_town_that_no_table_knows_is_one_place_of_an_office() -> None:
    assert offices_of("mayor of Kremenchuk") == offices_of("мер Кременчука") != offices_of("мер Прилук")


def test_titles_that_name_it_are_compared_by_it() -> None:
    assert compare_roles("owner of Makfa", "владелец «Макфы»").verdict is RoleVerdict.SAME
    assert compare_roles("owner of Makfa", "владелец «Магнита»").verdict is RoleVerdict.DIFFERENT


def test_kinds_of_unit_are_translated_only_between_alphabets() -> None:
    assert compare_roles("head of the trade department", "начальник торгового отдела").verdict is RoleVerdict.SAME
    assert compare_roles("глава торгового департамента", "глава торгового отдела").verdict is RoleVerdict.DIFFERENT
