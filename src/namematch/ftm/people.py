"""The people of FollowTheMoney files, with all their names, whoever wrote the file."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any

from namematch._internal.paths import path_of
from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError, shown
from namematch.io import Table, TableRow, parse_json, read_lines, read_table
from namematch.plain import PlainValue
from namematch.text import clean, fold, script_of, words

PERSON_SCHEMATA = ("Person", "LegalEntity")
"""What can be a person: a legal entity is one of which nobody has said whether it is a company."""

_NO_ENTITY = "no entity of FollowTheMoney, which has a schema and properties"
_NAMES = ("name", "alias", "previousName")
_FATHERS = ("fatherName", "middleName", "secondName")
_COUNTRIES = ("nationality", "citizenship", "country")
# Parts in several spellings make many names, of which the first ones say what the others do.
_MOST_COMPOSED = 12


@dataclass(frozen=True, slots=True)
class FtmPerson(PlainValue):
    """A person as a file of FollowTheMoney describes them.

    Args:
        id: Id of the entity; empty where it has none, as in a query.
        names: All full names: `name`, `alias` and `previousName`, and those that `firstName`, `fatherName`,
            `middleName`, `secondName` and `lastName` make where they say more. Each once.
        weak_names: Names that point at many people: `weakAlias`.
        birth_dates: Dates of birth as prefixes of ISO 8601: "1961", "1961-03", "1961-03-24".
        genders: What is said of their gender.
        countries: Codes of countries: `nationality`, `citizenship`, `country`.
        positions: Offices as written.
        schema: `Person`, or `LegalEntity` where it is not known whether it is one.
    """

    id: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    schema: str = "Person"

    @classmethod
    def of(cls, entity: Any) -> FtmPerson:
        """A person from an entity.

        Args:
            entity: A mapping with `schema` and `properties` as FollowTheMoney writes JSON (a value may stand without a
                list), or an entity of the package `followthemoney`.

        Raises:
            InputError: If it is no entity, or none of a person.

        Example:
            >>> parts = {"lastName": "Ермаков", "firstName": ["Валерий"]}
            >>> FtmPerson.of({"schema": "Person", "properties": parts}).names
            ('Ермаков, Валерий',)
        """
        if isinstance(entity, FtmPerson):
            return entity
        record = entity if isinstance(entity, Mapping) else getattr(entity, "to_dict", dict)()
        schema, properties = record.get("schema"), record.get("properties")
        if not isinstance(schema, str) or not isinstance(properties, Mapping):
            raise InputError(f"{_NO_ENTITY}: {shown(entity)}")
        if schema not in PERSON_SCHEMATA:
            raise InputError(f"no person, but an entity of the schema {shown(schema)}: {shown(record.get('id'))}")
        values = {key: _texts(value, key) for key, value in properties.items()}
        return cls(
            id=str(record.get("id") or ""),
            names=_all_names(values),
            weak_names=_united(values, ("weakAlias",)),
            birth_dates=_united(values, ("birthDate",)),
            genders=_united(values, ("gender",)),
            countries=_united(values, _COUNTRIES),
            positions=_united(values, ("position",)),
            schema=schema,
        )

    @classmethod
    def united(cls, people: Sequence[FtmPerson]) -> FtmPerson:
        """One person of several who are one, under the id of the first."""
        every = ("names", "weak_names", "birth_dates", "genders", "countries", "positions")
        values = {key: dict.fromkeys(text for person in people for text in getattr(person, key)) for key in every}
        texts: dict[str, Any] = {key: tuple(found) for key, found in values.items()}
        return replace(people[0], **texts)


def read_people(path: Path | str) -> Iterator[FtmPerson]:
    """The people of a file, one after the other; companies, addresses and other entities are passed over.

    Args:
        path: `entities.ftm.json` or another file of one entity a line (`.json`, `.jsonl`, `.ndjson`, `.ijson`), or
            `targets.simple.csv` of OpenSanctions (`.csv`).

    Raises:
        InputError: The file is missing, empty, damaged or of another kind; the message names the line.
        DuplicateIdError: Two people have one id.

    Example:
        >>> [person.names[0] for person in read_people("docs/how-to/entities.ftm.json")][:2]
        ['Alexander Darchiyev', 'Valery Nikolaevich Ermakov']
    """
    path = path_of(path, "read_people")
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise InputError(f"{path}: unknown kind of file {path.suffix!r}; expected {', '.join(_READERS)}")
    seen: set[str] = set()
    for where, person in read(path):
        if person.id in seen:
            raise DuplicateIdError(person.id, where=where)
        if not person.id:
            raise InputError(f"{where}: the entity has no id")
        seen.add(person.id)
        yield person


def people_table(path: Path | str) -> Table:
    """The people of a file as a table of `id`, `name`, `aliases`, a list, and `birth_date`.

    Args:
        path: A file that `read_people` reads.
    """
    columns = ("id", "name", "aliases", "birth_date")
    rows = []
    for person in read_people(path):
        first, *others = (*person.names, *person.weak_names) or (None,)
        rows.append((person.id, first, others, " or ".join(person.birth_dates)))
    path = path_of(path, "people_table")
    return Table(path, columns, tuple(TableRow(str(path), dict(zip(columns, row, strict=True))) for row in rows))


def _json_people(path: Path) -> Iterator[tuple[str, FtmPerson]]:
    for number, line in enumerate(read_lines(path), start=1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        record = parse_json(where, line)
        if isinstance(record, dict) and record.get("schema") in PERSON_SCHEMATA:
            yield where, _placed(where, record)
        elif not (isinstance(record, dict) and isinstance(record.get("schema"), str)):
            raise InputError(f"{where}: {_NO_ENTITY}: {shown(record)}")


def _csv_people(path: Path) -> Iterator[tuple[str, FtmPerson]]:
    table = read_table(path)
    for column in ("id", "schema", "name", "aliases"):
        if column not in table.columns:
            raise UnknownChoiceError("column", column, table.columns, where=str(path))
    for row in table.rows:
        if row.cells["schema"] in PERSON_SCHEMATA:
            cells = {column: str(row.cells.get(column) or "") for column in (*table.columns, "birth_date", "countries")}
            properties = {
                "name": cells["name"],
                "alias": _listed(cells["aliases"]),
                "birthDate": _listed(cells["birth_date"]),
                "country": _listed(cells["countries"]),
            }
            yield row.where, _placed(row.where, {**cells, "properties": properties})


def _placed(where: str, record: Mapping[str, Any]) -> FtmPerson:
    try:
        return FtmPerson.of(record)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error


_READERS: dict[str, Callable[[Path], Iterator[tuple[str, FtmPerson]]]] = {
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".ijson"), _json_people),
    ".csv": _csv_people,
}


def _listed(cell: str) -> list[str]:
    """The values of a cell, with semicolons between them and quotation marks where a value has one."""
    return [value for line in csv.reader(io.StringIO(cell, newline=""), delimiter=";") for value in line]


def _texts(value: object, key: str) -> list[str]:
    values = [value] if isinstance(value, str) or value is None else value
    if not isinstance(values, Iterable):
        raise InputError(f"the property {shown(key)} holds {shown(value)}, not texts")
    # Other entities may stand in full where they are pointed at.
    return [text for item in values if isinstance(item, str) and (text := clean(item))]


def _united(values: Mapping[str, list[str]], properties: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for key in properties for text in values.get(key, ())))


def _all_names(values: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The full names, of which none differs from another one in case, order and marks alone."""
    full: dict[str, str] = {}
    for name in (*_united(values, _NAMES), *_composed(values)):
        # Names are not parsed here: of a whole list that would take longer than all else.
        full.setdefault(" ".join(sorted(word.text for word in words(fold(name)))) or name, name)
    return tuple(full.values())


def _composed(values: Mapping[str, list[str]]) -> Iterator[str]:
    """The names that given parts make, those of one script with each other."""
    parts: dict[object, list[list[str]]] = defaultdict(lambda: [[], [], []])
    for place, keys in enumerate((("lastName",), ("firstName",), _FATHERS)):
        for text in _united(values, keys):
            parts[script_of(text)][place].append(text)
    for last, first, father in parts.values():
        for one, *others in islice(product(last or [""], first or [""], father or [""]), _MOST_COMPOSED):
            rest = " ".join(filter(None, others))
            yield f"{one}, {rest}" if one and rest else one or rest
