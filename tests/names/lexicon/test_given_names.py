from __future__ import annotations

import pytest

from namematch.names import Gender, given_bearers, is_given_name
from namematch.names.lexicon.given_names import given_ending_bits, given_forms, given_links, listed_bearers
from namematch.names.lexicon.rows import NameLink, cyrillic_forms, entries, links_of_rows
from namematch.names.parameters import given_names
from namematch.names.sources.given_relations import given_relation
from namematch.names.sources.phonetic_lookup import consonants, near_spellings, pet_bases
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import RelationKind

SAME, SPELLING, COGNATE = RelationKind.SAME, RelationKind.SPELLING, RelationKind.COGNATE
TRANSLATION, DIMINUTIVE = RelationKind.TRANSLATION, RelationKind.DIMINUTIVE


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Сергей", "Sergey", SAME),
        ("Sergei", "Serguei", SAME),
        ("Семён", "СЕМЕН", SAME),
        ("Jewgeni", "Yevgeny", SAME),
        ("Наталья", "Наталия", SPELLING),
        ("Данила", "Даниил", SPELLING),
        ("Сергій", "Сергей", COGNATE),
        ("Serhii", "Sergiy", SAME),
        ("Александр", "Олександр", COGNATE),
        ("Аляксандр", "Олександр", COGNATE),
        ("Матвѣй", "Матвей", SAME),
        ("Уйбаан", "Иван", COGNATE),
        ("Хветӗр", "Фёдор", COGNATE),
        ("Морат", "Мурат", COGNATE),
        ("Микола", "Николай", COGNATE),
        ("Павло", "Pavel", COGNATE),
        ("Пётр", "Peter", TRANSLATION),
        ("Eugene", "Евгений", TRANSLATION),
        ("Олена", "Helen", TRANSLATION),
        ("Саша", "Alexander", DIMINUTIVE),
        ("Вова", "Володя", DIMINUTIVE),
        ("Галиночка", "Галина", DIMINUTIVE),
    ],
)
def test_relation(left: str, right: str, kind: RelationKind) -> None:
    relation = given_relation(left, right)
    assert relation is not None
    assert relation.kind in (kind, SAME) if kind is SPELLING else relation.kind is kind


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ўткир", "Уткур"),
        ("Бэликто", "Билигто"),
        ("Kunney", "Кюннэй"),
        ("Чодураа", "Чодура"),
        ("Erdni", "Эрдэни"),
        ("Gʻulom", "Гулям"),
        ("Xurshid", "Хуршед"),
        ("Қасым-Жомарт", "Kassym-Jomart"),
        ("Бақытжан", "Бахытжан"),
        ("Myrat", "Мурад"),
        ("Əhməd", "Ахмед"),
        ("Cavid", "Джавид"),
        ("Elçin", "Эльчин"),
        ("Hakob", "Акоп"),
        ("Hovhannes", "Ованес"),
        ("Зьміцер", "Дмитрий"),
        ("Уладзімер", "Владимир"),
        ("Siarhiej", "Сергей"),
        ("Срђан", "Srdjan"),
        ("Ђорђе", "Георгий"),
        ("Nijolė", "Ниёле"),
        ("Sergiu", "Сержіу"),
    ],
)
def test_a_name_at_home_and_abroad(left: str, right: str) -> None:
    assert given_relation(left, right) is not None
    assert given_relation(right, left) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Самат", "Самад"),
        ("Максат", "Максуд"),
        ("Болат", "Берик"),
        ("Драгица", "Драгутин"),
        ("Гульжан", "Гульмира"),
    ],
)
def test_names_of_one_region_are_kept_apart(left: str, right: str) -> None:
    assert given_relation(left, right) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Александр", "Александра"),
        ("Евгений", "Евгения"),
        ("Валентин", "Валентина"),
        ("Вячеслав", "Ярослав"),
        ("Дмитрий", "Андрей"),
        ("Мария", "Марина"),
        ("Anna", "Inna"),
        ("Путин", "Сергей"),
        ("Ильнура", "Ильнур"),
        ("Рамиля", "Рамиль"),
        ("Ilnura", "Ilnur"),
        ("Станислава", "Станислав"),
        ("", "Анна"),
    ],
)
def test_no_relation(left: str, right: str) -> None:
    assert given_relation(left, right) is None


