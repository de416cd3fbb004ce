from itertools import product

import pytest

from namematch.names import PartKind
from namematch.names.comparison.blocking_keys import meet, meeting_keys
from namematch.names.comparison.word_weight import weigh_words

NEAR = [("Волк", "Vovk"), ("Остапенко", "Астапович"), ("Колесник", "Камленок")]


@pytest.mark.parametrize(("left", "right"), NEAR)
def test_two_surnames_on_record_do_not_meet_with_a_letter_left_out(left: str, right: str) -> None:
    assert not meeting_keys(left, PartKind.SURNAME).isdisjoint(meeting_keys(right, PartKind.SURNAME))
    assert not meet(left, right, PartKind.SURNAME)
    assert weigh_words(left, right, PartKind.SURNAME).note == "two names on record"


@pytest.mark.parametrize(("slip", "name"), [("Колесникк", "Колесник"), ("Остпаенко", "Остапенко")])
def test_a_slip_meets_the_name_it_was(slip: str, name: str) -> None:
    assert meet(slip, name, PartKind.SURNAME)


def test_words_without_a_key_in_common_do_not_meet() -> None:
    for (left, _), (right, _) in product(NEAR, NEAR):
        assert meet(left, right, PartKind.SURNAME) == (left == right)
