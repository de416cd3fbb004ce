"""People from files of FollowTheMoney and OpenSanctions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from namematch import DuplicateIdError, InputError, UnknownChoiceError, ftm


def person(id: str = "a", schema: str = "Person", **properties: Any) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": properties}


def written(path: Path, *entities: object) -> Path:
    path.write_text("".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities), encoding="utf-8")
    return path


def test_all_that_is_said_of_a_person() -> None:
    found = ftm.FtmPerson.of(
        person(
            name=["Ivan Petrov"],
            alias=["Иван Петров", "PETROV, Ivan"],
            previousName=["Ivan Sidorov"],
            weakAlias=["Vanya"],
            birthDate=["1961-03"],
            gender=["male"],
            nationality=["ru"],
            country=["ru", "by"],
            position=["Minister"],
            address=[{"id": "x", "schema": "Address", "properties": {}}],
        )
    )
    assert found == ftm.FtmPerson(
        "a",
        ("Ivan Petrov", "Иван Петров", "Ivan Sidorov"),
        ("Vanya",),
        ("1961-03",),
        ("male",),
        ("ru", "by"),
        ("Minister",),
    )


def test_parts_make_names_in_each_script() -> None:
    parts: dict[str, Any] = {"firstName": ["Иван", "Ivan"], "lastName": ["Петров", "Petrov"], "fatherName": ["Ильич"]}
    assert ftm.FtmPerson.of(person(**parts)).names == ("Петров, Иван Ильич", "Petrov, Ivan")
    assert ftm.FtmPerson.of(person(name="Иван Петров", **parts)).names == (
        "Иван Петров", "Петров, Иван Ильич", "Petrov, Ivan",
    )  # fmt: skip
    assert ftm.FtmPerson.of(person(lastName=["Petrov"])).names == ("Petrov",)
    assert ftm.FtmPerson.of(person(firstName=["Ivan"], middleName=["F."])).names == ("Ivan F.",)


def test_many_parts_make_no_endless_list() -> None:
    parts: dict[str, Any] = {
        key: [f"{letter}{n * 'a'}" for n in range(1, 30)] for key, letter in (("firstName", "B"), ("lastName", "C"))
    }
    assert len(ftm.FtmPerson.of(person(**parts)).names) <= 12


def test_names_without_letters_that_are_known_are_kept_apart() -> None:
    assert ftm.FtmPerson.of(person(name=["王伟", "李娜", " "])).names == ("王伟", "李娜")


@pytest.mark.parametrize("entity", [7, None, {}, {"schema": "Person"}, {"schema": 1, "properties": {}}, ["Person"]])
def test_what_is_no_entity_is_refused(entity: Any) -> None:
    with pytest.raises(InputError, match=r"^no entity of FollowTheMoney, which has a schema and properties: "):
        ftm.FtmPerson.of(entity)


def test_what_is_no_person_is_refused() -> None:
    with pytest.raises(InputError, match=r"^no person, but an entity of the schema 'Company': 'a'$"):
        ftm.FtmPerson.of(person(schema="Company"))
    with pytest.raises(InputError, match=r"^the property 'name' holds 7, not texts$"):
        ftm.FtmPerson.of(person(name=7))


def test_lines_of_entities_are_read_and_others_passed_over(tmp_path: Path) -> None:
    path = written(
        tmp_path / "entities.ftm.json",
        person("a", name=["Ivan Petrov"]),
        person("b", "Company", name=["Petrov & Sons"]),
        person("c", "LegalEntity", name=["Анна Ким"]),
    )
    assert [(p.id, p.names, p.schema) for p in ftm.read_people(path)] == [
        ("a", ("Ivan Petrov",), "Person"), ("c", ("Анна Ким",), "LegalEntity"),
    ]  # fmt: skip


HEADER = '"id","schema","name","aliases","birth_date","countries","addresses","dataset"\n'


def test_simple_csv_of_opensanctions(tmp_path: Path) -> None:
    path = tmp_path / "targets.simple.csv"
    rows = [
        '"NK-1","Person","Ivan Petrov","Иван Петров;""Petrov; Vanya""","1961-03-24;1962","ru;by","","EU"',
        '"NK-2","Company","Petrov & Sons","","","","",""',
        '"NK-3","Person","Anna Kim","","","","",""',
    ]
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    one, two = ftm.read_people(path)
    assert one.names == ("Ivan Petrov", "Иван Петров", "Petrov; Vanya")
    assert (one.birth_dates, one.countries) == (("1961-03-24", "1962"), ("ru", "by"))
    assert (two.id, two.names, two.birth_dates) == ("NK-3", ("Anna Kim",), ())


def test_a_cell_of_several_lines_loses_none(tmp_path: Path) -> None:
    path = tmp_path / "targets.simple.csv"
    row = '"NK-4","Person","Anna Belova","A. Belova\nAnja Belowa;""Belov, Vera""","","","",""\n'
    path.write_text(HEADER + row, encoding="utf-8")
    (person,) = ftm.read_people(path)
    assert person.names == ("Anna Belova", "A. Belova", "Anja Belowa", "Belov, Vera")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not a whole JSON object: Expecting property name"),
        ("[1]", r"no entity of FollowTheMoney, which has a schema and properties: \[1\]"),
        ('{"id": "a"}', "no entity of FollowTheMoney, which has a schema and properties: {'id': 'a'}"),
        ('{"schema": "Person", "properties": {}}', "the entity has no id"),
        ('{"id": "a", "schema": "Person"}', "no entity of FollowTheMoney"),
        ('{"id": "a", "schema": "Person", "properties": {"alias": 1}}', "the property 'alias' holds 1"),
    ],
)
def test_a_bad_line_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path / "x.json", person(name=["Ivan"], id="b"))
    path.write_text(path.read_text() + "\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=rf"x\.json:3: {said}"):
        list(ftm.read_people(path))


def test_two_people_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DuplicateIdError, match=r"x\.json:2: duplicate mention id 'a'"):
        list(ftm.read_people(written(tmp_path / "x.json", person(), person())))


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"unknown kind of file '\.txt'; expected \.json, "):
        list(ftm.read_people(tmp_path / "x.txt"))
    with pytest.raises(InputError, match="no such file"):
        list(ftm.read_people(tmp_path / "x.json"))
    (tmp_path / "x.csv").write_text("id,schema,name\n1,Person,Ivan\n")
    with pytest.raises(UnknownChoiceError, match="unknown column 'aliases'"):
        list(ftm.read_people(tmp_path / "x.csv"))
