"""Blocking: which pairs of names are worth weighing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from namematch.names import PartKind
from namematch.names.columns import Familiarity, Ids, NameTable, Rows, ends, letters_of, product, rows_of, spans
from namematch.resolve.pile import Pile
from namematch.text import fold

Flags = NDArray[np.bool_]

_NONE = -1
# Pairs of names that share a key, looked at together.
_PAIRS = 1 << 22
# What one key of one name takes while names are looked up by it.
_BYTES_OF_KEY = 64
_MOST_PARTS = 1024


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
    with Pile() as pile:
        for codes in meeting_pairs(table, fresh):
            pile.add(codes)
        return pairs_of(np.concatenate([np.zeros(0, dtype=np.int64), *pile.sorted()]), table)


def meeting_pairs(table: NameTable, fresh: int = 0, parts: int = 1) -> Iterator[Ids]:
    """The pairs of `candidates` as numbers for `pairs_of`, some at a time, in no order and perhaps more than once.

    Args:
        table: Distinct names.
        fresh: Only pairs with a name of this number or higher.
        parts: In how many parts, key by key, the names are looked at: more of them take less memory and more time.
    """
    count = len(table)
    for one, two in _meeting_keys(table, parts):
        for left, right in _fresh_meetings(one, two, fresh):
            low, high = np.minimum(left, right), np.maximum(left, right)
            yield np.unique((low * count + high)[(low != high) & (high >= fresh)])


def pairs_of(codes: Ids, table: NameTable) -> tuple[Ids, Ids]:
    """The smaller and the larger name of pairs that are numbers.

    Args:
        codes: Numbers that `meeting_pairs` gave.
        table: The names it was given.
    """
    low, high = np.divmod(codes, max(len(table), 1))
    return low, high


def parts_within(table: NameTable, megabytes: int | None) -> int:
    """In how many parts to look at names so that their keys take no more memory than that.

    Args:
        table: Distinct names.
        megabytes: The bound; `None` for none.
    """
    if megabytes is None:
        return 1
    surnames, given = Surnames(table), GivenNames(table)
    family, personal = (table.ways.groups[kind] for kind in (PartKind.SURNAME, PartKind.GIVEN))
    both = (family != _NONE) & (personal != _NONE)
    letters = np.maximum(given.letters.length, given.all.length)[personal[both]]
    entries = int((surnames.all.length[family[both]] * letters).sum())
    return min(max(entries * _BYTES_OF_KEY // (megabytes << 20), 1), _MOST_PARTS)


class _Keyed(NamedTuple):
    """Keys, and the name that has each."""

    keys: Ids
    names: Ids

    def of(self, wanted: Flags) -> _Keyed:
        """Those of the names that are wanted, a flag by name."""
        rows = np.flatnonzero(wanted[self.names])
        return _Keyed(self.keys[rows], self.names[rows])


def _fresh_meetings(one: _Keyed, two: _Keyed, fresh: int) -> Iterator[tuple[Ids, Ids]]:
    if fresh:
        is_new = np.arange(max(one.names.max(initial=0), two.names.max(initial=0)) + 1) >= fresh
        yield from _meetings(one.of(is_new), two)
        yield from _meetings(one, two.of(is_new))
    else:
        yield from _meetings(one, two)


def _meetings(one: _Keyed, two: _Keyed) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of names that share a key, not too many at a time."""
    order = np.argsort(two.keys, kind="stable")
    keys, names = two.keys[order], two.names[order]
    begin = np.searchsorted(keys, one.keys, "left")
    length = np.searchsorted(keys, one.keys, "right") - begin
    total = np.cumsum(length)
    start = 0
    while start < len(total):
        before = total[start - 1] if start else 0
        stop = max(int(np.searchsorted(total, before + _PAIRS, "right")), start + 1)
        some = slice(start, stop)
        yield np.repeat(one.names[some], length[some]), names[spans(begin[some], length[some])]
        start = stop


def _meeting_keys(table: NameTable, parts: int = 1) -> Iterator[tuple[_Keyed, _Keyed]]:
    """Sorts of keys: two names that share a key of one sort are candidates.

    Args:
        table: Distinct names.
        parts: In how many parts, by the keys of surnames, the same sorts are given.
    """
    whole, given = Surnames(table), GivenNames(table)
    for part in range(parts):
        yield from _sorts_of_keys(table, whole.part(part, parts) if parts > 1 else whole, given)
    names = np.repeat(np.arange(len(table)), table.ways.count)
    family, personal = (table.ways.groups[kind] for kind in (PartKind.SURNAME, PartKind.GIVEN))
    nameless = np.flatnonzero((family == _NONE) & (personal != _NONE))
    without_surname = _keyed(names[nameless], given.all.take(personal[nameless]))
    yield without_surname, without_surname


