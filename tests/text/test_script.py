from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.text import Script, repair_script, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Darchiyev", Script.LATIN),
        ("Żukow", Script.LATIN),
        ("Vasilʹev", Script.LATIN),
        ("Дарчиев", Script.CYRILLIC),
        ("Қасым", Script.CYRILLIC),
        ("Джoнсон", Script.MIXED),
        ("Ζωή", Script.OTHER),
        ("北京 Дарчиев", Script.OTHER),
        ("12-34", Script.NONE),
        ("", Script.NONE),
    ],
)
def test_script_of(text: str, script: Script) -> None:
    assert script_of(text) is script


@pytest.mark.parametrize(
    ("mixed", "repaired"),
    [("Джoнсон", "Джонсон"), ("Putіn", "Putin"), ("Иvan", "Иvan"), ("Anna", "Anna"),
     ("ГOBOP", "ГОВОР"), ("Ниĸолай", "Николай"), ("Iгорович", "Ігорович"), ("Ebгehьebич", "Евгеньевич"),
     ("Ивáн", "Иван"), ("Pаvlov", "Pavlov"), ("Бiljана", "Бiljана")],
)  # fmt: skip
def test_repair_script(mixed: str, repaired: str) -> None:
    assert repair_script(mixed) == repaired


@pytest.mark.parametrize(
    ("text", "around", "repaired"),
    [
        ("COBA", Script.CYRILLIC, "СОВА"),
        ("COBA", Script.LATIN, "COBA"),
        ("Coba", Script.CYRILLIC, "Coba"),
        # Numbers of rulers are written with Latin letters everywhere.
        ("XVI", Script.CYRILLIC, "XVI"),
        ("Еva", Script.LATIN, "Eva"),
    ],
)
def test_the_words_around_decide_of_a_word_that_could_be_either(text: str, around: Script, repaired: str) -> None:
    assert repair_script(text, around) == repaired


@given(st.text())
def test_repair_keeps_length_and_is_idempotent(text: str) -> None:
    repaired = repair_script(text)
    assert len(repaired) == len(text)
    assert repair_script(repaired) == repaired
