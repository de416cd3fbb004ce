from itertools import product

import pytest

from namematch.names import PartKind
from namematch.names.comparison.blocking import blocking_keys, share_blocking_key
from namematch.names.comparison.word_weight import weigh_words

NEAR = [("Волк", "Vovk"), ("Остапенко", "Астапович"), ("Колесник", "Камленок")]


@pytest.mark.parametrize(("left", "right"), NEAR)
def test_two_attested_surnames_share_no_key_that_counts_with_a_letter_left_out(left: str, right: str) -> None:
    assert not blocking_keys(left, PartKind.SURNAME).isdisjoint(blocking_keys(right, PartKind.SURNAME))
    assert not share_blocking_key(left, right, PartKind.SURNAME)
    assert weigh_words(left, right, PartKind.SURNAME).note == "two names on record"


@pytest.mark.parametrize(("slip", "name"), [("Колесникк", "Колесник"), ("Остпаенко", "Остапенко")])
def test_a_slip_shares_a_key_with_the_name_it_was(slip: str, name: str) -> None:
    assert share_blocking_key(slip, name, PartKind.SURNAME)


@pytest.mark.parametrize(("left", "right"), [("Валекохудин", "Вулукимадин"), ("Бабехоковин", "Бубимаковен")])
@pytest.mark.parametrize("kind", [PartKind.SURNAME, PartKind.GIVEN])
def test_words_that_no_slips_lead_between_share_no_key_that_counts(left: str, right: str, kind: PartKind) -> None:
    assert not blocking_keys(left, kind).isdisjoint(blocking_keys(right, kind))
    assert not share_blocking_key(left, right, kind)


def test_words_of_different_names_share_no_key() -> None:
    for (left, _), (right, _) in product(NEAR, NEAR):
        assert share_blocking_key(left, right, PartKind.SURNAME) == (left == right)
