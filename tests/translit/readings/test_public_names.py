"""Surnames that the press of the whole world writes."""

from __future__ import annotations

import pytest

from namematch.translit import name_bits, readings, restore
from namematch.translit.readings.public_names import own_spellings, written_bits


def test_a_public_name_is_written_more_than_it_is_borne() -> None:
    assert written_bits("Жириновский") < written_bits("Шириновский") == name_bits("Шириновский")
    assert written_bits("Горбачёв-Шириновский") == written_bits("Горбачев") + written_bits("Шириновский")


def test_a_common_name_stays_as_common_as_it_is() -> None:
    assert written_bits("Иванов") == name_bits("Иванов")


def test_its_own_spelling_is_likelier_than_that_of_russian_lists() -> None:
    assert written_bits("Първанов") < written_bits("Парванов") < name_bits("Парванов")
    assert ("първанов", "bg") in own_spellings("парванов")
    assert own_spellings("жириновский") == ()


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Schirinowski", "Жириновский"),
        ("Gălăbov", "Гълъбов"),
        ("Parvanov", "Първанов"),
        ("Japarov", "Жапаров"),
        ("Jachaturián", "Хачатурян"),
        ("Fiódor", "Федор"),
    ],
)
def test_the_press_reads_as_its_man_is_called(latin: str, cyrillic: str) -> None:
    assert readings(latin)[0].cyrillic == cyrillic


def test_other_bearers_are_still_among_the_readings() -> None:
    assert {"Жириновский", "Шириновский"} <= {reading.cyrillic for reading in readings("Schirinowski")}


def test_a_whole_name_is_restored_by_it() -> None:
    assert restore("Sadyr Japarov") == "Садыр Жапаров"
    assert restore("Wladimir Schirinowski") == "Владимир Жириновский"
