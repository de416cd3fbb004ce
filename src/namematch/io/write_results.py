"""Values as plain data, and results as JSON, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from namematch.io.rows import Table
from namematch.mentions import Mention
from namematch.plain import plain_data

if TYPE_CHECKING:
    from namematch.index import ScreenedPair
    from namematch.resolve import Entity, Resolution

MENTION_COLUMNS = ("name", "role", "document", "start", "end", "language", "id", "date")
ENTITY_COLUMNS = ("entity_id", "canonical_name", "cyrillic", "confidence")
FILE_COLUMN = "file"
_HIT_COLUMNS = ("verdict", "probability", "bits", "reasons")

_DIGITS = 6


def as_record(value: object) -> object:
    """A value of this library as plain data: objects become dictionaries, tuples lists, enums strings.

    Example:
        >>> from namematch.mentions import Mention
        >>> as_record(Mention("Anna", document="a"))["document"]
        'a'
    """
    return plain_data(value, _DIGITS)


def to_json(value: object) -> str:
    """A value of this library, or several, as indented JSON."""
    return json.dumps(as_record(value), ensure_ascii=False, indent=2) + "\n"


def to_jsonl(values: Iterable[object]) -> str:
    """Values of this library as JSON Lines, one a line."""
    return "".join(json.dumps(as_record(value), ensure_ascii=False) + "\n" for value in values)


def resolution_json(resolution: Resolution) -> str:
    """A whole result as one JSON object.

    Args:
        resolution: The result.

    Returns:
        An object with `mentions` and `missing` (counts), `entities` (the people), `open` (short forms that could be
        several people's) and `possible` (pairs of people who may be one, with the reasons).
    """
    counts = {"mentions": len(resolution.mentions), "missing": resolution.labels.count(None)}
    return to_json(
        {**counts, "entities": resolution.entities, "open": resolution.open, "possible": resolution.possible}
    )


def mentions_csv(resolution: Resolution) -> str:
    """One row a mention, in input order, with the person it was found to be.

    Args:
        resolution: The result.

    Returns:
        CSV with a header line, the mention's own columns, then id, canonical name, Cyrillic and confidence of
        the person. The latter are empty where the name is missing.
    """
    cells = ([getattr(mention, column) for column in MENTION_COLUMNS] for mention in resolution.mentions)
    return _csv(MENTION_COLUMNS, cells, resolution)


def table_csv(table: Table, resolution: Resolution) -> str:
    """A table as it was read, with the person in every row.

    Args:
        table: The table that was resolved, and nothing else.
        resolution: The result.

    Returns:
        CSV with a header line, the table's own columns, then id, canonical name, Cyrillic and confidence of the
        person. Columns of the table that have the name of one of these give way to it.
    """
    columns = [column for column in table.columns if column not in ENTITY_COLUMNS]
    return _csv(columns, ([row.cells.get(column) for column in columns] for row in table.rows), resolution)


def tables_csv(tables: Sequence[Table], resolution: Resolution) -> str:
    """Several tables below each other, with the file of every row before it and its person behind it.

    Args:
        tables: The tables that were resolved, in their order. Mentions of articles may follow theirs.
        resolution: The result.

    Returns:
        CSV with a header line: `file`, the columns of all tables, each once, then id, canonical name, Cyrillic and
        confidence of the person. A cell is empty where the row's own table has no such column. Columns of a table
        that have the name of one of these give way to it. Mentions of articles have the columns of a mention, and
        their document as file.
    """
    records: list[Mapping[str, object]] = [
        {**row.cells, FILE_COLUMN: table.path} for table in tables for row in table.rows
    ]
    records += [_of_article(mention) for mention in resolution.mentions[len(records) :]]
    named = dict.fromkeys(column for table in tables for column in table.columns)
    named |= dict.fromkeys(column for record in records for column in record)
    columns = [FILE_COLUMN, *(column for column in named if column not in (FILE_COLUMN, *ENTITY_COLUMNS))]
    return _csv(columns, ([record.get(column) for column in columns] for record in records), resolution)


def hits_csv(left: Table, right: Table, hits: Sequence[ScreenedPair]) -> str:
    """The pairs of a screening, with all that both tables say of them, and the reasons.

    Args:
        left: The table that was screened.
        right: The table it was screened against.
        hits: The pairs of their rows.

    Returns:
        CSV with a header line: the columns of the left table, those of the right, then verdict, probability, bits and
        reasons.
        A column of the right table that is called like one before it has `listed_` before its name; columns that are
        called like one of the last four give way to it.
    """
    ours = [column for column in left.columns if column not in _HIT_COLUMNS]
    theirs = [column for column in right.columns if column not in _HIT_COLUMNS]
    named = [f"listed_{column}" if column in ours else column for column in theirs]
    return _written([*ours, *named, *_HIT_COLUMNS], (_hit(hit, (left, ours), (right, theirs)) for hit in hits))


def _hit(hit: ScreenedPair, left: tuple[Table, Sequence[str]], right: tuple[Table, Sequence[str]]) -> list[object]:
    cells = [
        table.rows[row].cells.get(column)
        for (table, columns), row in ((left, hit.left), (right, hit.right))
        for column in columns
    ]
    compared = hit.comparison
    numbers = round(compared.probability, _DIGITS), round(compared.bits, _DIGITS)
    return [*cells, str(compared.verdict), *numbers, compared.explain()]


def _of_article(mention: Mention) -> dict[str, object]:
    cells = {column: getattr(mention, column) for column in MENTION_COLUMNS}
    return {FILE_COLUMN: mention.document} | {column: value for column, value in cells.items() if value is not None}


def _csv(columns: Sequence[str], rows: Iterable[list[object]], resolution: Resolution) -> str:
    people = {entity.id: entity for entity in resolution.entities}
    labelled = zip(rows, resolution.labels, strict=True)
    whole = ([*row, *_person(people[label] if label is not None else None)] for row, label in labelled)
    return _written([*columns, *ENTITY_COLUMNS], whole)


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    plain = csv.writer(text, lineterminator="\n")
    # The csv module leaves a carriage return bare, and then reads it as the end of the row.
    quoting = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(header)
    for row in rows:
        writer = quoting if any("\r" in str(cell) for cell in row) else plain
        writer.writerow(row)
    return text.getvalue()


def _person(entity: Entity | None) -> list[object]:
    if entity is None:
        return [None] * len(ENTITY_COLUMNS)
    return [entity.id, entity.name, entity.cyrillic, round(entity.confidence, _DIGITS)]
