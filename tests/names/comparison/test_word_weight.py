from __future__ import annotations

import pytest

from namematch.names import compare
from namematch.names.comparison.blocking import blocking_keys, share_blocking_key
from namematch.names.comparison.part_weight import NameWord, compared_words, halves_of, weigh_parts
from namematch.names.comparison.word_weight import (
    _related_fathers,
    weigh_words,
    weight_without_shared_key,
)
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity, familiarity, unattested_bits
from namematch.names.sources.cyrillic_sources import likely_sources, source_forms
from namematch.names.sources.given_relations import given_relation
from namematch.names.types import PartKind
from namematch.translit import name_bits, neutral_key

GIVEN, PATRONYMIC, SURNAME = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME


@pytest.mark.parametrize("spelling", ["Захарова", "Zakharova", "Sacharowa", "Захаровой", "Zaharova", "Захаров"])
def test_a_surname_goes_back_to_its_masculine(spelling: str) -> None:
    assert neutral_key("захаров") in source_forms(spelling, SURNAME)


def test_origins_are_probabilities_and_likely_ones_are_among_them() -> None:
    found = source_forms("Schukow", SURNAME)
    assert sum(origin.probability for origin in found.values()) <= 1.0
    assert set(likely_sources("Schukow", SURNAME)) <= set(found)
    assert neutral_key("жуков") in likely_sources("Schukow", SURNAME)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Schukow", "Жуков", SURNAME),
        ("Тереза", "Тереса", GIVEN),
        ("Sasha", "Александр", GIVEN),
        ("Oleksandrovych", "Александрович", PATRONYMIC),
    ],
)
def test_words_that_may_be_one_name_share_a_key(left: str, right: str, kind: PartKind) -> None:
    assert share_blocking_key(left, right, kind)
    assert weigh_words(left, right, kind).bits > 0
    assert weigh_words(left, right, kind) == weigh_words(right, left, kind)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [("Lavrov", "Песков", SURNAME), ("Anna", "Сергей", GIVEN), ("Ильич", "Ivanovich", PATRONYMIC)],
)
def test_what_cannot_be_one_name_speaks_against(left: str, right: str, kind: PartKind) -> None:
    assert weigh_words(left, right, kind).bits < -10


def test_blocking_keys_do_not_depend_on_case() -> None:
    assert blocking_keys("ZHUKOV", SURNAME) == blocking_keys("Zhukov", SURNAME)


def test_only_names_on_record_contradict() -> None:
    assert weigh_words("Сергей", "Дмитрий", GIVEN).relation == "different"
    assert weigh_words("Magomedkadi", "Xochitl", GIVEN).relation == "unlike"
    assert weigh_words("Иванов", "Иваньков", SURNAME).relation == "different"


@pytest.mark.parametrize(
    ("word", "kind", "wanted"),
    [
        ("Sergei", GIVEN, Familiarity.KNOWN),
        ("Иванович", PATRONYMIC, Familiarity.KNOWN),
        ("Qwrtz", GIVEN, Familiarity.READ),
        ("7", SURNAME, Familiarity.UNREAD),
    ],
)
def test_familiarity(word: str, kind: PartKind, wanted: Familiarity) -> None:
    assert familiarity(word, kind) is wanted


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Макисм", "Максим", GIVEN), ("Oksaa", "Оксана", GIVEN), ("Владимр", "Владимир", GIVEN),
        ("Alekandrovich", "Александрович", PATRONYMIC), ("Владимриовна", "Vladimirovna", PATRONYMIC),
    ],
)  # fmt: skip
def test_a_common_name_written_wrong_is_no_other_name(left: str, right: str, kind: PartKind) -> None:
    assert weigh_words(left, right, kind).relation == "slip"


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Анна", "Алла", GIVEN), ("Роман", "Рамзан", GIVEN), ("Марина", "Карина", GIVEN), ("Рифат", "Ринат", GIVEN),
        ("Карпович", "Карлович", PATRONYMIC), ("Федотовна", "Федоровна", PATRONYMIC),
    ],
)  # fmt: skip
def test_two_names_of_the_lexicon_are_no_slips_of_each_other(left: str, right: str, kind: PartKind) -> None:
    assert weigh_words(left, right, kind).relation == "different"


