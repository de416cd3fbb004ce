"""Draws which rooms there are and which way imports run, docs/pictures/architecture.svg and its siblings.

    python tools/architecture.py

`tools/site.py` does so before it builds the site; the pictures are not kept in the repository. Nothing in them is
written by hand: boxes are the packages, the words in them the first sentences of their docstrings, arrows the imports.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from statistics import mean
from textwrap import wrap

import grimp

from namematch._internal.svg import BLUE, FAINT, PAPER, VERMILION, line, rect, svg_element, svg_text

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
# Each picture, and the package whose members are its boxes.
PICTURES = {
    "architecture": "namematch",
    "architecture-names": "namematch.names",
    "architecture-resolve": "namematch.resolve",
}
# Starts the command line and is imported by nothing.
_LEFT_OUT = {"__main__"}
_BOX, _LANE, _HIGH, _GAP, _FLOOR = 236, 8, 70, 24, 44
_LETTERS, _LINES = 37, 3

Imports = Mapping[str, frozenset[str]]
# A member, or the lane on a floor by which an arrow between two members passes the boxes there.
Stop = str | tuple[str, str, int]


def main() -> None:
    """Draws all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


def pictures() -> dict[str, str]:
    """Every picture, by the name of its file."""
    return {name: drawing(package, imports_within(package)) for name, package in PICTURES.items()}


def imports_within(package: str) -> Imports:
    """For each member of a package the members that it imports anywhere, in functions too.

    Imports that serve type checkers alone do not count.

    Args:
        package: Dotted name of the package.
    """
    graph = grimp.build_graph(package.split(".")[0], exclude_type_checking_imports=True)
    inside = f"{package}."
    imports: dict[str, set[str]] = {}
    for module in sorted(module for module in graph.modules if module.startswith(inside)):
        importer = module.removeprefix(inside).split(".")[0]
        imported = imports.setdefault(importer, set())
        for other in graph.find_modules_directly_imported_by(module):
            if other.startswith(inside):
                imported.add(other.removeprefix(inside).split(".")[0])
    return {name: frozenset(others - {name}) for name, others in imports.items() if name not in _LEFT_OUT}


def floors(imports: Imports) -> list[list[str]]:
    """The members from the top floor down: each stands right below the lowest of those that import it.

    Members that import each other in a circle stand on one floor.

    Args:
        imports: For each member those that it imports.

    Example:
        >>> floors({"data": frozenset(), "names": frozenset({"data"}), "cli": frozenset({"names", "data"})})
        [['cli'], ['names'], ['data']]
    """
    reached = {name: reachable(name, imports) for name in imports}
    circles = {name: frozenset({name, *(n for n in reached[name] if name in reached[n])}) for name in imports}
    importers: dict[frozenset[str], set[frozenset[str]]] = {circle: set() for circle in circles.values()}
    for name, others in imports.items():
        for other in others - circles[name]:
            importers[circles[other]].add(circles[name])
    floor: dict[frozenset[str], int] = {}
    for circle in TopologicalSorter(importers).static_order():
        floor[circle] = 1 + max((floor[above] for above in importers[circle]), default=-1)
    rows: list[list[str]] = [[] for _ in range(max(floor.values()) + 1)]
    for name in sorted(imports):
        rows[floor[circles[name]]].append(name)
    return rows


def reachable(name: str, imports: Imports) -> set[str]:
    """The members that one imports, by way of others too."""
    reached: set[str] = set()
    ahead = [*imports[name]]
    while ahead:
        if (other := ahead.pop()) not in reached:
            reached.add(other)
            ahead += imports[other]
    return reached


def direct(imports: Imports) -> list[tuple[str, str]]:
    """The arrows to draw: imports that do not follow from a chain of others.

    Example:
        >>> direct({"data": frozenset(), "names": frozenset({"data"}), "cli": frozenset({"names", "data"})})
        [('cli', 'names'), ('names', 'data')]
    """
    reached = {name: reachable(name, imports) for name in imports}

    def implied(name: str, far: str) -> bool:
        between = [other for other in imports[name] - {far} if name not in reached[other] and other not in reached[far]]
        return any(far in reached[other] for other in between)

    return [(name, far) for name in sorted(imports) for far in sorted(imports[name]) if not implied(name, far)]


