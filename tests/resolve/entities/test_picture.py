from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from tests.pictures import drawn, places

from namematch._internal.svg import FAINT
from namematch.errors import InputError
from namematch.mentions import Mention
from namematch.resolve import Resolution, resolve

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def found() -> Resolution:
    names = ("Sergei Lavrov", "Sergei Lavrov", "Lavrov", "Сергей Лавров", "Sergueï Lavrov", "Лаврову", "A & <b>")
    return resolve([Mention(name, document="d") for name in names], must_link=[(0, 6)])


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_every_spelling_is_drawn_and_every_join_weighed(found: Resolution) -> None:
    drawn = texts(found.picture(0))
    for form in found.entities[0].forms:
        assert f"{form.text} ×{form.count}" in drawn
    assert sum("bits" in text or text == "user's link" for text in drawn) == len(found.entities[0].forms) - 1


def test_the_picture_says_in_words_what_it_shows(found: Resolution) -> None:
    label = ET.fromstring(found.picture(0)).findtext(f"{SVG}desc") or ""
    assert label.startswith("Sergey Lavrov: Sergei Lavrov ×2, ")
    assert "A & <b> and Sergei Lavrov user's link" in label
    assert "bits" in label


def test_a_users_link_is_told_by_more_than_colour(found: Resolution) -> None:
    dashed = [path for path in ET.fromstring(found.picture(0)).iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(dashed) == 1
    assert "user's link" in texts(found.picture(0))


def test_the_picture_does_not_depend_on_the_order_of_the_mentions(found: Resolution) -> None:
    backwards = resolve(found.mentions[::-1], must_link=[(6, 0)])
    assert backwards.picture("Lavrov") == found.picture("Lavrov")


def test_one_spelling_is_one_dot() -> None:
    svg = resolve([Mention("Ivan Petrov")]).picture(0)
    assert texts(svg) == ["Ivan Petrov ×1"]
    assert not [*ET.fromstring(svg).iter(f"{SVG}path")]


def test_a_join_of_one_spelling_with_itself_is_no_branch() -> None:
    names = ("Ivan Petrov", "Ivan Petrov", "Иван Петров", "Iwan Petrow")
    found = resolve([Mention(name, document=name) for name in names], must_link=[(0, 2), (1, 3)])
    assert {link.left == link.right for link in found.entities[0].links} == {True, False}
    assert len([*ET.fromstring(found.picture(0)).iter(f"{SVG}path")]) == 2


def test_every_branch_goes_from_a_spelling_down_to_the_one_that_hangs_on_it(found: Resolution) -> None:
    picture = drawn(found.picture(0))
    dots = places(picture, "circle")
    assert len({low - high for (_, high), (_, low) in pairwise(dots)}) == 1
    assert len(dots) == len(found.entities[0].forms)
    branches = [path.get("d", "") for path in picture.iter(f"{SVG}path")]
    assert len(branches) == len(dots) - 1
    for branch, (x, y) in zip(branches, dots[1:], strict=True):
        start, top, down, across = map(float, re.split("[MVH ]", branch)[1:])
        assert down == y
        assert start < across < x
        assert any(left == start and high < top < y for left, high in dots)
    labels = [text for text in picture.iter(f"{SVG}text") if text.get("font-size") is None]
    for label, (x, y) in zip(labels, dots, strict=True):
        assert x < float(label.get("x", 0)) < x + 20
        assert y < float(label.get("y", 0)) < y + 10
    # What a branch weighs is written small and faint on it, above its line.
    small = [text for text in picture.iter(f"{SVG}text") if text.get("font-size") is not None]
    for note, (x, y) in zip(small, dots[1:], strict=True):
        assert (note.get("fill"), note.get("font-size")) == (FAINT, "11")
        assert float(note.get("x", 0)) < x
        assert y - 10 < float(note.get("y", 0)) < y


def test_joins_that_the_tree_leaves_out_are_named() -> None:
    names = ("Sergei Lavrov", "Sergei Lavrov", "Сергей Лавров", "Sergej Lawrow")
    entity = resolve([Mention(name) for name in names]).entities[0]
    links = {frozenset({link.left, link.right}) for link in entity.links}
    told = " ".join(texts(resolve([Mention(name) for name in names]).picture(0)))
    assert told.count("; also ~ ") == len(links) - (len(entity.forms) - 1)


def test_no_two_labels_share_a_line(found: Resolution) -> None:
    places = [(text.get("x"), text.get("y")) for text in ET.fromstring(found.picture(0)).iter(f"{SVG}text")]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", ["\ud800 \x00 Petrov", "Ш" * 100_000, "\u202eИван\u202c"])
def test_any_name_can_be_drawn(name: str) -> None:
    svg = resolve([Mention(name)]).picture(0)
    assert len(svg) < 2000
    assert ET.fromstring(svg.encode()).tag == f"{SVG}svg"


def test_an_entity_shows_itself_in_a_notebook(found: Resolution) -> None:
    html = found.entities[0]._repr_html_()
    assert "<svg" in html
    assert "<b>" not in html
    assert found.picture(found.entities[0]) in html


def test_who_has_no_name_has_no_picture() -> None:
    with pytest.raises(InputError, match="nothing to show"):
        resolve([Mention(None)]).picture(0)
