"""How common a name word is."""

from __future__ import annotations

from bisect import bisect_left
from itertools import product
from math import log2

import pytest

from namematch.translit import Beginnings, name_bits, unlisted_bits
from namematch.translit.readings.prior import (
    ALPHABET,
    hash_word,
    listed_cost,
    prior_tables,
    spelling_cost,
    spelling_model,
)


def test_common_names_are_no_surprise() -> None:
    assert name_bits("Александр") < name_bits("Иванов") < name_bits("Дарчиев") < name_bits("Ванкеев")


def test_other_languages_have_their_given_names() -> None:
    assert listed_cost("олександр") is not None
    assert listed_cost("мікалай") is not None


def test_unlisted_words_are_judged_by_their_spelling() -> None:
    assert listed_cost("ванкеевский") is None
    assert name_bits("Ванкеевский") < name_bits("Вцкъеьйскый")


def test_yo_and_case_do_not_matter() -> None:
    assert name_bits("ФЁДОРОВ") == name_bits("Федоров") == name_bits("федоров")


@pytest.mark.parametrize("word", ["", "щ" * 100_000, "Ivanov", "\ud800", "ҳҷӣ", "-", "𝔸"])
def test_any_word_has_finite_bits(word: str) -> None:
    assert 0 <= name_bits(word) < float("inf")


def test_the_lexicon_holds_probabilities() -> None:
    assert sum(2 ** (-cost / 1000) for cost in prior_tables()["key_costs"]) == pytest.approx(1, abs=0.01)


def test_the_spelling_model_is_a_distribution() -> None:
    model, symbols, end = spelling_model()
    for history in ("", "и", "ива", "иванов", "щщ"):
        state = model.start
        for letter in history:
            _, state = model.step(state, symbols[letter])
        mass = sum(2 ** (-model.step(state, symbol)[0] / 1000) for symbol in (*symbols.values(), end))
        assert mass == pytest.approx(1, abs=0.05), history


def test_short_words_take_less_than_all_the_mass() -> None:
    words = ("".join(letters) for size in (1, 2) for letters in product(ALPHABET, repeat=size))
    assert sum(2 ** (-spelling_cost(word) / 1000) for word in words) < 0.1


def test_the_hash_of_a_word_is_fixed() -> None:
    assert hash_word("") == 0
    assert hash_word("иванов") == hash_word("".join(["ива", "нов"]))
    assert 0 < hash_word("иванов") < 2**48


@pytest.mark.parametrize(
    "word", ["иванов", "фёдоров", "щыбжхэев", "д'арк", "ли", "Ivanov", "ҳҷӣ", "александрович" * 3, "б" * 31, "б" * 33]
)
def test_words_that_begin_alike_are_as_common_as_they_are_alone(word: str) -> None:
    beginnings = Beginnings(word)
    for length in {0, 1, len(word) // 2, len(word) - 1, len(word)}:
        for ending in ("", "а", "ёв", "ой", "q", "овскими", "щ" * 9):
            assert beginnings.bits(length, ending) == name_bits(word[:length] + ending), (length, ending)


def test_a_name_of_many_letters_costs_by_its_length() -> None:
    modelled = spelling_cost("аб" * 20)
    assert spelling_cost("аб" * 20 + "щщ") == modelled + 10_000
    assert spelling_cost("аб" * 19 + "б") < modelled
    assert spelling_cost("q") - spelling_cost("") > 5_000


def test_a_listed_word_is_at_least_as_common_as_it_is_listed() -> None:
    listed, spelled = listed_cost("иванов"), spelling_cost("иванов")
    assert listed is not None
    shares = 0.9 * 2.0 ** (-listed / 1000) + 0.1 * 2.0 ** (-spelled / 1000)
    assert name_bits("Иванов") == pytest.approx(-log2(shares))
    unlisted = "ванкеевский"
    assert name_bits(unlisted) == pytest.approx(spelling_cost(unlisted) / 1000 + log2(10))


def test_the_hash_is_that_of_the_tables() -> None:
    keys, costs = prior_tables()["keys"], prior_tables()["key_costs"]
    assert sorted(set(keys)) == list(keys)
    assert costs[bisect_left(keys, hash_word("иванов"))] == listed_cost("иванов")
    assert hash_word("ав") != hash_word("ва")


def test_apostrophes_do_not_matter() -> None:
    assert name_bits("Лук'яненко") == name_bits("Лукяненко") == name_bits("Лук’яненко")


@pytest.mark.parametrize(
    ("national", "listed"),
    [("Тўраев", "Тураев"), ("Қасымов", "Касымов"), ("Раҷабов", "Раджабов"), ("Ғаниев", "Ганиев")],
)
def test_a_name_in_letters_that_no_list_has_is_as_common_as_russian_documents_write_it(
    national: str, listed: str
) -> None:
    assert name_bits(national) == name_bits(listed)
    assert unlisted_bits(national) == unlisted_bits(listed)
    assert Beginnings(national.lower()).bits(len(national), "ым") == name_bits(listed + "ым")
