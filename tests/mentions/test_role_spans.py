from __future__ import annotations

import pytest

from namematch.mentions.role_spans import RolePlaces
from namematch.roles import RoleSpan, find_roles


def text_of(span: RoleSpan | None) -> str | None:
    return None if span is None else span.text


@pytest.mark.parametrize(
    ("text", "name", "before", "after", "before_comma"),
    [
        ("Foreign Minister Olena Koval left.", "Olena Koval", "Foreign Minister", None, None),
        ("Koval, head of the Asia Department, left.", "Koval", None, "head of the Asia Department", None),
        ("Koval (head of the Asia Department) left.", "Koval", None, "head of the Asia Department", None),
        ("Koval, the head of the Asia Department, left.", "Koval", None, "head of the Asia Department", None),
        ("Koval as its next ambassador to Chad.", "Koval", None, "next ambassador to Chad", None),
        ("The finance minister, Olena Koval, left.", "Olena Koval", None, None, "finance minister"),
        ("Koval\n\nHead of the Asia Department", "Koval", None, None, None),
        ("After talks with Koval, the minister said no.", "Koval", None, None, None),
        ("Koval, the minister of finance, said no.", "Koval", None, "minister of finance", None),
        ("Koval, the minister, said no.", "Koval", None, "minister", None),
        ("Koval said the finance minister left.", "Koval", None, None, None),
    ],
)
def test_titles_beside_a_name(
    text: str, name: str, before: str | None, after: str | None, before_comma: str | None
) -> None:
    roles = RolePlaces(text, "en")
    start = text.index(name)
    end = start + len(name)
    found = (text_of(roles.before(start)), text_of(roles.after(end)), text_of(roles.before_comma(start)))
    assert found == (before, after, before_comma)


def test_a_title_does_not_run_into_the_name() -> None:
    text = "президентом Украины Виктором Ковалем"
    roles = RolePlaces(text, "ru")
    assert text_of(roles.before(text.index("Виктором"))) == "президентом Украины"
    assert roles.covers(0)
    assert not roles.covers(text.index("Виктором"))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("міністр енергетики та вугілля Юрій Лисюк заявив", "Юрій", "міністр енергетики та вугілля"),
        ("с начальником управления МВД «Север» Иваном Кулиным", "Иваном", "начальником управления МВД «Север»"),
        ("командир 45-го полка Руслан Кулин", "Руслан", "командир 45-го полка"),
        ("командир 95-ї бригади Юрій Лисюк", "Юрій", "командир 95-ї бригади"),
        ("перший заступник голови комітету Верховної Ради Юрій Лисюк", "Юрій",
         "перший заступник голови комітету Верховної Ради"),
        ("старший преподаватель кафедры физики Иван Кулин", "Иван", "старший преподаватель кафедры физики"),
        ("поэт и переводчик Иван Кулин", "Иван", "поэт и переводчик"),
        ("министр обороны встретил Ивана Кулина", "Ивана", None),
        ("министр был у брата Ивана Кулина", "Ивана", None),
        ("министр обороны. Вчера Иван Кулин", "Иван", None),
    ],
)  # fmt: skip
def test_a_title_reaches_over_words_that_no_table_knows(text: str, name: str, title: str | None) -> None:
    roles = RolePlaces(text, "uk" if "і" in text else "ru")
    assert text_of(roles.before(text.index(name))) == title


@pytest.mark.parametrize(
    ("language", "text", "name", "title"),
    [
        ("en", "deputy head of procurement Jane Koval left", "Jane", "deputy head of procurement"),
        ("en", "the director of the Odesa museum Jane Koval left", "Jane", "director of the Odesa museum"),
        ("en", "the director of the museum met Jane Koval", "Jane", None),
        ("en", "the director Delta Motors Jane Koval", "Jane", None),
        ("fr", "directrice des achats Jeanne Koval", "Jeanne", "directrice des achats"),
        ("fr", "chef du service de chirurgie Luc Koval", "Luc", "chef du service de chirurgie"),
        ("de", "Landrat Jens Koval", "Jens", "Landrat"),
    ],
)
def test_a_title_in_latin_letters_goes_on_behind_a_linking_word(
    language: str, text: str, name: str, title: str | None
) -> None:
    assert text_of(RolePlaces(text, language).before(text.index(name))) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Кулин, редактор ежемесячной газеты", "редактор"),
        ("Кулин - директор и певец", "директор и певец"),
        ("с Кулин, министр сказал, что едет", None),
    ],
)
def test_a_title_of_one_word_behind_a_name(text: str, title: str | None) -> None:
    assert text_of(RolePlaces(text, "ru").after(text.index("Кулин") + len("Кулин"))) == title


@pytest.mark.parametrize("text", ["Юрий Царёв", "вчера Королёв сказал", "Ольга Герцог", "Іван Баронов"])
def test_surnames_that_are_spelled_like_titles(text: str) -> None:
    roles = RolePlaces(text, "ru")
    assert not any(map(roles.covers, range(len(text))))


def test_titles_cover_their_own_characters_only() -> None:
    text = "The finance minister left."
    roles = RolePlaces(text, "en")
    covered = [place for place in range(len(text)) if roles.covers(place)]
    start = text.index("finance")
    assert covered == list(range(start, start + len("finance minister")))


@pytest.mark.parametrize("text", ["представител на 18-ти век", "head at 18-th of", "директор на 5", ""])
def test_numbers_behind_a_title(text: str) -> None:
    assert all(text[span.start : span.end] == span.text for span in find_roles(text))


def test_a_given_name_that_ends_like_an_adjective_is_no_part_of_a_title() -> None:
    text = "Победил бывший премьер Ибрахим Бубакар Садио."
    assert text_of(RolePlaces(text, "ru").before(text.index("Ибрахим"))) == "бывший премьер"