def _sorts_of_keys(table: NameTable, surnames: Surnames, given: GivenNames) -> Iterator[tuple[_Keyed, _Keyed]]:
    """The sorts of keys with a surname."""
    names = np.repeat(np.arange(len(table)), table.ways.count)
    family, personal = (table.ways.groups[kind] for kind in (PartKind.SURNAME, PartKind.GIVEN))
    both = np.flatnonzero((family != _NONE) & (personal != _NONE))
    s, g, owner = family[both], personal[both], names[both]

    whole = _crossed(owner, surnames.whole.take(s), given.whole.take(g))
    yield whole, whole
    slip = _crossed(owner, surnames.all.take(s), given.whole.take(g))
    yield slip.of(_names(table, owner[surnames.doubtful[s]])), slip
    slip = _crossed(owner, surnames.whole.take(s), given.all.take(g))
    yield slip.of(_names(table, owner[given.doubtful[g]])), slip
    letters = _crossed(owner, surnames.whole.take(s), given.letters.take(g))
    initial = _names(table, owner[given.initial[g]])
    yield letters.of(initial), letters
    slip = _crossed(owner, surnames.all.take(s), given.letters.take(g))
    doubtful = _names(table, owner[surnames.doubtful[s]])
    yield slip.of(doubtful & initial), slip
    yield slip.of(doubtful), slip.of(initial)

    bare = np.flatnonzero((family != _NONE) & (personal == _NONE))
    surname = _keyed(names[family != _NONE], surnames.all.take(family[family != _NONE]))
    yield _keyed(names[bare], surnames.all.take(family[bare])), surname


def _names(table: NameTable, names: Ids) -> Flags:
    """A flag by name: whether it is one of these."""
    flags = np.zeros(len(table), dtype=bool)
    flags[names] = True
    return flags


def _keyed(owner: Ids, keys: Rows) -> _Keyed:
    return _Keyed(keys.values, owner[keys.owners()])


def _crossed(owner: Ids, surnames: Rows, given: Rows) -> _Keyed:
    """Every key of a surname with every key of the given name beside it."""
    row, one, two = product(surnames, given)
    width = int(given.values.max(initial=0)) + 1
    return _Keyed(one * width + two, owner[row])


class Surnames:
    """Keys of groups of surnames.

    Attributes:
        whole: By group the keys of its words as they stand.
        all: By group those and the ones with a letter left out.
        doubtful: By group whether it may be another surname written wrong.
    """

    def __init__(self, table: NameTable, first: int = 0) -> None:
        columns = table.words(PartKind.SURNAME).columns
        words = table.words_of_groups(PartKind.SURNAME, range(first, len(table.groups(PartKind.SURNAME))))
        self.whole = _of_words(words, columns.whole)
        self.all = _of_words(words, columns.keys)
        self.doubtful = _any_word(words, columns.may_slip | (columns.familiar != Familiarity.KNOWN))

    def part(self, part: int, parts: int) -> Surnames:
        """The same with those keys only that fall into one of several parts."""
        other = copy(self)
        other.whole, other.all = (_some(keys, keys.values % parts == part) for keys in (self.whole, self.all))
        return other

    def extend(self, more: Surnames) -> None:
        """Adds the keys of later groups."""
        self.whole, self.all = self.whole.followed_by(more.whole), self.all.followed_by(more.all)
        self.doubtful = np.concatenate([self.doubtful, more.doubtful])


class GivenNames:
    """Keys of groups of given names.

    Attributes:
        whole: By group the keys of its words as they stand; none for an initial.
        all: By group those and the ones with a letter left out.
        letters: By group the letters that the initial may stand for, or an initial of its first word may be.
        initial: By group whether it is an initial.
        doubtful: By group whether one of the words is on no record of given names.
    """

    def __init__(self, table: NameTable, first: int = 0) -> None:
        groups, words = table.groups(PartKind.GIVEN)[first:], table.words(PartKind.GIVEN)
        columns = words.columns
        self.initial = np.array([group[0].initial for group in groups], dtype=bool)
        numbers = range(first, first + len(groups))
        whole = [
            row if not group[0].initial else []
            for group, row in zip(groups, table.words_of_groups(PartKind.GIVEN, numbers).lists(), strict=True)
        ]
        rows = rows_of(whole)
        self.whole = _of_words(rows, columns.whole)
        self.all = _of_words(rows, columns.keys)
        self.doubtful = _any_word(rows, columns.familiar != Familiarity.KNOWN)
        self.letters = rows_of(
            sorted(
                _number_of(letter)
                for letter in {
                    fold(group[0].text)[:1],
                    *(words.letters(row[0]) if row else letters_of(group[0].text)),
                }
            )
            for group, row in zip(groups, whole, strict=True)
        )

    def extend(self, more: GivenNames) -> None:
        """Adds the keys of later groups."""
        self.whole, self.all = self.whole.followed_by(more.whole), self.all.followed_by(more.all)
        self.letters = self.letters.followed_by(more.letters)
        self.initial = np.concatenate([self.initial, more.initial])
        self.doubtful = np.concatenate([self.doubtful, more.doubtful])


def _number_of(letter: str) -> int:
    """A number for a letter, the same from table to table."""
    return crc32(letter.encode("utf-8", "surrogatepass"))


def _of_words(words: Rows, keys: Rows) -> Rows:
    """The keys of all words of each row."""
    found = keys.take(words.values)
    length = np.bincount(words.owners(), weights=found.length, minlength=len(words.length)).astype(np.int64)
    return Rows(np.concatenate([[0], np.cumsum(length)]), found.values)


def _some(keys: Rows, wanted: Flags) -> Rows:
    length = np.bincount(keys.owners()[wanted], minlength=len(keys.length)).astype(np.int64)
    return Rows(ends(length), keys.values[wanted])


def _any_word(words: Rows, flags: Flags) -> Flags:
    """By row whether one of its words has the flag."""
    flagged = np.bincount(words.owners(), weights=flags[words.values], minlength=len(words.length))
    return np.asarray(flagged > 0, dtype=bool)
