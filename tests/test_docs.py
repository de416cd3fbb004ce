"""Every example in the README, the site and the docstrings runs and prints what it says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterable
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest
from sybil import Document, Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from namematch.cli import main

ROOT = Path(__file__).parents[1]
# The generated pages of the schemes have a test of their own.
WRITTEN = (page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "schemes")
PAGES = [ROOT / "README.md", *sorted(WRITTEN)]
MODULES = sorted((ROOT / "src").rglob("*.py"))


def run_console(example: Example) -> str | None:
    """Runs each `$ namematch …` of a block and compares what it prints with the lines below it."""
    for command, expected in _commands(str(example.parsed)):
        program, *arguments = shlex.split(command)
        assert program == "namematch", f"only namematch runs here, not {command!r}"
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            main(arguments)
        checker = OutputChecker()
        if not checker.check_output(_lines(expected), _lines(printed.getvalue()), ELLIPSIS):
            return f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed.getvalue()}"
    return None


def _commands(block: str) -> Iterable[tuple[str, str]]:
    for part in ("\n" + block).split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def _lines(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").split("\n"))


MARKDOWN = Sybil(
    [PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), CodeBlockParser("console", run_console)],
)
DOCSTRINGS = Sybil([DocTestParser(ELLIPSIS | NORMALIZE_WHITESPACE)], document_types={".py": PythonDocStringDocument})


# What fits a phone of 360 pixels, as docs/site.css sets code there.
PHONE = 48
FIRST = [ROOT / "README.md", ROOT / "docs" / "index.md", ROOT / "docs" / "tutorial.md"]


@pytest.mark.parametrize("page", FIRST, ids=lambda page: str(page.relative_to(ROOT)))
def test_first_examples_fit_a_phone(page: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    assert [line for block in blocks for line in block.splitlines() if len(line) > PHONE] == []


# What an extra brings that the tests do not have; CI runs these where it is installed.
NEEDS = {
    "docs/how-to/spacy.md": "spacy",
    "docs/how-to/splink.md": "splink",
    "src/namematch/spacy/component.py": "spacy",
    "src/namematch/splink/parts.py": "splink",
}


def evaluate(document: Document) -> None:
    for page, package in NEEDS.items():
        if Path(document.path) == ROOT / page:
            pytest.importorskip(package, reason=f"an extra brings {package}")
    for example in document.examples():
        example.evaluate()


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path) -> None:
    evaluate(MARKDOWN.parse(page))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT / "src")))
def test_docstrings(module: Path) -> None:
    evaluate(DOCSTRINGS.parse(module))
