"""How much an initial speaks for a word, and for another initial."""

from __future__ import annotations

import pytest

from namematch.names import compare
from namematch.names.comparison.beginnings import first_letters, initial_weight, of_word, weigh_beginnings
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity
from namematch.names.types import PartKind

GIVEN, PATRONYMIC = PartKind.GIVEN, PartKind.PATRONYMIC
MOST = weights().parts[GIVEN].initial


@pytest.mark.parametrize(
    ("initial", "word"),
    [("О.", "Ольга"), ("O.", "Ольга"), ("А.", "Олександр"), ("M.", "Микола"), ("N.", "Микола"), ("А", "Саша"),
     ("Ye.", "Елена"), ("E.", "Yelena"), ("Y", "Юлия"), ("H.", "Хаким"), ("S.", "Шамиль"), ("J.", "Евгений"),
     ("J", "Юрий"), ("Zh.", "Жанна"), ("C.", "Цезарь"), ("Ф.", "Theodor")],
)  # fmt: skip
def test_an_initial_fits(initial: str, word: str) -> None:
    assert 0 < initial_weight(initial, word, GIVEN).bits <= MOST
    assert initial_weight(initial, word, GIVEN).relation == "initial"


@pytest.mark.parametrize(
    ("initial", "word"),
    [("S.", "Juri"), ("E.", "Anna"), ("A.", "Olya"), ("B", "Сергей"), ("Д.", "Зоя"), ("Yu.", "Anna")],
)
def test_an_initial_that_hardly_anybody_would_put_contradicts(initial: str, word: str) -> None:
    assert initial_weight(initial, word, GIVEN).relation == "different"
    assert compare(f"{initial} Petrov", f"{word} Petrov").contradicts


def test_of_two_initials_either_may_be_the_longer() -> None:
    for one, two in (("Yu.", "Y."), ("Y.", "Yu."), ("Ю.", "J."), ("А.", "A.")):
        assert initial_weight(one, two, GIVEN, both=True).relation == "initial", (one, two)
        assert initial_weight(one, two, GIVEN, both=True) == initial_weight(two, one, GIVEN, both=True)
    for one, two in (("Yu.", "A."), ("S.", "D.")):
        assert initial_weight(one, two, GIVEN, both=True).relation == "different", (one, two)


def test_two_initials_that_stand_for_one_rare_letter_are_not_alike() -> None:
    # Schemes write З as S and as Z, but whoever is called S. is mostly Сергей.
    assert initial_weight("S.", "З.", GIVEN, both=True).bits < initial_weight("S.", "С.", GIVEN, both=True).bits


def test_what_is_on_no_record_may_be_written_wrong() -> None:
    unknown = initial_weight("E.", "Ylena", GIVEN)
    assert unknown.relation == "unlike"
    assert unknown.bits == weights().parts[GIVEN].unlike


def test_the_letters_of_a_word_are_probabilities() -> None:
    letters = dict(first_letters("саша", [("саша", 0.9)], GIVEN))
    assert letters == {"с": 0.9, "а": 1.0}
    assert dict(first_letters("саша", [("саша", 0.9)], PATRONYMIC)) == {"с": 0.9}
    assert first_letters("x", [("", 1.0), ("ж", 0.001)], PATRONYMIC) == ()
    word = of_word("саша", tuple(letters.items()), Familiarity.KNOWN)
    assert word.known
    assert weigh_beginnings(word, word._replace(written="z", initial=True), GIVEN).bits < 0


def test_the_second_letter_of_a_name_that_was_cut_short_counts() -> None:
    for cut, fits, other in (("Ал.", "Алексей", "Андрей"), ("Фед.", "Фёдор", "Фома"), ("Сер.", "Сергей", "Степан")):
        assert initial_weight(cut, fits, GIVEN).relation == "initial"
        assert initial_weight(cut, other, GIVEN).relation == "different"
    assert initial_weight("Ал.", "Ан.", GIVEN, both=True).relation == "different"
    # One letter in two signs, and a pet name.
    for cut, fits in (("Дж.", "Джон"), ("Ал.", "Саша")):
        assert initial_weight(cut, fits, GIVEN).relation == "initial", cut
