from __future__ import annotations

import pytest

from namematch.mentions.evidence.word_lists import entry, listed


def tiers(word: str, language: str) -> tuple[int, int, int]:
    names, common, places = map(int, listed(word, language))
    return names, common, places


@pytest.mark.parametrize(
    ("word", "language"),
    [("petrov", "en"), ("петров", "ru"), ("петровым", "ru"), ("merkelová", "sk"), ("тръмп", "bg"), ("трамп", "uk")],
)
def test_names_are_listed_in_whatever_case_and_spelling(word: str, language: str) -> None:
    assert tiers(word, language)[0] >= 2


@pytest.mark.parametrize(
    ("word", "language"),
    [("malty", "sk"), ("исландия", "bg"), ("исландии", "ru"), ("warszawie", "pl"), ("london", "en")],
)
def test_places_are_listed(word: str, language: str) -> None:
    assert tiers(word, language)[2] > 0


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("carihradom", "sk"), ("vltavu", "cs"), ("beskidzie", "pl"), ("benečiji", "sl"), ("velebitu", "hr"),
        ("војводини", "sr"), ("карпат", "uk"), ("тюрингией", "ru"), ("silesia", "en"), ("kentucky", "en"),
    ],
)  # fmt: skip
def test_rivers_mountains_regions_and_old_states_are_places(word: str, language: str) -> None:
    assert tiers(word, language)[2] > 0


@pytest.mark.parametrize(("word", "language"), [("františek", "sk"), ("tomáš", "cs"), ("katarína", "sk")])
def test_given_names_that_texts_have_often_are_names_and_no_common_words(word: str, language: str) -> None:
    names, common, _ = tiers(word, language)
    assert (names, common) == (3, 0)


@pytest.mark.parametrize(("word", "language"), [("hope", "en"), ("надежда", "ru"), ("viera", "sk")])
def test_given_names_that_are_words_too_stay_common_words(word: str, language: str) -> None:
    assert tiers(word, language)[1] > 0


@pytest.mark.parametrize(
    ("word", "language"), [("arhimed", "sl"), ("геродота", "uk"), ("платон", "ru"), ("homér", "cs")]
)
def test_people_of_history_with_one_name_are_listed(word: str, language: str) -> None:
    assert tiers(word, language)[0] == 3


def test_common_words_are_listed_by_language_the_commonest_highest() -> None:
    assert tiers("the", "en")[1] == 3
    assert 0 < tiers("slnko", "sk")[1] < 3
    assert tiers("слънце", "en")[1] == 0


def test_a_word_of_no_list() -> None:
    assert listed("qwrtzpsdfg", "en") == "000"


def test_letters_that_differ_between_cyrillic_languages_count_as_one() -> None:
    assert entry("тръмп") == entry("трамп")
    assert entry("меркель") == entry("меркел")
    assert entry("o'leary") == entry("o’leary") == entry("oleary")


@pytest.mark.parametrize(
    ("word", "language"),
    [("putin", "en"), ("trump", "pl"), ("порошенко", "uk"), ("шойгу", "ru"), ("selenskyj", "de"), ("kouleba", "fr")],
)
def test_surnames_that_texts_have_often_are_names_and_no_common_words(word: str, language: str) -> None:
    names, common, _ = tiers(word, language)
    assert (names, common) == (3, 0)


@pytest.mark.parametrize(("word", "language"), [("may", "en"), ("brown", "en"), ("kurz", "de"), ("král", "cs")])
def test_surnames_that_are_words_too_are_both(word: str, language: str) -> None:
    names, common, _ = tiers(word, language)
    assert names
    assert common