def test_a_rare_name_is_a_slip_only_beside_a_common_one() -> None:
    name = "владимр"
    assert unattested_bits(name, "владимир", GIVEN) == unattested_bits("владимир", name, GIVEN) == weights().rarest
    assert unattested_bits("роксана", "оксана", GIVEN) == 0.0
    assert unattested_bits(name, "ладимир", GIVEN) == min(name_bits("ладимир"), weights().rarest)
    assert unattested_bits(name, name, GIVEN) == 0.0
    assert unattested_bits("иванов", "ивановв", SURNAME) == min(name_bits("ивановв"), weights().rarest)


def test_the_more_familiar_the_words_the_more_a_difference_says() -> None:
    for kind in PartKind:
        unread, read, known = (weight_without_shared_key(each, kind).bits for each in Familiarity)
        assert known <= read <= unread < 0


def group(*words: str) -> tuple[NameWord, ...]:
    return tuple(NameWord(word, initial=word.endswith(".")) for word in words)


def test_halves_of_a_double_surname() -> None:
    assert halves_of(group("Ivanova-Petrova", "Smith"), SURNAME) == group("Ivanova", "Petrova", "Smith")
    whole = weigh_parts(group("Ivanova-Petrova"), group("Иванова-Петрова"), SURNAME)
    half = weigh_parts(group("Ivanova-Petrova"), group("Петрова"), SURNAME)
    none = weigh_parts(group("Ivanova-Petrova"), group("Сидорова"), SURNAME)
    assert whole.bits > half.bits > 0 > none.bits


def test_several_given_names_agree_or_the_worst_decides() -> None:
    assert weigh_parts(group("Jean", "Claude"), group("Jean", "Claude"), GIVEN).bits > 0
    assert weigh_parts(group("Jean", "Claude"), group("Jean", "Сергей"), GIVEN).bits < 0


def test_endless_words_have_no_more_keys_than_long_ones() -> None:
    word = "Шчегловитов" * 10
    assert len(blocking_keys(word * 100, PartKind.SURNAME)) <= 2 * len(blocking_keys(word, PartKind.SURNAME))


def test_a_double_name_of_very_many_halves_is_compared() -> None:
    assert given_relation("а-" * 2000, "a-" * 2000) is None


def test_fathers_who_are_known_and_not_related_make_two_patronymics() -> None:
    assert share_blocking_key("Маратович", "Муратович", PATRONYMIC)
    assert weigh_words("Маратович", "Муратович", PATRONYMIC).relation == "different"
    assert weigh_words("Максатович", "Максутович", PATRONYMIC).relation == "slip"


def test_patronymics_of_fathers_on_no_list_are_known_by_their_form() -> None:
    found = parse_patronymic("Хидиятуллович")
    assert found
    assert found.father is None
    assert familiarity("Хидиятуллович", PATRONYMIC) is Familiarity.KNOWN
    apart = weigh_words("Хидиятуллович", "Станиславович", PATRONYMIC)
    assert apart == weigh_words("Иванович", "Станиславович", PATRONYMIC)
    # Close ones may be one name written two ways that no table knows: they speak against it less.
    close = weigh_words("Бекович", "Бегович", PATRONYMIC)
    assert (close.relation, close.bits) == ("unlike", weights().parts[PATRONYMIC].unsure)


def test_a_double_surname_may_be_written_as_one_word() -> None:
    whole = weigh_parts(group("Petrov-Vodkin"), group("PetrovVodkin"), SURNAME)
    assert whole == weigh_words("PetrovVodkin", "PetrovVodkin", SURNAME)
    split = weigh_parts(group("Petrov", "Vodkin"), group("PetrovVodkin"), SURNAME)
    assert split.relation == "same-spelling"


def test_what_a_name_leaves_out_costs_more_in_words_than_in_halves() -> None:
    vodkin = weigh_words("Vodkin", "Vodkin", SURNAME).bits
    half = weigh_parts(group("Petrov-Vodkin"), group("Vodkin"), SURNAME)
    word = weigh_parts(group("Petrov", "Vodkin"), group("Vodkin"), SURNAME)
    assert half.bits == vodkin + weights().half
    assert word.bits == vodkin + weights().extra_word


