"""The waterfall of a comparison."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from tests.pictures import drawn, places

from namematch._internal.svg import BLUE, VERMILION
from namematch.evidence import Evidence
from namematch.names import compare
from namematch.names.comparison.explanation import waterfall

SVG = "{http://www.w3.org/2000/svg}"
EVIDENCE = [
    Evidence("prior", None, None, "prior", -5.0),
    Evidence("given", "A.", "Anna", "initial", 3.0),
    Evidence("surname", "Ivanova", "Иванова", "same-reading", 8.0),
]


def bars(evidence: list[Evidence]) -> list[tuple[float, float, str]]:
    """Left end, right end and colour of every bar, the ground left out."""
    _, *found = ET.fromstring(waterfall("a", "b", "one", evidence)).iter(f"{SVG}rect")
    ends = ((float(bar.get("x", 0)), float(bar.get("width", 0)), bar.get("fill", "")) for bar in found)
    return [(left, left + width, colour) for left, width, colour in ends]


def test_every_bar_begins_where_the_one_before_it_ended() -> None:
    prior, given, surname, total = bars(EVIDENCE)
    assert given[0] == pytest.approx(prior[0], abs=0.1)
    assert surname[0] == pytest.approx(given[1], abs=0.1)
    assert total[1] == pytest.approx(surname[1], abs=0.1)
    assert total[0] == pytest.approx(prior[1], abs=0.1)


def test_lengths_are_the_bits_and_colours_their_signs() -> None:
    drawn = bars(EVIDENCE)
    lengths = [right - left for left, right, _ in drawn]
    assert lengths == pytest.approx([5 * lengths[3] / 6, 3 * lengths[3] / 6, 8 * lengths[3] / 6, lengths[3]], abs=0.1)
    assert [colour for _, _, colour in drawn] == [VERMILION, BLUE, BLUE, BLUE]


def test_rows_stand_below_each_other_with_their_words_beside_them() -> None:
    picture = drawn(waterfall("a", "b", "one", EVIDENCE))
    tops = [y for _, y in places(picture, "rect")]
    *zeros, rule = picture.iter(f"{SVG}line")
    assert [zero.get("stroke-dasharray") for zero in zeros] == ["2 3"] * len(tops)
    assert rule.get("stroke-dasharray") is None
    # The axis stands beside each bar where the sum begins; the rule parts the sum from its addends.
    for zero, top in zip(zeros, tops, strict=True):
        assert zero.get("x1") == zero.get("x2")
        assert float(zero.get("x1", 0)) == pytest.approx(bars(EVIDENCE)[-1][0], abs=0.1)
        assert float(zero.get("y1", 0)) < top < top + 18 < float(zero.get("y2", 0))
    assert rule.get("y1") == rule.get("y2")
    assert tops[-2] + 18 < float(rule.get("y1", 0)) <= tops[-1]
    steps = {low - high for high, low in pairwise(tops)}
    assert len(tops) == len(EVIDENCE) + 1
    assert len(steps) == 1
    assert min(steps) > 18  # The height of a bar.
    written = places(picture, "text")
    rows = zip(tops, written[::2], written[1::2], strict=True)
    assert [label < top < figure < top + 16 for top, (_, label), (_, figure) in rows] == [True] * 4
    texts = [(text.text, text.get("font-weight"), text.get("text-anchor")) for text in picture.iter(f"{SVG}text")]
    assert texts[::2] == [
        ("prior", None, None), ("given  A. / Anna", None, None), ("surname  Ivanova / Иванова", None, None),
        ("sum", "bold", None),
    ]  # fmt: skip
    # The figure stands outside its bar, on the side to which that grows.
    assert texts[1::2] == [("-5.0", None, "end"), ("+3.0", None, None), ("+8.0", None, None), ("+6.0", None, None)]
    for (x, _), (left, right, _) in zip(written[1::2], bars(EVIDENCE), strict=True):
        assert x < left or x > right
    assert all(x == written[0][0] for x, _ in written[::2])


@pytest.mark.parametrize("given", [-9.0, -5.0, -0.2, 0.2, 4.6, 5.0, 5.2, 9.0])
def test_the_axis_runs_through_no_figure(given: float) -> None:
    evidence = [
        EVIDENCE[0],
        Evidence("given", None, None, "initial", given),
        Evidence("surname", None, None, "same", 0.3),
    ]
    picture = drawn(waterfall("a", "b", "one", evidence))
    axis = bars(evidence)[0][1]
    rows = {float(zero.get("y1", 0)) for zero in picture.iter(f"{SVG}line") if zero.get("stroke-dasharray")}
    figures = list(picture.iter(f"{SVG}text"))[1::2]
    tops = [y for _, y in places(picture, "rect")]
    for figure, top in zip(figures, tops, strict=True):
        x, width = float(figure.get("x", 0)), 7 * len(figure.text or "")
        left = x - width if figure.get("text-anchor") == "end" else x
        assert (top - 4 in rows) != (left <= axis <= left + width)


def test_nothing_weighs_nothing() -> None:
    nothing = [Evidence("prior", None, None, "prior", 0.0)]
    assert [right - left for left, right, _ in bars(nothing)] == [1.0, 1.0]
    drawn(waterfall("a", "b", "one", nothing))


def test_a_figure_says_the_verdict_below_the_picture() -> None:
    result = compare("A & B <b>", "Иван")
    html = result._repr_html_()
    assert result.picture() in html
    assert html.startswith("<figure><svg")
    assert html.endswith("</figcaption></figure>")
    assert "A &amp; B &lt;b&gt;" in html
    assert "<b>" not in html


def test_the_description_is_the_verdict_in_words() -> None:
    result = compare("Alexander Darchiyev", "Анна Дарчиева")
    picture = ET.fromstring(result.picture())
    assert picture.findtext(f"{SVG}desc") == result.explain()
    assert "Gender." not in result.explain()


@pytest.mark.parametrize("name", ["", "<b>&\x00", "Ш" * 1000, "\u202eИван"])
def test_any_name_can_be_drawn(name: str) -> None:
    assert ET.fromstring(compare(name, "Иван Петров").picture().encode()).get("role") == "img"


def test_it_fits_a_phone_and_nothing_stands_outside() -> None:
    long = Evidence("surname", "Dartschijew-Saltykow", "Дарчиев-Салтыков", "same-reading", 9.0)
    picture = ET.fromstring(waterfall("a", "b", "one", [*EVIDENCE, long]))
    width = float(picture.get("width", 0))
    assert width <= 390
    assert max(4 + 6.9 * len(text.text or "") for text in picture.iter(f"{SVG}text")) < width
    assert min(left for left, _, _ in bars([*EVIDENCE, long])) >= 40
    assert max(right for _, right, _ in bars([*EVIDENCE, long])) + 40 <= width


def test_what_was_read_in_other_letters_is_told() -> None:
    for written, read in (("Èâàíîâà Àííà", "Иванова Анна"), ("bdfyjdf fyyf", "иванова анна")):
        told = compare(written, "Иванова Анна").explain()
        assert told.startswith(f"{written!r} (read as {read!r}) and 'Иванова Анна' are the same")
