"""How the package is built: what the import checker holds, and one meaning for each public name."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import namematch

SOURCE = Path(namematch.__file__).parent
ROOT = SOURCE.parents[1]
MODULES = {
    ".".join(("namematch", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
FACES = [name for name, path in MODULES.items() if path.name == "__init__.py" and "_internal" not in name]
MOST_FILES = 15

# One meaning: for one value, for a whole table of them, and for the command of that name.
OVERLOADS = {
    "compare": "a pair of names, two columns of a table, and the command",
    "keys": "those of a name in an index, and those of a table's declaration",
    "parse_name": "a name, and the command",
    "parse_role": "a title, and the command",
    "resolve": "mentions, the rows of a table, those of a Spark table, and the command",
    "romanize": "a name, a column of a table, and the command",
    "schemes": "the schemes, and the command that lists them",
    "screen": "two tables, and the command",
}


def top_level_names(module: str) -> Iterator[str]:
    """The functions, classes and constants that a module defines."""
    for node in ast.parse(MODULES[module].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (leaf.id for target in targets for leaf in ast.walk(target) if isinstance(leaf, ast.Name))


def origin(module: str, name: str) -> str:
    """The module that defines what another one lends under a name."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return origin(node.module, alias.name)
    return module


def test_contracts_of_imports_are_kept() -> None:
    # In a process of its own: the linter silences every logger that there is.
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_no_folder_holds_more_files_than_fit_one_look() -> None:
    folders = {path.parent for path in MODULES.values()}
    assert [str(folder) for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES] == []


def test_a_public_name_has_one_meaning() -> None:
    modules: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        for name in top_level_names(module):
            if not name.startswith("_") and name not in OVERLOADS:
                modules[name].add(module)
    assert {name: sorted(where) for name, where in modules.items() if len(where) > 1} == {}


def test_no_module_is_called_as_what_it_defines() -> None:
    assert sorted(module for module in MODULES if module.rpartition(".")[2] in set(top_level_names(module))) == []


@pytest.mark.parametrize("face", FACES)
def test_a_face_lends_what_is_there_and_no_plumbing(face: str) -> None:
    lent: list[str] = getattr(import_module(face), "__all__", [])
    assert [name for name in lent if not hasattr(import_module(face), name)] == []
    assert [name for name in lent if origin(face, name).startswith("namematch._internal")] == []


@pytest.mark.xfail(strict=True, reason="40,190 lines on 2026-12-01: each issue since then has added some")
def test_the_source_is_no_longer_than_was_asked() -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.values()) <= 24_000
