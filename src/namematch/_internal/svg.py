"""The frame of every picture: one `<svg>` element that says in words what it shows."""

from __future__ import annotations

import re
from html import escape

# Blue and vermilion of Okabe and Ito, told apart in every kind of colour blindness and, by lightness, in grey print.
BLUE, VERMILION, INK, FAINT, PAPER = "#0072b2", "#d55e00", "#1a1a1a", "#5a5a5a", "#ffffff"
# A picture lies on a card: no ink can be read on both a white and a black page, and a picture cannot know its page.
CARD, EDGE, MARGIN = "#f7f7f5", "#c8c8c4", 8

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_element(title: str, description: str, width: float, height: float, body: str) -> str:
    """A picture that scales to its page and carries its text alternative: all that it shows, in words.

    It is shown at most as wide as the drawing with its margin, and may stand in a page or in a file of its own. It lies
    on a light card with round corners, so that it can be read on a light page, on a dark one, in a notebook, in print.

    Example:
        >>> "<title>dot</title><desc>One dot.</desc>" in svg_element("dot", "One dot.", 10, 10, '<circle r="1"/>')
        True
    """
    wide, high = width + 2 * MARGIN, height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{-MARGIN} {-MARGIN} {wide:g} {high:g}" '
        f'width="{wide:g}" height="{high:g}" style="max-width:100%;height:auto" '
        f'font-family="sans-serif" font-size="13">'
        f"<title>{safe(title)}</title><desc>{safe(description)}</desc>"
        f'<rect x="{0.5 - MARGIN}" y="{0.5 - MARGIN}" width="{wide - 1:g}" height="{high - 1:g}" rx="{MARGIN}" '
        f'fill="{CARD}" stroke="{EDGE}"/>{body}</svg>'
    )


def svg_text(
    x: float, y: float, words: str, *, size: int = 13, fill: str = INK, anchor: str = "start", bold: bool = False
) -> str:
    """Words in a picture, on the baseline `y`; at `x` they begin, end or have their middle, as `anchor` says."""
    look = "" if size == 13 else f' font-size="{size}"'
    look += "" if anchor == "start" else f' text-anchor="{anchor}"'
    look += ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" fill="{fill}"{look}>{safe(words)}</text>'


def rect(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    """A rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" stroke="{stroke}"/>'


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = FAINT, *, dashes: str = "", width: float = 1) -> str:
    """A straight line, broken as `dashes` says."""
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" stroke-width="{width:g}"{broken}/>'


def cut(words: str, most: int) -> str:
    """`words`, or as many of their characters as fit with a mark that some are missing.

    Example:
        >>> cut("Дарчиев", 4)
        'Дар…'
    """
    return words if len(words) <= most else words[: most - 1] + "…"


def safe(words: str) -> str:
    """`words` as XML may hold them: marked-up characters escaped, forbidden ones replaced.

    Example:
        >>> safe("<i> & \\x00")
        '&lt;i&gt; &amp; �'
    """
    return escape(_NOT_IN_XML.sub("\ufffd", words))
