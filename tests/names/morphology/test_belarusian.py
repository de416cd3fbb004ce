from __future__ import annotations

import pytest

from namematch.names import PartKind, compare, compare_many
from namematch.names.morphology.belarusian import shows_belarusian, sound
from namematch.translit import NeutralKey


@pytest.mark.parametrize(
    "word", ["Aliaksandr", "Alaksandr", "Natallia", "Dzmitry", "Сяргей", "ДЗМІТРЫЙ", "Siarhiej", "Yuryi"]
)
def test_belarusian_given_names_show_it(word: str) -> None:
    assert shows_belarusian(word, PartKind.GIVEN)


@pytest.mark.parametrize(
    "word", ["Alexander", "Natalia", "Maryna", "Hanna", "Serhey", "Сергей", "Дмитро", "A", "", "а" * 1000]
)
def test_other_given_names_do_not(word: str) -> None:
    assert not shows_belarusian(word, PartKind.GIVEN)


@pytest.mark.parametrize(
    ("word", "shows"),
    [("Mikalaeuna", True), ("Іванаўна", True), ("Ivanavich", True), ("Nikolaevna", False), ("Ivaniwna", False)],
)
def test_patronymics(word: str, shows: bool) -> None:
    assert shows_belarusian(word, PartKind.PATRONYMIC) is shows


@pytest.mark.parametrize(
    ("belarusian", "russian"), [("карол", "корол"), ("астреика", "астреико"), ("цимашенка", "тимошенко")]
)
def test_what_sounds_alike_is_one(belarusian: str, russian: str) -> None:
    assert sound(NeutralKey(belarusian)) == sound(NeutralKey(russian))


def test_belarusian_orthography_joins_what_else_is_two() -> None:
    assert compare("Aliaksandr Karol", "Alexander Korol").same
    assert not compare("Aleksandr Karol", "Alexander Korol").same
    assert not compare("Aliaksandr Karol", "Alexander Kiril").same


def test_a_column_knows_it_too() -> None:
    left = ["Aliaksandr Karol", "Aleksandr Karol", "Karol", "Dzmitry Ivanovich Karol"]
    right = [*["Alexander Korol"] * 3, "Дмитрий Иванович Король"]
    one_by_one = [compare(a, b).bits for a, b in zip(left, right, strict=True)]
    assert compare_many(left, right).bits.tolist() == one_by_one
