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
    cells = (["" if cell is None else escape(str(cell)) for cell in row] for row in rows[:_MOST_ROWS])
    shown = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells]
    if len(rows) > _MOST_ROWS:
        shown.append(f"<tr><td>… {len(rows):,} in all</td></tr>")
    return f"<table>{head and f'<tr>{head}</tr>'}{''.join(shown)}</table>"
