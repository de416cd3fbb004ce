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


@pytest.mark.parametrize(
    ("word", "capitals"),
    [
        ("OGNjANOVIC", True), ("LJubic", False), ("OGNJANOVIC", True), ("Ognjanovic", False), ("O", False),
        ("OJ", True), ("LJUb", False), ("OGNja", False), ("NjEGOS", False), ("ogn", False), ("ЉУБИЋ", True),
    ],
)  # fmt: skip
def test_a_word_in_capitals_may_have_one_small_letter_of_a_digraph(word: str, capitals: bool) -> None:
    (unit,) = units_of(word).units
    assert unit.capitals is capitals
