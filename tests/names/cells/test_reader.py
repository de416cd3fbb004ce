"""Cells: what is the name in them, what its bearer is called otherwise, and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.names import compare, parse_name
from namematch.names.cells import read_cell
from namematch.names.parsing.dates import date_tokens


def parts(text: str) -> str:
    name = parse_name(text)
    return "/".join(part or "-" for part in (name.given, name.patronymic, name.surname))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # letters
        ("ГOBOP AЛEKCEЙ", "АЛЕКСЕЙ/-/ГОВОР"),
        ("Ниĸолай Iгорович", "Николай/Ігорович/-"),
        ('Мар"яна Петренко', "Мар'яна/-/Петренко"),
        ('Солов"йов Ігор', "Ігор/-/Солов'йов"),
        ("Прокоп*юк Олег", "Олег/-/Прокоп'юк"),
        ("ПРОКОП ЮК ОЛЕГ", "ОЛЕГ/-/ПРОКОП'ЮК"),
        ("Иван0в Иван", "Иван/-/Иванов"),
        ("I9or Sech1n", "Igor/-/Sechin"),
        ("Алла 3уева", "Алла/-/Зуева"),
        ("3уб Пётр", "Пётр/-/3уб"),
        ("Èâàíîâ Èâàí", "Иван/-/Иванов"),
        ("Ð˜Ð²Ð°Ð½Ð¾Ð² Ð˜Ð²Ð°Ð½", "Иван/-/Иванов"),
        ("%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2", "-/-/Иванов"),
        ("Bdfyjd Bdfy", "Иван/-/Иванов"),
        ("иВАНОВ иВАН", "Иван/-/Иванов"),
        # spaces
        ("Влади мир Влади мирович ПУ ТИН", "Владимир/Владимирович/ПУТИН"),
        ("Nikolai Patr ushev", "Nikolai/-/Patrushev"),
        ("ИвановИванИванович", "Иван/Иванович/Иванов"),
        ("AlisherUsmanov", "Alisher/-/Usmanov"),
        ("ИвановИ.И.", "И./И./Иванов"),
        # documents
        ("P<RUSIVANOV<<IVAN<<<<<<<<<", "IVAN/-/IVANOV"),
        ("PNRUSHRUWEV<<NIKITA<SERGEEVI3<<<<<<", "НИКИТА/СЕРГЕЕВИЧ/ХРУЩЕВ"),
        ("LAVROV SERGEQ VIKTOROVI3", "СЕРГЕЙ/ВИКТОРОВИЧ/ЛАВРОВ"),
        ("PETROVA/ANNA IVANOVNA MRS", "ANNA/IVANOVNA/PETROVA"),
        ("IVANOV/IVANMR", "IVAN/-/IVANOV"),
        ("ABRAMOV/OMAR", "OMAR/-/ABRAMOV"),
        ("ivanov.ii", "I./I./Ivanov"),
        ("ivanov.yu@example.org", "Yu./-/Ivanov"),
        # initials
        ("Petrov IuA", "Iu/A/Petrov"),
        ("Kaliuzhnaia AV", "A/V/Kaliuzhnaia"),
        ("Iv. Iv. Ivanov", "Iv./Iv./Ivanov"),
        ("Иван Иванович И.", "Иван/Иванович/И."),
        ("ЕКАТЕРИНА Г.", "ЕКАТЕРИНА/-/Г."),
        ("Петров И.", "И./-/Петров"),
        # what is no name
        ("Иванов И.И., 01.02.1970 г.р., г. Москва", "И./И./Иванов"),
        ("ИП Глава КФХ Иванов И.И.", "И./И./Иванов"),
        ("д.ю.н., проф. Иванов И.И.", "И./И./Иванов"),
        ("гр. Иванов И.И.", "И./И./Иванов"),
        ("MR. IVAN IVANOV - OLD", "IVAN/-/IVANOV"),
        ("a.k.a. Саблин Олег", "Олег/-/Саблин"),
        ("po rosyjsku: Олег Саблин", "Олег/-/Саблин"),
        ("ESTATE OF SERGEY LAVROV", "SERGEY/-/LAVROV"),
        ("Pavel Zotov, Ministry of Railways", "Pavel/-/Zotov"),
        ("Pavel Zotov, Ambassador to Chile", "Pavel/-/Zotov"),
        ("Режиссёр Павел Зотов", "Павел/-/Зотов"),
        ("Голова Павел Ильич", "Павел/Ильич/Голова"),
        ("Ivanov Ivan NULL", "Ivan/-/Ivanov"),
        ("Präsident Putin", "-/-/Putin"),
        ("Иванов Иван (отчество отсутствует)", "Иван/-/Иванов"),
        ("IVANOV, Ivan; DOB 12 Mar 1970; POB Moscow, Russia; Gender Male", "Ivan/-/IVANOV"),
    ],
)
def test_the_name_in_a_cell(cell: str, expected: str) -> None:
    assert parts(cell) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Max Born", "Otto von Bismarck", "Kim Jong Un", "Пётр I", "Екатерина II", "Graham MacDonald",
        "Анна Мария Петрова", "Faik Sameddin ogly Mamedov", "Джемал Иванович Гурциев", "Ли Анна", "Krč Ivan",
        "Иванова Е. А.", "Крутой Игорь", "de la Cruz Maria", "иванов иван", "ivan petrov", "Ivan petrov", "Георг Ом",
        "Йозеф Прчлик",
    ],
)  # fmt: skip
def test_a_name_is_left_as_it_is(name: str) -> None:
    assert read_cell(name, date_tokens) is None


@pytest.mark.parametrize(
    ("cell", "titles", "aliases", "dates"),
    [
        ("Лавров Сергей (ИНН 770000000000)", ("ИНН 770000000000",), (), ()),
        ("Лавров Сергей, он же Иванов Пётр", ("он же",), ("Иванов Пётр",), ()),
        ("Igor BEZLER (a.k.a. Bes (devil))", ("a.k.a.", "devil"), ("Bes",), ()),
        ("Anna Ivanova née Petrova", (), ("née Petrova",), ()),
        ("Viktor CHEVTSOV/ SHEVTSOV", (), ("SHEVTSOV",), ()),
        ("Ivan Petrov and Anna Petrova", ("and",), ("Anna Petrova",), ()),
        ("IVANOV, Ivan; DOB 12 Mar 1970; nationality Russia", ("nationality Russia",), (), ("DOB 12 Mar 1970",)),
        ("ООО \"БАЙ\"", ('ООО "БАЙ"',), (), ()),
        ("Иванов Иван (старший)", ("старший",), (), ()),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_name_is_shown(
    cell: str, titles: tuple[str, ...], aliases: tuple[str, ...], dates: tuple[str, ...]
) -> None:
    name = parse_name(cell)
    assert (name.titles, name.aliases, name.dates) == (titles, aliases, dates)
    assert name.text == cell


@pytest.mark.parametrize("name", ["Ирина Сергеевна Банк", "Bank Ivan", "Ivan State"])
def test_a_surname_is_no_organisation(name: str) -> None:
    assert not parse_name(name).organisation


def test_mended_letters_are_shown_and_parts_stand_in_them() -> None:
    name = parse_name("Мар яна Петренко")
    assert name.mended == "Маряна Петренко"
    assert [name.mended[part.start : part.end] for part in name.parts] == ["Маряна", "Петренко"]
    assert parse_name("гр. Иванов").mended == ""


def test_an_organisation_has_no_parts() -> None:
    name = parse_name("Joint Stock Company Duks")
    assert name.organisation
    assert not name.parts
    assert not compare('ООО "БАЙ"', 'ООО "БАЙКАЛ"').same
    assert not compare("ООО Иванов", "Иванов Иван Иванович").same


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Иванова (Петрова) Анна Сергеевна", "Анна Сергеевна Петрова"),
        ("Иванова (Петрова) Анна Сергеевна", "Анна Сергеевна Иванова"),
        ("Maria VORONTSOVA (born PUTINA)", "Мария Путина"),
        ("Anna Kim née Petrova", "Anna Petrova"),
        ("Лавров Сергей Викторович, он же Иванов Пётр Петрович", "Пётр Петрович Иванов"),
        ("Viktor CHEVTSOV/ SHEVTSOV", "Виктор Шевцов"),
        ("Иван Иванович И.", "Ivanov Ivan Ivanovich"),
        ("Вл. Вл. Путин", "Владимир Владимирович Путин"),
        ("Iv. Iv. Ivanov", "Иванов Иван Иванович"),
        ("Petrov IuA", "Петров Юрий Александрович"),
    ],
)
def test_a_cell_agrees_with_each_of_its_names(cell: str, name: str) -> None:
    assert compare(cell, name).same


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Иванова (Петрова) Анна Сергеевна", "Анна Сергеевна Сидорова"),
        ("Лавров Сергей Викторович, он же Иванов Пётр Петрович", "Пётр Петрович Лавров"),
        ("Иван Иванович И.", "Петров Иван Иванович"),
        ("ЕКАТЕРИНА Г.", "Петрова Екатерина"),
        ("Petrov IuA", "Петров Юрий Борисович"),
        ("Iv. Iv. Ivanov", "Иванов Пётр Иванович"),
        ("Иванов Иван Иванович (старший)", "Иванов Иван Иванович (младший)"),
    ],
)
def test_a_cell_contradicts_other_names(cell: str, name: str) -> None:
    assert not compare(cell, name).same


@given(st.text(alphabet='АВСавгеёіABCabcei0139<>/;*"()., -=%', max_size=30))
def test_any_cell_is_read(text: str) -> None:
    name = parse_name(text)
    assert name.text == text
    assert all((name.mended or text)[part.start : part.end] == part.text for part in name.parts)


def test_an_ampersand_parts_two_full_names_and_is_no_word_of_one() -> None:
    couple = parse_name("Igor Sokolov & Maria Sokolova")
    assert ([part.text for part in couple.parts], couple.aliases) == (["Igor", "Sokolov"], ("Maria Sokolova",))
    firm = parse_name("Иванов & Петров")
    assert ([part.text for part in firm.parts], firm.aliases, firm.mended) == (["Иванов", "Петров"], (), "")
