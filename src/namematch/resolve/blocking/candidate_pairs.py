"""Blocking: which pairs of names are worth weighing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import ClassVar, NamedTuple, Self
from zlib import crc32

import numpy as np

from namematch.arrays import Flags, Ids, Ragged, batches, distinct, is_among, offsets, ranges, row_products_in_batches
from namematch.names import PartKind
from namematch.names.batch import NameTable, letters_of
from namematch.resolve.blocking.equivalence_classes import Alike
from namematch.text import fold

_NONE = -1
# Pairs looked at together, at most and at least, and what one takes meanwhile.
_PAIRS = 1 << 19
_FEWEST = 1 << 12
_BYTES_OF_PAIR = 64
# Two groups make one number; there are fewer than this.
_BITS = 32
# As many bits as a set of pairs of given names may have.
_MOST_BITS = 1 << 30


def candidate_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names that could be one person's, by the keys on which their words meet.

    Args:
        names: Distinct names.

    Returns:
        Each pair once, sorted.
    """
    table = NameTable(sorted(names))
    left, right = candidates(table)
    return {(table.names[i], table.names[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)}


def candidates(table: NameTable, fresh: int = 0) -> tuple[Ids, Ids]:
    """Pairs of names that could be one person's.

    Two names meet on a key of their surnames together with a key of their given names, one of which may be that of a
    slip of the pen where a word is not on record. An initial meets the names it can stand for, a name without a given
    name all of its surname. So even the blocks of the commonest surnames stay small, and none is dropped.

    Args:
        table: Distinct names.
        fresh: Only pairs with a name of this number or higher.

    Returns:
        The smaller and the larger number of each pair, pairs in ascending order.
    """
    alike = Alike(table, fresh)
    codes = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *meeting_pairs(table, alike)]))
    found = [np.zeros((2, 0), dtype=np.int64)]
    found += [np.stack([low, high]) for _, low, high in alike.spread(*alike.pairs(codes), _PAIRS)]
    low, high = np.concatenate(found, axis=1)
    order = np.lexsort((high, low))
    return low[order], high[order]


def meeting_pairs(table: NameTable, alike: Alike, room: int = _PAIRS) -> Iterator[Ids]:
    """Pairs that stand for those of `candidates`, as `alike` numbers them, some at a time.

    Args:
        table: Distinct names.
        alike: Which of them is looked at for all that are taken apart alike.
        room: How many pairs of names whose surnames meet to look at together.

    Yields:
        Pairs of first names in no order, and perhaps more than once; one with itself where others are alike.
    """
    owner = np.repeat(np.arange(len(table)), table.ways.count)
    for one, two in _meeting_ways(table, alike.stands_for(owner), room):
        left, right = owner[one], owner[two]
        wanted = alike.worth_weighing(left, right)
        yield distinct(alike.numbered(left[wanted], right[wanted]))


