"""Two entities compared: all names, and contradiction apart from omission."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch import InputError, compare, ftm


def person(*names: str, **properties: Any) -> dict[str, Any]:
    return {"schema": "Person", "properties": {"name": list(names), **properties}}


def parts(items: Any) -> list[str]:
    return [item.part for item in items]


def test_an_omission_is_no_contradiction() -> None:
    full, short, other = (
        person(f"Valery {father} Ermakov") for father in ("Nikolaevich", "", "Konstantinovich")
    )  # fmt: skip
    omitted, contradicted = ftm.compare(full, short), ftm.compare(full, other)
    assert (omitted.verdict, parts(omitted.omissions), omitted.contradictions) == ("same", ["patronymic"], ())
    assert (contradicted.verdict, contradicted.omissions) == ("different", ())
    assert parts(contradicted.contradictions) == ["patronymic"]


def test_the_names_that_agree_best_carry() -> None:
    found = ftm.compare(person("Igor Girkin", alias=["Igor Strelkov"]), person("Стрелков Игорь Иванович"))
    assert found.same
    assert {found.comparison.left, found.comparison.right} == {"Igor Strelkov", "Стрелков Игорь Иванович"}
    assert found.bits == compare("Igor Strelkov", "Стрелков Игорь Иванович").bits


@pytest.mark.parametrize(
    ("names", "others", "part"),
    [
        (["Valery Ermakov", "Valery Nikolaevich Ermakov"], ["Valery Konstantinovich Ermakov"], "patronymic"),
        (["I. Petrov", "Igor Petrov"], ["Ivan Petrov"], "given"),
        (["Igor Petrov", "Иван Петров", "Иван Ильич Петров"], ["Ivan Petrov", "Ivan Sergeevich Petrov"], "patronymic"),
        (["Ivan Petrov", "Ivan Petrov Jr."], ["Ivan Petrov Sr."], "suffix"),
    ],
)
def test_a_fuller_name_is_asked_before_a_shorter_one(names: list[str], others: list[str], part: str) -> None:
    found = ftm.compare(person(*names), person(*others))
    assert part in parts(found.contradictions)
    assert not found.same


def test_a_name_from_elsewhere_answers_nothing() -> None:
    nom_de_guerre = ftm.compare(person("I. Petrov", alias=["Sergey Sidorov"]), person("Ivan Petrov"))
    assert nom_de_guerre.contradictions == ()
    assert nom_de_guerre.bits == compare("I. Petrov", "Ivan Petrov").bits


def test_a_maiden_name_is_no_contradiction() -> None:
    assert ftm.compare(person("Maria Ivanova", previousName=["Maria Petrova"]), person("Петрова Мария")).same


def test_parts_answer_too() -> None:
    listed = person("Ivan Petrov", firstName=["Ivan"], lastName=["Petrov"], fatherName=["Sergeevich"])
    assert parts(ftm.compare(listed, person("Петров Иван Ильич")).contradictions) == ["patronymic"]


def test_a_weak_alias_makes_a_pair_possible_at_most() -> None:
    assert ftm.compare(person("Igor Girkin", weakAlias=["Strelok"]), person("Стрелок")).verdict == "possible"
    assert ftm.compare(person("Igor Girkin", weakAlias=["Strelok"]), person("Игорь Гиркин")).same


ONE = "Александр Дарчиев"


@pytest.mark.parametrize(
    ("left", "right", "relation", "sign"),
    [
        ("1960-10-01", "1960-10-01", "same-day", 1),
        ("1960-10-01", "1960-10", "same-month", 1),
        ("1960-10-01", "1960", "same-year", 1),
        ("1960-01-01", "1960-10-01", "same-year", 1),
        ("1960-10-02", "1960-02-10", "swapped", 1),
        ("1960-10-01", "1960-10-11", "one-digit", 1),
        ("1960-10-01", "1961-10-01", "one-digit", 1),
        ("1960", "1961", "year-beside", -1),
        ("1960-10-01", "1960-05-23", "different", -1),
        ("1960-10", "1960-05", "different", -1),
        ("1960-10-01", "1971", "different", -1),
    ],
)
def test_birth_dates(left: str, right: str, relation: str, sign: int) -> None:
    found = ftm.compare(person(ONE, birthDate=[left]), person("Alexander Darchiyev", birthDate=[right]))
    [item] = [item for item in found.evidence if item.part == "birth date"]
    assert (item.relation, item.bits > 0, item.left, item.right) == (relation, sign > 0, left, right)
    assert parts(found.contradictions) == (["birth date"] if relation == "different" else [])
    assert found.same == (relation != "different")


def test_what_is_no_date_of_birth_says_nothing() -> None:
    found = ftm.compare(person(ONE, birthDate=["unknown"]), person(ONE, birthDate=["1971"]))
    assert (parts(found.omissions), found.same) == (["birth date"], True)


def test_of_several_birth_dates_one_has_to_agree() -> None:
    found = ftm.compare(person(ONE, birthDate=["1950", "1960-10-01"]), person(ONE, birthDate=["1960-10-01", "1971"]))
    assert "birth date" in parts(found.agreements)


def test_a_birth_date_that_one_leaves_out_says_nothing() -> None:
    found = ftm.compare(person(ONE, birthDate=["1960"]), person(ONE))
    assert (parts(found.omissions), found.bits) == (["birth date"], compare(ONE, ONE).bits)


def test_what_contradicts_is_never_same() -> None:
    found = ftm.compare(person(ONE, birthDate=["1960"]), person(ONE, birthDate=["1985"]))
    assert (found.verdict, found.probability > 0.9) == ("possible", True)
    assert ftm.compare(person("Sasha Kim", gender=["male"]), person("Саша Ким", gender=["female"])).contradictions


def test_countries_and_offices_are_weighed_and_contradict_nothing() -> None:
    left = person(ONE, nationality=["ru"], position=["Ambassador to the United States", "head of department"])
    alike = ftm.compare(left, person(ONE, country=["by", "ru"], position=["посол в США"]))
    other = ftm.compare(left, person(ONE, country=["by"], position=["footballer"]))
    assert {"country", "position"} <= set(parts(alike.agreements))
    assert alike.bits > compare(ONE, ONE).bits > other.bits
    assert other.contradictions == ()


def test_population_and_line_are_those_of_names() -> None:
    one, two = person("Ivan Petrov"), person("Иван Петров")
    assert ftm.compare(one, two).same
    assert not ftm.compare(one, two, population=1_000_000).same
    assert not ftm.compare(one, two, min_probability=0.9999).same
    with pytest.raises(InputError, match="population must be"):
        ftm.compare(one, two, population=0)


def test_an_entity_without_a_name_is_refused() -> None:
    with pytest.raises(InputError, match=r"^the entity '' has no name$"):
        ftm.compare(person(), person(ONE))


NAMES = st.lists(
    st.sampled_from(["Ivan Petrov", "Иван Ильич Петров", "I. Petrov", "Petrov", "Maria Petrova", "Igor Petrov"]),
    min_size=1, max_size=3,
)  # fmt: skip
PEOPLE = st.builds(
    lambda names, dates, gender, weak: person(*names, birthDate=dates, gender=gender, weakAlias=weak),
    NAMES,
    st.lists(st.sampled_from(["1960", "1960-10-01", "1971-01-01", "1960-01-10"]), max_size=2),
    st.lists(st.sampled_from(["male", "female"]), max_size=1),
    st.lists(st.sampled_from(["Vanya", "Strelok"]), max_size=1),
)


@given(PEOPLE, PEOPLE)
def test_laws(left: dict[str, Any], right: dict[str, Any]) -> None:
    found, turned = ftm.compare(left, right), ftm.compare(right, left)
    assert (found.bits, found.verdict) == (turned.bits, turned.verdict)
    assert sum(item.bits for item in found.evidence) == found.bits
    assert {(e.part, e.relation, e.left, e.right) for e in found.evidence} == {
        (e.part, e.relation, e.right, e.left) for e in turned.evidence
    }
    assert not (found.same and found.contradictions)
    itself = ftm.compare(left, left)
    assert itself.contradictions == itself.omissions == ()


def test_explain_says_what_contradicts_and_what_is_left_out() -> None:
    said = ftm.compare(
        person(ONE, birthDate=["1960"]), person("Дарчиев Александр Никитич", birthDate=["1985"])
    ).explain()
    assert said.splitlines()[1:] == [
        "Contradiction: birth date '1960' / '1985'.", "Left out by one: patronymic 'Никитич'.",
    ]  # fmt: skip


def test_it_shows_in_a_notebook() -> None:
    assert "<svg" in ftm.compare(person(ONE), person(ONE))._repr_html_()
