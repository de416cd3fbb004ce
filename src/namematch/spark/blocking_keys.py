"""Blocking keys for a join: those of the blocking rules as numbers, the same on every machine.

Two names are candidates only if they share a key here, one of them on side one, the other on side two; equal numbers
of different keys cost a comparison and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import count

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Flags, Ids, Ragged, differs_from_last, row_products
from namematch.names import PartKind
from namematch.names.batch import NameTable
from namematch.resolve.blocking import RULES, BlockingRule, KeyComparison, PartColumn

ONE, TWO, BOTH = 1, 2, 3
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Keys = tuple[int, Ids, Ids]
"""On which side, the keys, and the number of the name that has each."""


def hashed_number(text: str) -> int:
    """A number of 63 bits for a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def join_keys(names: Sequence[str], rules: Sequence[BlockingRule] = RULES) -> Iterator[Keys]:
    """The keys of distinct names, as `clean` leaves them.

    A rule of which both parts ask for something gives two kinds of keys: for names of which one has all that is asked
    for, and for names of which each has a part of it.
    """
    table = NameTable(names)
    owners = np.repeat(np.arange(len(table)), table.ways.count)
    surname, given = (_Part(table, kind) for kind in (PartKind.SURNAME, PartKind.GIVEN))
    sort = count()
    for rule in rules:
        keys, parse = _crossed(surname.keys(rule.surname), given.keys(rule.given))
        names_of_keys = owners[parse]
        on_surname, on_given = surname.holds(rule.surname)[parse], given.holds(rule.given)[parse]
        sides = [(on_surname & on_given, np.ones(len(keys), dtype=bool))]
        if rule.surname.one_is and rule.given.one_is:
            sides.append((on_surname, on_given))
        for one, two in sides:
            mixed = _mixed(next(sort), keys)
            for side, wanted in ((BOTH, one & two), (ONE, one & ~two), (TWO, two & ~one)):
                yield (side, *_distinct(mixed[wanted], names_of_keys[wanted]))


class _Part:
    """The surnames, or the given names, of parses, and their keys as numbers that are the same everywhere."""

    def __init__(self, table: NameTable, kind: PartKind) -> None:
        self._column = PartColumn(kind)
        self._column.extend(table)
        self._numbers = np.array([hashed_number(text) for text in table.words(kind).blocking_keys], dtype=np.int64)

    def keys(self, comparison: KeyComparison) -> Ragged:
        """By parse the keys that are compared."""
        keys = self._column.keys[comparison.keys].take(self._column.row)
        return Ragged(keys.start, self._numbers[keys.values]) if comparison.keys.of_words else keys

    def holds(self, comparison: KeyComparison) -> Flags:
        """By parse whether it is what one of two must be."""
        return self._column.holds(comparison)[self._column.row]


def _crossed(surnames: Ragged, given: Ragged) -> tuple[NDArray[np.uint64], Ids]:
    """Each key of the surname with each of the given name: the two as one number, and the parse."""
    parse, one, two = row_products(surnames, given)
    return one.astype(np.uint64) * _SPREAD + two.astype(np.uint64), parse


def _mixed(sort: int, keys: NDArray[np.uint64]) -> Ids:
    """Keys with 63 bits, those of different sorts kept apart."""
    mixed = (keys ^ (keys >> np.uint64(31))) * _SPREAD + np.uint64(2 * sort)
    return (mixed >> np.uint64(1)).astype(np.int64)


def _distinct(keys: Ids, owner: Ids) -> tuple[Ids, Ids]:
    order = np.lexsort((keys, owner))
    keys, owner = keys[order], owner[order]
    fresh = differs_from_last(keys, owner)
    return keys[fresh], owner[fresh]
