"""Many names by their blocking keys: which of them a query could be, found without a look at the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from namematch.arrays import Flags, Ids, Numbers, distinct, offsets, ranges
from namematch.index.keyed_names import CHECKS, FOLLOW, LEAD, LISTED, KeyedNames, KeyedPart, flag
from namematch.resolve.blocking import Condition, KeyComparison, KeySet


class PartRows(NamedTuple):
    """The distinct surnames, or given names, of the names by key."""

    # By key set the keys of all rows, in ascending order, and the row that has each.
    listed: dict[KeySet, tuple[Numbers, Numbers]]
    flags: Numbers  # by row its conditions, one bit each

    @classmethod
    def of(cls, part: KeyedPart) -> PartRows:
        """The rows of a table of names."""
        listed = {key_set: _sorted(keys.values, keys.owners()) for key_set, keys in part.keys.items()}
        return cls(listed, part.flags.astype(np.uint8))

    def followed_by(self, more: PartRows) -> PartRows:
        """These rows, then the others."""
        first, listed = np.uint32(len(self.flags)), {}
        for key_set, (keys, rows) in self.listed.items():
            more_keys, more_rows = more.listed[key_set]
            listed[key_set] = _sorted(np.concatenate([keys, more_keys]), np.concatenate([rows, more_rows + first]))
        return PartRows(listed, np.concatenate([self.flags, more.flags]))

    def accepted(self, comparison: KeyComparison, query: QueryPart) -> Ids:
        """The rows that a comparison accepts beside a query's; a row may occur twice."""
        missing = flag(Condition.MISSING)
        if comparison.keys is KeySet.ABSENT:
            return np.flatnonzero(self.flags & missing) if query.flags & missing else np.zeros(0, dtype=np.int64)
        rows = self._sharing(comparison.keys, query)
        if comparison.one_is is None or query.flags & flag(comparison.one_is):
            return rows
        return rows[(self.flags[rows] & flag(comparison.one_is)) > 0]

    def _sharing(self, key_set: KeySet, query: QueryPart) -> Ids:
        if key_set not in LISTED:
            return np.arange(len(self.flags))
        (keys, rows), wanted = self.listed[key_set], query.keys[key_set]
        begin, end = np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")
        return rows[ranges(begin, end - begin)].astype(np.int64)


class QueryPart(NamedTuple):
    """The surname, or the given name, of one parse of a query."""

    keys: dict[KeySet, Numbers]
    flags: int


QueryParse = tuple[QueryPart, QueryPart]
"""The surname and the given name of one parse of a query."""


class NameBlocks(NamedTuple):
    """Names by surname, and those of one surname by given name."""

    surnames: PartRows
    given: PartRows
    start: Numbers  # by surname where its parses begin, and where the last ones end
    given_of: Numbers  # by parse its given name
    name_of: Numbers  # by parse its name

    @classmethod
    def of(cls, names: KeyedNames) -> NameBlocks:
        """The names of a table."""
        surname, given = names.parts[LEAD].row, names.parts[FOLLOW].row
        order = np.lexsort((names.owner, given, surname))
        start = offsets(np.bincount(surname, minlength=len(names.parts[LEAD].flags)))
        parses = map(_narrow, (start, given[order], names.owner[order]))
        return cls(PartRows.of(names.parts[LEAD]), PartRows.of(names.parts[FOLLOW]), *parses)

    def followed_by(self, more: NameBlocks, names: int) -> NameBlocks:
        """These names, so many, then the others."""
        return NameBlocks(
            self.surnames.followed_by(more.surnames),
            self.given.followed_by(more.given),
            np.concatenate([self.start, more.start[1:] + self.start[-1]]),
            np.concatenate([self.given_of, more.given_of + np.uint32(len(self.given.flags))]),
            np.concatenate([self.name_of, more.name_of + np.uint32(names)]),
        )

    def candidates(self, parses: Iterable[QueryParse]) -> Ids:
        """The names that a query could be by the blocking rules, in ascending order."""
        found = [names for surname, given in parses for names in self._by_surname(surname, given)]
        return distinct(np.concatenate([np.zeros(0, dtype=np.int64), *found]))

    def _by_surname(self, surname: QueryPart, given: QueryPart) -> Iterator[Ids]:
        for lead, checks in CHECKS.items():
            rows = distinct(self.surnames.accepted(lead, surname))
            if not len(rows):
                continue
            fits = np.zeros(len(self.given.flags), dtype=bool)
            for check in checks:
                fits[self.given.accepted(check, given)] = True
            yield self._of_surnames(rows, fits)

    def _of_surnames(self, rows: Ids, fits: Flags) -> Ids:
        begin = self.start[rows].astype(np.int64)
        parses = ranges(begin, self.start[rows + 1] - begin)
        return self.name_of[parses[fits[self.given_of[parses]]]].astype(np.int64)


def query_parses(names: KeyedNames, count: int) -> list[list[QueryParse]]:
    """By name the parses of so many queries."""
    parts = {kind: list(_query_parts(part)) for kind, part in names.parts.items()}
    rows = zip(*(names.parts[kind].row.tolist() for kind in (LEAD, FOLLOW)), strict=True)
    parses: list[list[QueryParse]] = [[] for _ in range(count)]
    for owner, (surname, given) in zip(names.owner.tolist(), rows, strict=True):
        parses[owner].append((parts[LEAD][surname], parts[FOLLOW][given]))
    return parses


def _query_parts(part: KeyedPart) -> Iterator[QueryPart]:
    keys = {key_set: _narrow(rows.values) for key_set, rows in part.keys.items()}
    starts = {key_set: rows.start.tolist() for key_set, rows in part.keys.items()}
    for row, flags in enumerate(part.flags.tolist()):
        yield QueryPart({key_set: keys[key_set][at[row] : at[row + 1]] for key_set, at in starts.items()}, flags)


def _sorted(keys: Ids | Numbers, rows: Ids | Numbers) -> tuple[Numbers, Numbers]:
    order = np.lexsort((rows, keys))
    return _narrow(keys[order]), _narrow(rows[order])


def _narrow(numbers: Ids | Numbers) -> Numbers:
    return numbers.astype(np.uint32)
