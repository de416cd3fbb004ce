"""The neutral alphabet."""

from __future__ import annotations

import pytest

from namematch.translit import neutral_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Зеленський", "Зеленский"),
        ("Фёдор", "Федор"),
        ("Дарчієв", "Дарчиев"),
        ("Наталья", "Наталия"),
        ("Соловьёв", "Соловйов"),
        ("Кириллов", "Кирилов"),
        ("Щербаков", "Шчербаков"),
        ("Братский", "Брацкий"),
        ("Ґалаґан", "Галаган"),
        ("Лаўроў", "Лавров"),
        ("Юрий", "Юрій"),
        ("ИВАНОВ", "иванов"),
        ("Јанковић", "Янкович"),
        ("Тоқаев", "Токаев"),
        ("и\u0306", "й"),
    ],
)
def test_traditions_meet(one: str, other: str) -> None:
    assert neutral_key(one) == neutral_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Жуков", "Шуков"), ("Иванов", "Иванова"), ("Петров", "Педров"), ("Мария", "Мара")]
)
def test_names_stay_apart(one: str, other: str) -> None:
    assert neutral_key(one) != neutral_key(other)


@pytest.mark.parametrize("text", ["", "12", "Ivanov", "\ud800", "щ" * 10_000])
def test_anything_has_a_key(text: str) -> None:
    assert neutral_key(neutral_key(text)) == neutral_key(text)
