"""Public values as plain data, and in notebooks."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from typing import Any

import pytest

import namematch as nm
from namematch.plain import plain_data

ROOMS = ("evidence", "translit", "names", "roles", "mentions", "resolve", "index", "ftm", "spacy")
# Settings and means, not answers.
NO_ANSWERS = {"Lexicon", "DecisionRule", "Lemma", "SourceForm"}


def public_values() -> Iterator[type[object]]:
    for module in (nm, *(import_module(f"namematch.{room}") for room in ROOMS)):
        for name in getattr(module, "__all__", ["Evidence"]):
            value = getattr(module, name)
            if inspect.isclass(value) and is_dataclass(value) and name not in NO_ANSWERS:
                yield value


@pytest.mark.parametrize("value", sorted({*public_values()}, key=str))
def test_every_public_value_can_be_had_as_plain_data(value: type[object]) -> None:
    assert callable(getattr(value, "to_dict", None))


NAMES = ["Sergei Lavrov", "Лавров", "S. Lavrov", "Ivan Petrov", "Иван Петров"]
FOUND = nm.resolve([nm.Mention(name, role="foreign minister", document="a") for name in NAMES], population=100_000)
PERSON = {"id": "a", "schema": "Person", "properties": {"name": ["Ivan Petrov"]}}
VALUES: dict[str, Any] = {
    "comparison": nm.compare("Lavrov", "Лавров"),
    "name": nm.parse_name("Dr. Ivan Petrovich Lavrov (Petrov), b. 1950"),
    "part": nm.parse_name("Ivan Lavrov").parts[0],
    "normal form": nm.normalize_name("Ivan Lavrov"),
    "role": nm.parse_role("deputy foreign minister of Russia"),
    "roles": nm.compare_roles("foreign minister", "глава МИД"),
    "reading": nm.readings("Lavrov")[0],
    "scheme": nm.schemes()[0],
    "guess": nm.detect_scheme("Lawrow")[0],
    "mention": nm.Mention("Ivan", document="a"),
    "entity": FOUND.entities[0],
    "resolution": FOUND,
    "explanation": FOUND.explain(0, 1),
    "entities": nm.ftm.compare(PERSON, PERSON),
    "hit": nm.Index(NAMES).search("Lavrov")[0],
}


@pytest.mark.parametrize("kind", VALUES)
def test_plain_data_is_json(kind: str) -> None:
    data = VALUES[kind].to_dict()
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
    assert not any(name.startswith("_") for name in data)


def test_nothing_is_rounded_unless_asked_for() -> None:
    assert nm.compare("Lavrov", "Лавров").to_dict()["probability"] == nm.compare("Lavrov", "Лавров").probability
    assert plain_data((1.23456789, {"a"}), digits=2) == [1.23, ["a"]]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (VALUES["name"], ["<td>surname</td><td>Lavrov</td>", "<td>also</td><td>Petrov</td>", "<th>Dr. Ivan"]),
        (VALUES["role"], ["<td>rank</td><td>minister</td>", "<td>country</td><td>RU</td>"]),
        (VALUES["reading"], ["<th>Lavrov read as</th>", "<td>Лавров</td>", "bgn-pcgn"]),
        (nm.schemes(), ["<td>ala-lc</td>", "in all"]),
        (nm.compare_many(["Lavrov", None, "<b>"], ["Лавров", "x", "y"]), ["<td>same</td>", "bits)", "&lt;b&gt;"]),
    ],
    ids=["name", "role", "reading", "schemes", "column"],
)
def test_values_show_in_notebooks(value: Any, shown: list[str]) -> None:
    page = value._repr_html_()
    assert page.startswith("<table>")
    assert [text for text in shown if text not in page] == []
