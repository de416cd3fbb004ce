"""The waterfall of a comparison."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from namematch.evidence import Evidence
from namematch.names import compare
from namematch.names.explain import waterfall
from namematch.svg import BLUE, VERMILION

SVG = "{http://www.w3.org/2000/svg}"
EVIDENCE = [
    Evidence("prior", None, None, "prior", -5.0),
    Evidence("given", "A.", "Anna", "initial", 3.0),
    Evidence("surname", "Ivanova", "Иванова", "same-reading", 8.0),
]


def bars(evidence: list[Evidence]) -> list[tuple[float, float, str]]:
    """Left end, right end and colour of every bar, the ground left out."""
    _, *found = ET.fromstring(waterfall("a", "b", 0.5, evidence)).iter(f"{SVG}rect")
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
    picture = ET.fromstring(waterfall("a", "b", 0.5, [*EVIDENCE, long]))
    width = float(picture.get("width", 0))
    assert width <= 390
    assert max(4 + 6.9 * len(text.text or "") for text in picture.iter(f"{SVG}text")) < width
    assert min(left for left, _, _ in bars([*EVIDENCE, long])) >= 40
    assert max(right for _, right, _ in bars([*EVIDENCE, long])) + 40 <= width
