"""The habits of a column, and what they change."""

from __future__ import annotations

import pytest

from namematch.names import PartKind, parse_name, parse_name_many
from namematch.names.parsing.habits import IN_GENERAL, Habits, habits_of

G, P, S = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME
SURNAMES = [f"{start}{end}" for start in ("Бел", "Гус", "Зу", "Орл", "Петр", "Тит") for end in ("ов", "енко", "евский")]
SURNAME_FIRST = [f"{surname} {given}" for surname in SURNAMES for given in ("Иван", "Анна", "Олег")]
GIVEN_FIRST = [" ".join(reversed(name.split())) for name in SURNAME_FIRST]
# Neither word is a name on a list or ends like one.
OPEN = "Квабал Жундур"


def surname_of(column: list[str]) -> str | None:
    (first, *_) = parse_name_many([OPEN, *column], habits=True)
    return first.surname if first else None


def test_the_order_of_a_column_decides_an_open_name() -> None:
    assert surname_of(SURNAME_FIRST) == "Квабал"
    assert surname_of(GIVEN_FIRST) == "Жундур"


def test_it_does_not_overrule_what_the_words_say() -> None:
    (first, *_) = parse_name_many(["Сергей Лавров", *SURNAME_FIRST], habits=True)
    assert first
    assert first.surname == "Лавров"


def test_capitals_lose_weight_in_a_column_that_uses_them_otherwise() -> None:
    column = [f"{given.upper()} {surname}" for given, surname in (name.split() for name in GIVEN_FIRST)]
    alone = parse_name("КВАБАЛ Жундур")
    (first, *_) = parse_name_many([alone.text, *column], habits=True)
    assert first
    assert alone.surname == first.surname == "КВАБАЛ"
    assert first.probability < alone.probability


def test_habits_are_off_unless_asked_for() -> None:
    assert parse_name_many([OPEN, *SURNAME_FIRST])[0] == parse_name(OPEN)


def test_the_order_of_rows_and_repeated_rows_change_nothing() -> None:
    column = [OPEN, *SURNAME_FIRST, *GIVEN_FIRST[:7]]
    forwards = parse_name_many(column, habits=True)
    assert parse_name_many(column[::-1], habits=True) == forwards[::-1]
    assert parse_name_many([*column, *column], habits=True) == [*forwards, *forwards]


def test_few_names_change_little() -> None:
    few, many = (habits_of(map(parse_name, names)) for names in (SURNAME_FIRST[:1], SURNAME_FIRST))
    assert habits_of([]) == IN_GENERAL
    assert 0 <= few.surname_first < 0.5 < many.surname_first
    assert few.given_first > -0.5 > many.given_first


@pytest.mark.parametrize(
    ("kinds", "has_comma", "capitals", "bits"),
    [
        ((S, G), False, (False, False), 1.0),
        ((S, G), True, (False, False), 0.0),
        ((G, P, S), False, (False, False, False), 2.0),
        ((G, P), False, (False, False), 0.0),
        ((G, S), False, (False, True), 6.0),
        ((G, S), False, (True, False), 10.0),
        ((G, S), False, (None, True), 2.0),
        ((G, S), False, (True, True), 2.0),
    ],
)
def test_what_habits_add(
    kinds: tuple[PartKind, ...], has_comma: bool, capitals: tuple[bool | None, ...], bits: float
) -> None:
    assert Habits(1.0, 2.0, 4.0, 8.0).bits(kinds, has_comma, capitals) == bits
