from __future__ import annotations

import pytest

from namematch.names import Gender, is_patronymic
from namematch.names.lexicon.given_names import given_links
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.sources.given_relations import given_relation
from namematch.translit import romanize, schemes

PATRONYMICS = [
    ("Иванович", "Иван", Gender.MALE),
    ("Ивановна", "Иван", Gender.FEMALE),
    ("Сергеевич", "Сергей", Gender.MALE),
    ("Юрьевна", "Юрий", Gender.FEMALE),
    ("Васильевич", "Василий", Gender.MALE),
    ("Дмитриевна", "Дмитрий", Gender.FEMALE),
    ("Игоревич", "Игорь", Gender.MALE),
    ("Ильич", "Илья", Gender.MALE),
    ("Ильинична", "Илья", Gender.FEMALE),
    ("Никитич", "Никита", Gender.MALE),
    ("Никитична", "Никита", Gender.FEMALE),
    ("Кузьмич", "Кузьма", Gender.MALE),
    ("Саввич", "Савва", Gender.MALE),
    ("Львович", "Лев", Gender.MALE),
    ("Львовна", "Лев", Gender.FEMALE),
    ("Павлович", "Павел", Gender.MALE),
    ("Яковлевич", "Яков", Gender.MALE),
    ("Михайлович", "Михаил", Gender.MALE),
    ("Фёдоровна", "Фёдор", Gender.FEMALE),
    ("Петрівна", "Петро", Gender.FEMALE),
    ("Сергійович", "Сергій", Gender.MALE),
    ("Миколаївна", "Микола", Gender.FEMALE),
    ("Уладзіміравіч", "Уладзімір", Gender.MALE),
    ("Іванаўна", "Іван", Gender.FEMALE),
    ("Пятроўна", "Пятро", Gender.FEMALE),
    ("Yakauleuna", "Yakau", Gender.FEMALE),
    ("Ільіч", "Илья", Gender.MALE),
    ("Apanasavich", "Апанас", Gender.MALE),
    ("Николаевичъ", "Николай", Gender.MALE),
]


@pytest.mark.parametrize(("word", "father", "gender"), PATRONYMICS)
def test_ties_a_patronymic_to_the_father(word: str, father: str, gender: Gender) -> None:
    found = parse_patronymic(word)
    assert found is not None
    assert found.gender is gender
    assert found.father is not None
    assert given_relation(found.father, father) is not None


@pytest.mark.parametrize(
    ("word", "father", "other"),
    [("Ильдарович", "Ильдар", "Илья"), ("Ильясовна", "Ильяс", "Илья"), ("Лукманович", "Лукман", "Лука")],
)
def test_a_longer_name_is_not_the_one_it_begins_like(word: str, father: str, other: str) -> None:
    found = parse_patronymic(word)
    assert found is not None
    assert found.father is not None
    assert given_relation(found.father, father) is not None
    assert given_relation(found.father, other) is None


@pytest.mark.parametrize("word", ["Александровича", "Александровичу", "Сергеевной", "Ильиничне", "Петровичем"])
def test_is_known_in_oblique_cases(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["Дарчиев", "Лукашенко", "Рабинович", "Ковна", "Мария", "Ульянов", "", "Ович"])
def test_other_words_are_none(word: str) -> None:
    assert not is_patronymic(word)


@pytest.mark.parametrize("word", ["Кемелұлы", "Нұрсұлтанқызы", "Алиоглы", "Mammadoglu"])
def test_turkic_endings_make_patronymics(word: str) -> None:
    assert parse_patronymic(word) is not None


@pytest.mark.parametrize(
    ("word", "father"),
    [
        ("Ильич", "Илья"), ("Никитич", "Никита"), ("Кузьмич", "Кузьма"), ("Саввич", "Савва"), ("Фомич", "Фома"),
        ("Львович", "Лев"), ("Яковлевич", "Яков"), ("Юрьевич", "Юрий"), ("Игоревич", "Игорь"), ("Павлович", "Павел"),
        ("Ильинична", "Илья"), ("Никитична", "Никита"), ("Саввична", "Савва"), ("Фоминична", "Фома"),
        ("Львовна", "Лев"), ("Яковлевна", "Яков"), ("Юрьевна", "Юрий"), ("Игоревна", "Игорь"), ("Павловна", "Павел"),
    ],
)  # fmt: skip
def test_patronymics_are_known_in_every_scheme_for_russian(word: str, father: str) -> None:
    written = {
        romanize(word, scheme.id) for scheme in schemes() if "ru" in scheme.languages and not scheme.is_for_machines
    }
    # Four letters, as in Iľič, could be any surname.
    latin = {text for text in written if len(text) > 4}
    assert len(latin) > 2
    found = {text: parse_patronymic(text) for text in latin}
    unknown = {text for text, own in found.items() if own is None or own.father is None}
    assert unknown == set()
    heads = {link.head for own in found.values() if own and own.father for link in given_links(own.father)}
    assert father in heads
