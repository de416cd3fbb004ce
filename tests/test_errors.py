from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest

import namematch as nm
from namematch.errors import DuplicateIdError, NamematchError, UnknownChoiceError
from namematch.mentions import natasha_recognizer, spacy_recognizer
from namematch.names import normalize_name_many
from namematch.roles import find_roles
from namematch.spacy import PersonLinker
from namematch.splink import block_on_keys, name_comparison
from namematch.translit import find_scheme


def test_unknown_choice_names_the_nearest() -> None:
    error = UnknownChoiceError("scheme", "bgn-pgcn", ["bgn-pcgn", "iso-9"])
    assert str(error) == "unknown scheme 'bgn-pgcn'; did you mean 'bgn-pcgn'?"


def test_unknown_choice_lists_the_valid_ones_where_none_is_near() -> None:
    error = UnknownChoiceError("column", "zzz", ["name", "role"])
    assert str(error) == "unknown column 'zzz'; valid: name, role"


@pytest.mark.parametrize("error", [DuplicateIdError("m1"), UnknownChoiceError("scheme", "x", ["a"])])
def test_errors_are_ours_and_pickle(error: NamematchError) -> None:
    assert isinstance(error, NamematchError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


CALLS: dict[str, Callable[[Any], object]] = {
    "romanize takes a string": nm.romanize,
    "restore takes a string": nm.restore,
    "detect_scheme takes a string": nm.detect_scheme,
    "readings takes a string": nm.readings,
    "undo takes a string": find_scheme("iso-9").undo,
    "scheme must be the id of a scheme": find_scheme,
    "parse_name takes a string": nm.parse_name,
    "normalize_name takes a string": nm.normalize_name,
    "compare takes two strings": lambda value: nm.compare("Ivan", value),
    "role title must be a string": nm.parse_role,
    "text must be a string": find_roles,
    "resolve takes mentions": lambda value: nm.resolve([value]),
    "Mention takes a string as name": nm.Mention,
    "romanize_many takes strings": lambda value: nm.romanize_many([value]),
    "readings_many takes strings": lambda value: nm.readings_many([value]),
    "parse_name_many takes strings": lambda value: nm.parse_name_many([value]),
    "normalize_name_many takes strings": lambda value: normalize_name_many([value]),
    "compare_many takes strings": lambda value: nm.compare_many(["Ivan"], [value]),
    "parse_role_many takes strings": lambda value: nm.parse_role_many([value]),
}


@pytest.mark.parametrize("said", CALLS)
@pytest.mark.parametrize("value", [7, b"Ivan"])
def test_a_wrong_type_is_named_with_who_takes_what(said: str, value: object) -> None:
    with pytest.raises(TypeError, match=f"^{said}, not {type(value).__name__}"):
        CALLS[said](value)


@pytest.mark.parametrize("slot", ["start", "end"])
def test_a_place_that_is_text_is_named(slot: str) -> None:
    value: Any = {slot: "17"}
    with pytest.raises(TypeError, match=f"^Mention takes a whole number as {slot}, not str: '17'$"):
        nm.Mention("Ivan", **value)


COLUMNS: dict[str, Callable[[Any], object]] = {
    "romanize": nm.romanize_many, "readings": nm.readings_many, "parse_name": nm.parse_name_many,
    "normalize_name": normalize_name_many, "parse_role": nm.parse_role_many,
    "compare": lambda value: nm.compare_many(["Ivan"], value),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_one_text_is_no_column(name: str) -> None:
    with pytest.raises(TypeError, match=f"^{name}_many takes a column of strings, not one string; use {name}$"):
        COLUMNS[name]("Ivan")


EXTRAS: list[tuple[str, str, Callable[[], object]]] = [
    ("narwhals", "frames", lambda: nm.frames.normalize({"name": ["Ivan"]})),
    ("pyarrow", "arrow", lambda: nm.frames.splink_edges(nm.resolve([nm.Mention("Ivan")]))),
    ("duckdb", "duckdb", lambda: nm.frames.register(None)),
    ("pyarrow", "arrow", lambda: nm.resolve([nm.Mention("Ivan")]).to_arrow()),
    ("natasha", "natasha", natasha_recognizer),
    ("spacy", "spacy", PersonLinker),
    ("splink", "splink", name_comparison),
    ("splink", "splink", block_on_keys),
]


@pytest.mark.parametrize(("package", "extra", "call"), EXTRAS)
def test_a_package_that_is_not_there_is_named_with_what_brings_it(
    package: str, extra: str, call: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    said = rf'^{package} is not installed: pip install ".+\[{extra}\]"'
    with pytest.raises(ModuleNotFoundError, match=said) as caught:
        call()
    assert caught.value.name == package


def test_the_name_of_a_model_is_no_pipeline() -> None:
    name: Any = "en_core_web_sm"
    with pytest.raises(TypeError, match=r"expected a loaded pipeline, such as spacy\.load\('…'\), not str"):
        spacy_recognizer(name)
