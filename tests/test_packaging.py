"""What a release says of itself in several places is the same everywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VERSION = PROJECT["project"]["version"]


def test_the_newest_changes_are_those_of_this_version() -> None:
    heading = re.search(r"^## (\S+?)[, ]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heading is not None
    assert heading.group(1) == VERSION


def test_the_citation_is_of_this_version_and_licence() -> None:
    citation = dict(re.findall(r"^([\w-]+): (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))
    assert (citation["version"], citation["license"]) == (VERSION, PROJECT["project"]["license"])


def test_the_source_distribution_holds_all_that_its_tests_read() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in included if not (ROOT / name).exists()] == []
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    # A file or folder of the root that a test names beside it; `site` and `build` are made.
    named = set(re.findall(r"""\bROOT / ["'](\w[\w.-]*)""", tests)) - {"site", "build"}
    assert {"docs", "tools", "src"} <= named
    assert sorted(named - {*included, "pyproject.toml"}) == []


def test_readme_and_home_name_the_version_to_come() -> None:
    for page in ("README.md", "docs/index.md"):
        assert f"Once {VERSION} is released" in (ROOT / page).read_text(encoding="utf-8")
