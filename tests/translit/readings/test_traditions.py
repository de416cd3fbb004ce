"""Cyrillic words in the spelling of other traditions: which, and at what cost."""

from __future__ import annotations

import pytest

from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.traditions import traditional_candidates


def candidates(word: str) -> dict[str, int]:
    costs, words = traditional_candidates(word)
    assert costs == sorted(costs)
    assert len(set(words)) == len(words) <= search_weights().beam
    return dict(zip(words, costs, strict=True))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("зеленський", {"зеленський": 0, "зеленский": 10_000}),
        ("лук'яненко", {"лук'яненко": 0, "лукъяненко": 20_000}),
        ("тоқаев", {"тоқаев": 0, "токаев": 10_000}),
        ("церашкоў", {"церашкоў": 0, "терешков": 25_000}),
        ("фёдоров", {"федоров": 0}),
        ("щукин", {"щукин": 0, "штукин": 30_000}),
    ],
)
def test_a_word_stands_for_itself_and_costs_more_as_another(word: str, found: dict[str, int]) -> None:
    written = candidates(word)
    assert {each: written[each] for each in found} == found


def test_a_word_of_no_tradition_is_itself_alone() -> None:
    assert candidates("гнатюк") == {"гнатюк": 0}


def test_what_is_on_no_list_costs_eight_bits_more() -> None:
    found = candidates("зеленський")
    assert listed_cost("зеленскый") is None
    assert listed_cost("зеленский") is not None
    # One rewrite of two bits more, and the list.
    assert found["зеленскый"] == found["зеленский"] + 20_000 + 80_000


def test_a_very_long_word_stands_for_itself_alone() -> None:
    longest = search_weights().longest
    assert len(candidates("і" * longest)) > 1
    assert candidates("і" * (longest + 1)) == {"і" * (longest + 1): 0}


@pytest.mark.parametrize(
    ("written", "russian"),
    [
        ("ціхі", "тихий"), ("мядзведзеў", "медведев"), ("салжаніцын", "солженицын"), ("мөхәммәтшин", "мухамметшин"),
        ("кривоніс", "кривонос"), ("қоңыров", "куныров"), ("мақсұтбаев", "максутпаев"), ("аргәын", "аргун"),
        ("агрҕба", "агргба"), ("ҳашба", "хашба"), ("қәаџба", "кваджба"), ("џьанашиа", "джанашия"),
    ],
)  # fmt: skip
def test_neighbours_of_russian_have_its_names(written: str, russian: str) -> None:
    assert russian in traditional_candidates(written)[1]
