"""The list that a server answers from: an index of its names, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from namematch.errors import DuplicateIdError
from namematch.index import Hit, Index
from namematch.io import Table, mentions_of
from namematch.text import fold


class PeopleList:
    """A table of people that is searched by name.

    Args:
        table: The table.
        columns: Its columns by what they hold, `name` and `id`, as for `nm.io.mentions_of`. A row without an id goes
            by its number, from 1.
        index: A file that keeps what is read of the names, as for `nm.Index.cached`.

    Raises:
        UnknownChoiceError: A column is not there.
        InputError: A cell of them holds no text, or the file is no index.
        DuplicateIdError: An id stands twice.
    """

    def __init__(self, table: Table, columns: Mapping[str, str], *, index: Path | None = None) -> None:
        self.columns = table.columns
        mentions = mentions_of(table, columns)
        rows: dict[str, int] = {}
        for row, mention in enumerate(mentions):
            own = mention.id or str(row + 1)
            if own in rows:
                raise DuplicateIdError(own, where=table.rows[row].where)
            rows[own] = row
        self._rows = rows
        self._cells = [row.cells for row in table.rows]
        self._names = {own: mentions[row].name for own, row in rows.items()}
        self._folded = {own: f" {fold(name)}" for own, name in self._names.items() if name}
        entries = (replace(mentions[row], id=own) for own, row in rows.items())
        self.index = Index(entries) if index is None else Index.cached(index, entries)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, own: object) -> bool:
        return own in self._rows

    def name(self, own: str) -> str:
        """The name of a person, empty where the row has none."""
        return self._names[own] or ""

    def cells(self, own: str) -> Mapping[str, object]:
        """The row of a person, by column."""
        return self._cells[self._rows[own]]

    def search(self, queries: Sequence[str], limit: int, min_probability: float) -> list[list[Hit]]:
        """The people whom each of the names can mean, the likeliest first."""
        return self.index.search_many(queries, limit=limit, min_probability=min_probability)

    def beginning_with(self, prefix: str, limit: int) -> Iterator[str]:
        """Ids of people of whose name a word begins so, in the order of the list, and then of those it can mean."""
        wanted = f" {fold(prefix)}"
        found = [own for own, name in self._folded.items() if wanted in name][:limit]
        meant = (str(hit.id) for hit in self.index.search(prefix, limit=limit, min_probability=0.05))
        yield from list(dict.fromkeys([*found, *meant]))[:limit]
