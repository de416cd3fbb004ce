from __future__ import annotations

import pytest

from namematch.names.units import units_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("МАРТЫНОВСЕРГЕЙ Ильич", ["МАРТЫНОВ", "СЕРГЕЙ", "Ильич"]),
        ("PETRENKOVLADIMIR", ["PETRENKO", "VLADIMIR"]),
        ("СидоренкоВалентин", ["Сидоренко", "Валентин"]),
        ("ИгорьПетрович", ["Игорь", "Петрович"]),
        ("OlehMykolaiovych Sydorenko", ["Oleh", "Mykolaiovych", "Sydorenko"]),
    ],
)
def test_names_that_lost_the_space_between_them_are_parted(text: str, units: list[str]) -> None:
    assert [unit.text for unit in units_of(text).units] == units


@pytest.mark.parametrize(
    "word",
    ["КОНСТАНТИНОВ", "SHCHUKINA", "Тилекбекович", "Nurzyanovich", "Уланбекович", "MacDonald", "РОМАНОВСКИЙ"],
)
def test_one_word_is_left_whole(word: str) -> None:
    assert [unit.text for unit in units_of(word).units] == [word]
