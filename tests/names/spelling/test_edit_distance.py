from __future__ import annotations

from itertools import combinations
from math import exp, log2

import pytest

from namematch.data import read_toml
from namematch.evidence import exact
from namematch.names.spelling.edit_distance import (
    SlipChannel,
    edits,
    either_bits,
    may_slip_into,
    slip_bits,
    slip_channel,
    written_bits,
)

RATES = {
    "per_letter": 0.01,
    "again": 1.5,
    "exchange": {"key": 0.2, "reduced": 0.1, "vowel": 0.1, "alike": 0.1, "other": 0.1, "first": 0.5, "last": 0.25},
    "omission": {"vowel": 0.3, "cluster": 0.4, "single": 0.2, "first": 0.5, "last": 0.25},
    "addition": {"key": 0.1, "repeated": 0.05, "other": 0.025, "first": 0.5, "last": 2.0},
    "turn": {"any": 0.1, "first": 0.1, "last": 0.5},
}
# Of the keys beside к on this keyboard, two, one is у.
KEYBOARD = ["укн"]


def bits(share: float) -> float:
    """What a slip costs that takes so much of the slips for each letter."""
    return exact(-log2(0.01 * share))


@pytest.mark.parametrize(
    ("meant", "written", "share"),
    [
        ("караван", "карван", 0.3),
        ("караван", "араван", 0.2 * 0.5),
        ("караван", "каравн", 0.3),
        ("караван", "карава", 0.2 * 0.25),
        ("марфа", "мафа", 0.4),
        ("марфа", "маркфа", 0.025 / 26),
        ("марфа", "марфаз", 2.0 * 0.025 / 26),
        ("марфа", "тмарфа", 0.5 * 0.025 / 26),
        ("скарб", "скуарб", 0.025 / 26 + 0.1 * 0.5 / 2),
        ("марфа", "марафа", 0.025 / 26 + 0.05),
        ("карина", "каирна", 0.1),
        ("карина", "акрина", 0.1 * 0.1),
        ("карина", "карнаи", None),
        ("карина", "кариан", 0.1 * 0.5),
        ("тереза", "тереша", 0.1 / 25),
        ("тереза", "тереса", 0.1 / 25 + 0.1 / 2),
        ("тереза", "тероза", 0.1 / 25 + 0.1 / 6),
        ("тереза", "териза", 0.1 / 25 + 0.1 / 6 + 0.1 / 2),
        ("скарб", "суарб", 0.1 / 25 + 0.2 / 2),
        ("карина", "шарина", 0.5 * 0.1 / 25),
        ("сквош", "сквож", 0.25 * (0.1 / 25 + 0.1 / 3)),
    ],
)
def test_every_slip_costs_what_the_rates_say(meant: str, written: str, share: float | None) -> None:
    found = SlipChannel(RATES, [KEYBOARD]).distance(meant, written)
    if share is None:
        assert found > bits(0.1) + 1
    else:
        assert found == pytest.approx(bits(share), abs=2 / 1024)


def test_a_further_slip_costs_more_than_the_first() -> None:
    channel = SlipChannel(RATES, [KEYBOARD])
    assert channel.distance("караван", "крван") == pytest.approx(2 * bits(0.3) + 1.5, abs=0.01)


def test_a_letter_between_two_alike_takes_one_of_them_along() -> None:
    channel = SlipChannel(RATES, [KEYBOARD])
    assert channel.distance("оксана", "окса") == pytest.approx(bits(0.2), abs=0.01)
    assert channel.distance("оксана", "окса") < channel.distance("окса", "оксана")


def test_what_slips_share_is_what_they_happen() -> None:
    channel = SlipChannel(RATES, [KEYBOARD])
    exchange, omission = 0.1 * (0.5 + 1 + 0.25), 0.2 * 0.5 + 0.3 + 0.2 * 0.25
    vowel = 0.1 + 0.1  # a has two partners among the vowels, and any other vowel
    addition = 0.175 * (0.5 + 1 + 1 + 2.0)
    turn = 0.1 * (0.1 + 0.5)
    # All consonants here have partners that sound alike.
    alike = 0.1 * (0.5 + 0.25)
    assert channel.share("баб") == pytest.approx(
        1 - exp(-0.01 * (exchange + vowel + alike + omission + addition + turn)), rel=1e-6
    )
    share = slip_channel().share
    assert share("иван") < share("константин") < share("константинович") < 0.02


def test_a_slip_of_the_ear_costs_less_than_one_of_the_pen() -> None:
    near, far = slip_bits("тереза", "тереса"), slip_bits("тереза", "терепа")
    assert near is not None
    assert far is not None
    assert 0 < near < far
    assert slip_bits("тереза", "тереза") == written_bits("тереза", "тереза") == 0


def test_far_and_short_words_are_no_slips() -> None:
    table = read_toml("names/slips.toml")
    word = "караван"[: table["shortest"]]
    assert slip_bits(word, word[:-1] + "г") is not None
    assert slip_bits(word[:-1], word) is written_bits(word[:-1], word) is slip_bits("иван", "петр") is None
    assert may_slip_into("караван", "корован")
    assert not may_slip_into("караван", "корогван")


def test_either_word_may_be_meant() -> None:
    omitted, added = written_bits("виктор", "витор"), written_bits("витор", "виктор")
    assert omitted is not None
    assert added is not None
    assert omitted < added
    both = slip_bits("виктор", "витор")
    assert both == slip_bits("витор", "виктор") == omitted + either_bits(added - omitted)
    assert both == pytest.approx(-log2((2**-omitted + 2**-added) / 2), abs=0.001)
    assert either_bits(0.0) == 0.0


NAME = "константинович"
SLIPS = {
    "omission": ("конст", "кост"),
    "turn": ("тан", "атн"),
    "exchange": ("тин", "тен"),
    "addition": ("нов", "нпов"),
    "far exchange": ("вич", "фич"),
}


def test_more_slips_cost_more() -> None:
    def with_slips(*slips: str) -> str:
        name = NAME
        for slip in slips:
            name = name.replace(*SLIPS[slip])
        return name

    for one, two in combinations(SLIPS, 2):
        both = slip_bits(NAME, with_slips(one, two))
        assert both is not None
        for each in (one, two):
            single = slip_bits(NAME, with_slips(each))
            assert single is not None
            assert 0 < single < both


@pytest.mark.parametrize(
    ("meant", "first", "inside"),
    [
        ("никита", "икита", "никта"),
        ("карина", "акрина", "каирна"),
        ("марина", "шарина", "машина"),
        ("марина", "шмарина", "машрина"),
    ],
)
def test_slips_in_the_first_letter_are_rarer(meant: str, first: str, inside: str) -> None:
    rare, common = written_bits(meant, first), written_bits(meant, inside)
    assert rare is not None
    assert common is not None
    assert rare > common


def test_lone_surrogates_are_letters() -> None:
    assert edits("ив\udcbdан", "ив\udcbdна") == edits("ив\udcbdан", "ив\udcd0на") == 1
    assert slip_bits("ив\udcbdан", "ив\udcbdна") == slip_bits("ивган", "ивгна")
