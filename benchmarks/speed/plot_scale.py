"""Draws time and memory against size from `scale.json`: `python -m benchmarks.speed.plot_scale docs/scale.svg`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from math import log10
from pathlib import Path
from typing import Any

from benchmarks.speed.scale import RESULTS

from namematch._internal.svg import BLUE, EDGE, INK, VERMILION, svg_element

GREEN = "#009e73"
# Colours that all kinds of colour vision tell apart (Okabe and Ito 2008), a shape and a dash for each engine besides.
STYLES = {
    "namematch": (BLUE, "circle", ""),
    "namematch-2": (INK, "circle", "1 3"),
    "splink": (VERMILION, "square", "6 3"),
    "rapidfuzz": (GREEN, "cross", "2 3"),
}
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, GAP, LEGEND = 340, 250, 58, 34, 46, 50, 10
PANELS = (("seconds", "wall time, seconds", 0.1, 1_000.0), ("peak_mb", "peak memory, MB", 100.0, 10_000.0))
SIZES = (10_000, 1_000_000)


def picture(rows: list[dict[str, Any]]) -> str:
    """The plot as SVG, with its figures as the text alternative."""
    done = [row for row in rows if row["engine"] in STYLES and row["world"] == "frequency" and not row["stopped"]]
    panels = "".join(_panel(done, *panel, place * (WIDTH + GAP)) for place, panel in enumerate(PANELS))
    told = "; ".join(
        f"{row['engine']} {row['size']:,} records: {row['seconds']:.1f} s, {row['peak_mb']:.0f} MB, F1 {row['f1']:.3f}"
        for row in done
    )
    wide, high = 2 * WIDTH + GAP + 20, HEIGHT + 30
    body = f'<g font-size="11" fill="{INK}">{panels}</g>'
    return svg_element("Time and memory against records", told, wide, high, body) + "\n"


def _panel(rows: list[dict[str, Any]], key: str, title: str, low: float, high: float, shift: int) -> str:
    parts = [f'<text x="{LEFT}" y="18" font-weight="bold">{title}</text>', *_grid(low, high)]
    for place, (engine, (colour, shape, dash)) in enumerate(STYLES.items()):
        own = sorted((row["size"], row[key]) for row in rows if row["engine"] == engine)
        points = [(_x(size), _y(value, low, high)) for size, value in own]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts += [_mark(shape, x, y, colour) for x, y in points]
        x = LEGEND + place * 88
        parts += [_mark(shape, x + 4, HEIGHT + 14, colour), f'<text x="{x + 12}" y="{HEIGHT + 18}">{engine}</text>']
    return f'<g transform="translate({shift} 0)">{"".join(parts)}</g>'


def _grid(low: float, high: float) -> Iterator[str]:
    for power in range(round(log10(low)), round(log10(high)) + 1):
        y = _y(10.0**power, low, high)
        yield f'<line x1="{LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{EDGE}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
    for power in range(round(log10(SIZES[0])), round(log10(SIZES[1])) + 1):
        yield f'<text x="{_x(10**power):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>'


def _x(size: float) -> float:
    share = log10(size / SIZES[0]) / log10(SIZES[1] / SIZES[0])
    return LEFT + 14 + share * (WIDTH - LEFT - 44)


def _y(value: float, low: float, high: float) -> float:
    share = log10(value / low) / log10(high / low)
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def _mark(shape: str, x: float, y: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    if shape == "square":
        return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>'
    return f'<path d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8" stroke="{colour}" stroke-width="2.5"/>'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
