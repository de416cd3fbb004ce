"""Spellings by the book of names that are common enough to be known."""

from __future__ import annotations

import pytest

from namematch.translit.readings import known_spellings as known
from namematch.translit.readings.known_spellings import (
    look_up_spellings,
    sieve_place,
    spelling_key,
    with_known_spellings,
)
from namematch.translit.readings.lattice_search import search, search_weights
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.search_batch import CandidateStore


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("koren", "корень"), ("kusejewa", "кузеева"), ("lakosa", "лакоза"), ("charnas", "харнас"), ("schukow", "шуков")],
)
def test_a_common_name_is_known_by_the_spelling_that_the_search_reads_otherwise(latin: str, cyrillic: str) -> None:
    assert search(latin)[1][0] != cyrillic
    found = {word: cost for cost, word in look_up_spellings(latin)}
    assert cyrillic in found
    listed = listed_cost(cyrillic)
    assert listed is not None
    # Its frequency, and how few schemes write it so.
    assert found[cyrillic] >= search_weights().known + search_weights().known_bit * listed
    costs, words = with_known_spellings(latin, search(latin))
    assert costs == sorted(costs)
    assert len(set(words)) == len(words)
    assert {*search(latin)[1], cyrillic} <= set(words)
    assert costs[words.index(cyrillic)] <= found[cyrillic]


def test_what_nobody_knows_is_left_to_the_search() -> None:
    for latin in ("zhukov", "qqq", "abcdefg"):
        candidates = search(latin)
        assert look_up_spellings(latin) == []
        assert with_known_spellings(latin, candidates) is candidates


def test_of_two_costs_of_one_word_the_lower_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "look_up_spellings", lambda _latin: [(5, "б"), (30, "а"), (7, "в")])
    assert with_known_spellings("x", ([10, 20], ["а", "б"])) == ([5, 7, 10], ["б", "в", "а"])


def test_the_users_own_words_are_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "own_shares", lambda: {"горын": 0.0})
    monkeypatch.setattr(known, "listed_cost", lambda _word: 1000)
    own = known._own.__wrapped__()
    monkeypatch.setattr(known, "_own", lambda: own)
    ((cost, word),) = look_up_spellings("horyn")
    assert word == "горын"
    assert cost == search_weights().known + search_weights().known_bit * own["horyn"]["горын"]
    assert own["horyn"]["горын"] > 1000 + 2300


def test_a_key_has_forty_eight_bits_and_its_place_in_the_sieve() -> None:
    keys = [spelling_key(latin) for latin in ("zhukov", "zhukow", "vokuhz", "ж", "")]
    assert len(set(keys)) == len(keys)
    assert keys[0] == spelling_key("zhukov") < 2**48
    assert spelling_key("zhukov") > 2**32
    assert sieve_place(0b1011 << 16) == (1, 3)
    assert sieve_place((1 << 36) | (0b111 << 16) | 0xFFFF) == (0, 7)
    assert sieve_place(((1 << 20) - 1) << 16) == ((1 << 17) - 1, 7)


def test_what_was_not_searched_for_has_no_candidates() -> None:
    found = CandidateStore()
    found.add(["a", "b"], [1, 3], [5, 6, 7], ["а", "б", "в"])
    found.add(["c"], [1], [8], ["г"])
    assert [found[word] for word in "abcd"] == [([5], ["а"]), ([6, 7], ["б", "в"]), ([8], ["г"]), ([], [])]
