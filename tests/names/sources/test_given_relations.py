"""Which given names hang together, and that coarse keys of Latin words tie no others."""

from __future__ import annotations

import pytest

from namematch.names.sources.given_relations import given_relation, shared_by_relatives
from namematch.translit import romanize


@pytest.mark.parametrize(
    "names",
    [
        ("Николай", "Никита"), ("Анна", "Яна"), ("Анна", "Анисья"), ("Алексей", "Лена"), ("Алла", "Алина"),
        ("Денис", "Дина"), ("Роман", "Рамзия"), ("Иван", "Фания"), ("Мария", "Муса"), ("Виктор", "Вита"),
        ("Елена", "Элла"), ("Вадим", "Фагим"), ("Ольга", "Ляля"),
    ],
)  # fmt: skip
def test_names_that_nothing_ties_in_cyrillic_are_two_in_the_letters_of_the_news(names: tuple[str, str]) -> None:
    assert given_relation(*names) is None
    assert given_relation(*(romanize(name, "news") for name in names)) is None


@pytest.mark.parametrize(
    ("name", "written"),
    [("Никита", "Nikita"), ("Яна", "Yana"), ("Яна", "Jana"), ("Жанна", "Jeanne"), ("Аня", "Anya"), ("Ульяна", "Ulya")],
)
def test_a_word_keeps_the_names_that_schemes_write_so(name: str, written: str) -> None:
    assert given_relation(name, written) is not None


@pytest.mark.parametrize(
    ("plain", "respected"),
    [("Урмат", "Урматбек"), ("Анвар", "Анваржон"), ("Rustam", "Рустамхон"), ("Талгат", "Талгатжан")],
)
def test_a_word_of_respect_may_be_left_out(plain: str, respected: str) -> None:
    assert given_relation(plain, respected) is not None
    assert shared_by_relatives(plain) & shared_by_relatives(respected)
    assert given_relation(plain, "Эрмекбек") is None


@pytest.mark.parametrize(
    "names", [("Урматбек", "Урматхан"), ("Марина", "Marijan"), ("Ай", "Айбек"), ("Нурлан", "Нурбек")]
)
def test_other_ends_of_names_are_no_respect(names: tuple[str, str]) -> None:
    assert given_relation(*names) is None


WORDS = (
    "Александр", "Саша", "Sasha", "Олександр", "Alexander", "Шура", "Санёк", "Анна-Мария", "Anna-Maria",
    "Мария", "Машенька", "Masha", "Jean-Paul", "Жан-Поль", "Иван", "Вано", "Ivan", "Ванька", "Мухаммад", "Mohammed",
    "Kwang-hun", "Гуан-Хун", "-Анна", "Анна-", "Хитичехе", "Хитичеце", "О'Нил", "Ы",
)  # fmt: skip


@pytest.mark.parametrize("left", WORDS)
def test_names_with_nothing_in_common_are_no_relatives(left: str) -> None:
    for right in WORDS:
        if shared_by_relatives(left).isdisjoint(shared_by_relatives(right)):
            assert given_relation(left, right) is None, right
    assert shared_by_relatives("Саша") & shared_by_relatives("Александр")
    assert not shared_by_relatives("Хитичехе") & shared_by_relatives("Саша")
