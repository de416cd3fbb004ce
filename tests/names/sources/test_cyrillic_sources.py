"""What a word may go back to, found once for columns and single words alike."""

from __future__ import annotations

import sys

import pytest

from namematch.names import PartKind
from namematch.names.sources.cyrillic_sources import source_forms, spelled_sources, spelled_sources_many

# The function of that name hides its module.
module = sys.modules["namematch.names.sources.cyrillic_sources"]

WORDS = ["Schukow", "Захарова", "Lawrow", "Zzyzx"]


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    module._known.cache_clear()


def test_what_a_column_has_read_is_not_read_again() -> None:
    read = list(spelled_sources_many(WORDS, PartKind.SURNAME))
    assert all(spelled_sources(word, PartKind.SURNAME) is found for word, found in zip(WORDS, read, strict=True))
    assert spelled_sources("Schukow", PartKind.GIVEN) is not read[0]


def test_with_room_for_few_words_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list(spelled_sources_many(WORDS, PartKind.SURNAME))
    monkeypatch.setattr(module, "WORDS", 2)
    module._known.cache_clear()
    assert [spelled_sources(word, PartKind.SURNAME) for word in WORDS] == read
    assert len(module._known()[PartKind.SURNAME]) == 2


def test_surnames_drive_no_given_names_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORDS", 2)
    given = spelled_sources("Sergej", PartKind.GIVEN)
    list(spelled_sources_many(WORDS, PartKind.SURNAME))
    assert spelled_sources("Sergej", PartKind.GIVEN) is given


@pytest.mark.parametrize(
    ("national", "russian"),
    [
        ("Нургожо уулу", "Нургожоевич"), ("Әбішұлы", "Абишевич"), ("Miromon o‘g‘li", "Миромонович"),
        ("Kemeluly", "Кемелевич"),
        ("Күжүгет оглу", "Кужугетович"), ("Sardor qizi", "Сардоровна"), ("Тоқтар қызы", "Токтаровна"),
        ("Яхъя ҡыҙы", "Яхъяевна"),
    ],
)  # fmt: skip
def test_a_word_for_son_or_daughter_is_what_russian_makes_a_patronymic_of(national: str, russian: str) -> None:
    assert source_forms(national, PartKind.PATRONYMIC).keys() & source_forms(russian, PartKind.PATRONYMIC).keys()


@pytest.mark.parametrize(("one", "other"), [("Усмонов", "Усманов"), ("Жумаев", "Джумаев"), ("Sargsyan", "Саркисян")])
def test_a_surname_may_go_back_to_its_other_official_form(one: str, other: str) -> None:
    assert source_forms(one, PartKind.SURNAME).keys() & source_forms(other, PartKind.SURNAME).keys()


@pytest.mark.parametrize(("one", "other"), [("Рачабов", "Раджабов"), ("Жуков", "Джуков"), ("Чумаев", "Джумаев")])
def test_neighbours_are_no_official_forms(one: str, other: str) -> None:
    assert not source_forms(one, PartKind.SURNAME).keys() & source_forms(other, PartKind.SURNAME).keys()


@pytest.mark.parametrize("name", ["Бандера", "Коштуница", "Кустурица"])
def test_a_public_figures_name_is_no_other_one_in_a_case(name: str) -> None:
    found = spelled_sources(name, PartKind.SURNAME)
    assert max(found, key=found.__getitem__) == name.lower()
