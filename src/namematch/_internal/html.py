"""Tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_MOST_ROWS = 20


def html_table(rows: Sequence[Iterable[object]], header: Iterable[str] = ()) -> str:
    """Rows as one `<table>`; of many the first ones, and how many there are.

    Example:
        >>> html_table([("given", "Anna"), ("gender", None)])
        '<table><tr><td>given</td><td>Anna</td></tr><tr><td>gender</td><td></td></tr></table>'
    """
    head = "".join(f"<th>{escape(title)}</th>" for title in header)
    shown = [_row(row) for row in rows[:_MOST_ROWS]]
    if len(rows) > _MOST_ROWS:
        shown.append(f"<tr><td>… {len(rows):,} in all</td></tr>")
    return f"<table>{head and f'<tr>{head}</tr>'}{''.join(shown)}</table>"


def _row(cells: Iterable[object]) -> str:
    return "<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in cells) + "</tr>"
