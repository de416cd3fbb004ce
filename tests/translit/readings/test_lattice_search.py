"""The search for readings: its letters, its bounds, its tables."""

from __future__ import annotations

import json
import sys
from array import array

import pytest

from namematch.translit.readings import packed_arrays as tables
from namematch.translit.readings.lattice_search import model, search, search_weights, spell
from namematch.translit.readings.ngram_automaton import UNKNOWN_COST, Automaton
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.reading import posterior_bits


@pytest.mark.parametrize(
    ("word", "spelled", "replaced"),
    [
        ("schukow", "schukow", 0),
        ("žukow", "žukow", 0),
        ("ʒukow", "zukow", 1),
        ("ﬁlin", "filin", 1),
        ("жzh", "zhzh", 1),
        ("a1b", "ab", 0),
        ("1", "", 0),
        ("z\u0331uko\u0331w", "zukow", 0),
        ("ḇḇa", "bba", 2),
    ],
)
def test_letters_that_no_table_knows_are_replaced_and_counted(word: str, spelled: str, replaced: int) -> None:
    assert spell(word) == (spelled, replaced)


def test_what_lies_too_far_behind_the_best_is_left_out() -> None:
    for word in ("schukow", "zhuk", "cherny", "q", "shch"):
        costs, words = search(word)
        assert costs == sorted(costs)
        assert costs[-1] <= costs[0] + search_weights().reach
        assert len(set(words)) == len(words) <= search_weights().beam
        assert all(words)


def test_nothing_is_read_as_nothing() -> None:
    assert search("") == ([], [])


def test_a_very_long_word_is_read_letter_by_letter() -> None:
    longest = search_weights().longest
    assert len(search("z" * longest)[1]) > 1
    for word, plain in (("z" * (longest + 1), "з" * (longest + 1)), ("bon" * longest, "бон" * longest)):
        assert search(word) == ([len(word)], [plain])
    for letter in filter(str.isalpha, model().letters):
        (run,) = search(letter * (longest + 1))[1]
        assert run


def test_a_listed_word_gains_by_being_commoner_than_its_length() -> None:
    weight = search_weights()
    known, unknown = dict(zip(*reversed(search("zhukov")), strict=True)), model().sequence
    assert unknown.start >= 0
    listed = listed_cost("жуков")
    assert listed is not None
    gain = listed - weight.usual - weight.usual_letter * len("жуков")
    assert gain < 0
    assert min(known, key=lambda word: known[word]) == "жуков"


def test_shares_add_up_to_all_but_what_was_not_found() -> None:
    for costs in ([0], [0, 0], [5000, 15_000, 90_000], [-400, 20]):
        bits = posterior_bits(costs)
        assert sum(2.0**-each for each in bits) == pytest.approx(1 - search_weights().none)
        assert [each - bits[0] for each in bits] == pytest.approx(
            [(cost - costs[0]) * search_weights().temperature / 10_000 for cost in costs]
        )


def automaton(**changed: list[int]) -> Automaton:
    """Two states: in the second, symbol 1 costs 5; the first knows symbols 1 and 2."""
    arrays = {
        "base": [0, 2], "owner": [-1, 0, 0, 1], "cost": [0, 30, 40, 5], "target": [0, 1, 0, 1],
        "back_state": [0, 0], "back_cost": [0, 7], "start": [1],
    } | changed  # fmt: skip
    return Automaton({f"x_{name}": array("i", values) for name, values in arrays.items()}, "x_")


def test_an_automaton_backs_off_to_a_shorter_history() -> None:
    found = automaton()
    assert found.start == 1
    assert found.step(1, 1) == (5, 1)
    assert found.step(0, 1) == (30, 1)
    assert found.step(0, 2) == (40, 0)
    # The longer history does not know it: the price of going back comes on top.
    assert automaton(owner=[-1, 0, 0, 0]).step(1, 1) == (37, 1)
    assert found.step(0, 0) == (UNKNOWN_COST, 0)
    assert automaton(owner=[-1, -1, -1, -1]).step(1, 0) == (UNKNOWN_COST + 7, 0)


@pytest.mark.parametrize("order", ["little", "big"])
def test_arrays_are_read_as_they_were_written(monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    small, large = array("B", [1, 2, 3]), array("I", [1, 2**31])
    header = {"of": "tests", "arrays": [
        {"name": "small", "type": "B", "length": 3}, {"name": "large", "type": "I", "length": 2},
    ]}  # fmt: skip
    body = small.tobytes() + b"".join(number.to_bytes(4, "little") for number in large)
    monkeypatch.setattr(tables, "read_bytes", lambda _path: json.dumps(header).encode() + b"\n" + body)
    monkeypatch.setattr(sys, "byteorder", order)
    read, arrays = tables.load_table("any")
    assert read == header
    assert arrays["small"] == small
    if order == "big":  # As such a machine would, it has turned the bytes around.
        arrays["large"].byteswap()
    assert arrays["large"] == large
    assert tables.load_arrays("any").keys() == {"small", "large"}
