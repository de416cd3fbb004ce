from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from typing import Any

import numpy
import pytest

import namematch as nm
from namematch.errors import DuplicateIdError, InputError, NamematchError, UnknownChoiceError, shown
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
    "romanize takes a string as text": nm.romanize,
    "restore takes a string as name": nm.restore,
    "detect_scheme takes a string as name": nm.detect_scheme,
    "readings takes a string as token": nm.readings,
    "undo takes a string as text": find_scheme("iso-9").undo,
    "parse_name takes a string as text": nm.parse_name,
    "normalize_name takes a string as text": nm.normalize_name,
    "compare takes a string as right": lambda value: nm.compare("Ivan", value),
    "parse_role takes a string as text": nm.parse_role,
    "find_roles takes a string as text": find_roles,
    "find_mentions takes a string as text": nm.find_mentions,
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


def test_a_scheme_is_named_by_its_id() -> None:
    number: Any = 9
    with pytest.raises(TypeError, match=r"^a scheme is named by its id, such as 'iso-9', not by int: 9$"):
        find_scheme(number)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (10**5000, "an int of 16610 bits"),
        ([10**5000], "<list>"),
        ("a\nb\x1b[31m\u202e", r"'a\nb\x1b[31m\u202e'"),
        (numpy.zeros((2, 2)), "array([[0., 0.], [0., 0.]])"),
    ],
    ids=shown,
)
def test_any_value_is_shown_on_one_line(given: object, said: str) -> None:
    assert shown(given) == said


def test_a_message_steers_no_terminal() -> None:
    assert str(InputError("a\x1b[31m\u202e.csv: no such file")) == r"a\x1b[31m\u202e.csv: no such file"


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
