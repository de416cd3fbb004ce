"""The Cyrillic words that whole schemes write as a Latin word."""

from __future__ import annotations

import pytest

from namematch.translit import Scheme, scheme_share, schemes
from namematch.translit.readings.scheme_search import words_of_schemes
from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.scheme_usage import read_schemes

NAMES = ["гарденин", "щербаков", "журавлев", "юдина", "мещерский", "цыганков", "хачатурян", "джугашвили"]
RUSSIAN = [scheme for scheme in read_schemes() if scheme.languages[0] == "ru"]


@pytest.mark.parametrize("scheme", RUSSIAN, ids=lambda scheme: scheme.id)
def test_what_a_scheme_writes_is_among_the_words_of_schemes(scheme: Scheme) -> None:
    lost = [name for name in NAMES if name not in words_of_schemes(comparable(scheme.romanize_word(name)))]
    assert lost == []


def test_a_word_counts_by_the_schemes_that_write_it_so() -> None:
    found = words_of_schemes("zjukov")
    # Swedish and Norwegian have zj for ж; z and ju are зю in many languages.
    assert 0 < found["жуков"] < found["зюков"]
    assert found["зюков"] == pytest.approx(scheme_share("zjukov", "зюков"), rel=0.2)


def test_what_is_seen_beside_a_scheme_counts_less() -> None:
    # Spanish has shch for щ, and sch is seen.
    assert 0 < words_of_schemes("jruschov")["хрущев"] < words_of_schemes("jrushchov")["хрущев"]


def test_diacritics_may_be_left_out() -> None:
    assert 0 < words_of_schemes("zurkin")["журкин"] < words_of_schemes("žurkin")["журкин"]


def test_an_ending_that_a_scheme_adds_is_no_letter_of_the_word() -> None:
    assert "гарденин" in words_of_schemes("gardeninas")
    assert "гарденин" not in words_of_schemes("gardenis")


@pytest.mark.parametrize("word", ["", "x" * 25, "smithjohn٣", "٣"])
def test_what_no_scheme_writes_has_no_words(word: str) -> None:
    assert words_of_schemes(word) == {}


def test_every_scheme_that_is_read_by_is_one() -> None:
    assert set(read_schemes()) <= set(schemes())
