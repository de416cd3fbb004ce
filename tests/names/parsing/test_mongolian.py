from __future__ import annotations

import pytest

from namematch.names import compare, compare_many, parse_name
from namematch.names.parsing.mongolian import nominative, parses_abroad
from namematch.names.parsing.part_scores import score_parts
from namematch.translit import romanize


@pytest.mark.parametrize(
    ("genitive", "father"),
    [
        ("Дамдингийн", "Дамдин"),
        ("Батхүүгийн", "Батхүү"),
        ("Дэлэгийн", "Дэлэг"),
        ("Czimedijn", "Czimed"),
        ("Ганзоригийн", "Ганзориг"),
        ("Gandzorígín", "Gandzoríg"),
        ("Баатаргин", "Баатаргин"),
        ("Дэмбээгийн", "Дэмбээ"),
        ("Цолмонгагин", "Цолмонга"),
        ("Нямсүндүйн", "Нямсүндүй"),
        ("Nyamsunduin", "Nyamsundui"),
        ("Bat", "Bat"),
    ],
)
def test_the_nominative_of_a_fathers_name(genitive: str, father: str) -> None:
    assert nominative(genitive) == father


@pytest.mark.parametrize("other", ["Tsakhia Elbegdorj", "ELBEGDORJ Tsakhia", "Цахиагийн Элбэгдорж"])
def test_a_mongolian_is_known_by_the_father_in_either_case(other: str) -> None:
    assert compare("Tsakhiagiin Elbegdorj", other).same


def test_a_father_whose_name_ends_in_a_diphthong_is_one_in_the_genitive() -> None:
    assert compare("Nyamsunduin Oyunbold", "OYUNBOLD Nyamsundui").same
    assert parse_name("Дорждүйн Оюунболд").patronymic == "Дорждүйн"


@pytest.mark.parametrize("scheme", ["bgn-pcgn", "ala-lc", "french", "german-duden", "news"])
@pytest.mark.parametrize("name", ["Дамбажавын Ганбаяр", "Очирзундуйн Сарнай", "Төмөрзээгийн Мөнхсүх"])
def test_the_genitive_is_known_in_every_spelling(name: str, scheme: str) -> None:
    assert compare(name, romanize(name, scheme)).same


@pytest.mark.parametrize("other", ["Punsalmaagiin Elbegdorj", "ELBEGDORJ Punsalmaa"])
def test_another_father_is_another_person(other: str) -> None:
    assert not compare("Tsakhiagiin Elbegdorj", other).same


def test_a_fathers_name_may_be_as_short_as_three_letters() -> None:
    assert parse_name("Сүхийн Болд").patronymic == "Сүхийн"
    assert score_parts("Сүхийн").genitive
    assert not score_parts("Үхийн").genitive


@pytest.mark.parametrize("name", ["Ivan Petrovich", "Ильинична Анна", "Анна", "", "Tsakhiagiin"])
def test_other_names_have_no_ways_abroad(name: str) -> None:
    assert parses_abroad(parse_name(name)) == ()


def test_a_column_says_the_same() -> None:
    left = ["Tsakhiagiin Elbegdorj"] * 3
    right = ["ELBEGDORJ Tsakhia", "Punsalmaagiin Elbegdorj", "Цахиагийн Элбэгдорж"]
    assert compare_many(left, right).bits.tolist() == [compare(a, b).bits for a, b in zip(left, right, strict=True)]