@pytest.mark.parametrize("shared", ["Саша", "Женя", "Слава", "Валя", "Шура"])
def test_a_shared_pet_form_does_not_join_its_names(shared: str) -> None:
    heads = [link.head for link in given_links(shared)]
    assert len(heads) > 1
    assert given_relation(heads[0], heads[1]) is None


def test_a_shared_pet_form_costs_more_for_the_rarer_name() -> None:
    common, rare = given_relation("Саша", "Александр"), given_relation("Саша", "Александра")
    assert common is not None
    assert rare is not None
    assert common.bits < rare.bits


def test_halves_of_a_double_name_are_compared_in_order() -> None:
    relation = given_relation("Анна-Марія", "Anna-Maria")
    assert relation is not None
    assert given_relation("Анна-Мария", "Мария-Анна") is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Александр", True),
        ("александром", True),
        ("САШЕ", True),
        ("Jewgeni", True),
        ("Volodymyr", True),
        ("Дарчиев", False),
        ("Лукашенко", False),
        ("", False),
        ("-", False),
    ],
)
def test_is_given_name(word: str, expected: bool) -> None:
    assert is_given_name(word) is expected


def test_bearers() -> None:
    assert given_bearers("Иван").total > given_bearers("Рамзан").total > 0
    assert given_bearers("Мария").women > 0.9 * given_bearers("Мария").total
    assert given_bearers("Щыбжхэев").total == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [("Yuriy", "Jurij"), ("Maxim", "Maksim"), ("Филипп", "Филип"), ("Євген", "Евген"), ("Wasil", "Vasil'")],
)
def test_spellings_meet_in_a_key(left: str, right: str) -> None:
    assert name_spelling_key(left) == name_spelling_key(right)


def test_scripts_never_meet_in_a_key() -> None:
    assert name_spelling_key("Анна") != name_spelling_key("Anna")


def test_spellings_of_strangers_are_led_to_the_listed_one() -> None:
    assert near_spellings("Genadiusz")
    assert given_relation("Genadiusz", "Геннадий") is not None
    assert given_relation("Alexnder", "Александр") is not None
    assert near_spellings("Сергей") == ()
    assert consonants("sergei") == consonants("sergeis") == "SRG"


def test_regular_pet_forms() -> None:
    assert "петя" in pet_bases("Петечка")
    assert pet_bases("Petechka") == ()


def test_names_of_one_half_and_of_two_do_not_hang_together_as_double_ones() -> None:
    assert given_relation("-Анна-", "Анна-Мария") is None
    assert given_relation("-Анна-", "Anna-") is not None


def test_the_forms_of_a_row_are_those_in_cyrillic_with_their_languages() -> None:
    row = {
        "name": "Тохтар", "spelling": "Тахтар Tahtar", "cognate": "kk:Тоқтар tr:Toktar", "diminutive": "Тоха Tokha",
        "translation": "", "latin": "Tokhtar",
    }  # fmt: skip
    assert list(cyrillic_forms(row)) == [("Тохтар", "ru"), ("Тахтар", "ru"), ("Тоха", "ru"), ("Тоқтар", "kk")]
    kinds = dict(entries(row))
    assert kinds == {
        "Тохтар": SAME, "Tokhtar": SAME, "Тахтар": SPELLING, "Tahtar": SPELLING, "Тоқтар": COGNATE, "Toktar": COGNATE,
        "Тоха": DIMINUTIVE, "Tokha": DIMINUTIVE,
    }  # fmt: skip


def test_of_two_ties_to_one_name_the_closer_counts() -> None:
    row = {"name": "Тоха", "spelling": "", "cognate": "", "diminutive": "Тоха", "translation": "", "latin": ""}
    assert links_of_rows([row])["тоха"]["Тоха"] == NameLink("тоха", "Тоха", SAME, 0.0)


