"""The page of people, from results made by hand."""

from __future__ import annotations

import pytest

from namematch.cli import people
from namematch.cli.layout import width
from namematch.cli.people import _open, people_text
from namematch.mentions import Mention
from namematch.resolve import Entity, Form, OpenMention, Resolution, RoleForm
from namematch.roles import parse_role

DARCHIYEV = Entity(
    id="p1",
    name="Aleksandr Darchiyev",
    cyrillic="Александр Дарчиев",
    forms=(
        Form("Alexander Darchiyev", 3, ("a.txt", "b.txt")),
        Form("Дарчиева", 1, tuple(f"d{i}.txt" for i in range(12))),
    ),
    roles=(
        RoleForm("director of the department", "head · department", 2, ("a.txt",)),
        RoleForm("next ambassador", "ambassador", 1, ("a.txt",)),
        RoleForm("глава департамента", "head · department", 1, ("b.txt",)),
    ),
    mentions=(0, 1, 2, 3),
    documents=("a.txt", "b.txt"),
    languages=("en", "ru"),
    gender=None,
    confidence=0.82,
    links=(),
)
ALONE = Entity("p2", "Ivanov", None, (Form("Ivanov\x1b[2J", 1, ("b.txt",)),), (), (4,), (), (), None, 1.0, ())
MENTIONS = (*(Mention("x", document="a.txt"),) * 4, Mention("Ivanov", document="b.txt"), Mention(None))
RESOLUTION = Resolution(
    mentions=MENTIONS,
    entities=(DARCHIYEV, ALONE),
    labels=("p1", "p1", "p1", "p1", "p2", None),
    open=(OpenMention("Ivanov", "b.txt", (4,), ("Anna Ivanova", "Petr Ivanov")),),
)


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")


def test_one_block_a_person() -> None:
    assert people_text(RESOLUTION) == (
        "Aleksandr Darchiyev   Александр Дарчиев                       4 mentions\n"
        "  spelled   Alexander Darchiyev  3 ×  a.txt, b.txt\n"
        "            Дарчиева             1 ×  d0.txt, d1.txt, d2.txt, d3.txt,\n"
        "                                      d4.txt, d5.txt, d6.txt, d7.txt\n"
        "                                      … 4 more\n"
        "  role      head · department\n"
        "              “director of the department”  a.txt\n"
        "              “глава департамента”  b.txt\n"
        "            ambassador\n"
        "              “next ambassador”  a.txt\n"
        "  sure      82 %   doubtful: look at the joins with --explain\n"
        "\n"
        "Ivanov                                                         1 mention\n"
        "  spelled   Ivanov\ufffd[2J  1 ×  b.txt\n"
        "  open      could be any of Anna Ivanova, Petr Ivanov\n"
        "\n"
        "2 people from 6 mentions in 2 documents; 1 mention without a name"
    )


@pytest.mark.parametrize("columns", [40, 72, 200])
def test_lines_keep_to_the_page(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(width, people_text(RESOLUTION).splitlines())) <= max(columns, 61)


def test_nobody_is_a_page_too() -> None:
    assert people_text(Resolution((), (), (), ())) == "0 people from 0 mentions"


def test_a_short_form_that_nobody_is_near_is_said() -> None:
    assert _open([], 80) == ["no full name nearby that it could be short for"]
    assert _open(["Ivan Petrov"], 80) == ["could be any of Ivan Petrov"]


def test_a_title_that_says_less_of_one_office_stands_under_it() -> None:
    titles = ("ministre des Affaires étrangères", "глава МИД РФ", "министр", "посол в США")
    roles = tuple(RoleForm(title, parse_role(title).normal_form, 1, ("a.txt",)) for title in titles)
    assert people._roles(roles, 90) == [
        "minister · Ministry of Foreign Affairs · RU",
        "  “ministre des Affaires étrangères”  a.txt",
        "  “глава МИД РФ”  a.txt",
        "  “министр”  a.txt",
        "ambassador · to US",
        "  “посол в США”  a.txt",
    ]
    doubtful = (*roles[:3], RoleForm("министр обороны РФ", parse_role("министр обороны РФ").normal_form, 1))
    assert people._roles(doubtful, 90)[3:5] == ["minister", "  “министр”  a.txt"]
