"""What the package shows to the world, and what it costs to look at it."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import namematch as nm

PROMISED = {
    "Mention", "Resolver", "compare", "compare_many", "compare_roles", "detect_scheme", "find_mentions",
    "normalize_name", "parse_name", "parse_name_many", "parse_role", "parse_role_many", "readings",
    "readings_many", "resolve", "restore", "romanize", "romanize_many", "schemes",
}  # fmt: skip

ON_IMPORT = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import namematch
print([name for name in ("numpy", "pyarrow", "unidecode", "asyncio", "socket") if name in sys.modules])
print([path for path in opened if "namematch" in path and path.endswith((".toml", ".tsv", ".bin", ".gz"))])
"""


def test_every_promised_name_is_there() -> None:
    assert set(nm.__all__) >= PROMISED
    assert [name for name in nm.__all__ if not hasattr(nm, name)] == []
    assert nm.__all__ == sorted(nm.__all__, key=lambda name: (not name[0].isupper(), name))


def test_every_public_name_explains_itself() -> None:
    assert [name for name in nm.__all__ if not inspect.getdoc(getattr(nm, name))] == []


def stub() -> list[ast.stmt]:
    return ast.parse(Path(nm.__file__).with_suffix(".pyi").read_text(encoding="utf-8")).body


def test_stub_names_the_same_things_from_the_same_rooms() -> None:
    imports = [node for node in stub() if isinstance(node, ast.ImportFrom) and node.module != "namematch"]
    imported = {(node.module, alias.name) for node in imports for alias in node.names}
    assert {name for _, name in imported} == set(nm.__all__)
    assert all(getattr(import_module(str(room)), name) is getattr(nm, name) for room, name in imported)
    assert ast.literal_eval(ast.unparse(stub()[-1]).removeprefix("__all__ = ")) == nm.__all__


def test_public_name_wins_over_the_room_of_the_same_name() -> None:
    script = "import namematch.resolve, namematch as nm; print(nm.resolve([]).entities)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "()\n"


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'namematch' has no attribute 'merge'"):
        getattr(nm, "merge")  # noqa: B009
    assert set(nm.__all__) <= set(dir(nm))


def test_import_loads_no_table_and_nothing_heavy() -> None:
    run = subprocess.run([sys.executable, "-c", ON_IMPORT], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n[]\n"


def test_what_is_about_one_text_does_without_numpy() -> None:
    calls = [
        "compare('Ivan Petrov', 'Петров Иван')", "romanize('Иван')", "readings('Petrow')", "parse_name('Ivan Petrov')",
        "normalize_name('Ivan Petrov')", "restore('Ivan Petrow')", "parse_role('глава МИД')",
        "find_mentions('Ivan Petrov said no.')", "Mention('Ivan Petrov')", "schemes()",
    ]  # fmt: skip
    script = ["import sys, namematch as nm", *(f"nm.{call}; print('numpy' in sys.modules)" for call in calls)]
    command = [sys.executable, "-X", "utf8", "-c", "\n".join(script)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False"] * len(calls)


@pytest.mark.parametrize("error", [nm.InputError, nm.UnknownChoiceError, nm.DuplicateIdError])
def test_all_errors_have_one_base(error: type[Exception]) -> None:
    assert issubclass(error, nm.NamematchError)
