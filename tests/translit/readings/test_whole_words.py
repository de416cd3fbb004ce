"""Readings in view of the schemes that write the whole word so."""

from __future__ import annotations

import pytest

from namematch.translit import Reading, letterwise_readings, readings, readings_many, romanize
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.scheme_search import words_of_schemes
from namematch.translit.schemes.letter_outputs import comparable

# The last two: no scheme writes any reading so, and Cyrillic.
DOUBTFUL = ["Chruščov", "Schukow", "Zjukov", "Chabor", "Selenskyj", "Kosjabergenova", "Jruschov", "Шин"]


def likely(found: list[Reading]) -> dict[str, float]:
    return {reading.cyrillic: 2**-reading.bits for reading in found}


@pytest.mark.parametrize("token", DOUBTFUL)
def test_schemes_add_words_and_no_probability(token: str) -> None:
    letters, whole = likely(list(letterwise_readings(token))), likely(readings(token, limit=100))
    assert letters.keys() <= whole.keys()
    assert sum(letters.values()) == pytest.approx(sum(whole.values()))


@pytest.mark.parametrize("token", DOUBTFUL)
def test_words_that_no_scheme_writes_so_lose_to_those_that_some_does(token: str) -> None:
    letters, whole = likely(list(letterwise_readings(token))), likely(readings(token, limit=100))
    explained = {word.lower() for word in words_of_schemes(comparable(token))}
    kept = {round(whole[word] / letters[word], 6) for word in letters if word.lower() not in explained}
    weight = search_weights()
    assert kept <= {1.0} if not explained else kept <= {1 - weight.follows_scheme, 1 - weight.name_follows}


def test_where_letters_are_sure_schemes_are_not_asked() -> None:
    assert list(letterwise_readings("Lavrov")) == readings("Lavrov", limit=100)


@pytest.mark.parametrize(
    ("cyrillic", "scheme"),
    [("Адилбеков", "bgn-pcgn"), ("Кожабергенов", "polish"), ("Личев", "czech"), ("Хизиров", "czech")],
)
def test_a_surname_on_no_list_is_read_as_a_scheme_writes_it(cyrillic: str, scheme: str) -> None:
    written = romanize(cyrillic, scheme)
    assert readings(written)[0].cyrillic == cyrillic != letterwise_readings(written)[0].cyrillic


@pytest.mark.parametrize(
    ("written", "cyrillic"),
    [
        ("Hruštšov", "Хрущев"),
        ("Jruschov", "Хрущев"),
        ("Chroesjtsjov", "Хрущев"),
        ("Solschenizyn", "Солженицын"),
        ("Zjukov-Hruštšov", "Жуков-Хрущев"),
    ],
)
def test_a_word_that_letters_alone_do_not_give_is_read_by_the_scheme_of_its_press(written: str, cyrillic: str) -> None:
    assert cyrillic not in likely(list(letterwise_readings(written)))
    assert readings(written)[0].cyrillic == cyrillic


def test_a_column_is_read_like_its_words() -> None:
    assert readings_many(DOUBTFUL, limit=3) == [readings(token, limit=3) for token in DOUBTFUL]
