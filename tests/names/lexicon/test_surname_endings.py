from __future__ import annotations

import pytest

from namematch.names import Gender, has_surname_ending, surname_gender
from namematch.names.morphology.lemmatizer import surname_base


@pytest.mark.parametrize(
    "word",
    ["Дарчиев", "Darchiyev", "Dartschijew", "Захарова", "Zelenskyy", "Зеленський", "Лукашенко", "Lukashenka",
     "Черных", "Ежов", "Лев-Ежов", "Саакашвили", "Pashinyan", "Лукашевич", "Ціханоўская", "Kadyrow", "Römer-Ivanov"],
)  # fmt: skip
def test_surnames(word: str) -> None:
    assert has_surname_ending(word)


@pytest.mark.parametrize("word", ["May", "Сергей", "Xi", "", "ов", "Шов", "Ежов-Шов", "Трамп"])
def test_not_surnames_by_their_ending(word: str) -> None:
    assert not has_surname_ending(word)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Захарова", Gender.FEMALE),
        ("Zakharova", Gender.FEMALE),
        ("Политковская", Gender.FEMALE),
        ("Lukashevskaïa", Gender.FEMALE),
        ("Лавров", Gender.MALE),
        ("Navalny", None),
        ("Шевченко", None),
        ("Черных", None),
    ],
)
def test_gender(word: str, gender: Gender | None) -> None:
    assert surname_gender(word) is gender


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Захарова", "захаров"),
        ("ZAKHAROVA", "zakharov"),
        ("Путина", "путин"),
        ("Политковская", "политковский"),
        ("Зеленська", "зеленський"),
        ("Mayová", "may"),
        ("Valujevová", "valujev"),
        ("Czarnecka", "czarnecki"),
        ("Шевченко", "шевченко"),
        ("May", "may"),
    ],
)
def test_base(word: str, base: str) -> None:
    assert surname_base(word) == base
