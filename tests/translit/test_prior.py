"""How common a name word is."""

from __future__ import annotations

from itertools import product

import pytest

from namematch.translit import name_bits
from namematch.translit.prior import ALPHABET, hash_word, listed_cost, prior_tables, spelling_cost, spelling_model


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
