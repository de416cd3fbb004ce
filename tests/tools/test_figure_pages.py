"""The pages of figures say what was measured, or do not come about."""

from __future__ import annotations

import json
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.pictures import on_its_card

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "figure_pages.py"))
RESULTS = [
    {
        "measured": "2026-01-02",
        "commit": "abc",
        "machine": "2 cores, x86_64",
        "python": "3.11.7",
        "lines": ["names, Russia     P 1.000  R 0.9805   pairwise P 0.9", "rate   12,345 names/s, 8.25% false"],
    }
]


@pytest.mark.parametrize(
    ("place", "figure"),
    [
        ("names, Russia :: R", "0.9805"),
        ("names, Russia :: R : 0.001", "0.981"),
        ("names, Russia :: pairwise P", "0.9"),
        ("rate :: 1", "12345"),
        ("rate :: 1 : 1e3", "12,000"),
        ("rate :: 2 : 0.1", "8.3"),
        ("names, Russia :: R : 0.1 %", "98.1 %"),
        ("circumstances", "Measured 2026-01-02 at commit abc on 2 cores, x86_64, Python 3.11.7"),
    ],
)
def test_a_place_gets_its_figure(place: str, figure: str) -> None:
    assert TOOL["filled"](f"| {{{{{place}}}}} |", RESULTS) == f"| {figure} |"


def test_a_figure_that_nobody_measured_stops_the_tool() -> None:
    with pytest.raises(SystemExit, match="no figure begins with 'names, Nowhere'"):
        TOOL["filled"]("{{names, Nowhere :: P}}", RESULTS)


def test_one_page_can_be_filled_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "speed").mkdir()
    (tmp_path / "speed" / "test_x.json").write_text(json.dumps({**RESULTS[0], "module": "x"}), encoding="utf-8")
    (tmp_path / "speed.md").write_text("{{rate :: 1}} names", encoding="utf-8")
    known = TOOL["write"].__globals__
    pages = {kind: tmp_path / f"{kind}.page" for kind in ("accuracy", "speed")}
    for name, value in {"RESULTS": tmp_path, "TEXTS": tmp_path, "PAGES": pages}.items():
        monkeypatch.setitem(known, name, value)
    TOOL["main"](["speed"])
    assert pages["speed"].read_text(encoding="utf-8") == "12345 names"
    with pytest.raises(SystemExit, match="no results in"):
        TOOL["main"]([])
    assert not pages["accuracy"].exists()


@pytest.mark.parametrize("kind", ["accuracy", "speed", "readme"])
def test_the_page_is_its_text_with_figures(kind: str) -> None:
    """Whoever edits the page instead of its text would lose the change with the next run."""
    text = (ROOT / "tools" / "figures" / f"{kind}.md").read_text(encoding="utf-8")
    whole = (ROOT / "README.md" if kind == "readme" else ROOT / "docs" / f"{kind}.md").read_text(encoding="utf-8")
    page = TOOL["ITS_PART"].search(whole).group() if kind == "readme" else whole
    place = 0
    for between in TOOL["_PLACE"].split(text)[::2]:
        assert between in page[place:]
        place = page.index(between, place) + len(between)


def test_the_reliability_curve_has_a_dot_a_bin_and_says_so() -> None:
    bins = TOOL["calibration_bins"](["calibration: said 0.131, true 0.520, 102 pairs, 0.0079", "other"])
    assert bins == [(0.131, 0.52, 102)]
    picture = ET.fromstring(TOOL["CURVES"]["reliability_svg"](bins))
    assert len([*picture.iter("{http://www.w3.org/2000/svg}circle")]) == 1
    assert picture.findtext("{http://www.w3.org/2000/svg}desc") == "claimed 13%, true 52% of 102 pairs"


def test_a_curve_without_dots_stops_the_tool() -> None:
    with pytest.raises(SystemExit, match="the bins of the calibration"):
        TOOL["calibration_bins"](["calibration: expected error 0.0100"])


def test_the_curve_on_the_page_has_dots() -> None:
    picture = ET.parse(ROOT / "docs" / "reliability.svg").getroot()
    said = picture.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert len([*picture.iter("{http://www.w3.org/2000/svg}circle")]) == said.count("claimed") > 5


@pytest.mark.parametrize("name", ["reliability", "scale"])
def test_the_curves_can_be_read_on_any_page(name: str) -> None:
    picture = ET.parse(ROOT / "docs" / f"{name}.svg").getroot()
    assert picture.findtext("{http://www.w3.org/2000/svg}title")
    on_its_card(picture)
