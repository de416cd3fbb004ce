"""Files and functions that the pages for contributors name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs" / "internals").glob("*.md"))]
# Where a path may begin, and where a file may lie that is named alone beside its folder.
STARTS = (ROOT, ROOT / "src" / "namematch")
FOLDERS = ("src", "tests", "tools", "docs", "benchmarks")
_PATH = re.compile(
    r"(?<![\w./-])("
    r"[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|toml|tsv|md|txt|sh|jsonl))"  # a file by its ending, a folder by its last stroke
    r"|(?:src|tests|tools|docs|benchmarks)(?:/[\w.-]+)+"
    r")(?::(\w+))?(?![\w/*])"
)
# Written by a run, not kept.
MADE = ("build/", "benchmarks/results", "docs/schemes", "docs/pictures")
# Stands for a name of the reader's choosing.
_CHOSEN = re.compile(r"\b(CODE|ID|LL)\b|^out\.|^decisions")


def named_in(page: Path) -> list[tuple[str, str]]:
    """Paths in code of the page, each with the function behind it or an empty string."""
    code = re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8"))
    return [(found[1], found[2] or "") for text in code for found in _PATH.finditer(text)]


def files_of(path: str) -> list[Path]:
    """The files or folders that a path may mean."""
    found = [start / path for start in STARTS if (start / path).exists()]
    if "/" in path:
        return found
    return found or [file for folder in FOLDERS for file in (ROOT / folder).rglob(path)]


def defines(file: Path, name: str) -> bool:
    """Whether a file has a function or a class of that name."""
    return re.search(rf"^(?:def|class) {name}\b", file.read_text(encoding="utf-8"), re.MULTILINE) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_and_function_that_is_named_is_there(page: Path) -> None:
    named = [each for each in named_in(page) if not each[0].startswith(MADE) and not _CHOSEN.search(each[0])]
    assert [path for path, _ in named if not files_of(path)] == []
    functions = [(path, name) for path, name in named if name]
    missing = [f"{path}:{name}" for path, name in functions if not any(defines(file, name) for file in files_of(path))]
    assert missing == []


def test_a_path_is_told_from_other_code() -> None:
    assert [found.groups("") for found in _PATH.finditer("uv run pytest tests/names/x.py:f -q --workers=2")] == [
        ("tests/names/x.py", "f")
    ]
    assert _PATH.search("compare(…).evidence") is None
    assert _PATH.search("names/batch") is None
    assert _PATH.search("https://example.org/namematch/") is None
