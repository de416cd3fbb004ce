"""Two official forms of one name: what Uzbek, Kyrgyz, Turkmen or Armenian writes, and what Russian documents have."""

from __future__ import annotations

from itertools import combinations

import pytest

from namematch.names.spelling.official_forms import (
    FormTable,
    lengthened_form,
    misread_latin,
    official_form,
    russian_patronymics,
    table_of,
)
from namematch.names.types import Gender, PartKind


def form(name: str, kind: PartKind = PartKind.SURNAME) -> str:
    found = official_form(name, kind)
    return found.cyrillic if found else name


@pytest.mark.parametrize(
    ("national", "russian"),
    [
        ("усмонов", "усманов"), ("кодиров", "кадыров"), ("холмуродов", "халмурадов"), ("тожибоев", "таджибаев"),
        ("жабборов", "джаббаров"), ("жумабаев", "джумабаев"), ("жээнбеков", "джеенбеков"),
        ("гурбанов", "курбанов"), ("тошмуҳаммадов", "ташмухаммадов"), ("ғафурҷонов", "гафурджанов"),
        ("хакимзода", "хакимзаде"), ("зафарий", "зафари"), ("файзуллоев", "файзуллаев"),
    ],
)  # fmt: skip
def test_a_name_made_of_elements_has_the_form_of_russian_documents(national: str, russian: str) -> None:
    assert form(national) == russian
    assert form(russian) == russian


@pytest.mark.parametrize(
    ("kyrgyz", "kazakh"),
    [("токтогулов", "токтагулов"), ("орозалиев", "оразалиев"), ("турдубаев", "турдыбаев"), ("ногойбаев", "ногайбаев")],
)
def test_a_kyrgyz_vowel_is_rounded_as_the_one_before_it(kyrgyz: str, kazakh: str) -> None:
    assert form(kyrgyz) == form(kazakh)


@pytest.mark.parametrize(
    "names",
    [
        ("саргсян", "саркисян"), ("маргарян", "маркарян"), ("хакобян", "акопян", "хагопян"),
        ("ованнисян", "оганесян", "хованнисян"),
        ("варданян", "вартанян"), ("петросян", "петросянц"), ("сахакян", "саакян"),
        ("амбардзумян", "амбарцумян", "хамбарцумян"), ("арутюнян", "харутунян"),
    ],
)  # fmt: skip
def test_armenian_surnames_have_one_form_of_both_traditions(names: tuple[str, ...]) -> None:
    assert len({form(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("latin", "read", "meant"),
    [("jõldoshev", "ылдошев", "джулдошев"), ("õrinov", "ыринов", "уринов"), ("səfətxanow", "сафачанов", "сафатханов")],
)
def test_letters_of_turkic_orthographies_mean_what_they_do_there(latin: str, read: str, meant: str) -> None:
    assert meant in misread_latin(latin, read)


@pytest.mark.parametrize(
    "name", ["жуков", "журавлев", "тошев", "ташев", "норов", "холодов", "бойко", "боков", "прибоев"]
)
def test_slavic_surnames_have_no_other_form(name: str) -> None:
    assert official_form(name, PartKind.SURNAME) is None


def test_armenian_neighbours_stay_two() -> None:
    names = ["арамян", "адамян", "саркисян", "маркарян", "манукян", "минасян", "нерсисян", "петросян", "погосян"]
    assert all(form(one) != form(two) for one, two in combinations(names, 2))


@pytest.mark.parametrize(
    ("national", "russian"),
    [
        ("серікұлы", "сериков"), ("омарбайұлы", "омарбаев"), ("уәлиев", "валиев"), ("уәлихан", "валихан"),
        ("дзагиаты", "дзагиев"), ("платоонап", "платонов"), ("маайыскай", "майский"),
        ("очрҗин", "очржинов"), ("сәйфетдинов", "сайфутдинов"),
    ],
)  # fmt: skip
def test_a_surname_of_their_own_ending_has_a_russian_one(national: str, russian: str) -> None:
    assert form(national) == russian


def test_given_names_and_fathers_have_it_too() -> None:
    assert form("жамила", PartKind.GIVEN) == "джамила"
    assert form("жасур", PartKind.GIVEN) == "джасур"
    assert form("рахмонович", PartKind.PATRONYMIC) == "рахманович"


def test_russian_has_two_endings_for_a_son() -> None:
    assert [ending for ending, _ in russian_patronymics(Gender.MALE)] == ["ович", "евич"]
    assert [ending for ending, _ in russian_patronymics(Gender.FEMALE)] == ["овна", "евна"]


def test_some_given_names_tell_of_two_orthographies() -> None:
    told = ["наргиза", "азиз", "айгуль", "абдурахмон", "ержан", "гурбангулы", "вагиф", "уткир"]
    assert {table_of(given) for given in told} == {FormTable.ELEMENTS}
    assert table_of("огнян") is FormTable.BULGARIAN
    assert not any(map(table_of, ["николай", "анна", "виолетта", "пётр", "эдуард"]))


def test_a_name_known_as_it_stands_hides_no_bulgarian_vowel() -> None:
    assert official_form("марков", PartKind.SURNAME, beside=FormTable.BULGARIAN) is None
    assert official_form("фандыков", PartKind.SURNAME, beside=FormTable.BULGARIAN)
    assert official_form("фандыков", PartKind.SURNAME, beside=FormTable.ELEMENTS) is None


def test_beside_a_chuvash_given_name_a_voiceless_letter_may_be_a_voiced_one() -> None:
    assert table_of("атнер") is FormTable.CHUVASH
    told = official_form("юманкай", PartKind.SURNAME, beside=FormTable.CHUVASH)
    assert told
    assert told.cyrillic == "юмангай"
    assert official_form("юманкай", PartKind.SURNAME) is None
    assert official_form("попов", PartKind.SURNAME, beside=FormTable.CHUVASH) is None


def test_a_name_without_an_ending_may_have_one_in_russian_documents() -> None:
    lengthened = lengthened_form("каримов")
    assert lengthened is None
    lengthened = lengthened_form("карим")
    assert lengthened
    assert lengthened.cyrillic == "каримов"
    assert lengthened_form("к" * 100) is None
