"""Laws of comparing two names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import NEAR_SURNAMES, any_text, full_names, schemes

from namematch.evidence import probability, total_bits
from namematch.names import compare, compare_many, parse_name
from namematch.translit import romanize


@given(full_names(), schemes, schemes)
def test_one_name_in_two_schemes_is_one_person(name: str, one: str, two: str) -> None:
    result = compare(romanize(name, one), romanize(name, two))
    assert result.same, result.explain()


@given(full_names(), schemes)
def test_a_name_and_its_romanisation_are_one_person(name: str, scheme: str) -> None:
    assert compare(name, romanize(name, scheme)).same


@given(full_names(patronymic=True), full_names(patronymic=True))
def test_different_given_names_are_different_people(one: str, two: str) -> None:
    assume(one.split()[0] != two.split()[0])
    assert not compare(one, two).same


@given(any_text, any_text)
def test_symmetric(left: str, right: str) -> None:
    one, two = compare(left, right), compare(right, left)
    assert (one.same, one.bits, one.probability) == (two.same, two.bits, two.probability)
    assert [(e.left, e.right) for e in one.evidence] == [(e.right, e.left) for e in two.evidence]


@given(any_text)
def test_reflexive_on_names(text: str) -> None:
    # Two people may well share an initial; a name is at least one word written out.
    assume(any(not part.initial for part in parse_name(text).parts))
    assert compare(text, text).same


@given(any_text, any_text)
def test_the_probability_is_the_logistic_of_the_evidence(left: str, right: str) -> None:
    result = compare(left, right)
    assert total_bits(result.evidence) == pytest.approx(result.bits)
    assert result.probability == pytest.approx(probability(result.bits))
    assert result.same == (result.bits > 0)


@given(full_names(), full_names())
def test_each_part_stands_in_one_piece_of_evidence(left: str, right: str) -> None:
    evidence = compare(left, right).evidence
    for name, side in ((left, "left"), (right, "right")):
        shown = " ".join(
            getattr(item, side) or "" for item in evidence if item.part in {"given", "patronymic", "surname"}
        )
        assert sorted(shown.split()) == sorted(name.split())


@given(full_names(), schemes, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_normal_form_change_nothing(name: str, scheme: str, change: object) -> None:
    written = romanize(name, scheme)
    other = unicodedata.normalize("NFD", change(written))  # type: ignore[operator]
    assert compare(name, written).same == compare(name, other).same


@examples(20)
@given(st.lists(st.tuples(st.one_of(st.none(), full_names()), full_names()), max_size=12))
def test_many_is_compare_row_by_row(rows: list[tuple[str | None, str]]) -> None:
    left, right = [a for a, _ in rows], [b for _, b in rows]
    assert compare_many(left, right) == [None if a is None else compare(a, b) for a, b in rows]


@examples(20)
@given(st.lists(st.tuples(full_names(), st.sampled_from(NEAR_SURNAMES), schemes, schemes), min_size=1, max_size=4))
def test_many_is_compare_where_surnames_are_near(rows: list[tuple[str, tuple[str, str], str, str]]) -> None:
    left, right = [], []
    for name, (one, two), scheme, other in rows:
        given_names = name.rsplit(" ", 1)[0]
        left.append(romanize(f"{given_names} {one}", scheme))
        right.append(romanize(f"{given_names} {two}", other))
    assert compare_many(left, right) == [compare(a, b) for a, b in zip(left, right, strict=True)]


populations = st.one_of(st.integers(1, 10**9), st.floats(1, 1e9))
min_probabilities = st.floats(1e-6, 1 - 1e-6)


@given(st.one_of(full_names(), any_text), full_names(), populations, populations)
def test_more_people_never_raise_a_probability(left: str, right: str, one: float, two: float) -> None:
    few, many = (compare(left, right, population=people) for people in sorted((one, two)))
    assert many.probability <= few.probability
    assert few.verdict != "different" or many.verdict == "different"
    assert not many.same or few.same


@given(full_names(), full_names(), populations, min_probabilities, min_probabilities)
def test_a_higher_line_never_joins_more(left: str, right: str, population: float, one: float, two: float) -> None:
    low, high = (compare(left, right, population=population, min_probability=line) for line in sorted((one, two)))
    assert low.same or not high.same
    assert (
        (low.verdict == "different") == (high.verdict == "different") or low.verdict == "same" or min(one, two) > 0.05
    )


@given(full_names(), full_names(), populations, min_probabilities)
def test_a_verdict_is_what_the_probability_says(left: str, right: str, population: float, line: float) -> None:
    found = compare(left, right, population=population, min_probability=line)
    assert found.same == (found.verdict == "same") == (found.probability > line)
    assert (found.verdict == "different") == (found.probability <= min(line, 0.05))
    assert found.probability == pytest.approx(probability(found.bits))
    assert total_bits(found.evidence) == found.bits
