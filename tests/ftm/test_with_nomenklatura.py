"""Beside the real packages: files of followthemoney, and judgements and an algorithm for nomenklatura."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from namematch import ftm

model: Any = pytest.importorskip("followthemoney", reason="CI brings it with nomenklatura").model
nomenklatura: Any = pytest.importorskip("nomenklatura", reason="CI brings it")

FILE = Path(__file__).parents[2] / "docs" / "how-to" / "entities.ftm.json"


def proxy(id: str, *names: str, **properties: list[str]) -> Any:
    return model.get_proxy({"id": id, "schema": "Person", "properties": {"name": list(names), **properties}})


def test_entities_of_the_package_are_taken() -> None:
    entity = model.make_entity("Person")
    entity.id = "x"
    for prop, value in {"name": "Иван Петров", "birthDate": "1961-03-24", "fatherName": "Ильич"}.items():
        entity.add(prop, value)
    found = ftm.FtmPerson.of(entity)
    assert (found.id, found.names, found.birth_dates) == ("x", ("Иван Петров", "Ильич"), ("1961-03-24",))
    assert ftm.compare(entity, proxy("y", "Ivan Petrov")).same


def test_files_that_the_package_writes_are_read(tmp_path: Path) -> None:
    from followthemoney.cli.util import write_entity

    people = [proxy("a", "Ivan Petrov", birthDate=["1961"]), proxy("b", "Анна Ким")]
    stream = io.BytesIO()
    for entity in people:
        write_entity(stream, entity)
    path = tmp_path / "entities.ftm.json"
    path.write_bytes(stream.getvalue())
    assert list(ftm.read_people(path)) == [ftm.FtmPerson.of(entity) for entity in people]


def test_the_example_is_of_the_model() -> None:
    import json

    for line in FILE.read_text(encoding="utf-8").splitlines():
        entity = model.get_proxy(json.loads(line), cleaned=False)
        assert entity.to_dict()["properties"].keys() == json.loads(line)["properties"].keys()


def test_every_property_that_is_read_is_in_the_model() -> None:
    from namematch.ftm import people

    read = {
        *people._NAMES,
        *people._FATHERS,
        *people._COUNTRIES,
        "firstName",
        "lastName",
        "weakAlias",
        "birthDate",
        "gender",
    }
    assert read <= set(model.get("Person").properties)
    assert all(model.get(schema) is not None for schema in people.PERSON_SCHEMATA)


def loaded(path: Path) -> Any:
    from nomenklatura.db import make_session
    from nomenklatura.resolver import Resolver

    resolver = Resolver(make_session(f"sqlite:///{path}.db"), create=True)
    resolver.load(path)
    return resolver


def test_nomenklatura_loads_the_judgements(tmp_path: Path) -> None:
    people = list(ftm.read_people(FILE))
    found = ftm.resolve(people)
    ftm.write_judgements(tmp_path / "resolver.ijson", found)
    resolver = loaded(tmp_path / "resolver.ijson")
    canonical = {person.id: resolver.get_canonical(person.id) for person in people}
    for members in found.clusters.values():
        assert len({canonical[id] for id in members}) == 1
    single = {person.id for person in people} - {id for members in found.clusters.values() for id in members}
    assert {id for id in single if canonical[id] != id} == set()
    candidates = {frozenset(pair[:2]) for pair in resolver.get_candidates()}
    assert candidates == {frozenset((pair.left.id, pair.right.id)) for pair in found.possible}


def test_its_own_dump_is_read(tmp_path: Path) -> None:
    from nomenklatura.judgement import Judgement

    people = list(ftm.read_people(FILE))
    ftm.write_judgements(tmp_path / "one.ijson", ftm.resolve(people))
    resolver = loaded(tmp_path / "one.ijson")
    resolver.decide("eu-3", "ru-3", Judgement.POSITIVE, user="me")
    resolver.dump(tmp_path / "two.ijson")
    found = ftm.resolve(people, judgements=ftm.read_judgements(tmp_path / "two.ijson"))
    assert any({"eu-3", "ru-3"} <= set(members) for members in found.clusters.values())


def test_it_is_an_algorithm_of_nomenklatura() -> None:
    algorithm = ftm.scoring_algorithm()
    config = algorithm.default_config()
    one = proxy("a", "Valery Nikolaevich Ermakov")
    omitted = algorithm.compare(one, proxy("b", "Valery Ermakov"), config)
    contradicted = algorithm.compare(one, proxy("c", "Валерий Константинович Ермаков"), config)
    company = model.get_proxy({"id": "d", "schema": "Company", "properties": {"name": ["Valery Ermakov"]}})
    assert omitted.score > 0.99
    assert contradicted.score < 0.1
    assert contradicted.explanations["patronymic"].detail.startswith("different")
    assert algorithm.compare(one, company, config).score == 0
    assert algorithm.get_docs().name == "namematch"


def test_the_package_is_not_needed() -> None:
    import subprocess

    script = "import sys; from namematch import ftm; list(ftm.read_people(sys.argv[1])); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script, str(FILE)], capture_output=True, text=True, check=True)
    assert "followthemoney" not in run.stdout.split()
