"""Tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST_ROWS = 20


def html_table(rows: Sequence[Iterable[object]], header: Iterable[str] = (), count: int = 0) -> str:
    """Rows as one `<table>`; of many the first ones, and how many there are (`count`, if not all are given).

    Example:
        >>> html_table([("given", "Anna"), ("gender", None)])
        '<table><tr><td>given</td><td>Anna</td></tr><tr><td>gender</td><td></td></tr></table>'
    """
    head = "".join(f"<th>{escape(title)}</th>" for title in header)
    cells = (["" if cell is None else escape(str(cell)) for cell in row] for row in rows[:MOST_ROWS])
    shown = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells]
    if (total := max(count, len(rows))) > MOST_ROWS:
        shown.append(f"<tr><td>… {total:,} in all</td></tr>")
    return f"<table>{head and f'<tr>{head}</tr>'}{''.join(shown)}</table>"
