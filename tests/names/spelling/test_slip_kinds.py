from __future__ import annotations

import pytest

from namematch.data import read_toml
from namematch.names.spelling.slip_kinds import SlipKinds


def test_keys_side_by_side_and_in_staggered_rows_are_neighbours() -> None:
    kinds = SlipKinds([["абв", "где"]])
    # Around б: а, в, and below it г and д.
    shares = {other: kinds.exchange("б", other).get("key") for other in "авгде"}
    assert shares == {"а": 0.25, "в": 0.25, "г": 0.25, "д": 0.25, "е": None}


def test_keyboards_on_which_a_letter_has_a_key_share_its_slips() -> None:
    kinds = SlipKinds([["абв"], ["бв"]])
    assert kinds.exchange("б", "а")["key"] == pytest.approx(0.25)
    assert kinds.exchange("б", "в")["key"] == pytest.approx(0.75)
    assert kinds.exchange("а", "б")["key"] == 1.0


def test_the_shares_of_a_kind_are_no_more_than_all() -> None:
    table = read_toml("names/slips.toml")
    kinds = SlipKinds([table["cyrillic_keyboard"], table["latin_keyboard"]])
    for letter in kinds.alphabet:
        others = [kinds.exchange(letter, other) for other in kinds.alphabet if other != letter]
        for kind in ("key", "reduced", "vowel", "alike", "other"):
            assert sum(shares.get(kind, 0.0) for shares in others) in (0.0, pytest.approx(1.0))


def test_a_consonant_in_a_cluster_is_left_out_for_another_reason() -> None:
    kinds = SlipKinds([])
    assert kinds.omission("виктор", 2) == {"cluster": 1.0}
    assert kinds.omission("николаи", 2) == {"single": 1.0}
    assert kinds.omission("виктор", 1) == {"vowel": 1.0}


def test_what_is_added_may_be_a_letter_that_stands_near() -> None:
    kinds = SlipKinds([["вк"]])
    assert kinds.addition("викитор", 3) == {"other": 1 / 26, "repeated": 0.5}
    assert kinds.addition("викотор", 3) == {"other": 1 / 26, "repeated": 0.5}
    assert kinds.addition("вктор", 1) == {"other": 1 / 26, "key": 0.5}
    assert kinds.addition("ваитор", 1) == {"other": 1 / 26}
