from __future__ import annotations

import pickle

import pytest

from namematch.names import Comparison, compare, compare_many

SAME = [
    ("Alexander Darchiyev", "Александр Дарчиев"),
    ("Dartschijew, Alexander", "А. Н. Дарчиев"),
    ("Jewgeni Prigoschin", "Evguéni Prigojine"),
    ("Maria Zakharova", "Марии Захаровой"),
    ("Aleksandr Lukashenko", "Аляксандр Лукашэнка"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy"),
    ("Mykola Azarov", "Николай Азаров"),
    ("Dmitrijs Rogozins", "Дмитрий Рогозин"),
    ("Sonata Coulter", "Соната Коултер"),
    ("MELNIK Sergey Sergeevich", "Сергей Мельник"),
    ("Natalja Poklonskaja", "Наталия Поклонская"),
    ("Sasha Petrov", "Александр Петров"),
]
DIFFERENT = [
    ("Alexander Darchiyev", "Анна Дарчиева"),
    ("Sergei Lavrov", "Sergei Ivanov"),
    ("Гусев Дмитрий Геннадьевич", "Гусев Дмитрий Владимирович"),
    ("Ivan Petrov", "Pyotr Ivanov"),
    ("А. Иванов", "Б. Иванов"),
    ("Maxim Shukov", "Anton Zhukov"),
    ("Aleksandr Petrov", "Aleksandra Petrova"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_person(left: str, right: str) -> None:
    assert compare(left, right).same, compare(left, right).explain()


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_people(left: str, right: str) -> None:
    assert not compare(left, right).same, compare(left, right).explain()


def test_a_rare_surname_weighs_more() -> None:
    def surname_bits(a: str, b: str) -> float:
        return next(item.bits for item in compare(a, b).evidence if item.part == "surname")

    assert surname_bits("Ivanov", "Иванов") < surname_bits("Darchiyev", "Дарчиев")


def test_a_missing_part_says_nothing_and_a_different_one_a_great_deal() -> None:
    short, full = "Sergei Ivanov", "Сергей Борисович Иванов"
    assert {e.part: e.bits for e in compare(short, full).evidence}["patronymic"] == 0.0
    assert compare("Сергей Сергеевич Иванов", full).contradicted_parts == {"patronymic"}


def test_an_initial_agrees_weakly_and_contradicts_strongly() -> None:
    agrees, contradicts = compare("А. Песков", "Алексей Песков"), compare("Д. Песков", "Алексей Песков")
    bits = {e.part: e.bits for e in agrees.evidence}
    assert 0 < bits["given"] < bits["surname"]
    assert "given" in contradicts.contradicted_parts


@pytest.mark.parametrize(
    ("initial", "full"),
    [("Zh. Alferov", "Жорес Алфёров"), ("E. Primakov", "Евгений Примаков"), ("J. Prigoschin", "Евгений Пригожин")],
)
def test_latin_initials_stand_for_cyrillic_ones(initial: str, full: str) -> None:
    assert compare(initial, full).same, compare(initial, full).explain()


def test_explanation_names_the_parts_and_the_verdict() -> None:
    text = compare("Alexander Darchiyev", "Александр Дарчиев").explain()
    assert "same person" in text
    assert "Дарчиев" in text
    assert "bits" in text


def test_the_picture_has_a_bar_for_every_piece_of_evidence() -> None:
    result = compare("<b>Ivan</b> Petrov", "Иван Петров")
    html = result._repr_html_()
    assert result.picture() in html
    # One bar more is the sum, one rectangle more the ground.
    assert html.count("<rect") == len(result.evidence) + 2
    assert "<b>" not in html
    assert 'role="img"' in html


def test_comparisons_pickle() -> None:
    result = compare("Ivan Petrov", "Иван Петров")
    assert pickle.loads(pickle.dumps(result)) == result


@pytest.mark.parametrize("wrong", [None, 7, b"Ivan"])
def test_a_wrong_type_is_said(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        compare("Ivan", wrong)  # type: ignore[arg-type]


def test_many_keeps_rows_and_missing_values() -> None:
    rows = compare_many(["Ivan Petrov", None, "Anna Petrova", ""], ["Иван Петров", "Иван", float("nan"), "x"])  # type: ignore[list-item]
    assert [isinstance(row, Comparison) for row in rows] == [True, False, False, False]
    assert rows[0] == compare("Ivan Petrov", "Иван Петров")


def test_many_wants_columns_of_one_length() -> None:
    with pytest.raises(ValueError, match="same length"):
        compare_many(["Ivan"], [])


def test_certainty_is_never_claimed() -> None:
    assert "(over 99.9 %)" in compare("Alexander Nikitich Darchiyev", "Дарчиев Александр Никитич").explain()
    assert "(under 0.1 %)" in compare("Sergei Lavrov", "Дмитрий Песков").explain()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Юрий Савченко", "Savchenko Yuriy-Danylo"),
        ("LI, Kwang Hun", "LI, Kwang-hun"),
        ("СИДОРЕНКО Лев Яковлевич", "СИДОРЕНКО Лев Якович"),
        ("ТАРАСОВ, Виталий Анатольевич", "TARASOV, Anatolyevich Vitalii"),
        ("Уланбеков Тилек Исакбекович", "Ulanbekov Tilek Isakbekovich"),
        ("СЪБЧО КРЪСТЕВ", "Sabcho Krastev"),
        ("Юлія Цімашчук", "Yuliya Timoshchuk"),
    ],
)
def test_one_person_in_the_habits_of_several_languages(left: str, right: str) -> None:
    assert compare(left, right).same


def test_a_double_given_name_is_not_every_name() -> None:
    assert not compare("Юрий Савченко", "Savchenko Petro-Danylo").same
    assert not compare("LI, Kwang Hun", "LI, Sang-chol").same
