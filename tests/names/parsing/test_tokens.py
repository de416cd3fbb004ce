from __future__ import annotations

import pytest

from namematch.names import Gender
from namematch.names.parsing.titles import generation, is_listed, title_gender
from namematch.names.parsing.tokens import plain_tokens, tokenize_name


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("СидоренкоВалентин", ["Сидоренко", "Валентин"]),
        ("ИгорьПетрович", ["Игорь", "Петрович"]),
        ("OlehMykolaiovych Sydorenko", ["Oleh", "Mykolaiovych", "Sydorenko"]),
    ],
)
def test_names_that_lost_the_space_between_them_are_parted(text: str, units: list[str]) -> None:
    assert [unit.text for unit in tokenize_name(text).units] == units


@pytest.mark.parametrize(
    "word",
    ["КОНСТАНТИНОВ", "SHCHUKINA", "Тилекбекович", "Nurzyanovich", "Уланбекович", "MacDonald", "РОМАНОВСКИЙ"],
)
def test_one_word_is_left_whole(word: str) -> None:
    assert [unit.text for unit in tokenize_name(word).units] == [word]


@pytest.mark.parametrize(
    ("word", "capitals"),
    [
        ("OGNjANOVIC", True),
        ("STjEPAN", True), ("LJubic", False), ("OGNJANOVIC", True), ("Ognjanovic", False), ("O", False),
        ("OJ", True), ("LJUb", False), ("OGNja", False), ("NjEGOS", False), ("ogn", False), ("ЉУБИЋ", True),
    ],
)  # fmt: skip
def test_a_word_in_capitals_may_have_one_small_letter_of_a_digraph(word: str, capitals: bool) -> None:
    (unit,) = tokenize_name(word).units
    assert unit.capitals is capitals


@pytest.mark.parametrize(
    ("text", "units", "titles"),
    [
        ("Mr. Ivan Petrov", "Ivan|Petrov", "Mr"),
        ("Lt. Gen. Igor Kirillov", "Igor|Kirillov", "Lt|Gen"),
        ("Ivan Petrov Jr.", "Ivan|Petrov", "Jr"),
        ("Ivanov, Dr. Ivan", "Ivanov|Ivan", "Dr"),
        ("Ivanov Jr., Ivan", "Ivanov|Ivan", "Jr"),
        ("Ivan Dr Petrov", "Ivan|Dr|Petrov", ""),
        ("г-н Дарчиев", "Дарчиев", "г-н"),
        # Something has to be left of a name.
        ("Dr. Mr.", "Mr", "Dr"),
        ("Jr.", "Jr", ""),
        ("Ivan Dr. Sr.", "Ivan|Dr", "Sr"),
        ("M. Petrov", "M|Petrov", ""),
        # Words that may be names are titles with a dot only.
        ("Gen Kirillov", "Gen|Kirillov", ""),
        ("Ursula von der Leyen", "Ursula|von der Leyen", ""),
        ("von der Leyen, Ursula", "von der Leyen|Ursula", ""),
        ("Ali bin Hassan", "Ali|bin Hassan", ""),
        ("Ivan De", "Ivan|De", ""),
        ("De Ivan", "De|Ivan", ""),
        ("de Ivan", "de Ivan", ""),
        ("Leyen von der, Ursula", "Leyen|von der|Ursula", ""),
        ("Rustam Ibragim Ogly Gasanov", "Rustam|Ibragim Ogly|Gasanov", ""),
        ("оглы Гасанов", "оглы|Гасанов", ""),
        # Two given names run together: no surname ends where the second begins.
        ("VanessaMaria Petrova", "VanessaMaria|Petrova", ""),
        ("Алирза оглы оглы", "Алирза оглы|оглы", ""),
    ],
)
def test_what_is_glued_on_is_set_apart(text: str, units: str, titles: str) -> None:
    found = tokenize_name(text)
    assert "|".join(unit.text for unit in found.units) == units
    assert "|".join(found.titles) == titles
    assert all(text[unit.start : unit.end] == unit.text for unit in found.units)


def test_a_unit_knows_its_particle_its_marker_and_the_commas_before_it() -> None:
    units = tokenize_name("von der Leyen, A., Ibragim kyzy").units
    assert [(unit.word, unit.segment, unit.particle, unit.initial, unit.marked) for unit in units] == [
        ("Leyen", 0, True, False, None), ("A", 1, False, True, None), ("Ibragim", 2, False, False, Gender.FEMALE),
    ]  # fmt: skip
    assert [unit.segment for unit in tokenize_name("Иван، Петров Водкин").units] == [0, 1, 1]


