"""Latin words back in the spelling of Ukrainian, Belarusian, Bulgarian and others."""

from __future__ import annotations

import pytest

from namematch.translit import name_bits, readings, restore, romanize
from namematch.translit.readings.national import (
    national_spelling,
    native_spellings,
    orthographies,
    own_scheme,
    press_bits,
    shown_languages,
)


@pytest.mark.parametrize(
    ("language", "latin", "spelling"),
    [
        ("uk", "Zelenskyi", "зеленський"), ("uk", "Lukianenko", "лук'яненко"),
        ("uk", "Kolomoiskyi", "коломойський"), ("uk", "Melnyk", "мельник"),
        ("uk", "Klychko", "кличко"), ("uk", "Yermak", "єрмак"), ("be", "Lukashenka", "лукашэнка"),
        ("be", "Shautsou", "шаўцоў"),
        ("be", "Kalesnikava", "калеснікава"), ("be", "Aleksijevič", "алексіевіч"), ("bg", "Bŭchvarov", "бъчваров"),
        ("bg", "Radev", "радев"),
        ("sr", "Đinđić", "ђинђић"), ("mk", "Ljubčo", "љубчо"), ("kk", "Toqaev", "тоқаев"),
        ("tk", "Döwrangulyýew", "дөврангулыев"), ("tt", "Xäbibullin", "хәбибуллин"),
    ],
)  # fmt: skip
def test_a_word_is_spelled_as_its_language_spells_it(language: str, latin: str, spelling: str) -> None:
    assert national_spelling(latin, language) == spelling


@pytest.mark.parametrize(
    ("language", "scheme", "name"),
    [
        ("uk", "ukrainian-2010", "Порошенко"), ("uk", "ukrainian-scholarly", "Грушевський"),
        ("uk", "ukrainian-2010", "Тягнибок"),
        ("be", "belarusian-2023", "Караткевіч"), ("be", "lacinka", "Быкаў"),
        ("bg", "bulgarian-bgn-pcgn-1952", "Кънчев"),
        ("sr", "serbian-gaj", "Ђоковић"),
    ],
)  # fmt: skip
def test_what_a_scheme_of_the_language_writes_is_read_back(language: str, scheme: str, name: str) -> None:
    assert national_spelling(romanize(name, scheme), language) == name.lower()


def test_a_word_that_no_scheme_of_the_language_writes_has_no_spelling() -> None:
    assert all(national_spelling("Qwxzzt", language) is None for language in orthographies())


@pytest.mark.parametrize(
    ("latin", "russian", "shown"),
    [
        ("Oleksii", "Олексій", {"uk"}), ("Sviatlana", "Святлана", {"be"}), ("Andrei", "Андрей", set()),
        ("Vladimir", "Владимир", set()), ("Zmitser", "Змицер", {"be"}),
        ("Zghurskyi", "Згурский", {"uk"}), ("Pŭrvanov", "Пврванов", {"bg"}), ("Bykaŭ", "Быкав", {"be"}),
    ],
)  # fmt: skip
def test_given_names_and_letters_show_a_language(latin: str, russian: str, shown: set[str]) -> None:
    assert shown_languages(latin, russian) == shown


@pytest.mark.parametrize(("latin", "cyrillic"), [("Pŭrvanov", "Първанов"), ("Tŭrkov", "Търков"), ("Bykaŭ", "Быков")])
def test_letters_of_bulgarian_make_its_spelling_the_first_reading(latin: str, cyrillic: str) -> None:
    assert readings(latin, limit=1)[0].cyrillic == cyrillic


def test_a_public_name_is_written_more_than_it_is_borne() -> None:
    assert press_bits("Жириновский") < press_bits("Шириновский") == name_bits("Шириновский")
    assert press_bits("Горбачёв-Шириновский") == press_bits("Горбачев") + press_bits("Шириновский")


def test_a_common_name_stays_as_common_as_it_is() -> None:
    assert press_bits("Иванов") == name_bits("Иванов")


def test_its_own_spelling_is_likelier_than_that_of_russian_lists() -> None:
    assert press_bits("Първанов") < press_bits("Парванов") < name_bits("Парванов")
    assert ("първанов", "bg") in native_spellings("парванов")
    assert native_spellings("жириновский") == ()


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


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("Олексій Гончаренко", "ukrainian-news"), ("Олена Зеленська", "ukrainian-news"),
        ("Микола Тищенко", "ukrainian-news"), ("Ольга Воробйова", "ukrainian-news"),
        ("Сяргей Румас", "belarusian-news"), ("Аляксандр Шчэрбін", "belarusian-news"),
        ("Сцяпан Пуціла", "ukrainian-news"),
        ("Аляксандр Каралёў", "belarusian-news"), ("Андрэй Сініцын", "belarusian-news"),
        ("Ђорђе Станковић", "serbian-gaj"), ("Ѓорге Иванов", "macedonian-passport"),
        ("Йорданка Фандъкова", "bulgarian-2009"), ("Алексей Гончаренко", None), ("Подъячев Игорь", None),
    ],
)  # fmt: skip
def test_letters_and_given_names_show_by_whose_scheme_a_name_is_written(name: str, scheme: str | None) -> None:
    assert own_scheme(name) == scheme
