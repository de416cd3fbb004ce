"""The blocking keys of names as numbers that are the same in every table: for names of an index and for a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np

from namematch.arrays import Ids, Ragged
from namematch.names import PartKind
from namematch.names.batch import NameTable
from namematch.resolve.blocking import RULES, Condition, KeySet, PartColumn

LEAD, FOLLOW = PartKind.SURNAME, PartKind.GIVEN
"""Names are found by the surname; the given name is checked."""
LISTED = (KeySet.WHOLE, KeySet.ALL, KeySet.LETTERS)
"""The key sets that have keys of their own; the others ask only whether there is a part."""
CHECKS = {
    lead: tuple(rule.given for rule in RULES if rule.surname == lead) for lead in (rule.surname for rule in RULES)
}
"""By comparison of surnames the comparisons of given names beside it."""


class KeyedPart(NamedTuple):
    """The surnames, or the given names, of parses."""

    row: Ids  # by parse its row
    # By key set the keys of each row, as 32-bit checksums; two that are equal by chance cost a comparison.
    keys: dict[KeySet, Ragged]
    flags: Ids  # by row its conditions, one bit each


class KeyedNames(NamedTuple):
    """Names by their parses."""

    owner: Ids  # by parse the number of its name
    parts: dict[PartKind, KeyedPart]

    @classmethod
    def of(cls, table: NameTable) -> KeyedNames:
        """The names of a table."""
        owner = np.repeat(np.arange(len(table)), table.ways.count)
        return cls(owner, {part: _keyed(table, part) for part in (LEAD, FOLLOW)})


def flag(condition: Condition) -> int:
    """The bit of a condition."""
    return 1 << list(Condition).index(condition)


def _keyed(table: NameTable, part: PartKind) -> KeyedPart:
    column = PartColumn(part)
    column.extend(table)
    texts = table.words(part).blocking_keys
    keys = {
        key_set: Ragged(rows.start, _checksums(rows.values, texts) if key_set.of_words else rows.values)
        for key_set, rows in column.keys.items()
        if key_set in LISTED
    }
    flags = sum(holds * flag(condition) for condition, holds in column.flags.items())
    return KeyedPart(column.row, keys, np.asarray(flags, dtype=np.int64))


def _checksums(keys: Ids, texts: Sequence[str]) -> Ids:
    used, place = np.unique(keys, return_inverse=True)
    checksums = [crc32(texts[key].encode("utf-8", "surrogatepass")) for key in used.tolist()]
    return np.array(checksums, dtype=np.int64)[place]
