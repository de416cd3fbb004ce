"""Which scheme wrote a name."""

from __future__ import annotations

import pytest

from namematch.translit import detect_scheme, romanize


@pytest.mark.parametrize(
    "scheme", ["bgn-pcgn", "german-duden", "french", "polish", "iso-9", "icao-9303", "hungarian", "dutch", "latvian"]
)
def test_the_scheme_of_a_full_name_or_one_that_writes_it_alike(scheme: str) -> None:
    name = "Евгений Юрьевич Жилищев"
    written = romanize(name, scheme)
    assert romanize(name, detect_scheme(written)[0].scheme) == written


def test_probabilities() -> None:
    guesses = detect_scheme("Jewgeni Prigoschin")
    assert sum(guess.probability for guess in guesses) == pytest.approx(1)
    assert [guess.probability for guess in guesses] == sorted((g.probability for g in guesses), reverse=True)


def test_every_word_counts() -> None:
    german = sum(g.probability for g in detect_scheme("Wladimir Schischkin") if g.scheme.startswith("german"))
    assert german > 0.7


def test_a_scheme_that_hardly_anybody_follows_is_guessed_behind_one_that_writes_the_same() -> None:
    chances = {guess.scheme: guess.probability for guess in detect_scheme("Jurij Ščukin")}
    assert 0 < chances["iso-r-9-1954"] < chances["din-1460"] / 5


@pytest.mark.parametrize("text", ["", "12", "Евгений", "\ud800"])
def test_nothing_romanised_nothing_guessed(text: str) -> None:
    assert detect_scheme(text) == []


def test_only_strings() -> None:
    with pytest.raises(TypeError, match="detect_scheme takes a string as name, not int"):
        detect_scheme(5)  # type: ignore[arg-type]
