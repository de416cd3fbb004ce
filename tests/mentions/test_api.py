from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from namematch.errors import InputError, UnknownChoiceError
from namematch.mentions import Mention, find_mentions


def names(text: str, language: str | None = None) -> list[str | None]:
    return [mention.name for mention in find_mentions(text, language=language)]


def test_mention_carries_place_document_and_language() -> None:
    text = "On Monday Foreign Minister Olena Koval left."
    assert find_mentions(text, document="d1") == [
        Mention("Olena Koval", "Foreign Minister", "d1", 27, 38, "en", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russian and U.S. Officials Discussed Restoring Embassy Staff",
        "The Black Sea Fleet left Sevastopol in March.",
        "According to The Evening Post, the Ministry of Health and the World Bank will meet on Tuesday.",
        "Last Posts",
        "Related Stories",
        "MOSCOW, February 28. /TASS/.",
        "Photo: Depositphotos",
        "В понедельник Государственная дума приняла закон. Совет Федерации одобрит его в марте.",
        "Новости Северного Кавказа",
        "Am Donnerstag tagte der Deutsche Bundestag in Berlin.",
        "L'Union européenne et la Banque mondiale se réunissent mardi à Bruxelles.",
    ],
)
def test_organisations_places_headings_and_dates_are_not_people(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olena Koval arrived. Later Koval's plane was late.", ["Olena Koval", "Koval"]),
        ("Олена Коваль прибула. За словами Коваль, літак запізнився.", ["Олена Коваль", "Коваль"]),
        ("Приехал Олег Мартынов. С Мартыновым говорили о Мартынове.", ["Олег Мартынов", "Мартыновым", "Мартынове"]),
        ("Der Minister Oleg Martynow kam an. Die Rede Martynows war kurz.", ["Oleg Martynow", "Martynow"]),
    ],
)
def test_a_surname_alone_follows_the_full_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Директор: Коваль Игорь Иванович, ИНН 7701", ["Коваль Игорь Иванович"]),
        ("1. Мартынов Олег Петрович\n2. Коваль Анна Ивановна", ["Мартынов Олег Петрович", "Коваль Анна Ивановна"]),
        ("Director: Martynov Oleg Petrovich.", ["Martynov Oleg Petrovich"]),
        ("MARTYNOV, Oleg Petrovich; DOB 01 Jan 1960; nationality Russia.", ["MARTYNOV, Oleg Petrovich"]),
        ("Passengers: 1. MARTYNOV/OLEG MR 2. PETROVA/ANNA MRS", ["MARTYNOV/OLEG", "PETROVA/ANNA"]),
    ],
)
def test_lists_and_forms_give_the_surname_first(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Budowa Western Pipe i umowa Northern Stream trwają.", "pl"),
        ("Шлях Донецької області та Північний потік обговорили вчора.", "uk"),
    ],
)
def test_two_capitals_are_no_person_by_themselves(text: str, language: str) -> None:
    assert names(text, language) == []


def test_a_month_is_a_surname_only_where_the_text_says_so() -> None:
    assert names("Boris May spoke in May. Mr May said it was warm in May.") == ["Boris May", "May"]


def test_a_role_may_go_on_in_the_next_line() -> None:
    text = "In a statement read out on Monday the director of the Foreign\nMinistry Legal Department, Ivan Petrov, did."
    (mention,) = find_mentions(text)
    assert mention.role == "director of the Foreign Ministry Legal Department"


def test_a_role_belongs_to_one_name() -> None:
    text = "Anna Petrova, director of the Asia Department, and Boris Petrov came."
    assert [mention.role for mention in find_mentions(text)] == ["director of the Asia Department", None]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Советник Олега Мартынова уехал.", None),
        ("Советник Олег Мартынов уехал.", "Советник"),
        ("Об этом рассказал советнику Олегу Мартынову губернатор.", "советнику"),
    ],
)
def test_a_title_in_another_case_belongs_to_somebody_else(text: str, role: str | None) -> None:
    assert find_mentions(text)[0].role == role


def test_language_may_be_given() -> None:
    assert [m.language for m in find_mentions("Olena Koval", language="de")] == ["de"]
    with pytest.raises(UnknownChoiceError, match="unknown language 'english'"):
        find_mentions("Olena Koval", language="english")


@pytest.mark.parametrize("value", [None, 3, b"text"])
def test_wrong_type(value: Any) -> None:
    with pytest.raises(TypeError, match="find_mentions takes a string as text, not "):
        find_mentions(value)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Oleg Martynow schwieg in der Nacht. Martynows Sprecher Igor Koval sagte nichts.", "Sprecher"),
        ("Пресс-секретарь Мартынова Игорь Коваль промолчал. Олег Мартынов уехал.", "Пресс-секретарь"),
        ("Пресс-секретарь Олега Мартынова Игорь Коваль промолчал.", "Пресс-секретарь"),
        ("Le porte-parole de Martynov, Igor Koval, s'est tu. Oleg Martynov est parti.", "porte-parole"),
        ("Пресс-секретарь «Мартынова» Игорь Коваль промолчал.", "Пресс-секретарь «Мартынова»"),
        ("Директор Института Мартынова Игорь Коваль. Олег Мартынов умер.", "Директор Института Мартынова"),
        ("Представитель Газпрома Игорь Коваль промолчал.", "Представитель Газпрома"),
    ],
)
def test_the_person_who_is_served_is_no_part_of_a_title(text: str, role: str) -> None:
    assert [mention.role for mention in find_mentions(text) if mention.role] == [role]


