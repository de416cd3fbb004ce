"""Screening one list against another gives what comparing all pairs would, above its floor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions
from tests.resolve.blocking.test_rules import EXAMPLES, slips
from tests.rules import population_where

import namematch as nm
from namematch.errors import InputError
from namematch.index import screen_names
from namematch.names import compare, decision_rule

LAVROV = ("Lavrov", "Лавров")
mentioned = mentions().map(lambda mention: mention.name or "")
written = st.one_of(full_names(), slips(full_names()), mentioned, any_text, st.sampled_from(EXAMPLES))
lists = st.lists(st.none() | written, max_size=8)


def of_all_pairs(
    left: list[str | None], right: list[str | None], population: float | None, least: float | None
) -> list[tuple[int, int, float]]:
    """What comparing every pair of rows gives."""
    line = decision_rule(population, least).line
    pairs = [
        (row, -compare(one, two, population=population).bits, other)
        for row, one in enumerate(left)
        for other, two in enumerate(right)
        if one is not None and two is not None
    ]
    return [(row, other, -bits) for row, bits, other in sorted(pairs) if -bits > line]


@given(lists, lists, st.sampled_from([None, 32, 10_000, 1e9]), st.sampled_from([None, 0.5, 0.9, 0.9999]))
@examples(80)
def test_above_the_floor_nothing_is_missed(
    left: list[str | None], right: list[str | None], population: float | None, least: float | None
) -> None:
    hits = screen_names(left, right, population=population, min_probability=least)
    found = [(hit.left, hit.right, hit.comparison.bits) for hit in hits]
    assert found == of_all_pairs(left, right, population, least)


@given(lists, lists)
@examples(30)
def test_below_the_floor_only_what_shares_nothing_is_missed(left: list[str | None], right: list[str | None]) -> None:
    hits = screen_names(left, right, min_probability=1e-9)
    found = {(hit.left, hit.right, hit.comparison.bits) for hit in hits}
    all_pairs = of_all_pairs(left, right, None, 1e-9)
    assert found <= set(all_pairs)
    assert all(bits <= 0 for _, _, bits in set(all_pairs) - found)


def test_hits_reach_down_to_the_probability_that_is_asked_for() -> None:
    left, right = ["Lavrov", "Sergei Lavrov"], ["Лавров", "Сергей Лавров", "Петров"]
    population = population_where(*LAVROV, weigh=-1)

    def rows(population: float, least: float | None = None) -> list[tuple[int, int, str]]:
        pairs = screen_names(left, right, population=population, min_probability=least)
        return [(pair.left, pair.right, str(pair.comparison.verdict)) for pair in pairs]

    among_many = rows(population, 0.05)
    assert (1, 1, "same") in among_many
    assert (0, 0, "possible") in among_many
    assert (0, 0, "possible") not in rows(population)


def test_a_name_on_both_sides_meets_itself_in_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Sergei Lavrov", None, "Sergei  Lavrov", "Ivan Petrov"]
    pairs = [(0, 0), (0, 2), (2, 0), (2, 2), (3, 3)]
    assert [(hit.left, hit.right) for hit in screen_names(names, names)] == pairs
    monkeypatch.setattr("namematch.index.screening._ROOM", 1)
    assert [(hit.left, hit.right) for hit in screen_names(names, names)] == pairs
    assert screen_names([], names) == screen_names(names, []) == screen_names([None], names) == []


def test_workers_read_the_names_that_one_process_would() -> None:
    with nm.lexicon("docs/how-to/lexicon"):
        alone = screen_names(["Toha Aubakirov", "Иван Петров"], ["Тохтар Аубакиров", "Ivan Petrov"])
        together = screen_names(["Toha Aubakirov", "Иван Петров"], ["Тохтар Аубакиров", "Ivan Petrov"], workers=2)
    assert [(pair.left, pair.right) for pair in alone] == [(0, 0), (1, 1)]
    assert together == alone
    with pytest.raises(InputError, match="at least one worker, not 0"):
        screen_names(["x"], ["y"], workers=0)
