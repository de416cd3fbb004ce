"""The pages of the schemes say what the tables say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from tests.test_docs import MARKDOWN, evaluate

from namematch.translit import Scheme, schemes

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "scheme_pages.py"))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made: dict[str, str] = TOOL["pages"]()
    return made


def test_a_page_for_every_scheme_and_a_line_for_every_page(pages: dict[str, str]) -> None:
    assert set(pages) == {"index.md", *(f"{scheme.id}.md" for scheme in schemes())}
    for name in set(pages) - {"index.md"}:
        assert f"({name})" in pages["index.md"]


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)
def test_the_page_holds_all_of_the_table(scheme: Scheme, pages: dict[str, str]) -> None:
    page = pages[f"{scheme.id}.md"]
    for cyrillic, latin in scheme.samples:
        assert f"| {cyrillic} | {latin} |" in page
    for rule in scheme.rules:
        assert f"| {rule.letters} |" in page
    assert scheme.source.replace("|", "\\|") in page


@pytest.mark.parametrize(
    ("scheme", "letters"), [("bgn-pcgn", "абвг"), ("ukrainian-2010", "абвгґд"), ("serbian", "абвгдђе")]
)
def test_letters_stand_in_the_order_of_the_alphabet(scheme: str, letters: str, pages: dict[str, str]) -> None:
    table = pages[f"{scheme}.md"].split("## Letters")[1].split("\n## ")[0]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")]
    assert [row for row in rows if row in letters] == [letter for letter in letters if letter in rows]
    assert sum(row in letters for row in rows) > 2


def test_the_examples_run(tmp_path: Path, pages: dict[str, str]) -> None:
    for name, page in pages.items():
        (tmp_path / name).write_text(page, encoding="utf-8")
        evaluate(MARKDOWN.parse(tmp_path / name))


def test_schemes_that_write_alike_are_named(pages: dict[str, str]) -> None:
    assert "`passport-2013`" in pages["icao-9303.md"]
    alike = pages["icao-9303.md"].split("## Confusable with")[1]
    assert "](gost-r-52535.1.md)" in alike
    assert "](german-duden.md)" not in alike