@pytest.mark.parametrize(
    ("left", "right", "kind", "bits", "via"),
    [
        ("Сергей", "Sergey", SAME, 0.0, "Сергей"),
        ("Зорро", "Зорро", SAME, 0.0, "Зорро"),
        ("Данила", "Даниил", SPELLING, 1.0, "Даниил"),
        ("Сергій", "Сергей", COGNATE, 1.5, "Сергей"),
        ("Eugene", "Евгений", TRANSLATION, 2.5, "Евгений"),
        ("Саша", "Alexander", DIMINUTIVE, 3.234, "Александр"),
        # Of two pet names both cost, and the loosest link names the relation.
        ("Саша", "Шура", DIMINUTIVE, 6.468, "Александр"),
        ("Галиночка", "Галина", DIMINUTIVE, 3.0, "Галина"),
        # A stranger's spelling costs by the letters that differ.
        ("Genadiusz", "Геннадий", SPELLING, 2.0, "Геннадий"),
        ("Анна-Марія", "Anna-Maria", SAME, 0.0, "Анна-Мария"),
        ("Саша-Данила", "Александр-Даниил", DIMINUTIVE, 4.234, "Александр-Даниил"),
    ],
)
def test_a_relation_costs_what_its_links_do(left: str, right: str, kind: RelationKind, bits: float, via: str) -> None:
    for relation in (given_relation(left, right), given_relation(right, left)):
        assert relation is not None
        assert (relation.kind, relation.via) == (kind, via)
        assert relation.bits == pytest.approx(bits, abs=2e-3)


def test_names_are_told_by_their_first_sixty_four_letters() -> None:
    long = "Зорро" * 20
    assert given_relation(long, long[:64] + "x") is not None
    assert given_relation(long, long[:63] + "x") is None
    assert not is_given_name(long)


def test_bearers_are_counted_borrowed_or_so_many_as_a_listed_name_has() -> None:
    # On the list letter by letter, as on the list of forms.
    assert given_bearers("Иван") == listed_bearers("Иван")
    assert given_bearers("Ivan") == given_bearers("Иван")
    assert listed_bearers("Ivann").total == 0
    # A pet name has an eighth of an eighth of the bearers of all names it may stand for.
    heads = [link.head for link in given_links("Саша")]
    lent = {head: (given_bearers(head).total + given_names().head) / 64 for head in heads}
    assert given_bearers("Sasha").total == pytest.approx(sum(lent.values()), rel=0.05)
    women = sum(share for head, share in lent.items() if head.endswith("а")) / sum(lent.values())
    assert given_bearers("Sasha").women / given_bearers("Sasha").total == pytest.approx(0.01 + 0.98 * women, rel=0.05)
    assert list(given_bearers("Рамзан")) == [200.0, pytest.approx(2.0)]
    assert given_bearers("Zzz") == (0, 0)


def test_a_word_stands_for_its_own_form_first() -> None:
    assert given_forms("Иван") == given_forms("ИВАН") == ("иван",)
    assert given_forms("Zzz") == given_forms("Щыбжхэев") == ()
    forms = given_forms("Sergei")
    assert "сергеи" in forms
    assert len(set(forms)) == len(forms)


def test_endings_of_given_names_are_shares() -> None:
    common, rare = given_ending_bits("анна", Gender.FEMALE), given_ending_bits("щыщ", Gender.FEMALE)
    assert common < given_ending_bits("анна", Gender.MALE) < rare
    assert given_ending_bits("иван", Gender.MALE) < given_ending_bits("иван", Gender.FEMALE)
    assert given_ending_bits("анна", Gender.FEMALE) == given_ending_bits("жанна", Gender.FEMALE)
    # Already the last letter tells women's names.
    assert given_ending_bits("щща", Gender.FEMALE) < given_ending_bits("щщщ", Gender.FEMALE)
    assert given_ending_bits("на", Gender.FEMALE) != given_ending_bits("на", Gender.MALE)
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    ends = [f"а{one}{two}" for one in letters for two in letters]
    assert sum(2.0 ** -given_ending_bits(end, gender) for end in ends for gender in Gender) < 1