def room_within(megabytes: int | None) -> int:
    """How many pairs of names to look at together so that they take no more memory than that; at least some.

    Args:
        megabytes: The bound; `None` for none.
    """
    return _PAIRS if megabytes is None else min(max((megabytes << 20) // _BYTES_OF_PAIR, _FEWEST), _PAIRS)


def _meeting_ways(table: NameTable, wanted: Flags, room: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of ways to take names apart that meet, among those that are wanted; also a way with itself."""
    family, surnames = Surnames(table).of_distinct(table.ways.groups[PartKind.SURNAME])
    personal, given = GivenNames(table).of_distinct(table.ways.groups[PartKind.GIVEN])
    alike, near = given.alike(room), given.near(room)
    named = np.flatnonzero((family != _NONE) & wanted)
    # Many ways have both names in common, with one patronymic or another; they are looked at together.
    codes, both = np.unique((family[named] << _BITS) + personal[named] + 1, return_inverse=True)
    ways = Ragged(offsets(np.bincount(both)), named[np.argsort(both, kind="stable")])
    own, count = (codes & ((1 << _BITS) - 1)) - 1, np.bincount(codes >> _BITS, minlength=len(surnames.doubtful))
    by_surname = Ragged(offsets(count), np.arange(len(codes)))
    met = surnames.meeting(room)
    for pair, one, two in row_products_in_batches(met.left, met.right, by_surname, room):
        mine, theirs, whole = own[one], own[two], met.whole[pair]
        meet = (mine == _NONE) | (theirs == _NONE) | alike.has(mine, theirs)
        rows = np.flatnonzero(whole & ~meet)
        meet[rows] = near.has(mine[rows], theirs[rows])
        for _, left, right in row_products_in_batches(one[meet], two[meet], ways, room):
            yield left, right
    nameless = np.flatnonzero((family == _NONE) & (personal != _NONE) & wanted)
    keys = given.all.take(personal[nameless])
    keyed = _Keyed(keys.values, nameless[keys.owners()])
    yield from _meetings(keyed, keyed, room)


class _Keyed(NamedTuple):
    """Keys, and the item that has each."""

    keys: Ids
    items: Ids

    def of(self, wanted: Flags) -> _Keyed:
        """Those of the items that are wanted, a flag by item."""
        rows = np.flatnonzero(wanted[self.items])
        return _Keyed(self.keys[rows], self.items[rows])


def _meetings(one: _Keyed, two: _Keyed, room: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of items that share a key, not too many at a time."""
    order = np.argsort(two.keys, kind="stable")
    keys, items = two.keys[order], two.items[order]
    begin = np.searchsorted(keys, one.keys, "left")
    length = np.searchsorted(keys, one.keys, "right") - begin
    for start, stop in batches(length, room):
        some = slice(start, stop)
        yield np.repeat(one.items[some], length[some]), items[ranges(begin[some], length[some])]


def _group_pairs(one: _Keyed, two: _Keyed, room: int) -> Ids:
    """Pairs of groups that share a key, the smaller one first, each pair as one number."""
    found = [np.zeros(0, dtype=np.int64)]
    for left, right in _meetings(one, two, room):
        found.append(distinct((np.minimum(left, right) << _BITS) + np.maximum(left, right)))
    return distinct(np.concatenate(found))


def _keyed(rows: Ragged) -> _Keyed:
    return _Keyed(rows.values, rows.owners())


class _Meeting(NamedTuple):
    """Pairs of groups of surnames that meet, each with itself too, and whether they meet as they stand."""

    left: Ids
    right: Ids
    whole: Flags


class _PairSet:
    """A set of pairs of groups, held as bits; where that would be too many, others may seem to be in it as well.

    Args:
        pairs: The pairs, as `_group_pairs` gives them.
        count: How many groups there are.
    """

    def __init__(self, pairs: Ids, count: int) -> None:
        self._count = max(count, 1)
        self._size = min(self._count * self._count, _MOST_BITS)
        self._bits = np.zeros(self._size // 8 + 1, dtype=np.uint8)
        left, right = pairs >> _BITS, pairs & ((1 << _BITS) - 1)
        for one, two in ((left, right), (right, left)):
            place = self._places(one, two)
            np.bitwise_or.at(self._bits, place >> 3, np.uint8(1) << (place & 7).astype(np.uint8))

    def has(self, left: Ids, right: Ids) -> Flags:
        """Whether pairs are in the set; a missing group is in none."""
        place = self._places(left, right)
        flags = self._bits[place >> 3] >> (place & 7).astype(np.uint8) & 1
        return np.asarray(flags.astype(bool) & (left != _NONE) & (right != _NONE), dtype=bool)

    def _places(self, left: Ids, right: Ids) -> Ids:
        place = left * self._count + right
        return place if self._size == self._count * self._count else place % self._size


class _Keys:
    """Keys of groups of words, each sort of keys in a column of its own."""

    _ROWS: ClassVar[tuple[str, ...]] = ("whole", "all")
    _FLAGS: ClassVar[tuple[str, ...]] = ("doubtful",)
    whole: Ragged
    all: Ragged
    doubtful: Flags

    def extend(self, more: Self) -> None:
        """Adds the keys of later groups."""
        for name in self._ROWS:
            setattr(self, name, getattr(self, name).followed_by(getattr(more, name)))
        for name in self._FLAGS:
            setattr(self, name, np.concatenate([getattr(self, name), getattr(more, name)]))

    def of_distinct(self, groups: Ids) -> tuple[Ids, Self]:
        """Groups numbered anew, those with just the same keys, such as a word and itself in capitals, by one number.

        Args:
            groups: Groups by their numbers, -1 for none.

        Returns:
            The new numbers of these groups, and the keys by new number.
        """
        columns = [getattr(self, name).texts() for name in self._ROWS]
        columns += [getattr(self, name).tolist() for name in self._FLAGS]
        known: dict[object, int] = {}
        number = np.array([known.setdefault(own, len(known)) for own in zip(*columns, strict=True)], dtype=np.int64)
        _, first = np.unique(number, return_index=True)
        kept = copy(self)
        for name in self._ROWS:
            setattr(kept, name, getattr(self, name).take(first))
        for name in self._FLAGS:
            setattr(kept, name, getattr(self, name)[first])
        return np.append(number, _NONE)[groups], kept


class Surnames(_Keys):
    """Keys of groups of surnames.

    Attributes:
        whole: By group the keys of its words as they stand.
        all: By group those and the ones with a letter left out.
        doubtful: By group whether it may be another surname written wrong.
    """

    def __init__(self, table: NameTable, first: int = 0) -> None:
        columns = table.words(PartKind.SURNAME).columns
        words = table.words_of_groups(PartKind.SURNAME, range(first, len(table.groups(PartKind.SURNAME))))
        self.whole = _of_words(words, columns.whole())
        self.all = _of_words(words, columns.keys())
        self.doubtful = _any_word(words, columns.doubtful)

    def meeting(self, room: int) -> _Meeting:
        """The pairs that meet: on a key as they stand, or on any key where one may be written wrong."""
        whole, all_ = _keyed(self.whole), _keyed(self.all)
        same = _group_pairs(whole, whole, room)
        pairs = distinct(np.concatenate([same, _group_pairs(all_.of(self.doubtful), all_, room)]))
        return _Meeting(pairs >> _BITS, pairs & ((1 << _BITS) - 1), is_among(same, pairs))


class GivenNames(_Keys):
    """Keys of groups of given names.

    Attributes:
        whole: By group the keys of its words as they stand; none for an initial.
        all: By group those and the ones with a letter left out.
        letters: By group the letters that the initial may stand for, or an initial of its first word may be.
        initial: By group whether it is an initial.
        doubtful: By group whether one of the words is on no record of given names.
    """

    _ROWS = ("whole", "all", "letters")
    _FLAGS = ("doubtful", "initial")

    def __init__(self, table: NameTable, first: int = 0) -> None:
        groups, words = table.groups(PartKind.GIVEN)[first:], table.words(PartKind.GIVEN)
        columns = words.columns
        self.initial = np.array([group[0].initial for group in groups], dtype=bool)
        numbers = range(first, first + len(groups))
        whole = [
            row if not group[0].initial else []
            for group, row in zip(groups, table.words_of_groups(PartKind.GIVEN, numbers).lists(), strict=True)
        ]
        rows = Ragged.of(whole)
        self.whole = _of_words(rows, columns.whole())
        self.all = _of_words(rows, columns.keys())
        self.doubtful = _any_word(rows, columns.doubtful)
        self.letters = Ragged.of(
            sorted(
                _number_of(letter)
                for letter in {
                    fold(group[0].text)[:1],
                    *(words.letters(row[0]) if row else letters_of(group[0].text)),
                }
            )
            for group, row in zip(groups, whole, strict=True)
        )

    def alike(self, room: int) -> _PairSet:
        """The pairs that meet beside any surname: on a key as they stand, or an initial on what it may stand for."""
        whole, letters = _keyed(self.whole), _keyed(self.letters)
        pairs = (_group_pairs(whole, whole, room), _group_pairs(letters.of(self.initial), letters, room))
        return _PairSet(np.concatenate(pairs), len(self.doubtful))

    def near(self, room: int) -> _PairSet:
        """The pairs that meet beside surnames that meet as they stand: where one may be written wrong, on any key."""
        all_ = _keyed(self.all)
        return _PairSet(_group_pairs(all_.of(self.doubtful), all_, room), len(self.doubtful))


def _number_of(letter: str) -> int:
    """A number for a letter, the same from table to table."""
    return crc32(letter.encode("utf-8", "surrogatepass"))


def _of_words(words: Ragged, keys: Ragged) -> Ragged:
    """The keys of all words of each row."""
    found = keys.take(words.values)
    length = np.bincount(words.owners(), weights=found.length, minlength=len(words.length)).astype(np.int64)
    return Ragged(np.concatenate([[0], np.cumsum(length)]), found.values)


def _any_word(words: Ragged, flags: Flags) -> Flags:
    """By row whether one of its words has the flag."""
    flagged = np.bincount(words.owners(), weights=flags[words.values], minlength=len(words.length))
    return np.asarray(flagged > 0, dtype=bool)
