import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch import compare, parse_name
from namematch.names.comparison.births import birth_dates, birth_weight, split_birth_date, with_birth_date


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Иванов Иван Иванович 01.02.1970 г.р.", ["1970-02-01"]),
        ("Иванов Иван Иванович, 1970 г.р.", ["1970"]),
        ("Иванов Иван, 1970 года рождения", ["1970"]),
        ("Іванов Іван, 1970 р.н.", ["1970"]),
        ("Іванов Іван, 5 березня 1970 року народження", ["1970-03-05"]),
        ("Иванов Иван (род. 1 февраля 1970 г.)", ["1970-02-01"]),
        ("Иванов Иван, дата рождения: 01.02.1970", ["1970-02-01"]),
        ("Ivan Ivanov, DOB 07 Sep 1960", ["1960-09-07"]),
        ("Ivan Ivanov, DOB 07 Sep 1960; alt. DOB 7 Oct 1961", ["1960-09-07", "1961-10-07"]),
        ("Ivan Ivanov, born February 1, 1970", ["1970-02-01"]),
        ("Ivan Ivanov * 1.2.1970", ["1970-02-01"]),
        ("Ivan Ivanov (* 1.2.1970; † 3.4.2020)", ["1970-02-01"]),
        ("Ivan Ivanov geb. 1.2.1970", ["1970-02-01"]),
        ("Ivan Ivanov 02/13/1970", ["1970-02-13"]),
        ("Ivan Ivanov 1970-02-01", ["1970-02-01"]),
        ("Ivan Ivanov (DOB: 1960 or 1961)", ["1960", "1961"]),
        ("Ivan Ivanov (1882-1942)", ["1882"]),
        ("Ivan Ivanov, 1955-", ["1955"]),
        ("Ivan Ivanov b. 31.02.1970", ["1970"]),
        ("Ivan Ivanov d. 1901", []),
        ("Ivan Ivanov, fl. 1901", []),
        ("Ivan Ivanov c. 1970", []),
        ("Ivan Ivanov (born circa 1965)", []),
        ("Ivan Ivanov [1970?]", []),
        ("Иванов Иван, ум. 01.02.1942", []),
        ("Иванов Иван XVIII в.", []),
        ("Иванов Иван, 1970 г.", []),
        ("Иванов Иван", []),
    ],
)
def test_dates_of_birth_in_a_cell(cell: str, expected: list[str]) -> None:
    assert sorted(birth_dates(parse_name(cell).dates)) == expected


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("1970-02-01", "1970-02-01", "same-day"),
        ("1970-02-01", "1970-02", "same-month"),
        ("1970-02-01", "1970", "same-year"),
        ("1970-01-01", "1970-08-09", "same-year"),
        ("1970-02-01", "1970-01-02", "swapped"),
        ("1970-02-01", "1970-02-07", "one-digit"),
        ("1979-02-01", "1980-02-01", "year-beside"),
        ("1979-02-01", "1980-07-05", "different"),
        ("1970", "1971", "year-beside"),
        ("1970", "1974", "different"),
        ("1970-02-01", "1988-07-05", "different"),
        ("1970-02-01", "1970-07-05", "different"),
    ],
)
def test_how_two_dates_stand_to_each_other(left: str, right: str, relation: str) -> None:
    assert birth_weight((left,), (right,))[2] == birth_weight((right,), (left,))[2] == relation


def test_the_further_apart_the_more_speaks_against() -> None:
    weights = [
        birth_weight(("1970-02-01",), (other,))[3] for other in ("1970-02-01", "1970", "1970-02-07", "1988-07-05")
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] > 0 > weights[3]


def test_two_whole_dates_far_apart_are_of_two_people() -> None:
    found = compare("Иванов Иван Иванович 01.02.1970 г.р.", "Иванов Иван Иванович 05.07.1988 г.р.")
    assert (str(found.verdict), set(found.contradicted_parts)) == ("different", {"birth date"})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ермаков Валерий Николаевич", "Ермаков Валерий Константинович"),
        ("Иванов Иван", "Иванов Пётр"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Ivan Petrov Jr.", "Ivan Petrov Sr."),
    ],
)
def test_a_day_makes_no_one_person_of_twins(left: str, right: str) -> None:
    found = compare(f"{left} * 1970-02-01", f"{right} * 1970-02-01")
    assert not found.same
    assert found.bits >= compare(left, right).bits
    assert (
        compare("Balytskiy E. * 1970-02-01", "Балицкий Евгений, 01.02.1970").bits
        > compare("Balytskiy E.", "Балицкий Евгений").bits
    )


def test_a_date_does_not_stand_for_a_surname() -> None:
    assert not compare("Иван * 1970-02-01", "Иван Петров * 1970-02-01").same


@examples(50)
@given(st.dates(), st.sampled_from(["Иванов Иван", "PETROV, Pyotr", "O'Neil Ann"]))
def test_a_date_behind_a_name_is_found_again(day: object, name: str) -> None:
    both = with_birth_date(name, str(day))
    assert split_birth_date(both) == (name, (str(day),))
    assert birth_dates(parse_name(both).dates) == (str(day),)
    assert parse_name(both).parts == parse_name(name).parts


@examples(50)
@given(st.text())
def test_any_text_has_dates_or_none(text: str) -> None:
    for found in birth_dates((text,)):
        assert int(found[:4]) > 0
