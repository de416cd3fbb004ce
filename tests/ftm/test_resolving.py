"""Lists of people resolved, and the judgements that come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from namematch import DuplicateIdError, InputError, UnknownChoiceError, ftm
from namematch.ftm import Judgement


def person(id: str, *names: str, **properties: Any) -> dict[str, Any]:
    return {"id": id, "schema": "Person", "properties": {"name": list(names), **properties}}


def clusters(people: list[dict[str, Any]], **options: Any) -> list[tuple[str, ...]]:
    return sorted(ftm.resolve(people, **options).clusters.values())


def test_names_join_and_all_names_of_an_entity_are_one_persons() -> None:
    people = [person("a", "Igor Girkin", "Igor Strelkov"), person("b", "Стрелков Игорь"), person("c", "Гиркин Игорь")]
    found = ftm.resolve([*people, person("d", "Anna Kim")])
    assert list(found.clusters.values()) == [("a", "b", "c")]
    assert len(found.labels) == 4
    assert {(m.left.id, m.right.id) for m in found.matches} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert found.labels[0] == found.labels[1] != found.labels[3] == "d"


def test_what_the_lists_say_parts_people() -> None:
    people = [
        person("a", "Ivan Petrov", birthDate=["1958"]),
        person("b", "Иван Петров", birthDate=["1973"]),
        person("c", "Petrov Ivan", birthDate=["1973-02-03"]),
    ]
    found = ftm.resolve(people)
    assert list(found.clusters.values()) == [("b", "c")]
    assert {(pair.left.id, pair.right.id) for pair in found.possible} == {("a", "b"), ("a", "c")}
    assert all(pair.contradictions for pair in found.possible)


def test_what_the_lists_say_joins_people_whose_names_leave_it_open() -> None:
    bare = [person("a", "Ivan Petrov"), person("b", "Иван Петров")]
    assert clusters(bare, population=1_000_000) == []
    dated = [{**p, "properties": {**p["properties"], "birthDate": ["1973-02-03"]}} for p in bare]
    assert clusters(dated, population=1_000_000) == [("a", "b")]


def test_nobody_is_joined_through_somebody_else() -> None:
    people = [
        person("a", "Ivan Petrov", birthDate=["1973-02-03"]),
        person("b", "Иван Петров", birthDate=["1973-02-03", "1958-07-09"]),
        person("c", "Petrov Ivan", birthDate=["1958-07-09"]),
    ]
    for population in (None, 1_000_000):
        assert ("a", "b", "c") not in clusters(people, population=population)


def test_people_without_a_full_name_are_alone() -> None:
    assert ftm.resolve([person("a", weakAlias=["Vanya"]), person("b", "Vanya Petrov")]).labels == ("a", "b")


def test_two_people_of_one_id_are_refused() -> None:
    with pytest.raises(DuplicateIdError):
        ftm.resolve([person("a", "Ivan"), person("a", "Anna")])
    with pytest.raises(InputError, match=r"^the entity of 'Ivan' has no id$"):
        ftm.resolve([person("", "Ivan")])


def test_judgements_are_kept_to() -> None:
    people = [person("a", "Ivan Petrov"), person("b", "Иван Петров"), person("c", "Anna Kim")]
    assert clusters(people) == [("a", "b")]
    assert clusters(people, judgements=[Judgement("b", "a", "negative")]) == []
    assert clusters(people, judgements=[Judgement("a", "c", "positive")]) == [("a", "b", "c")]
    assert clusters(people, judgements=[Judgement("a", "gone", "positive"), Judgement("b", "c", "unsure")]) == [
        ("a", "b")
    ]


def test_judgements_that_contradict_each_other_are_refused() -> None:
    word = [Judgement("a", "b", "positive"), Judgement("b", "a", "negative")]
    with pytest.raises(InputError, match=r"^judgements contradict each other: 'a' and 'b' are one person and two$"):
        clusters([person("a", "Ivan Petrov"), person("b", "Иван Петров")], judgements=word)


def test_a_word_of_somebody_counts_more_than_the_lists() -> None:
    people = [person(id, "Ivan Petrov", birthDate=[year]) for id, year in (("a", "1958"), ("b", "1973"), ("c", "1990"))]
    assert clusters(people) == []
    word = [Judgement("a", "b", "positive"), Judgement("b", "c", "positive")]
    assert clusters(people, judgements=word) == [("a", "b", "c")]


def test_judgements_go_there_and_back(tmp_path: Path) -> None:
    people = [
        person("a", "Ivan Petrov"), person("b", "Иван Петров"), person("Q1", "Anna Kim"), person("d", "Анна Ким"),
        person("e", "Oleg Ten", birthDate=["1958"]), person("f", "Олег Тен", birthDate=["1980"]),
    ]  # fmt: skip
    found = ftm.resolve(people)
    path = tmp_path / "resolver.ijson"
    ftm.write_judgements(path, found, user="me", created_at="2026-11-30T00:00:00")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    label = found.labels[0]
    assert label.startswith("NK-")
    assert [row[:3] for row in rows] == [
        [label, "a", "positive"], [label, "b", "positive"], ["Q1", "d", "positive"], ["f", "e", "no_judgement"],
    ]  # fmt: skip
    assert {tuple(row[4:]) for row in rows} == {("me", "2026-11-30T00:00:00")}
    read = ftm.read_judgements(path)
    assert Judgement("a", "b", "positive") in [Judgement(item.left, item.right, item.kind) for item in read]
    others = ("Anna Kim", "Oleg Ten", "Maria Petrova", "Igor Girkin", "Pavel Durov", "Sergei Lavrov")
    fresh = [person(p["id"], name) for p, name in zip(people, others, strict=True)]
    assert clusters(fresh, judgements=read) == sorted(found.clusters.values())


@pytest.mark.parametrize(
    ("line", "error", "said"),
    [
        ("{", InputError, "not a whole JSON list"),
        ('{"a": 1}', InputError, "expected two ids and a judgement"),
        ('["a", "b"]', InputError, "expected two ids and a judgement"),
        ('["a", "b", 1]', InputError, "expected two ids and a judgement"),
        ('["a", "b", "positiv"]', UnknownChoiceError, "unknown judgement 'positiv'; did you mean 'positive'"),
    ],
)
def test_a_bad_line_is_named(line: str, error: type[Exception], said: str, tmp_path: Path) -> None:
    (tmp_path / "x.ijson").write_text(f'["a", "b", "unsure", null, null, null]\n{line}\n')
    with pytest.raises(error, match=rf"x\.ijson:2: {said}"):
        ftm.read_judgements(tmp_path / "x.ijson")
