"""Which given names hang together, and that coarse keys of Latin words tie no others."""

from __future__ import annotations

import pytest

from namematch.names.sources.given_relations import given_relation
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
