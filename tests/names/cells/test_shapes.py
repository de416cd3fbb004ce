"""Cells of every shape beside the plain name of their person, and beside a name that contradicts it."""

from __future__ import annotations

import pytest

import namematch as nm
from namematch.names.comparison.births import birth_dates

# The cell, the plain name, another person's.
SHAPES = {
    "words joined": ("КузнецовАндрейВикторович", "Андрей Кузнецов", "Алексей Кузнецов"),
    "a given name written small in a piece": ("Свет лана Тиханов ская", "Светлана Тихановская", "Серафима Тихановская"),
    "a soft sign by itself": ("Григор ьєв Пилип", "Григор'єв Пилип", "Григор'єв Павло"),
    "Greek letters": ("Hиκoлaй Bopoнин", "Николай Воронин", "Никита Воронин"),
    "internal passport": ("SOLOV9EV 7RIQ MIHAQLOVI3", "Соловьев Юрий Михайлович", "Соловьев Юрий Николаевич"),
    "a couple": ("Igor Sokolov & Maria Sokolova", "Мария Соколова", "Нина Соколова"),
    "a couple of which one is named": ("Mr & Mrs Ivan Petrov", "Иван Петров", "Илья Петров"),
    "a language cut short": ("укр. Олена Соколова", "Olena Sokolova", "Nina Sokolova"),
    "a former name that begins it": ("formerly known as Maria Sokolova", "Мария Соколова", "Нина Соколова"),
    "a premier": ("Premier Sokolov", "Игорь Соколов", "Игорь Орлов"),
    "a Greek letter that only looks alike in capitals": ("Δарья Соколова", "Дарья Соколова", "Нина Соколова"),
    "heirs": ("THE HEIRS OF BORIS BEREZOVSKY", "Борис Березовский", "Богдан Березовский"),
    "an honour with its country": ("Герой России полковник Иванов П.С.", "Пётр Иванов", "Олег Иванов"),
    "an academy": ("Академик РАН Гинзбург В.Л.", "Виталий Гинзбург", "Наум Гинзбург"),
    "an office with what it is of": ("Министр обороны Шойгу Сергей", "Сергей Шойгу", "Семён Шойгу"),
    "an office of a state": ("президент України Зеленський Володимир", "Володимир Зеленський", "Олександр Зеленський"),
    "a rank of two words": ("Lieutenant General Ivan PETROV", "Иван Петров", "Илья Петров"),
    "a rank with a hyphen": ("Rear-Admiral Ivan PETROV", "Иван Петров", "Илья Петров"),
    "a rank behind a comma": ("Орлов Егор Ильич, полковник", "Орлов Егор Ильич", "Орлов Пётр Ильич"),
    "what somebody is": ("Елена Орлова — журналист", "Елена Орлова", "Ирина Орлова"),
    "an academic title": ("Prof. Dr. habil. Egor Orlov", "Орлов Егор", "Орлов Пётр"),
    "a rank in German": ("Generaloberst Ivan Petrov", "Иван Петров", "Илья Петров"),
    "a deputy cut short": ("зам. министра обороны Иванов Тимур", "Тимур Иванов", "Тарас Иванов"),
    "a trade in front": ("Нотариус Орлова Е.И.", "Орлова Елена", "Орлова Нина"),
    "an address of mail": ("Соколов Егор <e.sokolov@mail.ru>", "Соколов Егор", "Соколов Пётр"),
    "a label that is listed nowhere": ("Kyrillisch: Елена Орлова", "Елена Орлова", "Ирина Орлова"),
    "a label of several words": ("на русском языке: Елена Орлова", "Елена Орлова", "Ирина Орлова"),
    "a code of a language": ("ru Елена Орлова", "Елена Орлова", "Ирина Орлова"),
    "semicolons": ("Petrov;Ivan;Ivanovich", "Петров Иван Иванович", "Петров Олег Ильич"),
    "no patronymic": ("Соколова Мария (no middle name)", "Соколова Мария", "Соколова Нина"),
    "6 for sh": ("6evchenko Taras", "Шевченко Тарас", "Шевченко Тимур"),
    "4 for ch beside a vowel": ("Hristo Stoi4kov", "Христо Стоичков", "Христо Стоянов"),
    "9 for ya": ("Ili9 Petrov", "Илья Петров", "Иван Петров"),
    "a quote for a soft sign": ('Ol"ga Petrova', "Ольга Петрова", "Оксана Петрова"),
    "a page of Central Europe": ("Jovanoviæ Milan", "Јовановић Милан", "Јовановић Марко"),
    "Latin letters in UTF-8": ("PetroviÄ‡ Milan", "Петровић Милан", "Петровић Марко"),
    "a header of mail": ("=?utf-8?B?0J/QtdGC0YDQvtCyINCY0LLQsNC9?=", "Петров Иван", "Петров Олег"),
    "one word in the wrong layout": ("Сергей Gtnhjd", "Сергей Петров", "Сергей Павлов"),
    "a Latin name by Cyrillic keys": ("Фдучфтвук Шмфтщм", "Alexander Ivanov", "Anton Ivanov"),
    "two figures of a year": ("Соколов Егор 12.03.80 г.р.", "Соколов Егор * 1980-03-12", "Соколов Егор * 1971-07-01"),
    "a month in front": ("Sokolov Egor b. May 5, 1979", "Соколов Егор 05.05.1979", "Соколов Егор 07.09.1959"),
    "an age": ("Соколов Егор, 44 года", "Соколов Егор", "Соколов Пётр"),
    "a town behind the date": ("Sokolov Egor, 05.05.1979 г.р., Tula, Russia", "Соколов Егор", "Соколов Пётр"),
    "initials glued to a surname": ("ЛавровСВ", "Лавров Сергей Викторович", "Лавров Пётр Викторович"),
    "two former names": ("Иванова (Петрова, Сидорова) Анна", "Анна Сидорова", "Инна Сидорова"),
    "the surname of a monk": ("архимандрит Тихон (Шевкунов)", "Тихон Шевкунов", "Филипп Шевкунов"),
    "an at sign": ("Iv@n Petrov", "Иван Петров", "Илья Петров"),
    "a lost apostrophe": ("Мар?яна Бойко", "Мар'яна Бойко", "Марта Бойко"),
    "a surname in the wrong layout": ("bdfyjd", "Иванов", "Петров"),
    "a former office": ("экс-президент Медведев Дмитрий", "Дмитрий Медведев", "Денис Медведев"),
    "small initials": ("соколов е и", "Соколов Егор Ильич", "Соколов Пётр Ильич"),
    "letters with spaces": ("С О К О Л О В Егор", "Соколов Егор", "Соколов Пётр"),
    "letters with spaces, and initials": ("С О К О Л О В Е И", "Соколов Егор Ильич", "Соколов Пётр Ильич"),
    "the number of a passenger": ("1.1SOKOLOV/EGOR MR", "Соколов Егор", "Соколов Пётр"),
    "a figure for a letter in an ending": ("PETROVA A. F2DOROVNA", "Петрова Анна Фёдоровна", "Петрова Анна Ильинична"),
    "another name, the surname first": ("SOKOLOV, Egor (a.k.a. ORLOV, Pyotr)", "Пётр Орлов", "Пётр Соколов"),
    "an office with its firm": ("Соколов Егор — директор ООО «Заря»", "Соколов Егор", "Соколов Пётр"),
    "a trade with its firm": ("Соколов Егор, слесарь Завода № 5", "Соколов Егор", "Соколов Пётр"),
    "an office in English": ("Egor Sokolov, director of Alpha Company", "Соколов Егор", "Соколов Пётр"),
    "an office in brackets": ("Соколов Егор (член правления ПАО «Альфа»)", "Соколов Егор", "Соколов Пётр"),
    "an academician": ("Соколов Е.И., акад. РАН", "Соколов Егор Ильич", "Соколов Пётр Ильич"),
    "the younger, with a hyphen": ("Соколов Егор-младший", "Egor Sokolov Jr", "Egor Sokolov Sr"),
    "the younger, with a hyphen behind the surname": ("Соколов-мл. Егор", "Egor Sokolov Jr", "Egor Sokolov Sr"),
    "the Arabic article": ("AL-SAADI, Karim Nasser", "Karim Nasser AL-SAADI", "Karim Nasser AL-JUBURI"),
    "the article behind four": ("OMAR SAMI KARIM AL-SAADI", "OMAR SAMI KARIM AL-SAADI", "OMAR SAMI KARIM AL-JUBURI"),
    "a firm of one person": ("Egor Sokolov GmbH", "Соколов Егор", "Соколов Пётр"),
    "the same with dots": ("Egor Sokolov s.r.o.", "Соколов Егор", "Соколов Пётр"),
    "a Russian legal form behind": ("Егор Соколов ООО", "Соколов Егор", "Соколов Пётр"),
    "a Bulgarian sole trader": ("ЕТ Егор Соколов", "Соколов Егор", "Соколов Пётр"),
    "a surname that somebody had": ("Anna Orlova (ex-Sokolova)", "Anna Sokolova", "Anna Petrova"),
    "a maiden name in Ukrainian": ("Анна Орлова (дів. Коваль)", "Анна Коваль", "Анна Ткач"),
    "a place of birth": ("Sokolov Egor, né en 1970 à Minsk", "Соколов Егор", "Соколов Пётр"),
    "a place behind a date": ("Соколов Егор 1970 г.р. Тула", "Соколов Егор", "Соколов Пётр"),
    "father and son": ("Соколов Егор (отец)", "Егор Соколов (отец)", "Соколов Егор (сын)"),
    "a couple with one surname": ("Егор и Анна Соколовы", "Анна Соколова", "Пётр Соколов"),
    "a couple with an ampersand": ("Egor & Anna Sokolov", "Егор Соколов", "Пётр Соколов"),
    "several people with initials": ("Орлов П.А., Соколов Е.И.", "Соколов Егор Ильич", "Соколов Пётр Ильич"),
    "a marker for the surname": ("UULU, Egor Marat", "Egor Marat uulu", "Egor Asan uulu"),
    "q for я": ("Qna Sokolova", "Яна Соколова", "Инна Соколова"),
    "a medical doctor": ("Prof. Dr. med. Egor Sokolov", "Соколов Егор", "Соколов Пётр"),
    "the first and the second": ("Пётр Орлов 2-й", "Пётр Орлов 2-й", "Пётр Орлов 1-й"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_cell_is_its_person_and_nobody_else(shape: str) -> None:
    cell, same, other = SHAPES[shape]
    assert nm.compare(cell, same).same
    assert not nm.compare(cell, other).same


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # An abbreviation in Latin letters is no word of the Cyrillic name before it.
        ("Орлов Егор; DOB 1.2.1970; POB Tula", "Белова Инна; DOB 1.2.1970; POB Tula"),
        ("Kamov Holding No. 40", "Kamov Holding No. 54"),
        ("Almaz Bank No. 5", "Almaz Trading LLC"),
    ],
)
def test_what_stands_beside_a_name_makes_nobody_the_same(one: str, two: str) -> None:
    assert not nm.compare(one, two).same


