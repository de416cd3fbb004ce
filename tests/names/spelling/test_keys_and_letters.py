"""Coarse keys of words, and what each part tells of the bearer's gender."""

from __future__ import annotations

import pytest

from namematch.names import Gender, PartKind, parse_name
from namematch.names.comparison.blocking import blocking_keys, keys_of_origins, share_blocking_key
from namematch.names.parameters import weights
from namematch.names.parsing.gender import gender_of, word_bits
from namematch.names.sources.cyrillic_sources import likely_sources, nominatives, source_forms, spelled_sources
from namematch.names.sources.phonetic_lookup import consonants, near_spellings, pet_bases
from namematch.names.spelling.spelling_key import name_spelling_key

G, P, S = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Yuriy", "iuri"), ("Jurij", "iuri"), ("Наталія", "наталиа"), ("Xenia", "ksenia"), ("Jack", "iak"),
        ("Анна", "ана"), ("Émile", "emile"), ("Мұхтар", "мухтар"), ("О'Нил", "онил"), ("Ъ", ""), ("Wqx", "vks"),
        ("Æxsar", "aeksar"), ("Иъяя", "иаиа"), ("а\u0301нна", "ана"), ("Ксе\u0301ния", "ксениа"), ("б" * 99 + "а", "б"),
        ("аб" * 40, "аб" * 32), ("Aнна", "ана"),
    ],
)  # fmt: skip
def test_one_key_for_what_is_written_alike(word: str, key: str) -> None:
    assert name_spelling_key(word) == key


@pytest.mark.parametrize(
    ("kind", "word", "bits"),
    [
        (G, "Анна", 8.0), (G, "Сергей", -8.0), (S, "Иванова", 3.0), (S, "von Petrov", -4.0), (S, "Шевченко", 0.0),
        (P, "Ивановна", 12.0), (P, "Петрович", -12.0), (P, "Ибрагим оглы", -12.0), (P, "Ибрагим кызы", 12.0),
        (P, "Илиева", 12.0), (P, "x", 0.0),
    ],
)  # fmt: skip
def test_a_word_tells_the_gender(kind: PartKind, word: str, bits: float) -> None:
    assert word_bits(kind, word) == bits


def test_of_a_double_name_the_first_half_tells_and_a_pet_name_little() -> None:
    assert word_bits(G, "Anna-Ivan") == word_bits(G, "Anna") > 5
    assert abs(word_bits(G, "Саша")) < 0.1


def test_genders_of_all_parts_add_up() -> None:
    parts = parse_name("Мария Иванова").parts
    for given, titles, gender, bits in (
        (parts, (), Gender.FEMALE, 11),
        (parts, [Gender.MALE], Gender.MALE, 1),
        ((), [None, Gender.FEMALE], Gender.FEMALE, 12),
    ):
        found, sure = gender_of(given, titles)
        assert found is gender
        assert sure == pytest.approx(1 / (1 + 2.0**-bits))
    assert gender_of(parse_name("А. Шевченко").parts) == (None, 0.5)


def test_words_meet_on_consonants_less_one_and_on_names() -> None:
    surname = keys_of_origins("Александров", source_forms("Александров", S), S)
    assert surname.whole == {"лгсндрв"}  # к is merged with г.
    assert surname.shortened == {"гсндрв", "лсндрв", "лгндрв", "лгсдрв", "лгснрв", "лгсндв", "лгсндр"}
    assert not surname.shortened & surname.whole
    assert blocking_keys("Александров", S) == surname.whole | surname.shortened
    # Of few consonants the vowels count too.
    few = keys_of_origins("Жуков", source_forms("Жуков", S), S)
    assert few.shortened == {"~жуков", "~уков", "~жков", "~жуов", "~жукв", "~жуко"}
    assert keys_of_origins("Львович", source_forms("Львович", P), P).shortened == {"ввг", "лвг", "лвв"}
    assert keys_of_origins("Иван", source_forms("Иван", G), G).shortened == {"~иван", "~ван", "~иан", "~ивн", "~ива"}
    assert "~окса" in blocking_keys("Оксана", G) & blocking_keys("Oksaa", G)
    assert "мсм" in blocking_keys("Максим", G) & blocking_keys("Масим", G)
    assert {"=Александр", "=Александра"} <= keys_of_origins("Саша", source_forms("Саша", G), G).whole
    assert "=Илья" in keys_of_origins("Ильич", source_forms("Ильич", P), P).whole
    assert not [key for key in keys_of_origins("Ильич", source_forms("Ильич", S), S).whole if key.startswith("=")]
    assert keys_of_origins("Саша", source_forms("Саша", S), S).whole == {"саша", "саш", "саше"}
    assert keys_of_origins("7", {}, S).whole == {"7"}
    assert max(map(len, blocking_keys("бв" * 99, S))) == 32
    assert share_blocking_key("Александров", "Алексндров", S)
    assert not share_blocking_key("Жуков", "Чуков", P)


