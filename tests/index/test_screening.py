"""One list screened against another."""

from __future__ import annotations

import pytest
from tests.rules import population_where

import namematch as nm
from namematch.errors import InputError
from namematch.index import screen_names

LAVROV = ("Lavrov", "Лавров")


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
