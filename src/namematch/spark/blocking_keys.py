"""Blocking keys that are the same on every machine: those of `resolve/block.py` as numbers made from their texts.

Two names are candidates on one machine only if they share a key here, one of them on side one, the other on side two;
equal numbers of different keys cost a comparison and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Flags, Ids, Ragged, row_products
from namematch.names import PartKind
from namematch.names.batch import NameTable, letters_of
from namematch.text import fold

ONE, TWO, BOTH = 1, 2, 3
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Keys = tuple[int, Ids, Ids]
"""On which side, the keys, and the number of the name that has each."""


def number_of(text: str) -> int:
    """A number of 63 bits for a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def meeting_keys(names: Sequence[str]) -> Iterator[Keys]:
    """The keys of distinct names.

    Args:
        names: Names as `clean` leaves them.
    """
    table = NameTable(names)
    owners = np.repeat(np.arange(len(table)), table.ways.count)
    family, personal = (table.ways.groups[kind] for kind in (PartKind.SURNAME, PartKind.GIVEN))
    surnames, given = _Surnames(table), _GivenNames(table)
    rows = np.flatnonzero((family != MISSING) & (personal != MISSING))
    s, g, owner = family[rows], personal[rows], owners[rows]
    slips, unlisted, initial = surnames.doubtful[s], given.doubtful[g], given.initial[g]

    def crossed(sort: int, rows: Flags, one: Ragged, two: Ragged) -> tuple[Ids, Ids]:
        return _crossed(sort, owner[rows], one.take(s[rows]), two.take(g[rows]))

    def sided(sort: int, first: Flags, one: Ragged, two: Ragged) -> Iterator[Keys]:
        """The keys of all ways on side two, those of some on side one as well."""
        yield (BOTH, *crossed(sort, first, one, two))
        yield (TWO, *crossed(sort, ~first, one, two))

    yield (BOTH, *_crossed(0, owner, surnames.whole.take(s), given.whole.take(g)))
    yield from sided(1, slips, surnames.all, given.whole)
    yield from sided(2, unlisted, surnames.whole, given.all)
    yield from sided(3, initial, surnames.whole, given.letters)
    yield from sided(4, slips & initial, surnames.all, given.letters)
    yield (ONE, *crossed(5, slips, surnames.all, given.letters))
    yield (TWO, *crossed(5, initial, surnames.all, given.letters))
    bare = np.flatnonzero((family != MISSING) & (personal == MISSING))
    named = np.flatnonzero(family != MISSING)
    yield (ONE, *_single(6, owners[bare], surnames.all.take(family[bare])))
    yield (TWO, *_single(6, owners[named], surnames.all.take(family[named])))
    nameless = np.flatnonzero((family == MISSING) & (personal != MISSING))
    yield (BOTH, *_single(7, owners[nameless], given.all.take(personal[nameless])))


def _crossed(sort: int, owner: Ids, surnames: Ragged, given: Ragged) -> tuple[Ids, Ids]:
    row, one, two = row_products(surnames, given)
    return _distinct(_mixed(sort, one.astype(np.uint64) * _SPREAD + two.astype(np.uint64)), owner[row])


def _single(sort: int, owner: Ids, keys: Ragged) -> tuple[Ids, Ids]:
    return _distinct(_mixed(sort, keys.values.astype(np.uint64)), owner[keys.owners()])


def _mixed(sort: int, keys: NDArray[np.uint64]) -> Ids:
    """Keys of different sorts kept apart."""
    mixed = (keys ^ (keys >> np.uint64(31))) * _SPREAD + np.uint64(sort)
    return (mixed >> np.uint64(1)).astype(np.int64)


def _distinct(keys: Ids, owner: Ids) -> tuple[Ids, Ids]:
    order = np.lexsort((keys, owner))
    keys, owner = keys[order], owner[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (np.diff(keys) != 0) | (np.diff(owner) != 0)
    return keys[fresh], owner[fresh]


class _Surnames:
    """Keys of groups of surnames: as they stand, all, and whether one may be another written wrong."""

    def __init__(self, table: NameTable) -> None:
        words, known = table.words_of_groups(PartKind.SURNAME), table.words(PartKind.SURNAME)
        columns, numbers = known.columns, _numbers(known.meeting)
        self.whole, self.all = (_of_words(words, keys, numbers) for keys in (columns.whole(), columns.keys()))
        self.doubtful = _any_word(words, columns.doubtful)


class _GivenNames:
    """Keys of groups of given names, the letters of initials, and what is an initial."""

    def __init__(self, table: NameTable) -> None:
        groups, known = table.groups(PartKind.GIVEN), table.words(PartKind.GIVEN)
        columns, numbers = known.columns, _numbers(known.meeting)
        self.initial = np.array([group[0].initial for group in groups], dtype=bool)
        words = table.words_of_groups(PartKind.GIVEN).lists()
        whole = [[] if group[0].initial else row for group, row in zip(groups, words, strict=True)]
        rows = Ragged.of(whole)
        self.whole, self.all = (_of_words(rows, keys, numbers) for keys in (columns.whole(), columns.keys()))
        self.doubtful = _any_word(rows, columns.doubtful)
        self.letters = Ragged.of(
            sorted(
                number_of(letter)
                for letter in {
                    fold(group[0].text)[:1],
                    *(known.letters(row[0]) if row else letters_of(group[0].text)),
                }
            )
            for group, row in zip(groups, whole, strict=True)
        )


def _numbers(texts: Sequence[str]) -> Ids:
    return np.array([number_of(text) for text in texts], dtype=np.int64)


def _of_words(words: Ragged, keys: Ragged, numbers: Ids) -> Ragged:
    """The keys of all words of each row."""
    found = keys.take(words.values)
    length = np.bincount(words.owners(), weights=found.length, minlength=len(words.length)).astype(np.int64)
    return Ragged(np.concatenate([[0], np.cumsum(length)]), numbers[found.values])


def _any_word(words: Ragged, flags: Flags) -> Flags:
    return np.bincount(words.owners(), weights=flags[words.values], minlength=len(words.length)) > 0