def test_a_word_goes_back_to_its_nominatives() -> None:
    assert [base for base, _ in nominatives("Дарчиева", S)] == ["дарчиев", "дарчиев"]
    assert nominatives("7", S) == [("7", 0.0)]
    # On record as it stands: less likely another one's genitive.
    costs = dict(nominatives("Скрипка", S))
    assert costs["скрипка"] < costs["скрипко"] - weights().oblique / 2
    assert set(source_forms("Дарчиева", S)) == {"дарчев"}
    assert source_forms("Дарчиева", S)["дарчев"].cyrillic == "дарчиев"  # type: ignore[index]


def test_another_languages_form_leads_to_a_surname_on_record() -> None:
    assert "орлов" in spelled_sources("Arlou", S)
    assert "орлов" not in spelled_sources("Arlou", G)
    assert spelled_sources("Zzyzxou", S).keys().isdisjoint({"ззыззхов"})


def test_likely_origins_are_those_worth_comparing() -> None:
    found = source_forms("Schukow", S)
    likely = likely_sources("Schukow", S)
    assert set(likely) == {key for key, origin in found.items() if origin.probability >= 0.05}
    assert set(likely) < set(found)
    assert set(likely_sources("Павла", G)) == {"павел", "павл"}
    assert set(likely_sources("Павла", S)) == {"павла"}


def test_near_spellings_are_the_listed_ones_of_the_same_consonants() -> None:
    (near, *_) = near_spellings("Genadiusz")
    assert near.slips <= len("genadiusz") // 3
    assert {each.slips for each in near_spellings("Genadiusz")} == {near.slips}
    # A key that is both a listed form and a spelling of one.
    assert [each.spelling for each in near_spellings("Abao")] == ["abai"]
    assert consonants(near.spelling) == consonants("genadiusz")
    # Too short, listed themselves, or of the other gender.
    assert near_spellings("Ivn") == near_spellings("Сергей") == near_spellings("") == ()
    assert all(each.spelling.endswith("a") for each in near_spellings("Alexndra"))


def test_pet_forms_are_led_back() -> None:
    assert pet_bases("Галиночка") == ("галина",)
    assert pet_bases("Сергей") == pet_bases("Sergei") == pet_bases("") == ()
    assert set(pet_bases("Петечка")) >= {"петя"}


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("ё э є", "е"), ("ы і ї й ј", "и"), ("ґ ғ ѓ", "г"), ("ў", "в"), ("ү ұ", "у"), ("қ ќ", "к"), ("ҳ һ", "х"),
        ("ә", "а"), ("ө", "о"), ("ң њ", "н"), ("љ", "л"), ("ћ", "ч"), ("ђ", "д"), ("џ", "ж"), ("ѕ", "з"), ("ь ъ '", ""),
        ("я", "иа"), ("ю", "иу"), ("y j", "i"), ("w", "v"), ("q", "k"), ("x", "ks"), ("ck", "k"), ("` ’", ""),
        ("é è", "e"),
    ],
)  # fmt: skip
def test_letters_that_languages_exchange_are_one(letters: str, plain: str) -> None:
    for letter in letters.split():
        before, behind = ("б", "т") if letter.upper() != letter and letter > "z" and letter not in "éè" else ("b", "t")
        assert name_spelling_key(before + letter + behind) == before + plain + behind, letter
        assert name_spelling_key((before + letter + behind).upper()) == before + plain + behind, letter
