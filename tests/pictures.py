"""What every picture of the library keeps to."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from namematch.svg import BLUE, FAINT, INK, PAPER, VERMILION

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {BLUE, VERMILION, INK, FAINT, PAPER, "none"}
PLACES = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy"}
SIZES = {"width", "height", "r", "font-size", "stroke-width"}


def drawn(picture: str, *more: str) -> ET.Element:
    """The picture: all in it is written as SVG wants it, has a colour of the palette or of `more`, and lies inside."""
    root = ET.fromstring(picture.encode("utf-8", "surrogatepass"))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for element in root.iter():
        for key, value in element.items():
            if key in ("fill", "stroke"):
                assert value in {*COLOURS, *more}, (element.tag, key, value)
            elif key in PLACES:
                assert -1 <= float(value) <= (height if "y" in key else width) + 1, (element.tag, key, value)
            elif key in SIZES:
                assert float(value.removesuffix("%")) > 0, (element.tag, key, value)
        if element.tag == f"{SVG}path":
            assert re.fullmatch(r"(?:[MVHLCZ](?:-?[\d.]+[ ,]?)*)+", element.get("d", "")), element.get("d")
    assert root.findtext(f"{SVG}title")
    return root


def places(root: ET.Element, tag: str) -> list[tuple[float, float]]:
    """Where all elements of a kind stand, the ground left out."""
    x, y = ("cx", "cy") if tag == "circle" else ("x", "y")
    found = [(float(element.get(x, "nan")), float(element.get(y, "nan"))) for element in root.iter(f"{SVG}{tag}")]
    return found[1:] if tag == "rect" else found
