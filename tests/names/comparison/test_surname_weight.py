"""Surnames are one as far as schemes and readings lead both back to one name, and against somebody near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.names import PartKind, compare, compare_many
from namematch.names.comparison.surname_weight import (
    NO_CONTEXT,
    beside_given,
    inflected_alike,
    overlap,
    ratio_to_lookalike,
    slip_ratio,
)
from namematch.names.comparison.word_weight import surnames_beside_given, weigh_words
from namematch.names.sources.cyrillic_sources import spelled_sources
from namematch.names.sources.surname_channel import (
    MAN_IN_A_CASE,
    OBLIQUE,
    STRAIGHT,
    in_context,
    is_foreign_cyrillic,
    schemes_of_given,
    with_candidates,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Захаров", "Sacharow"),
        ("Kulik", "Кулик"),
        ("Čajkovskij", "Tschaikowski"),
        ("Мэй", "Мей"),
        ("Литвиненко", "Lytvynenko"),
        ("Ткачов", "Ткачев"),
        ("Лук'яненко", "Лукьяненко"),
        ("Третяк", "Tret'jak"),
        ("Соловьевъ", "Соловьёв"),
    ],
)
def test_one_name_in_two_spellings_is_one(left: str, right: str) -> None:
    assert compare(f"Анна {left}", f"Anna {right}").same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Захаров", "Saharov"),
        ("Kulik", "Kolik"),
        ("Петров", "Petrovsky"),
        ("Балашов", "Балашев"),
        ("Якунов", "Яконов"),
        ("Kent", "Kant"),
        ("Красавкина", "Красавина"),
        ("Лещенко", "Міщенко"),
        ("Дайнеко", "Deineko"),
        ("Кочиев", "Кокиев"),
    ],
)
def test_names_a_letter_apart_are_two(left: str, right: str) -> None:
    assert not compare(f"Руслан {left}", f"Ruslan {right}").same


def test_schemes_decide_between_readings() -> None:
    readings = spelled_sources("kushkinbayev", PartKind.SURNAME)
    assert max(readings, key=readings.__getitem__) == "кушкинбаев"
    assert readings.by_scheme > 0
    assert spelled_sources("кушкинбаев", PartKind.SURNAME).by_scheme == 0


def test_a_given_name_tells_the_scheme() -> None:
    german, plain = schemes_of_given("jewgeni"), schemes_of_given("sergei")
    assert german
    assert plain
    assert schemes_of_given("сергей") == STRAIGHT
    assert schemes_of_given("сергея") == OBLIQUE | MAN_IN_A_CASE
    assert schemes_of_given("александра") == 0
    origins = spelled_sources("schalimow", PartKind.SURNAME)
    beside = in_context("schalimow", origins, german)
    assert sum(beside.values()) == pytest.approx(sum(origins.values()))
    assert in_context("schalimow", origins, 0) is origins


@pytest.mark.parametrize(("one", "other"), [("Sergey Shoygu", "Сергей Шойгу"), ("Heinrich Heine", "Генрих Гейне")])
def test_beside_a_given_name_in_the_nominative_a_surname_is_too(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Йорданка Фандъкова", "Jordanka Fandykowa"),
        ("Uzeir Hajibeyov", "Узеир Гаджибеков"),
        ("Emomali Rahmon", "Эмомали Рахмонов"),
        ("Ғабит Мүсірепов", "Габит Мусрепов"),
    ],
)  # fmt: skip
def test_official_forms_count_where_nothing_else_is_in_common(one: str, other: str) -> None:
    assert compare(one, other).same


def test_what_another_word_reads_as_is_tried() -> None:
    origins = spelled_sources("hatšuk", PartKind.SURNAME)
    more = with_candidates("hatšuk", origins, ["хатшук", "петров"])
    assert more["хатшук"] > 0
    assert "петров" not in more


@given(st.floats(0.01, 1), st.floats(1e-6, 1), st.floats(0, 3))
def test_more_that_is_shared_speaks_more_for_one_name(shared: float, apart: float, ease: float) -> None:
    assert ratio_to_lookalike(shared, apart, ease) <= ratio_to_lookalike(min(2 * shared, 1.0), apart, ease)
    assert ratio_to_lookalike(shared, apart, ease) >= ratio_to_lookalike(shared, 2 * apart, ease)


@given(st.floats(-10, 13), st.floats(-10, 20), st.floats(0, 7))
def test_a_given_name_says_nothing_against_a_lookalike(bits: float, near: float, beside: float) -> None:
    assert beside_given(bits, near, beside) >= 2.0**-bits
    assert beside_given(bits, near, beside) <= beside_given(bits, near, beside + 1)
    assert beside_given(bits, near, beside) >= beside_given(bits, near + 1, beside)


def test_a_name_with_no_other_near_it_weighs_what_it_is_rare() -> None:
    weight = weigh_words("Лавров", "Лавров", PartKind.SURNAME)
    assert surnames_beside_given(weight, 7.0) == weight


def test_words_in_other_letters_may_differ_more() -> None:
    assert is_foreign_cyrillic("шевченкў")
    assert not is_foreign_cyrillic("шевченко")
    assert not is_foreign_cyrillic("shevchenko")
    assert overlap("каріп", "карип").shared > overlap("карып", "карип").shared


def test_a_slip_makes_an_odd_word_of_a_plausible_one() -> None:
    assert slip_ratio("пригожин", "пригохжин") > slip_ratio("кочиев", "кокиев")
    assert slip_ratio("пригожин", "пригожин") == 0.0


def test_columns_agree_with_pairs() -> None:
    surnames = [
        *("Дмитриева", "Dimitrieva", "Dmitriyeva", "Дайнеко", "Deineko", "Помаз", "Pomos", "Вйотик", "Войтик"),
        *("Ярова", "Яровая", "Iarovaia", "Портная", "Portyanaya", "Сираева", "Siriyeva", "7", "Hatšuk", "Khatshuk"),
    ]
    given_names = ("Анна", "Ievguenia", "")
    names = [f"{name} {surname}".strip() for name in given_names for surname in surnames]
    pairs = [(one, two) for one in names for two in names]
    column = compare_many(*zip(*pairs, strict=True))
    assert column.bits.tolist() == [compare(one, two).bits for one, two in pairs]


def test_a_context_is_of_one_side_only() -> None:
    context = schemes_of_given("iouri")
    assert overlap("жуков", "joukov", (0, context)).shared > overlap("жуков", "joukov", NO_CONTEXT).shared


def test_a_form_of_a_word_is_that_word_however_it_is_read() -> None:
    assert inflected_alike("trump", "trumpa") > 0
    assert inflected_alike("trump", "trumpa") == inflected_alike("trumpa", "trump")
    assert inflected_alike("trump", "жуков") == 0.0
    assert compare("Donald Trump", "Donalda Trumpa").same
