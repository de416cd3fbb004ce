"""Priors of populations, and the lines between the three verdicts."""

from __future__ import annotations

import re
from fractions import Fraction
from math import inf, nan
from typing import Any

import numpy as np
import pytest
from tests.rules import population_where

from namematch.errors import InputError
from namematch.evidence import total_bits
from namematch.names import Verdict, compare, compare_many, decision_rule
from namematch.names.batch import find_hits

LAVROV = ("Lavrov", "Лавров")
LINES = (0.5, 0.05, 0.9, 1e-9, 1 - 1e-9, 0.123456789)


def test_the_default_is_the_learned_prior_and_one_half() -> None:
    rule = decision_rule()
    assert (rule.population, rule.prior, rule.min_probability, rule.line) == (32, -5.0, 0.5, 0.0)
    assert decision_rule(32, 0.5) == rule
    assert rule.shift == 0.0


@pytest.mark.parametrize("line", LINES)
def test_a_line_in_bits_is_the_line_in_probability(line: float) -> None:
    rule = decision_rule(min_probability=line)
    # In whole numbers: odds of 2 to the bits against those of the line.
    odds = Fraction(line) / (1 - Fraction(line))
    assert 2 ** Fraction(rule.line) <= odds * (1 + Fraction(1, 10**6))
    assert 2 ** (Fraction(rule.line) + Fraction(1, 1024)) > odds * (1 - Fraction(1, 10**6))
    assert rule.verdict(rule.line) is not Verdict.SAME
    assert rule.verdict(rule.line + 1 / 1024) is Verdict.SAME


def test_a_probability_that_a_comparison_has_is_its_own_line() -> None:
    found = compare("Sergei Lavrov", "Сергей Лавров")
    assert compare("Sergei Lavrov", "Сергей Лавров", min_probability=found.probability).verdict == "possible"
    assert compare("Sergei Lavrov", "Сергей Лавров", min_probability=found.probability - 1e-6).verdict == "same"


def test_the_lower_line_is_never_above_the_upper_one() -> None:
    rule = decision_rule(min_probability=0.01)
    assert rule.lower_line == rule.line
    assert {rule.verdict(bits) for bits in np.arange(-20, 20, 0.25).tolist()} == {Verdict.SAME, Verdict.DIFFERENT}


def test_more_people_make_two_names_less_likely_one_persons() -> None:
    people = [1, 32, *(population_where(*LAVROV, weigh=bits) for bits in (-1.5, -9))]
    verdicts = [compare(*LAVROV, population=population) for population in people]
    assert [str(found.verdict) for found in verdicts] == ["same", "same", "possible", "different"]
    assert [found.same for found in verdicts] == [True, True, False, False]
    assert [found.population for found in verdicts] == people
    for found in verdicts:
        assert total_bits(found.evidence) == found.bits


def test_the_prior_says_its_population_where_it_is_not_the_default() -> None:
    found = compare(*LAVROV, population=20_000)
    assert found.evidence[0].note == "before anything is compared, among 20,000 people"
    assert " %) among 20,000 people: surname" in found.explain()
    assert compare(*LAVROV, population=32) == compare(*LAVROV)
    assert "among" not in compare(*LAVROV).explain()


@pytest.mark.parametrize(
    ("weigh", "least", "words"),
    [
        (6, 0.5, "the same person (98.5 %)"),
        (3, 0.5, "probably the same person (88.9 %)"),
        (3, 0.95, "possibly the same person (88.9 %)"),
        (-1, 0.5, "possibly the same person (33.3 %)"),
        (-1, 0.25, "taken for the same person (33.3 %)"),
        (-6, 0.5, "different people (1.5 %)"),
    ],
)
def test_the_three_verdicts_in_words(weigh: float, least: float, words: str) -> None:
    population = population_where(*LAVROV, weigh)
    shift = compare(*LAVROV, population=population).bits - weigh
    # The bits of a whole number of people are not quite whole.
    assert abs(shift) < 0.02
    said = compare(*LAVROV, population=population, min_probability=least).explain()
    pattern = re.escape(f"'Lavrov' and 'Лавров' are {words[:-6]}") + rf"[\d.]+ %\) among {population:,} people: "
    assert re.match(pattern, said)


def test_a_column_has_the_verdicts_of_its_rows() -> None:
    left, right = ["Lavrov", "Lavrov", None, "Sergei Lavrov"], ["Лавров", "Песков", "Песков", "Сергей Лавров"]
    population = population_where(*LAVROV, weigh=0.5)
    column = compare_many(left, right, population=population, min_probability=0.6)
    assert column.verdict.tolist() == ["possible", "different", "", "same"]
    assert column.same.tolist() == [False, False, False, True]
    for row, one in enumerate(column):
        if one is not None:
            assert one == compare(left[row] or "", right[row] or "", population=population, min_probability=0.6)
            assert (one.bits, one.verdict) == (column.bits[row], column.verdict[row])
    assert compare_many([], []).verdict.tolist() == []


def test_hits_reach_down_to_the_probability_that_is_asked_for() -> None:
    left, right = ["Lavrov", "Sergei Lavrov"], ["Лавров", "Сергей Лавров", "Петров"]
    population = population_where(*LAVROV, weigh=-1)

    def rows(*, population: float, min_probability: float | None = None) -> list[tuple[int, int, str]]:
        hits = find_hits(left, right, population=population, min_probability=min_probability)
        return [(hit.left, hit.right, str(hit.comparison.verdict)) for hit in hits]

    among_many = rows(population=population, min_probability=0.05)
    assert (1, 1, "same") in among_many
    assert (0, 0, "possible") in among_many
    assert (0, 0, "possible") not in rows(population=population)


@pytest.mark.parametrize("population", [0, 0.5, -3, nan, inf, 10**400])
def test_there_is_at_least_one_person(population: float) -> None:
    with pytest.raises(InputError, match="population must be a number of people, 1 or more, not"):
        compare("a", "b", population=population)


@pytest.mark.parametrize("least", [0, 1, -0.1, 1.5, nan, inf])
def test_a_line_is_a_probability(least: float) -> None:
    with pytest.raises(InputError, match="min_probability must lie between 0 and 1, not"):
        compare_many(["a"], ["b"], min_probability=least)


@pytest.mark.parametrize("arguments", [{"population": "many"}, {"min_probability": True}, {"population": [3]}])
def test_a_wrong_kind_of_value_is_said(arguments: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="must be a number, not"):
        compare("a", "b", **arguments)  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers() -> None:
    numbers: Any = {"population": np.int64(10_000), "min_probability": np.float32(0.25)}
    assert compare(*LAVROV, **numbers) == compare(*LAVROV, population=10_000, min_probability=0.25)
