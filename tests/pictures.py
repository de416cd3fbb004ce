"""What every picture of the library keeps to."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from namematch._internal.svg import BLUE, CARD, EDGE, FAINT, INK, MARGIN, PAPER, VERMILION

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {BLUE, VERMILION, INK, FAINT, PAPER, CARD, EDGE, "none"}
SIDES = ("width", "height")
PLACES = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy"}
SIZES = {"width", "height", "r", "rx", "font-size", "stroke-width"}
READABLE, VISIBLE = 4.5, 3.0
"""Contrast that WCAG 2 asks of text, and of what is drawn."""


def drawn(picture: str, *more: str) -> ET.Element:
    """The picture: all in it is written as SVG wants it, has a colour of the palette or of `more`, and lies inside."""
    root = ET.fromstring(picture.encode("utf-8", "surrogatepass"))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    on_its_card(root)
    for element in root.iter():
        for key, value in element.items():
            if key in ("fill", "stroke"):
                assert value in {*COLOURS, *more}, (element.tag, key, value)
            elif key in PLACES:
                most = (height if "y" in key else width) - MARGIN
                assert -MARGIN <= float(value) <= most, (element.tag, key, value)
            elif key in SIZES:
                assert float(value.removesuffix("%")) > 0, (element.tag, key, value)
        if element.tag == f"{SVG}path":
            assert re.fullmatch(r"(?:[MVHLCZ](?:-?[\d.]+[ ,]?)*)+", element.get("d", "")), element.get("d")
    assert root.findtext(f"{SVG}title")
    return root


def on_its_card(root: ET.Element) -> None:
    """The card covers the whole picture, its corners are round, and on it all can be seen and every word be read."""
    card, *_ = root.iter(f"{SVG}rect")
    assert card.get("fill") == CARD
    assert float(card.get("rx", 0)) > 0
    assert root.get("viewBox", "").split() == [f"{-MARGIN}", f"{-MARGIN}", *(root.get(key) for key in SIDES)]
    assert [float(card.get(key, 0)) for key in SIDES] == [float(root.get(key, 0)) - 1 for key in SIDES]
    boxes: list[ET.Element] = []
    for element, (fill, stroke) in painted(root):
        if element.tag == f"{SVG}rect":
            boxes.append(element)
        elif element.tag == f"{SVG}text":
            under = next(box for box in reversed(boxes) if _covers(box, element))
            assert contrast(fill, under.get("fill", "")) >= READABLE, element.text
        elif element.tag != f"{SVG}line" or stroke != EDGE:
            assert {colour for colour in (fill, stroke) if contrast(colour, CARD) >= VISIBLE}, element.attrib


def painted(
    element: ET.Element, fill: str = "#000000", stroke: str = "none"
) -> Iterator[tuple[ET.Element, tuple[str, str]]]:
    """Every element that paints something, with its colours, which it may have from those it stands in."""
    colours = element.get("fill", fill), element.get("stroke", stroke)
    if not len(element) and element.tag not in (f"{SVG}title", f"{SVG}desc"):
        yield element, colours
    for child in element:
        yield from painted(child, *colours)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2; of none and anything, nothing."""
    if "none" in (one, other):
        return 1.0
    darker, lighter = sorted(map(_light, (one, other)))
    return lighter / darker


def _light(colour: str) -> float:
    bands = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (band / 12.92 if band <= 0.03928 else ((band + 0.055) / 1.055) ** 2.4 for band in bands)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05


def _covers(box: ET.Element, words: ET.Element) -> bool:
    """Whether words begin, end or have their middle on a box."""
    left, top, width, height = (float(box.get(key, 0)) for key in ("x", "y", *SIDES))
    x, y = (float(words.get(key, 0)) for key in ("x", "y"))
    return left <= x <= left + width and top <= y <= top + height


def places(root: ET.Element, tag: str) -> list[tuple[float, float]]:
    """Where all elements of a kind stand, the ground left out."""
    x, y = ("cx", "cy") if tag == "circle" else ("x", "y")
    found = [(float(element.get(x, "nan")), float(element.get(y, "nan"))) for element in root.iter(f"{SVG}{tag}")]
    return found[1:] if tag == "rect" else found
