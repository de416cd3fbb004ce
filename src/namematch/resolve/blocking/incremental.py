"""Blocking as names come: the partners of new names among all, the very ones that `block.candidates` finds."""

from __future__ import annotations

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, Ragged, SortedMultimap, distinct, ranges
from namematch.names import PartKind
from namematch.names.batch import NameTable
from namematch.resolve.blocking.candidate_pairs import GivenNames, Surnames

# Ways to read new names looked at together: what is built on the way is gone before there is much of it.
_WAYS = 512
# A group and a key, or two groups, make one number; there are fewer of either than this.
_BITS = 32


class Partners:
    """Names by the surnames they may have.

    Crossing keys of surnames with keys of given names for a lookup would take room for every name many times over.
    So only the words of surnames are kept by key; what is said of given names is looked at pair by pair.

    Args:
        table: The names; those that are added to it later are taken up by `candidates`.
    """

    def __init__(self, table: NameTable) -> None:
        self._table = table
        none = np.zeros(0, dtype=np.int32)
        self._surnames, self._given = Surnames(table, len(table.groups(PartKind.SURNAME))), _no_given(table)
        self._groups = SortedMultimap(none, none)  # by key of a surname
        self._ways = SortedMultimap(none, none)  # by group of surnames
        self._nameless = SortedMultimap(none, none)  # ways without a surname, by key of the given name
        self._owner = np.zeros(0, dtype=np.int64)
        self._known = 0  # how many names were taken up
        self._extend()

    def candidates(self, fresh: int) -> tuple[Ids, Ids]:
        """Pairs of names that could be one person's and of which one is new.

        Args:
            fresh: Numbers from this one on are new names.

        Returns:
            The smaller and the larger number of each pair, pairs in ascending order.
        """
        self._extend()
        count = max(len(self._table), 1)
        codes = [np.zeros(0, dtype=np.int64)]
        start = int(self._table.ways.first[fresh]) if fresh < len(self._table) else len(self._owner)
        for first in range(start, len(self._owner), _WAYS):
            for one, two in self._meetings(np.arange(first, min(first + _WAYS, len(self._owner)))):
                left, right = self._owner[one], self._owner[two]
                low, high = np.minimum(left, right), np.maximum(left, right)
                codes.append(distinct((low * count + high)[low != high]))
        low, high = np.divmod(distinct(np.concatenate(codes)), count)
        return low, high

    def _extend(self) -> None:
        """Takes up the names that have come to the table."""
        table, ways = self._table, self._table.ways
        known, self._known = self._known, len(table)
        if known == len(table):
            return
        first_group = len(self._surnames.doubtful)
        more = Surnames(table, first_group)
        self._groups.add(more.all.values, more.all.owners() + first_group)
        self._surnames.extend(more)
        self._given.extend(GivenNames(table, len(self._given.doubtful)))
        first = int(ways.first[known])
        self._owner = np.concatenate([self._owner, np.repeat(np.arange(known, len(table)), ways.count[known:])])
        rows = np.arange(first, len(self._owner))
        family, personal = self._of(PartKind.SURNAME, rows), self._of(PartKind.GIVEN, rows)
        named = family != MISSING
        self._ways.add(family[named], rows[named])
        nameless = rows[~named & (personal != MISSING)]
        keys = self._given.all.take(self._of(PartKind.GIVEN, nameless))
        self._nameless.add(keys.values, nameless[keys.owners()])

    def _of(self, kind: PartKind, ways: Ids) -> Ids:
        return self._table.ways.groups[kind][ways]

    def _meetings(self, ways: Ids) -> list[tuple[Ids, Ids]]:
        """Pairs of ways that meet on a key, one of each among those given."""
        family, personal = self._of(PartKind.SURNAME, ways), self._of(PartKind.GIVEN, ways)
        nameless = ways[(family == MISSING) & (personal != MISSING)]
        keys = self._given.all.take(self._of(PartKind.GIVEN, nameless))
        place, other = self._nameless.find(keys.values)
        without_surname = nameless[keys.owners()[place]], other
        return [without_surname, self._that_meet(*self._by_surname(ways[family != MISSING]))]

    def _by_surname(self, ways: Ids) -> tuple[Ids, Ids, Flags]:
        """Pairs of ways whose surnames meet: on a key as they stand, which is told, or on any where one is doubtful."""
        groups, back = np.unique(self._of(PartKind.SURNAME, ways), return_inverse=True)
        keys = self._surnames.all.take(groups)
        place, other = self._groups.find(keys.values)
        group, other = np.divmod(distinct((keys.owners()[place] << _BITS) + other), 1 << _BITS)
        # Most pairs share no more than a key with a letter left out; they go before their ways are looked up.
        same, doubtful = _share(groups[group], other, self._surnames.whole), self._surnames.doubtful
        met = np.flatnonzero(same | doubtful[groups[group]] | doubtful[other])
        group, same = group[met], same[met]
        place, partner = self._ways.find(other[met])
        order = np.argsort(group[place], kind="stable")
        place, partner = place[order], partner[order]
        begin = np.searchsorted(group[place], back, "left")
        length = np.searchsorted(group[place], back, "right") - begin
        rows = ranges(begin, length)
        return np.repeat(ways, length), partner[rows], same[place[rows]]

    def _that_meet(self, one: Ids, two: Ids, same: Flags) -> tuple[Ids, Ids]:
        """Of pairs whose surnames meet those that are candidates: the rules of `block`."""
        personal, theirs = self._of(PartKind.GIVEN, one), self._of(PartKind.GIVEN, two)
        bare = (personal == MISSING) | (theirs == MISSING)
        rows = np.flatnonzero(~bare)
        codes, back = np.unique((personal[rows] << _BITS) + theirs[rows], return_inverse=True)
        mine, other, given = codes >> _BITS, codes & ((1 << _BITS) - 1), self._given
        meet = _share(mine, other, given.whole)
        initial = np.flatnonzero(~meet & (given.initial[mine] | given.initial[other]))
        meet[initial] = _share(mine[initial], other[initial], given.letters)
        near = np.zeros(len(codes), dtype=bool)
        unlisted = np.flatnonzero(~meet & (given.doubtful[mine] | given.doubtful[other]))
        near[unlisted] = _share(mine[unlisted], other[unlisted], given.all)
        met = meet[back] | (same[rows] & near[back])
        kept = np.concatenate([np.flatnonzero(bare), rows[met]])
        return one[kept], two[kept]


def _share(left: Ids, right: Ids, rows: Ragged) -> Flags:
    """By pair of groups whether the two have a key in common."""
    mine, theirs = rows.take(left), rows.take(right)
    there = np.sort((theirs.owners() << _BITS) + theirs.values)
    wanted = (mine.owners() << _BITS) + mine.values
    if not len(there):
        return np.zeros(len(left), dtype=bool)
    found = there[np.minimum(np.searchsorted(there, wanted), len(there) - 1)] == wanted
    return np.asarray(np.bincount(mine.owners(), weights=found, minlength=len(left)) > 0)


def _no_given(table: NameTable) -> GivenNames:
    return GivenNames(table, len(table.groups(PartKind.GIVEN)))
