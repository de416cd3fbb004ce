"""The curve of calibration on the page of accuracy: a pure function from numbers to SVG."""

from __future__ import annotations

from collections.abc import Sequence

from namematch._internal.svg import BLUE, FAINT, line, svg_element, svg_text

Bin = tuple[float, float, int]
"""What was claimed, what was true, and of how many pairs."""

_LEFT, _TOP, _SIDE, _BESIDE = 70.0, 24.0, 320.0, 130.0


def reliability_svg(bins: Sequence[Bin]) -> str:
    """Claimed against true probability, a dot a bin; on the broken line a claim would be exactly right.

    Args:
        bins: What was claimed, what was true, and of how many pairs.
    """
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    marks = _marks([(share, f"{share:.0%}") for share in shares], [(share, f"{share:.0%}") for share in shares])
    ideal = line(*_at(0, 0), *_at(1, 1), dashes="4 4")
    points = [_at(claimed, true) for claimed, true, _ in bins]
    dots = "".join(
        _dot(x, y, BLUE) + svg_text(x + 8, y + 16, f"{pairs:,}", size=11)
        for (x, y), (_, _, pairs) in zip(points, bins, strict=True)
    )
    names = _names("probability claimed", "share that was one person")
    description = "; ".join(f"claimed {claimed:.0%}, true {true:.0%} of {pairs} pairs" for claimed, true, pairs in bins)
    return _framed("Claimed and true probability", description, marks + ideal + _line(points, BLUE, "") + dots + names)


def _at(across: float, up: float) -> tuple[float, float]:
    return _LEFT + _SIDE * across, _TOP + _SIDE * (1 - up)


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="4" fill="{colour}"/>'


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str) -> str:
    course = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{course}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'


def _marks(across: Sequence[tuple[float, str]], up: Sequence[tuple[float, str]]) -> str:
    below = (
        svg_text(_at(share, 0)[0], _TOP + _SIDE + 18, label, size=11, fill=FAINT, anchor="middle")
        for share, label in across
    )
    beside = (
        svg_text(_LEFT - 8, _at(0, share)[1] + 4, label, size=11, fill=FAINT, anchor="end") for share, label in up
    )
    return "".join([*below, *beside])


def _names(across: str, up: str) -> str:
    return svg_text(_LEFT + _SIDE / 2, _TOP + _SIDE + 38, across, anchor="middle") + svg_text(
        _LEFT, _TOP - 8, up, size=12
    )


def _framed(title: str, description: str, body: str) -> str:
    axes = line(_LEFT, _TOP, _LEFT, _TOP + _SIDE) + line(_LEFT, _TOP + _SIDE, _LEFT + _SIDE, _TOP + _SIDE)
    return svg_element(title, description, _LEFT + _SIDE + _BESIDE, _TOP + _SIDE + 50, axes + body)
