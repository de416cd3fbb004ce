from __future__ import annotations

import pytest

from namematch.names import PartKind, compare, compare_many
from namematch.names.comparison.confusable import both_attested, by_the_book, likelier_two, neither_slipped
from namematch.names.comparison.word_weight import weigh_words


@pytest.mark.parametrize(
    ("left", "right"), [("Захаров", "Saharov"), ("Kulik", "Kolik"), ("Петров", "Petrovsky"), ("Балашов", "Балашев")]
)
def test_two_names_on_record_are_likelier_two(left: str, right: str) -> None:
    assert both_attested(left, right)
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


@pytest.mark.parametrize(("left", "right"), [("Дмитриева", "Dimitrieva"), ("Дайнеко", "Deineko"), ("Белоус", "Bilous")])
def test_what_schemes_spell_apart_are_two(left: str, right: str) -> None:
    assert by_the_book(left).isdisjoint(by_the_book(right))
    assert likelier_two(left, right)
    assert likelier_two(right, left)


def test_what_no_scheme_spells_so_may_be_anybody() -> None:
    assert by_the_book("Dmitrieva") == {"дмитриев"}
    assert not by_the_book("Dmeetreeyeva")
    assert not likelier_two("Дмитриева", "Dmeetreeyeva")


@pytest.mark.parametrize(("left", "right"), [("Помаз", "Pomos"), ("Стреж", "Strish"), ("Полоз", "Pomos")])
def test_a_surname_that_a_scheme_spells_just_so_is_no_slip(left: str, right: str) -> None:
    assert neither_slipped(left, right)
    assert weigh_words(left, right, PartKind.SURNAME).relation != "slip"


def test_what_is_on_no_record_may_be_a_slip() -> None:
    assert not neither_slipped("Войтик", "Воийтк")
    assert weigh_words("Войтик", "Воийтк", PartKind.SURNAME).relation == "slip"
    assert not neither_slipped("7", "Иванов")


def test_a_short_surname_may_be_a_long_one_where_the_father_is_the_same() -> None:
    assert compare("Ярова Ірина Анатоліївна", "Яровая Ирина Анатольевна").same
    assert not compare("Инна Мозговая", "Inna Mozgova").same


def test_columns_agree_on_who_is_whose_neighbour() -> None:
    surnames = [
        *("Дмитриева", "Dimitrieva", "Dmitriyeva", "Дайнеко", "Deineko", "Помаз", "Pomos", "Вйотик", "Войтик"),
        *("Ярова", "Яровая", "Iarovaia", "Портная", "Portyanaya", "Сираева", "Siriyeva", "7"),
    ]
    pairs = [(f"Анна {one}", f"Анна {two}") for one in surnames for two in surnames]
    column = compare_many(*zip(*pairs, strict=True))
    assert column.bits.tolist() == [compare(one, two).bits for one, two in pairs]


def test_what_cannot_be_read_is_nobodys_neighbour() -> None:
    assert not both_attested("7", "Иванов")
    assert not both_attested("", "")


def test_a_neighbour_is_another_person_unless_the_father_is_the_same() -> None:
    assert not compare("Ivan Kulik", "Иван Колик").same
    assert compare("Ivan Petrovich Kulik", "Иван Петрович Кулик").same