@pytest.mark.parametrize(
    ("text", "initial"),
    [("A. Ivan", True), ("A Ivan", True), ("a Ivan", False), ("a. Ivan", True), ("Zh. Ivan", True), ("Zh Ivan", False),
     ("zh. Ivan", False), ("Yu. Ivan", True), ("Ab. Ivan", True), ("Aba. Ivan", False), ("Ж. Иван", True),
     ("Iou. Ivan", True), ("I͡u. Ivan", True), ("Šč. Ivan", True), ("Дж. Иван", True), ("Ed. Ivan", True),
     ("Ivan. Ivan", False)],
)  # fmt: skip
def test_initials(text: str, initial: bool) -> None:
    assert tokenize_name(text).units[0].initial is initial


@pytest.mark.parametrize(
    ("text", "units", "aliases"),
    [
        ("Ольга Скабеева (Попова)", "Ольга|Скабеева", "Попова"),
        ("Ivan «the Hammer» Petrov [Ivanov]", "Ivan|Petrov", "the Hammer|Ivanov"),
        ("(Попова)", "Попова", ""),
        ("Ivan () Petrov", "Ivan|Petrov", ""),
        ("Ivan (12) Petrov", "Ivan|Petrov", ""),
        ('"Ivan" {Petrov}', "Ivan|Petrov", ""),
    ],
)
def test_brackets_and_quotes_hold_other_names(text: str, units: str, aliases: str) -> None:
    found = tokenize_name(text)
    assert "|".join(unit.text for unit in found.units) == units
    assert "|".join(found.aliases) == aliases


def test_a_name_is_no_longer_than_twelve_words() -> None:
    assert len(tokenize_name("Ivan " * 40).units) == 12
    assert [unit.word for unit in tokenize_name("x" * 700).units] == ["x" * 600]


@pytest.mark.parametrize(
    ("chunk", "units"),
    [
        ("Ivan", "Ivan"), ("A.", "A."), ("A.B.", "A.|B."), ("Zh.A.", "Zh.|A."), ("Иван-Мария", "Иван-Мария"),
        ("Mr.", None), ("von", None), ("Jr", None), ("оглы", None), ("(Ivan)", None), ("12", None), ("", None),
        ("ИгорьПетрович", None), ("PETRENKOVLADIMIR", None), ("IuA", None), ("AV", None),
        ("Ivan,", None), ("V.", "V."), ("III", None),
    ],
)  # fmt: skip
def test_what_stands_between_two_spaces_is_plain_or_not(chunk: str, units: str | None) -> None:
    found = plain_tokens(chunk)
    assert (found and "|".join(text for _, text in found)) == units


@pytest.mark.parametrize(
    ("titles", "generation_of"),
    [
        (["Mr", "Jr"], "junior"),
        (["мл"], "junior"),
        (["ст."], None),
        (["Sr"], "senior"),
        (["III"], "third"),
        (["Dr"], None),
    ],
)
def test_generations(titles: list[str], generation_of: str | None) -> None:
    assert generation(titles) == generation_of


@pytest.mark.parametrize(
    ("word", "listed"),
    [("граф", True), ("гра\u0301ф", True), ("kni\u0361az'", True), ("fürst", True), ("mr", True), ("xiv", True),
     ("хіv", True), ("іі", True), ("von", True), ("толстой", False), ("fürs", False), ("", False), ("7", False)],
)  # fmt: skip
def test_words_of_the_table(word: str, listed: bool) -> None:
    assert is_listed(word) is listed


def test_titles_tell_the_gender() -> None:
    titles = ("Mr", "Mrs", "г-н", "г-жа", "Dr", "Ivan")
    assert [title_gender(title) for title in titles] == [
        Gender.MALE, Gender.FEMALE, Gender.MALE, Gender.FEMALE, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "usual", "rival"),
    [
        ("PETRENKOVLADIMIR", "PETRENKOVLADIMIR", "PETRENKO|VLADIMIR"),
        ("Lazar Isailović", "Lazar|Isailović", "Lazar|Isa|ilović"),
        ("МАРШАЛ Александр", "МАРШАЛ|Александр", "Александр"),
        ("Petrov IuA", "Petrov|IuA", "Petrov|Iu|A"),
        ("Калюжная АВ", "Калюжная|АВ", "Калюжная|А|В"),
    ],
)
def test_what_can_be_cut_in_two_ways_is(text: str, usual: str, rival: str) -> None:
    found = tokenize_name(text)
    assert "|".join(unit.text for unit in found.units) == usual
    assert rival in ["|".join(unit.text for unit in other.units) for other in found.rivals]


@pytest.mark.parametrize(
    "text", ["маршал Александр", "Маршал Жуков Георгий", "Cho'ng-Wo'n RI", "Viktor AN", "Ivan Petrov"]
)
def test_others_cannot(text: str) -> None:
    assert tokenize_name(text).rivals == ()
