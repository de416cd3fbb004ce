from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from namematch.io import ResultTable, to_csv, without_formulas


def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    formulas = ["=1+1", "+HYPERLINK(1)", "-cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "＝1"]
    table, changed = without_formulas(ResultTable(["=name"], [[text] for text in formulas]))
    assert table == ResultTable(["'=name"], [[f"'{text}"] for text in formulas])
    assert changed == 8


def test_names_and_numbers_stay_as_they_are() -> None:
    cells = ["Анна", "А.=Б", " =1", "", "-5", "+7 495 123", "-0.5", "-1,5 %", "1e-5", None, -5, 0.5, "'", "—"]
    table = ResultTable(["name"], [cells])
    assert without_formulas(table) == (table, 0)


CELLS = st.text(st.sampled_from("Аб=+-@\r\n\t\",; '0"), max_size=5)


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_what_is_written_is_read_back_cell_by_cell(rows: list[tuple[str, str]]) -> None:
    for table in (ResultTable(["a", "b"], rows), without_formulas(ResultTable(["a", "b"], rows))[0]):
        read = list(csv.reader(io.StringIO(to_csv(table), newline=""), strict=True))
        assert read == [[*table.columns], *([*row] for row in table.rows)]