def test_double_given_names_agree_in_halves_or_as_one_word() -> None:
    alike = weigh_parts(group("Kwang-hun"), group("Kwang", "Hun"), GIVEN)
    assert alike.bits > 0
    assert weigh_parts(group("Kwang-hun"), group("Kwanghun"), GIVEN).bits > 0
    one = weigh_parts(group("Anna-Maria"), group("Anna"), GIVEN)
    assert one.bits == weigh_words("Anna", "Anna", GIVEN).bits + weights().half
    # With an initial in it there is no one word; of nothing but hyphens there are no halves.
    assert weigh_parts(group("Kwang-H."), group("Kwang-sik"), GIVEN).bits <= 0
    assert weigh_parts(group("-"), group("Сергей"), GIVEN).bits < 0


def test_agreement_in_several_words_adds_up_to_a_bound() -> None:
    one = weigh_words("Jean", "Jean", GIVEN).bits
    assert weigh_parts(group("Jean", "Claude"), group("Jean", "Claude"), GIVEN).bits == weights().parts[GIVEN].most
    assert one <= weights().parts[GIVEN].most


def test_of_an_unknown_father_nothing_is_related() -> None:
    assert parse_patronymic("Зоррович") is not None
    for left, right in (
        ("Зоррович", "Иванович"),
        ("Иванович", "Зоррович"),
        ("Иванович", "Ивановна"),
        ("Иванович", "x"),
    ):
        assert _related_fathers(left, right) is None
    assert _related_fathers("Сергеевич", "Сергійович") is not None
    # A pet name is nobody's father.
    assert _related_fathers("Александрович", "Сашович") is None


@pytest.mark.parametrize(
    ("words", "kind", "compared"),
    [
        (("Petrova",), SURNAME, ["petrova"]),
        (("Petrova-Vodkin", "Д."), SURNAME, ["petrova-vodkin", "petrova", "vodkin", "д.", "petrovavodkinд."]),
        (("von Petrov",), SURNAME, ["von petrov", "von", "petrov", "vonpetrov"]),
        (("Д.",), SURNAME, []),
        (("Anna-Maria", "L."), GIVEN, ["anna-maria", "anna", "maria", "annamaria"]),
        (("Ali ogly",), PATRONYMIC, ["ali ogly", "ali ogly", "ali ogly"]),
        (("-",), GIVEN, ["-"]),
    ],
)
def test_a_group_is_compared_by_its_words_its_halves_and_all_as_one(
    words: tuple[str, ...], kind: PartKind, compared: list[str]
) -> None:
    assert compared_words(tuple(NameWord(word, word.endswith(".")) for word in words), kind) == compared


@pytest.mark.parametrize(("marked", "plain"), [("Cioloș", "Ciolos"), ("Höfner", "Hofner"), ("Łęcki", "Lecki")])
def test_a_latin_word_may_leave_out_the_marks_of_another(marked: str, plain: str) -> None:
    assert weigh_words(marked, plain, PartKind.SURNAME).near >= weights().surname.without_marks
    assert compare(f"Jan {marked}", f"Jan {plain}").same
    # One of two marks is no such spelling.
    assert weigh_words("Łęcki", "Łecki", PartKind.SURNAME).relation != "same-spelling"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [("Jovan Žugić", "Jovan Zugic"), ("Laima Žagare", "Laima Zagare"), ("Oleg Gal'kin", "Oleg Galkin")],
)
def test_a_surname_is_one_without_the_marks_of_schemes_too(marked: str, plain: str) -> None:
    assert compare(marked, plain).same
    # Somebody else may be written so by a scheme that needs no mark.
    left, right = marked.split()[-1], plain.split()[-1]
    assert weigh_words(left, right, PartKind.SURNAME).near < weights().surname.without_marks


def test_a_surname_without_marks_ends_in_what_south_slavs_are_called() -> None:
    for plain, cyrillic in (
        ("Jovan Vranjic", "Јован Врањић"),
        ("Zoran Sekulic", "Зоран Секулич"),
        ("Milan Vujcic", "Милан Вуйчич"),
    ):
        assert compare(plain, cyrillic).same


@pytest.mark.parametrize(
    ("sounding", "russian"),
    [
        ("Дзмітрый Лазь", "Дмитрий Лозь"),
        ("Dzmitry Karzh", "Дмитрий Корж"),
        ("Volha Kascina", "Костина Ольга"),
    ],
)
def test_short_surnames_too_are_one_where_belarusian_spells_them_by_sound(sounding: str, russian: str) -> None:
    assert compare(sounding, russian).same
