from __future__ import annotations

import pytest

from namematch.names import compare
from namematch.names.neighbours import likelier_two, two_on_record


@pytest.mark.parametrize(
    ("left", "right"), [("Захаров", "Saharov"), ("Kulik", "Kolik"), ("Петров", "Petrovsky"), ("Балашов", "Балашев")]
)
def test_two_names_on_record_are_likelier_two(left: str, right: str) -> None:
    assert two_on_record(left, right)
    assert likelier_two(left, right)
    assert likelier_two(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Захаров", "Sacharow"),
        ("Kulik", "Кулик"),
        ("Čajkovskij", "Tschaikowski"),
        ("Мэй", "Мей"),
        ("Литвиненко", "Lytvynenko"),
        ("Ткачов", "Ткачев"),
        ("Лук'яненко", "Лукьяненко"),
        ("Третяк", "Tret'jak"),
    ],
)
def test_one_name_in_two_spellings_is_one(left: str, right: str) -> None:
    assert not likelier_two(left, right)


def test_what_cannot_be_read_is_nobodys_neighbour() -> None:
    assert not two_on_record("7", "Иванов")
    assert not two_on_record("", "")


def test_a_neighbour_is_another_person_unless_the_father_is_the_same() -> None:
    assert not compare("Ivan Kulik", "Иван Колик").same
    assert compare("Ivan Petrovich Kulik", "Иван Петрович Кулик").same