def drawing(package: str, imports: Imports) -> str:
    """Members of a package as boxes on floors, an arrow for each import.

    Args:
        package: Dotted name of the package.
        imports: For each member those that it imports.

    Returns:
        One `<svg>` element; its description names every import.
    """
    rows = floors(imports)
    routes = _routes(rows, direct(imports))
    centres = _centres(rows, routes)
    arrows = "".join(_arrow([centres[stop] for stop in route]) for route in routes)
    boxes = "".join(_box(package, name, *centres[name]) for row in rows for name in row)
    words = "; ".join(f"{name} imports {', '.join(sorted(imports[name])) or 'nothing'}" for row in rows for name in row)
    width = max(x + _width(stop) / 2 for stop, (x, _) in centres.items())
    height = len(rows) * (_HIGH + _FLOOR) - _FLOOR
    return svg_element(f"What imports what in {package}", f"{words}.", width, height, arrows + boxes)


def _routes(rows: Sequence[Sequence[str]], arrows: Sequence[tuple[str, str]]) -> list[list[Stop]]:
    """For each arrow the stops it passes: its two members, and a lane on every floor between them."""
    floor = {name: place for place, row in enumerate(rows) for name in row}
    between = {(upper, lower): range(floor[upper] + 1, floor[lower]) for upper, lower in arrows}
    return [[upper, *((upper, lower, here) for here in lanes), lower] for (upper, lower), lanes in between.items()]


def _centres(rows: Sequence[Sequence[str]], routes: Sequence[Sequence[Stop]]) -> dict[Stop, tuple[float, float]]:
    """Where the middle of every box and lane lies; in a row they stand in the order of what they hang on."""
    above: dict[Stop, list[Stop]] = {}
    for route in routes:
        for upper, lower in pairwise(route):
            above.setdefault(lower, []).append(upper)
    stops = [_stops(row, floor, routes) for floor, row in enumerate(rows)]
    middle = max(sum(_width(stop) + _GAP for stop in row) - _GAP for row in stops) / 2
    centres: dict[Stop, tuple[float, float]] = {}
    for floor, row in enumerate(stops):
        wanted = {stop: [centres[upper][0] for upper in above.get(stop, ()) if upper in centres] for stop in row}
        left = middle - (sum(_width(stop) + _GAP for stop in row) - _GAP) / 2
        for stop in sorted(row, key=lambda stop: mean(wanted[stop] or [middle])):
            centres[stop] = (left + _width(stop) / 2, floor * (_HIGH + _FLOOR) + _HIGH / 2)
            left += _width(stop) + _GAP
    return centres


def _stops(row: Sequence[str], floor: int, routes: Sequence[Sequence[Stop]]) -> list[Stop]:
    """The boxes of a floor, and the lanes between them."""
    return [*row, *(stop for route in routes for stop in route if isinstance(stop, tuple) and stop[2] == floor)]


def _width(stop: Stop) -> int:
    return _BOX if isinstance(stop, str) else _LANE


def _arrow(points: Sequence[tuple[float, float]]) -> str:
    """From the lower edge of the importer to the upper edge of the imported; in a circle, on one floor, in red."""
    (x1, y1), *lanes, (x2, y2) = points
    if y1 == y2:
        return line(min(x1, x2), y1, max(x1, x2), y2, VERMILION, width=2)
    corners = [(x, y + side * _HIGH / 2) for x, y in lanes for side in (-1, 1)]
    way = [(x1, y1 + _HIGH / 2), *corners, (x2, y2 - _HIGH / 2 - 1)]
    x, y = way[-1]
    return _path(way) + _path([(x - 5, y - 8), (x, y), (x + 5, y - 8)])


def _path(points: Sequence[tuple[float, float]]) -> str:
    return f'<path d="M{" L".join(f"{x:g} {y:g}" for x, y in points)}" fill="none" stroke="{FAINT}"/>'


def _box(package: str, name: str, x: float, y: float) -> str:
    left, top = x - _BOX / 2, y - _HIGH / 2
    lines = wrap(first_sentence(package, name), _LETTERS, max_lines=_LINES, placeholder=" …")
    words = "".join(svg_text(left + 8, top + 32 + 13 * row, words, size=11) for row, words in enumerate(lines))
    return rect(left, top, _BOX, _HIGH, PAPER, BLUE) + svg_text(left + 8, top + 17, name, bold=True) + words


def first_sentence(package: str, name: str) -> str:
    """What the docstring of a member says first."""
    path = ROOT / "src" / Path(*package.split(".")) / name
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split()).split(". ")[0].rstrip(".").replace("`", "")


if __name__ == "__main__":
    main()
