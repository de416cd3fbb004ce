"""Modules hold no state that could change, but caches with a bound."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import namematch

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(namematch.__path__, "namematch.")
    if not module.name.endswith("__main__")
]


def tree_of(module: ModuleType) -> ast.Module:
    assert module.__file__ is not None
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


CHANGING = {"append", "add", "update", "pop", "clear", "extend", "insert", "setdefault", "remove", "discard", "popitem"}


def changed_names(module: ModuleType) -> Iterator[str]:
    """What a changing method is called of, or assigned into, inside a function."""
    functions = (node for node in ast.walk(tree_of(module)) if isinstance(node, ast.FunctionDef | ast.Lambda))
    for node in (inner for function in functions for inner in ast.walk(function)):
        target: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            target = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            target = node.value
        if isinstance(target, ast.Name):
            yield target.id


def mutable_globals(module: ModuleType) -> set[str]:
    return {name for name, value in vars(module).items() if isinstance(value, (list, dict, set, bytearray))}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_table_of_a_module_is_changed_after_it_was_made(module: ModuleType) -> None:
    changed = mutable_globals(module) & set(changed_names(module))
    assert not changed


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_function_rebinds_a_global(module: ModuleType) -> None:
    assert not [node.names for node in ast.walk(tree_of(module)) if isinstance(node, ast.Global)]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_caches_are_bounded(module: ModuleType) -> None:
    """A cache without a bound serves only a function whose arguments are few by nature."""
    for name, value in vars(module).items():
        parameters = getattr(value, "cache_parameters", None)
        if parameters is None or value.__module__ != module.__name__ or parameters()["maxsize"] is not None:
            continue
        few = FEW_BY_NATURE.get(f"{module.__name__}.{name}")
        takes = value.__wrapped__.__code__.co_argcount
        assert takes == 0 or few is not None, f"{module.__name__}.{name} keeps every argument it has seen"


# What each takes, where it takes something.
FEW_BY_NATURE = {
    "namematch.mentions.language._letters": "the languages that have tables",
    "namematch.mentions.role_spans._link": "the languages that have tables",
    "namematch.mentions.vocabulary.load_vocabulary": "the languages that have tables; for another it raises",
    "namematch.names.lexicon.surname_endings._known": "two scripts",
    "namematch.names.morphology.lemmatizer._rules": "the kinds of parts and none",
    "namematch.names.morphology.lemmatizer._tails": "two scripts, the kinds of parts and none",
    "namematch.names.spelling.official_forms._misread": "true and false",
    "namematch.translit.schemes.engine._special_words": "true and false",
    "namematch.translit.schemes.scheme._engine": "the schemes there are",
    "namematch.translit.schemes.scheme._inverse": "the reversible schemes",
    "namematch.translit.schemes.scheme._load": "the schemes there are; for another it raises",
}
