"""What a way to take a name apart weighs: the order, the words, capitals and commas, as the table has them."""

from __future__ import annotations

import pytest

from namematch.names import PartKind
from namematch.names.parameters import parsing
from namematch.names.parsing.part_assignment import (
    Kinds,
    assignments,
    comma_bits,
    initials_bits,
    order_bits,
    possessive_bits,
    unit_bits,
)
from namematch.names.parsing.part_scores import PartScores, score_parts
from namematch.names.types import Gender, NameToken

G, P, S = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME
TABLE = parsing()
ORDER = TABLE.order


@pytest.mark.parametrize(
    ("kinds", "bits"),
    [
        ((G, S), 0.0),
        ((G, P, S), 0.0),
        ((S, G), ORDER.surname_first),
        ((S, G, P), ORDER.surname_first),
        ((S, P, G), ORDER.surname_first + ORDER.father_first),
        ((G, S, P), ORDER.father_last),
        ((P, G, S), ORDER.father_first),
        ((P, S), ORDER.father_first + ORDER.without_given),
        ((G, P), ORDER.given_and_father),
        ((P, G), ORDER.given_and_father + ORDER.father_first),
        ((G, G, P), 2 * ORDER.without_surname + TABLE.extra[G]),
        ((G, G, S), TABLE.extra[G]),
        ((G, S, S, S), 2 * TABLE.extra[S]),
        ((G, P, P, S), TABLE.extra[P]),
        ((S, S), ORDER.without_given + TABLE.extra[S]),
        ((S,), 0.0),
        ((G,), ORDER.given_alone),
        ((P,), ORDER.patronymic_alone),
    ],
)
def test_every_order_costs_what_is_unusual_in_it(kinds: Kinds, bits: float) -> None:
    assert order_bits(kinds, False) == bits


def test_a_father_in_the_genitive_may_come_first() -> None:
    assert order_bits((P, G), True) == TABLE.mongolian.order
    assert order_bits((P, G, S), True) == 0.0
    assert order_bits((P, S), True) == order_bits((P, S), False)
    assert order_bits((G, P), True) == order_bits((G, P), False)
    assert order_bits((P,), True) == ORDER.patronymic_alone


def test_the_ways_to_deal_out_words() -> None:
    assert set(assignments(1)) == {(G,), (P,), (S,)}
    assert set(assignments(2)) == {(a, b) for a in PartKind for b in PartKind}
    three = assignments(3)
    assert len(set(three)) == len(three)
    assert {(G, P, S), (S, G, P), (S, P, G), (P, G, S), (G, S, P), (G, G, S), (S, S, G)} <= set(three)
    # Words of one kind stand together.
    assert (G, S, G) not in three


def unit(**marks: object) -> NameToken:
    return NameToken("Ivan", 0, 4, str(marks.pop("word", "Ivan")), **marks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marks", "kind", "bits"),
    [
        ({"marked": Gender.MALE}, P, TABLE.marked.turkic),
        ({"marked": Gender.MALE}, G, -TABLE.marked.turkic),
        ({"particle": True}, S, TABLE.marked.particle),
        ({"particle": True}, P, -TABLE.marked.particle),
        ({"initial": True}, S, TABLE.word.initial_surname),
        ({"initial": True}, G, TABLE.word.initial),
        ({}, G, 3.0),
        ({}, S, -1.0),
    ],
)
def test_what_stands_beside_a_word_tells_what_it_is(marks: dict[str, object], kind: PartKind, bits: float) -> None:
    fit = PartScores({G: 3.0, P: 2.0, S: -1.0}, False, False)
    assert unit_bits(unit(**marks), fit, kind, False) == bits
    if marks:
        assert unit_bits(unit(**marks), fit, kind, True) == bits


def test_capitals_tell_where_not_all_words_stand_in_them() -> None:
    fit = PartScores({G: 3.0, P: 2.0, S: -1.0}, False, False)
    for kind in PartKind:
        assert unit_bits(unit(word="IVAN"), fit, kind, False) == fit.bits[kind]
        assert unit_bits(unit(word="IVAN"), fit, kind, True) == fit.bits[kind] + TABLE.capitals[kind]
        assert unit_bits(unit(), fit, kind, True) == fit.bits[kind] + TABLE.small[kind]


def test_what_stands_before_a_comma_is_the_surname() -> None:
    assert comma_bits([True, True], (S, G)) == 0.0
    assert comma_bits([True, False], (S, G)) == ORDER.comma_kept
    assert comma_bits([True, True, False], (S, S, G)) == ORDER.comma_kept
    assert comma_bits([True, False], (G, S)) == ORDER.comma_broken
    assert comma_bits([True, False, False], (S, S, G)) == ORDER.comma_broken


@pytest.mark.parametrize(
    ("kinds", "initials", "bits"),
    [
        ((G, P, S), (True, True, False), 0.0),
        ((G, G, S), (True, True, False), ORDER.initial_more),
        ((G, G, S), (False, True, False), ORDER.initial_more),
        ((G, G, S), (True, False, False), 0.0),
        ((P, G, S), (True, True, False), ORDER.father_initial_first),
        ((P, G, S), (True, False, False), 0.0),
    ],
)
def test_the_first_initial_is_the_given_names(kinds: Kinds, initials: tuple[bool, ...], bits: float) -> None:
    assert initials_bits(kinds, initials) == bits


def test_a_fathers_name_may_look_like_a_surname() -> None:
    father = PartScores({G: 3.0, P: -14.0, S: 2.0}, True, False)
    assert possessive_bits(father, (G, P, S)) == TABLE.possessive[G, P, S] + 14.0
    assert possessive_bits(father, (S, G, P)) == TABLE.possessive[S, G, P] + 14.0
    assert possessive_bits(father, (P, G, S)) == 0.0
    assert possessive_bits(father._replace(possessive=False), (G, P, S)) == 0.0


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Анна", G), ("Сергей", G), ("Петрович", P), ("Ивановна", P), ("Лавров", S), ("Шевченко", S), ("Анна-Мария", G)],
)
def test_a_word_fits_best_what_it_is(word: str, kind: PartKind) -> None:
    bits = score_parts(word).bits
    assert max(bits, key=lambda each: bits[each]) is kind


def test_what_the_look_of_a_word_tells() -> None:
    word = TABLE.word
    assert score_parts("Лавров").bits[P] == word.no_patronymic
    assert score_parts("Лавров").bits[S] == word.sure_ending
    assert score_parts("Шкваркин").bits[S] == word.surname_ending
    assert score_parts("Александр").bits[G] == word.given_most
    assert score_parts("Zorro").bits[G] == word.given_least
    assert score_parts("Шкваркин").bits[G] == word.given_least - word.surname_ending
    assert score_parts("Ивановна").bits[S] == word.daughter_surname
    assert score_parts("Ивановна").bits[P] > word.daughter
    assert score_parts("Сергеем").bits[G] < score_parts("Сергей").bits[G] + 1e-9
    assert score_parts("Савић").bits[P] < score_parts("Савович").bits[P]
    assert (score_parts("Галдангийн").genitive, score_parts("Сергей").genitive) == (True, False)
    assert (score_parts("Илиев").possessive, score_parts("Илия").possessive) == (True, False)
