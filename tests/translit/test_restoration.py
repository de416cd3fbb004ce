"""Whole names back in Cyrillic."""

from __future__ import annotations

import pytest

from namematch.errors import UnknownChoiceError
from namematch.translit import restore


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Jewgeni Prigoschin", "Евгений Пригожин"),
        ("Yevgeny Prigozhin", "Евгений Пригожин"),
        ("Evguéni Prigojine", "Евгений Пригожин"),
        ("Wladimir Schischkin", "Владимир Шишкин"),
        ("Sergey Lavrov", "Сергей Лавров"),
        ("LAVROV, Sergey", "ЛАВРОВ, Сергей"),
        ("Nikolai Rimsky-Korsakov", "Николай Римский-Корсаков"),
        ("Ol'ga Zel'dina", "Ольга Зельдина"),
        ("Igor’", "Игорь"),
        ("Сергей Lavrov", "Сергей Лавров"),
    ],
)
def test_names(name: str, cyrillic: str) -> None:
    assert restore(name) == cyrillic


@pytest.mark.parametrize("text", ["", " ", "12.", "Сергей Лавров", "…", "\ud800"])
def test_what_is_not_romanised_stays(text: str) -> None:
    assert restore(text) == text


def test_what_stands_between_words_stays() -> None:
    assert restore(" (Putin) ; ") == " (Путин) ; "


def test_a_long_text_is_restored_word_by_word() -> None:
    assert restore("Ivan " * 50) == "Иван " * 50


def test_only_strings() -> None:
    with pytest.raises(TypeError, match="restore takes a string as name, not NoneType"):
        restore(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Oleksii Reznikov", "Олексій Резніков"),
        ("VOLODYMYR KLYCHKO", "ВОЛОДИМИР КЛИЧКО"),
        ("Sviatlana Tsikhanouskaya", "Святлана Ціханоўская"),
        ("Uladzimir Karatkevich", "Уладзімір Караткевіч"),
        ("Georgi Pŭrvanov", "Георги Първанов"),
        ("Ivan Kjučukov", "Иван Кючуков"),
        ("Zoran Đinđić", "Зоран Ђинђић"),
        ("Hryhorii Skliarenko-Petrovych", "Григорій Скляренко-Петрович"),
        ("Yurii Kravchuk", "Юрій Кравчук"),
        ("Yurii Petrov", "Юрий Петров"),
        ("Nikolai Azarov", "Николай Азаров"),
        ("Georgi Plevneliev", "Георги Плевнелиев"),
        ("T︠S︡i︠u︡pa, Halyna", "Цюпа, Галина"),
        ("Viktar Zharyk", "Віктар Жарык"),
        ("Zianon Lukashuk", "Зянон Лукашук"),
        ("Vojislav Tomović", "Војислав Томовић"),
        ("Slaviša Perić", "Славиша Перић"),
        ("Hristijan Danoski", "Христијан Даноски"),
        ("Iryna Polishchuk", "Ірина Поліщук"),
        ("Andrei Petrov", "Андрей Петров"),
        ("Alexander Lukashenko", "Александр Лукашенко"),
    ],
)
def test_a_name_is_in_the_spelling_of_the_language_that_it_shows(name: str, cyrillic: str) -> None:
    assert restore(name) == cyrillic


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Andrew Tarassow", "Андрей Тарасов"),
        ("PAUL Tsvetkov", "ПАВЕЛ Цветков"),
        ("Hélène Morozova", "Елена Морозова"),
        ("Andrew Kravchuk", "Андрей Кравчук"),
        ("Mikheil Natroshvili", "Михаил Натрошвили"),
        # He is no Russian, hers is a short form, and these are written so in Cyrillic too.
        ("Peter Huber", "Петер Хубер"),
        ("Tania Morozova", "Таня Морозова"),
        ("Zoran Petrov", "Зоран Петров"),
    ],
)
def test_given_names_in_another_language_are_russian_beside_a_russian_surname(name: str, cyrillic: str) -> None:
    assert restore(name) == cyrillic


def test_kazakh_shows_by_its_letters() -> None:
    assert restore("Ǵalym Saǵatov") == "Ғалым Сағатов"
    # What has ц is Russian, and so are its other letters.
    assert restore("Mussa Mudretsov") == "Мұса Мудрецов"


def test_the_language_can_be_said() -> None:
    assert restore("Vitali Klychko", language="uk").endswith("Кличко")
    assert restore("Oleksii Petrov", language="ru") == "Олексий Петров"
    with pytest.raises(UnknownChoiceError, match="language"):
        restore("Oleksii", language="ua")
