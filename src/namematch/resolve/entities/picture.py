"""A cluster as a picture: the spellings of one person as a tree, with the bits of its match edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from namematch._internal.svg import BLUE, FAINT, INK, VERMILION, cut, svg_element, svg_text
from namematch.resolve.forms import Form, Link

_MOST_CHARACTERS = 60
_ROW, _INDENT, _CHARACTER = 28, 112, 8

Graph = Mapping[str, Mapping[str, Sequence[Link]]]


class _Row(NamedTuple):
    text: str
    depth: int
    parent: int | None  # row
    links: Sequence[Link]  # to the parent
    also: tuple[tuple[str, Sequence[Link]], ...]  # links that the tree leaves out


def cluster_svg(name: str, forms: Sequence[Form], links: Sequence[Link]) -> str:
    """The spellings of a person and the links between them as an SVG picture, for a page or a file of its own.

    The most frequent spelling is the root; each other one hangs where it is held most strongly. The picture is the
    same in every run, does not tell by colour alone, and says all it shows in its text alternative.

    Example:
        >>> from namematch.resolve import resolve
        >>> from namematch.mentions import Mention
        >>> (lavrov,) = resolve([Mention("Sergei Lavrov"), Mention("Сергей Лавров")]).entities
        >>> cluster_svg(lavrov.name, lavrov.forms, lavrov.links)[:4]
        '<svg'
    """
    counts = {form.text: form.count for form in forms}
    rows = _rows([*counts], _graph(links))
    also = ("".join(f"; also ~ {_shown(other)} {_weight(beside)}" for other, beside in row.also) for row in rows)
    labels = [f"{_shown(row.text)} ×{counts[row.text]}{more}" for row, more in zip(rows, also, strict=True)]
    width = max(row.depth * _INDENT + _CHARACTER * len(label) for row, label in zip(rows, labels, strict=True))
    drawn = "".join(_drawn(i, rows, label) for i, label in enumerate(labels))
    title, height = f"Spellings of {_shown(name)}", _ROW * len(rows) + 8
    return svg_element(title, description(name, forms, links), width + 24, height, drawn)


def description(name: str, forms: Sequence[Form], links: Sequence[Link]) -> str:
    """The picture in words."""
    spellings = ", ".join(f"{_shown(form.text)} ×{form.count}" for form in forms)
    joins = [f"{_shown(link.left)} and {_shown(link.right)} {_weight([link])}" for link in links]
    held = f" Held together by: {'; '.join(joins)}." if joins else ""
    return f"{_shown(name)}: {spellings}.{held}"


def _graph(links: Sequence[Link]) -> Graph:
    graph: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        if link.left != link.right:
            graph[link.left][link.right].append(link)
            graph[link.right][link.left].append(link)
    return graph


def _rows(texts: Sequence[str], graph: Graph) -> list[_Row]:
    """One row a spelling, every one somewhere below the spelling it hangs on."""
    parents = _parents(texts, graph)
    children: dict[str | None, list[str]] = defaultdict(list)
    for text, parent in parents.items():
        children[parent].append(text)
    rows: list[_Row] = []
    waiting: list[tuple[str, int, int | None]] = [(root, 0, None) for root in reversed(children[None])]
    while waiting:
        text, depth, above = waiting.pop()
        parent = parents[text]
        beside = sorted(o for o in graph.get(text, ()) if o != parent and parents[o] != text and o < text)
        also = tuple((other, graph[text][other]) for other in beside)
        rows.append(_Row(text, depth, above, graph[text][parent] if parent is not None else (), also))
        waiting.extend((child, depth + 1, len(rows) - 1) for child in reversed(children[text]))
    return rows


def _parents(texts: Sequence[str], graph: Graph) -> dict[str, str | None]:
    """The spanning forest of the strongest joins, grown from the most frequent spellings."""
    parents: dict[str, str | None] = {}
    for root in texts:
        branches: list[tuple[float, str, str | None]] = [(0.0, root, None)]
        while branches:
            _, text, parent = heappop(branches)
            if text in parents:
                continue
            parents[text] = parent
            for other, links in graph.get(text, {}).items():
                heappush(branches, (-_strongest(links), other, text))
    return parents


def _drawn(at: int, rows: Sequence[_Row], label: str) -> str:
    row = rows[at]
    x, y = row.depth * _INDENT + 8, _ROW * at + 20
    text = svg_text(x + 6, y + 4, label)
    dot = f'<circle cx="{x}" cy="{y}" r="4" fill="{INK}"/>'
    if row.parent is None:
        return dot + text
    # A user's link is dashed besides.
    look = f'stroke="{VERMILION}" stroke-dasharray="6 3"' if _from_user(row.links) else f'stroke="{BLUE}"'
    path = f'<path d="M{x - _INDENT} {_ROW * row.parent + 24}V{y}H{x - 4}" fill="none" stroke-width="2" {look}/>'
    return path + svg_text(x - _INDENT + 6, y - 4, _weight(row.links), size=11, fill=FAINT) + dot + text


def _weight(links: Sequence[Link]) -> str:
    said = "user's link" if _from_user(links) else f"{_strongest(links):+.1f} bits"
    return said + (f" ×{len(links)}" if len(links) > 1 else "")


def _from_user(links: Sequence[Link]) -> bool:
    return any(item.part == "user" for link in links for item in link.evidence)


def _strongest(links: Sequence[Link]) -> float:
    return max(link.bits for link in links)


def _shown(text: str) -> str:
    return cut(text, _MOST_CHARACTERS)
