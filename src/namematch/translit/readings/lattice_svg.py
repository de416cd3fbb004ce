"""Readings as a picture: which Cyrillic letters each reading lays under the letters of a Latin word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from namematch._internal.svg import BLUE, FAINT, INK, PAPER, cut, rect, svg_element, svg_text
from namematch.text import fold, strip_marks
from namematch.translit.schemes.scheme import schemes

if TYPE_CHECKING:
    from namematch.translit.readings.reading import Reading

_CELL, _ROW, _MARGIN, _BESIDE = 26, 30, 8, 90
# Letters of the size in which romanisations are named are about so wide.
_LETTER = 6.4
_PALE = "#dce9f2"
_LONGEST_RUN = 4
_UNEXPLAINED = 10
_MOST_LETTERS, _MOST_SCHEMES = 30, 2


# A place between the letters of both words, and the cheapest way there: its price and the place before.
_Place = tuple[int, int]
_Best = dict[_Place, tuple[int, _Place | None]]


class Brick(NamedTuple):
    """A run of Cyrillic letters and the stretch of the Latin word it stands for."""

    start: int
    end: int
    cyrillic: str


def draw_lattice(token: str, readings: Sequence[Reading]) -> str:
    """The lattice of a Latin word: a row for each reading, a brick for each run under the letters it stands for.

    What a reading has like the first is pale, what it has of its own is dark.

    Args:
        token: The word that was read.
        readings: Its readings, best first.

    Returns:
        One `<svg>` element, whose description names every reading with its bits.

    Example:
        >>> from namematch.translit import readings
        >>> draw_lattice("Schukow", readings("Schukow", limit=2)).count("Schukow") > 0
        True
    """
    written = cut(token, _MOST_LETTERS)
    walls = [bricks(written, reading.cyrillic) for reading in readings]
    first = set(walls[0]) if walls else set()
    longest = max((len(_named(reading)) for reading in readings), default=0)
    width = 2 * _MARGIN + _CELL * len(written) + _BESIDE + _LETTER * longest
    head = "".join(
        svg_text(_MARGIN + _CELL * (place + 0.5), 22, letter, size=16, anchor="middle", bold=True)
        for place, letter in enumerate(written)
    )
    rows = "".join(
        _row(place, reading, wall, first if place else set(), _MARGIN + _CELL * len(written))
        for place, (reading, wall) in enumerate(zip(readings, walls, strict=True), start=1)
    )
    listing = "; ".join(f"{reading.cyrillic}, {reading.bits:.1f} bits" for reading in readings) or "none"
    return svg_element(
        f"Readings of {written}", f"{written} reads as: {listing}.", width, _ROW * (len(readings) + 1) + 8, head + rows
    )


def _row(row: int, reading: Reading, wall: Sequence[Brick], common: set[Brick], right: float) -> str:
    top = _ROW * row + 4
    drawn = "".join(_brick(brick, top, pale=brick in common) for brick in wall)
    beside = svg_text(right + 78, top + 18, f"{reading.bits:.1f} bits", anchor="end")
    return drawn + beside + svg_text(right + _BESIDE, top + 18, _named(reading), size=11, fill=FAINT)


def _named(reading: Reading) -> str:
    """The romanisations that explain a reading, the first of them by name."""
    more = len(reading.schemes) - _MOST_SCHEMES
    return ", ".join(reading.schemes[:_MOST_SCHEMES]) + (f" … {more} more" if more > 0 else "")


def _brick(brick: Brick, top: float, *, pale: bool) -> str:
    left, width = _MARGIN + _CELL * brick.start, _CELL * (brick.end - brick.start)
    fill, ink = (_PALE, INK) if pale else (BLUE, PAPER)
    middle = left + width / 2
    letters = svg_text(middle, top + 18, brick.cyrillic, size=15, fill=ink, anchor="middle", bold=not pale)
    return rect(left + 1, top, width - 2, _ROW - 4, fill, BLUE) + letters


def bricks(latin: str, cyrillic: str) -> tuple[Brick, ...]:
    """A Cyrillic word laid along the Latin word it reads, as the tables of all schemes allow.

    Letters that no table puts together are laid side by side all the same; a letter that is not written (ь) shares
    the brick before it.

    Example:
        >>> [(brick.cyrillic, "Schukow"[brick.start : brick.end]) for brick in bricks("Schukow", "Жуков")]
        [('Ж', 'Sch'), ('у', 'u'), ('к', 'k'), ('о', 'o'), ('в', 'w')]
    """
    steps = _best_steps(_letters(latin), fold(cyrillic))
    laid: list[Brick] = []
    start = begun = 0
    for width, length in steps:
        run = cyrillic[begun : begun + length]
        if laid and not (width and length and laid[-1].cyrillic):
            last = laid.pop()
            laid.append(Brick(last.start, start + width, last.cyrillic + run))
        else:
            laid.append(Brick(start, start + width, run))
        start, begun = start + width, begun + length
    return tuple(laid)


def _letters(latin: str) -> list[str]:
    """Every letter of the word in lower case, each at its own place."""
    return [letter.lower() if len(letter.lower()) == 1 else letter for letter in latin]


def _best_steps(latin: Sequence[str], cyrillic: str) -> list[tuple[int, int]]:
    """The cheapest walk through both words: how many letters of each are taken at every step."""
    outputs = _outputs()
    best: _Best = {(0, 0): (0, None)}
    for i in range(len(latin) + 1):
        for j in range(len(cyrillic) + 1):
            cost = best[i, j][0]
            for width, length, price in _steps(latin, cyrillic, i, j, outputs):
                there = (i + width, j + length)
                if there not in best or cost + price < best[there][0]:
                    best[there] = (cost + price, (i, j))
    return _walk(best, (len(latin), len(cyrillic)))


def _walk(best: _Best, end: _Place) -> list[tuple[int, int]]:
    steps = []
    here, before = end, best[end][1]
    while before is not None:
        steps.append((here[0] - before[0], here[1] - before[1]))
        here, before = before, best[before][1]
    return steps[::-1]


def _steps(
    latin: Sequence[str], cyrillic: str, i: int, j: int, outputs: Mapping[str, frozenset[str]]
) -> list[tuple[int, int, int]]:
    """Steps from a place: letters taken of each word, and the price. Several Cyrillic letters cost a little."""
    steps = []
    for length in range(1, min(_LONGEST_RUN, len(cyrillic) - j) + 1):
        for output in outputs.get(cyrillic[j : j + length], ()):
            width = len(output)
            if "".join(latin[i : i + width]) == output or strip_marks("".join(latin[i : i + width])) == output:
                steps.append((width, length, length - 1))
    if i < len(latin) and j < len(cyrillic):
        steps.append((1, 1, _UNEXPLAINED))
    if i < len(latin):
        steps.append((1, 0, _UNEXPLAINED))
    if j < len(cyrillic):
        steps.append((0, 1, _UNEXPLAINED))
    return steps


@cache
def _outputs() -> dict[str, frozenset[str]]:
    """Everything any scheme makes of a run of Cyrillic letters; ё is read as е."""
    found: dict[str, set[str]] = defaultdict(set)
    for scheme in schemes():
        for rule in scheme.rules:
            found[rule.letters.replace("ё", "е")].update(rule.outputs)
    return {run: frozenset(outputs) for run, outputs in found.items()}
