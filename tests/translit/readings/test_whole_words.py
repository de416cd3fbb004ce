"""Readings in view of the schemes that write the whole word so."""

from __future__ import annotations

import pytest

from namematch.translit import Reading, letterwise_readings, readings, readings_many, romanize, scheme_share
from namematch.translit.readings.lattice_search import search_weights

# The last two: no scheme writes any reading so, and Cyrillic.
DOUBTFUL = ["Chruščov", "Schukow", "Zjukov", "Chabor", "Selenskyj", "Kosjabergenova", "Jruschov", "Шин"]


def likely(found: list[Reading]) -> dict[str, float]:
    return {reading.cyrillic: 2**-reading.bits for reading in found}


@pytest.mark.parametrize("token", DOUBTFUL)
def test_the_same_words_share_the_same_probability(token: str) -> None:
    letters, whole = likely(list(letterwise_readings(token))), likely(readings(token, limit=100))
    assert letters.keys() == whole.keys()
    assert sum(letters.values()) == pytest.approx(sum(whole.values()))


@pytest.mark.parametrize("token", DOUBTFUL)
def test_words_that_no_scheme_writes_so_lose_to_those_that_some_does(token: str) -> None:
    letters, whole = likely(list(letterwise_readings(token))), likely(readings(token, limit=100))
    explained = {word for word in letters if scheme_share(token, word)}
    lost = search_weights().follows_scheme if explained else 0.0
    for word in letters.keys() - explained:
        assert whole[word] == pytest.approx((1 - lost) * letters[word])


def test_where_letters_are_sure_schemes_are_not_asked() -> None:
    assert list(letterwise_readings("Lavrov")) == readings("Lavrov", limit=100)


@pytest.mark.parametrize(
    ("cyrillic", "scheme"),
    [("Адилбеков", "bgn-pcgn"), ("Кожабергенов", "polish"), ("Личев", "czech"), ("Хизиров", "czech")],
)
def test_a_surname_on_no_list_is_read_as_a_scheme_writes_it(cyrillic: str, scheme: str) -> None:
    written = romanize(cyrillic, scheme)
    assert readings(written)[0].cyrillic == cyrillic != letterwise_readings(written)[0].cyrillic


def test_a_column_is_read_like_its_words() -> None:
    assert readings_many(DOUBTFUL, limit=3) == [readings(token, limit=3) for token in DOUBTFUL]
