"""Results as tables: a row for each mention with its person, or for each pair of a screening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from namematch.io.rows import Table
from namematch.mentions import Mention

if TYPE_CHECKING:
    from namematch.index import ScreenedPair
    from namematch.resolve import Entity, Resolution

_MENTION_COLUMNS = ("name", "role", "document", "start", "end", "language", "id", "date", "birth_date", "probability")
_ENTITY_COLUMNS = ("entity_id", "canonical_name", "cyrillic", "confidence")
_FILE_COLUMN = "file"
_HIT_COLUMNS = ("verdict", "probability", "bits", "reasons")
_DIGITS = 6

Cells: TypeAlias = Sequence[object]


class ResultTable(NamedTuple):
    """Columns, and rows with a cell for each of them."""

    columns: Sequence[str]
    rows: Sequence[Cells]


def mentions_table(resolution: Resolution) -> ResultTable:
    """One row a mention, in input order, with the person it was found to be.

    Args:
        resolution: The result.

    Returns:
        The mention's own columns, then id, canonical name, Cyrillic and confidence of the person. The latter are
        empty where the name is missing.
    """
    cells = ([getattr(mention, column) for column in _MENTION_COLUMNS] for mention in resolution.mentions)
    return _with_people(_MENTION_COLUMNS, cells, resolution)


def annotated_table(table: Table, resolution: Resolution) -> ResultTable:
    """A table as it was read, with the person in every row.

    Args:
        table: The table that was resolved, with other names of its people behind it or nothing.
        resolution: The result.

    Returns:
        The table's own columns, then id, canonical name, Cyrillic and confidence of the person. Columns of the table
        that have the name of one of these give way to it.
    """
    columns = [column for column in table.columns if column not in _ENTITY_COLUMNS]
    return _with_people(columns, ([row.cells.get(column) for column in columns] for row in table.rows), resolution)


def annotated_tables(tables: Sequence[Table], resolution: Resolution, *, beside: int = 0) -> ResultTable:
    """Several tables below each other, with the file of every row before it and its person behind it.

    Args:
        tables: The tables that were resolved, in their order. Mentions of articles may follow theirs.
        resolution: The result.
        beside: How many of the last mentions have no row, as they are other names of the people of rows.

    Returns:
        `file`, the columns of all tables, each once, then id, canonical name, Cyrillic and confidence of the person.
        A cell is empty where the row's own table has no such column. Columns of a table that have the name of one of
        these give way to it. Mentions of articles have the columns of a mention, and their document as file.
    """
    records: list[Mapping[str, object]] = [
        {**row.cells, _FILE_COLUMN: str(table.path)} for table in tables for row in table.rows
    ]
    records += [
        _of_article(mention) for mention in resolution.mentions[len(records) : len(resolution.mentions) - beside]
    ]
    named = dict.fromkeys(column for table in tables for column in table.columns)
    named |= dict.fromkeys(column for record in records for column in record)
    columns = [_FILE_COLUMN, *(column for column in named if column not in (_FILE_COLUMN, *_ENTITY_COLUMNS))]
    return _with_people(columns, ([record.get(column) for column in columns] for record in records), resolution)


def hits_table(left: Table, right: Table, hits: Sequence[ScreenedPair]) -> ResultTable:
    """The pairs of a screening, with all that both tables say of them, and the reasons.

    Args:
        left: The table that was screened.
        right: The table it was screened against.
        hits: The pairs of their rows.

    Returns:
        The columns of the left table, those of the right, then verdict, probability, bits and reasons. A column of
        the right table that is called like one before it has `listed_` before its name; columns that are called like
        one of the last four give way to it.
    """
    ours = [column for column in left.columns if column not in _HIT_COLUMNS]
    theirs = [column for column in right.columns if column not in _HIT_COLUMNS]
    columns = dict.fromkeys(ours)
    for column in theirs:
        while column in columns:
            column = f"listed_{column}"
        columns[column] = None
    return ResultTable([*columns, *_HIT_COLUMNS], [_hit(hit, (left, ours), (right, theirs)) for hit in hits])


def _hit(hit: ScreenedPair, left: tuple[Table, Sequence[str]], right: tuple[Table, Sequence[str]]) -> Cells:
    cells = [
        table.rows[row].cells.get(column)
        for (table, columns), row in ((left, hit.left), (right, hit.right))
        for column in columns
    ]
    compared = hit.comparison
    numbers = round(compared.probability, _DIGITS), round(compared.bits, _DIGITS)
    return [*cells, str(compared.verdict), *numbers, compared.explain()]


def _of_article(mention: Mention) -> dict[str, object]:
    cells = {column: getattr(mention, column) for column in _MENTION_COLUMNS}
    return {_FILE_COLUMN: mention.document} | {column: value for column, value in cells.items() if value is not None}


def _with_people(columns: Sequence[str], rows: Iterable[Cells], resolution: Resolution) -> ResultTable:
    people = {entity.id: entity for entity in resolution.entities}
    # Behind the mentions that have a row stand those of other names.
    labelled = zip(rows, resolution.labels, strict=False)
    whole = [[*row, *_person(people[label] if label is not None else None)] for row, label in labelled]
    return ResultTable([*columns, *_ENTITY_COLUMNS], whole)


def _person(entity: Entity | None) -> Cells:
    if entity is None:
        return [None] * len(_ENTITY_COLUMNS)
    return [entity.id, entity.name, entity.cyrillic, round(entity.confidence, _DIGITS)]