@pytest.mark.parametrize(
    "name",
    ["Kim Philby", "Sergei Lavrov", "Bank Ivan", "Иванов, Иван", "Мкртчян Генрих", "Håkon Bjørnæs", "François Hæk"],
)
def test_a_plain_name_is_left_as_it_is(name: str) -> None:
    parsed = nm.parse_name(name)
    assert (parsed.mended, parsed.titles, parsed.organisation) == ("", (), False)


@pytest.mark.parametrize("firm", ["Egor Media Group", "Egor Shipping Ltd", "Соколов ООО", "Vega LLC", "Заря ООО"])
def test_what_is_more_than_a_person_and_a_legal_form_is_an_organisation(firm: str) -> None:
    assert nm.parse_name(firm).organisation


@pytest.mark.parametrize("name", ["Vaqif Sokolov", "Tariq Aziz", "Qriboyedov Egor"])
def test_q_is_left_where_it_makes_a_word_of_a_name(name: str) -> None:
    assert nm.parse_name(name).mended == ""


def test_semicolons_part_the_words_of_a_name_only_if_one_is_a_given_name() -> None:
    assert nm.parse_name("Иванов;Пётр").given == "Пётр"
    assert nm.parse_name("Иванов;Петров").aliases == ("Петров",)


def test_a_year_of_two_figures_may_be_of_either_century() -> None:
    assert birth_dates(("05.06.79",)) == ("1979-06-05",)
    assert birth_dates(("05.06.12",)) == ("1912-06-05", "2012-06-05")
    assert birth_dates(("32.06.12", "5/6/2", "80-03-12")) == ()
