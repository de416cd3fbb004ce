from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

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
