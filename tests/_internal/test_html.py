from __future__ import annotations

from namematch._internal.html import html_table


def test_cells_are_escaped_and_missing_ones_empty() -> None:
    assert html_table([("<b>", None, 1.5)], ("a & b",)) == (
        "<table><tr><th>a &amp; b</th></tr><tr><td>&lt;b&gt;</td><td></td><td>1.5</td></tr></table>"
    )


def test_of_many_rows_the_first_are_shown() -> None:
    shown = html_table([(n,) for n in range(1234)])
    assert shown.count("<tr>") == 21
    assert "… 1,234 in all" in shown
