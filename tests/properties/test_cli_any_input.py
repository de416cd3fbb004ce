"""Whatever stands in a table or an article, the command line answers in whole and in order."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.cli import main
from namematch.text import is_missing

NAME = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(["Sergei Lavrov", "Лавров С. В.", "LAVROV", "Lawrow, Sergej", "Мария Захарова", "\ud800"]),
)
ROWS = st.lists(st.fixed_dictionaries({"name": NAME, "role": NAME, "document": NAME}), min_size=1, max_size=8)
FEW = examples(20)


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@FEW
@given(rows=ROWS)
def test_table_comes_back_row_for_row(folder: Path, rows: list[dict[str, str | None]]) -> None:
    table = folder / "t.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, out, _ = run("resolve", str(table), "--format", "csv")
    answers = list(csv.DictReader(io.StringIO(out, newline="")))
    blank = [row["name"] is None or is_missing(row["name"]) for row in rows]
    assert [answer["name"] for answer in answers] == [row["name"] or "" for row in rows]
    assert all(answer["entity_id"] == "" for answer, missing in zip(answers, blank, strict=True) if missing)
    assert code == (0 if any(answer["entity_id"] for answer in answers) else 1)


@FEW
@given(text=st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_article_is_read(folder: Path, text: str) -> None:
    article = folder / "a.txt"
    article.write_bytes(text.encode("utf-8", errors="replace"))
    code, out, err = run("resolve", str(article))
    assert code in (0, 1)
    assert (code == 1) == ("nobody found" in err)
    assert out.isprintable() or "\n" in out


@FEW
@given(text=st.text().filter(lambda text: text != "-"))  # which is for standard input
@pytest.mark.parametrize("command", ["read", "parse-name", "parse-role", "romanize"])
def test_any_argument_is_answered(command: str, text: str) -> None:
    code, _, err = run(command, "--", text)
    assert code in (0, 1)
    assert err == "" or (err == "namematch: nothing to read\n" and is_missing(text))
