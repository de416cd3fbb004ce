"""Readings as a picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pictures import drawn, places

from namematch._internal.svg import BLUE, INK, PAPER
from namematch.translit import draw_lattice, readings
from namematch.translit.readings.lattice_svg import _PALE, bricks

SVG = "{http://www.w3.org/2000/svg}"

LAID = {
    ("Dartschijew", "Дарчиев"): "Д=D а=a р=r ч=tsch и=i е=je в=w",
    ("Alexei", "Алексей"): "А=A л=l е=e кс=x е=e й=i",
    ("Solovyov", "Соловьев"): "С=S о=o л=l о=o вь=v е=yo в=v",
    ("Žukov", "Жуков"): "Ж=Ž у=u к=k о=o в=v",
    ("ŁUKIN", "ЛУКИН"): "Л=Ł У=U К=K И=I Н=N",
}


@pytest.mark.parametrize(("latin", "cyrillic"), LAID)
def test_every_run_lies_under_the_letters_it_stands_for(latin: str, cyrillic: str) -> None:
    laid = " ".join(f"{brick.cyrillic}={latin[brick.start : brick.end]}" for brick in bricks(latin, cyrillic))
    assert laid == LAID[latin, cyrillic]


@given(st.text("abcdefghijklmnopqrstuvwxyzščžÏ'", min_size=1, max_size=12), st.text("абвгдежзиклмнощшья", max_size=8))
def test_bricks_cover_both_words_without_a_gap(latin: str, cyrillic: str) -> None:
    wall = bricks(latin, cyrillic)
    assert "".join(brick.cyrillic for brick in wall) == cyrillic
    assert [brick.start for brick in wall] == [0, *(brick.end for brick in wall[:-1])]
    assert wall[-1].end == len(latin)


def test_a_row_for_every_reading_and_a_description_in_words() -> None:
    found = readings("Schukow", limit=3)
    picture = ET.fromstring(draw_lattice("Schukow", found))
    assert picture.get("role") == "img"
    said = picture.findtext(f"{SVG}desc") or ""
    assert said.startswith("Schukow reads as: ")
    for reading in found:
        assert f"{reading.cyrillic}, {reading.bits:.1f} bits" in said


def test_what_differs_from_the_best_reading_is_dark() -> None:
    picture = ET.fromstring(draw_lattice("Schukow", readings("Schukow", limit=2)))
    assert [rect.get("fill") for rect in picture.iter(f"{SVG}rect")].count(BLUE) == 1


def test_letters_stand_over_the_runs_they_are_read_as() -> None:
    found = readings("Schukow", limit=2)
    picture = drawn(draw_lattice("Schukow", found), _PALE)
    texts = list(picture.iter(f"{SVG}text"))
    head = {letter.text: float(letter.get("x", 0)) for letter in texts[:7]}
    assert list(head) == [*"Schukow"]
    assert {letter.get("font-size") for letter in texts[:7]} == {"16"}
    cells = sorted(head.values())
    assert len({right - left for left, right in pairwise(cells)}) == 1
    boxes = [
        (float(box.get("x", 0)), float(box.get("width", 0)), float(box.get("y", 0)))
        for box in list(picture.iter(f"{SVG}rect"))[1:]
    ]
    walls = [bricks("Schukow", reading.cyrillic) for reading in found]
    for (left, width, _), brick in zip(boxes, (brick for wall in walls for brick in wall), strict=True):
        under = [letter or "" for letter, x in head.items() if left < x < left + width]
        assert "".join(under) == "Schukow"[brick.start : brick.end]
    assert len({top for _, _, top in boxes}) == 2
    runs = [text for text in texts if text.get("font-size") == "15"]
    assert "".join(run.text or "" for run in runs) == "".join(reading.cyrillic for reading in found)
    for (left, width, top), run in zip(boxes, runs, strict=True):
        assert float(run.get("x", 0)) == pytest.approx(left + width / 2)
        assert top < float(run.get("y", 0)) < top + 30
        assert run.get("text-anchor") == "middle"
    dark = [run for run in runs if run.get("font-weight") == "bold"]
    assert {run.get("fill") for run in dark} == {PAPER}
    assert {run.get("fill") for run in runs if run not in dark} == {INK}


def test_bits_and_schemes_stand_beside_each_reading() -> None:
    found = readings("Schukow", limit=3)
    picture = drawn(draw_lattice("Schukow", found), _PALE)
    said = [text.text or "" for text in picture.iter(f"{SVG}text")]
    right = max(x for x, _ in places(picture, "rect"))
    for reading in found:
        place = said.index(f"{reading.bits:.1f} bits")
        assert places(picture, "text")[place][0] > right
        named = said[place + 1].split(" … ")
        assert named[0] == ", ".join(reading.schemes[:2])
        more = len(reading.schemes) - 2
        assert named[1:] == ([f"{more} more"] if more > 0 else [])


@pytest.mark.parametrize("token", ["", "1984", "<b>&\x00", "ß" * 500, "Дарчиев", "\ud800a"])
def test_any_word_can_be_drawn(token: str) -> None:
    svg = draw_lattice(token, readings(token, limit=3))
    assert ET.fromstring(svg.encode()).tag == f"{SVG}svg"
    assert len(svg) < 40_000


def test_the_picture_is_as_wide_as_what_stands_in_it() -> None:
    picture = ET.fromstring(draw_lattice("Schukow", readings("Schukow", limit=4)))
    ends = [float(text.get("x", 0)) + 6 * len(text.text or "") for text in picture.iter(f"{SVG}text")]
    assert max(ends) < float(picture.get("width", 0))