LIKELY_AND_LESS = "Foreign Minister Olena Koval met Brandt. Talks in Sarton lasted long, Talbot Group said."


def test_a_mention_says_how_likely_it_is_a_name() -> None:
    found = find_mentions(LIKELY_AND_LESS)
    assert all(mention.probability is not None and 0 < mention.probability <= 1 for mention in found)
    assert found[0].name == "Olena Koval"
    assert (found[0].probability or 0.0) > 0.95


@pytest.mark.parametrize("least", [0.0, 0.05, 0.3, 0.5, 0.9, 0.999, 1.0])
def test_what_is_found_is_likelier_than_was_asked(least: float) -> None:
    found = find_mentions(LIKELY_AND_LESS, min_probability=least)
    assert all(mention.probability is not None and mention.probability >= round(least, 4) for mention in found)
    places = [(mention.start, mention.end) for mention in found]
    assert all(one[1] <= other[0] for one, other in pairwise(places))  # type: ignore[operator]


def test_the_more_is_asked_the_fewer_are_found() -> None:
    counts = [len(find_mentions(LIKELY_AND_LESS, min_probability=least)) for least in (0.01, 0.5, 0.99, 1.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1] > counts[3] == 0


def test_a_recogniser_says_no_probability() -> None:
    [mention] = find_mentions("Koval left.", recognizer=lambda _: [(0, 5)], min_probability=0.9)
    assert mention.probability is None


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan")])
def test_a_probability_lies_between_0_and_1(value: float) -> None:
    with pytest.raises(InputError, match="takes a number from 0 to 1 as min_probability, not"):
        find_mentions("Koval left.", min_probability=value)
    with pytest.raises(TypeError, match="min_probability must be a number, not str"):
        find_mentions("Koval left.", min_probability="0.5")  # type: ignore[arg-type]


def test_the_dot_of_a_last_initial_belongs_to_the_name() -> None:
    text = "Глава «Роснефти» Сечин И. И. сказал это."
    assert [mention.name for mention in find_mentions(text)] == ["Сечин И. И."]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Председатель КНР Си Цзиньпин встретился в Пекине с Ли Кэцяном.", "ru", ["Си Цзиньпин", "Ли Кэцяном"]),
        ("Был ли Иван Ковалёв в Пекине, неизвестно.", "ru", ["Иван Ковалёв"]),
    ],
)
def test_family_names_that_are_also_function_words(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Letalo družbe Adria Airways je zamudilo.", "sl"),
        ("Akcje Wizz Air i Cambridge Analytica spadły.", "pl"),
        ("Исландия и Португалия подписаха договора.", "bg"),
    ],
)
def test_firms_and_places_are_no_people(text: str, language: str) -> None:
    assert names(text, language) == []


def test_a_particle_inside_a_name_ties_its_words() -> None:
    text = "Old photo.\n\nDeputy Foreign Minister Carlos Hernandez de Covarrubia\n\nHavana reports rain."
    assert names(text, "en") == ["Carlos Hernandez de Covarrubia"]


def test_the_letters_of_an_abbreviation_tell_no_language() -> None:
    assert [mention.language for mention in find_mentions("U.S. envoy Olena Koval left and came.")] == ["en"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kostol svätého Martina v Holíči opravujú už tretí rok.", "sk"),
        ("W kościele świętej Anny w Tarnowie odbył się koncert.", "pl"),
        ("Црква Светог Николе у Сомбору добила је звона.", "sr"),
        ("Церковь Святого Георгия в Рыльске закрыта на зиму.", "ru"),
        ("Храм Святої Варвари у Сокалі збудували заново.", "uk"),
    ],
)
def test_a_saint_that_a_church_is_named_after_is_nobody_spoken_of(text: str, language: str) -> None:
    assert not find_mentions(text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ледокол «Юрий Громов» вышел из порта.", "ru"),
        ("Фрегат «Іван Гонта» стоїть у порту.", "uk"),
        ("Спектакълът е в театър „Стоян Ганев“ утре.", "bg"),
    ],
)
def test_a_name_in_quotes_behind_a_ship_or_a_theatre_is_nobody_spoken_of(text: str, language: str) -> None:
    assert not find_mentions(text, language=language)


def test_a_saint_by_himself_is_a_person() -> None:
    assert [m.name for m in find_mentions("Святой Николай пришёл в Миры.", language="ru")] == ["Николай"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Доклад читал хирург Том Ленард из Бостона.", "ru", ["Том Ленард"]),
        ("Люди казали, що Бог посилав їй дітей.", "uk", ["Бог"]),
    ],
)
def test_given_names_that_look_like_other_words(text: str, language: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, language=language)] == expected
