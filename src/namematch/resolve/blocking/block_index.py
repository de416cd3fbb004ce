"""Blocking: which pairs of names are worth weighing, by the rules of `rules.RULES`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from namematch.arrays import Flags, Ids, distinct, pack, smaller_first, unpack
from namematch.names import PartKind
from namematch.names.batch import NameTable, is_legible
from namematch.resolve.blocking.equivalence_classes import EquivalenceClasses
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.rule_join import RuleJoin
from namematch.resolve.blocking.rules import RULES, BlockingRule

# Pairs looked at together, at most and at least, and the memory that one takes meanwhile.
_PAIRS = 1 << 19
_FEWEST = 1 << 12
_BYTES_OF_PAIR = 64


def candidate_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of distinct names that could be one person's, each once and sorted."""
    table = NameTable(sorted(names))
    left, right = BlockIndex(table).candidates()
    return {(table.names[i], table.names[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)}


def representative_pairs(table: NameTable, classes: EquivalenceClasses, room: int | None = None) -> Iterator[Ids]:
    """Candidate pairs of class representatives, encoded by `EquivalenceClasses.encode`, in batches of about `room`.

    Pairs come in no order, and perhaps more than once; a representative with itself where its class has others.
    """
    among = classes.is_representative(np.arange(len(table)))
    for left, right in BlockIndex(table).pairs(among=among, room=room):
        wanted = classes.represents_new_pair(left, right)
        yield distinct(classes.encode(left[wanted], right[wanted]))


def room_within(megabytes: int | None) -> int:
    """How many pairs of names to hold at a time so that they take no more memory than that; at least some."""
    return _PAIRS if megabytes is None else min(max((megabytes << 20) // _BYTES_OF_PAIR, _FEWEST), _PAIRS)


class BlockIndex:
    """The blocking keys of the names of a table, and the pairs of names that a rule makes candidates.

    A pair is found through its surnames, or through its given names by a rule for names without a surname. The names
    are grouped by both, so that names that differ in the patronymic are looked at together, and the pairs of given
    names that a rule accepts are looked up in a set. So even the blocks of the commonest surnames stay small, and none
    is dropped. A name with a letter in which no name is written is nobody's other name.

    Names that are added to the table later are taken up when pairs are asked for.
    """

    def __init__(self, table: NameTable, rules: Sequence[BlockingRule] = RULES) -> None:
        self._table = table
        self._rules = rules
        self._owner = np.zeros(0, dtype=np.int64)  # by parse the number of its name
        self._legible = np.zeros(0, dtype=bool)  # by name
        self._parts = {kind: PartColumn(kind) for kind in (PartKind.SURNAME, PartKind.GIVEN)}
        self._extend()

    def candidates(self, first_new: int = 0) -> tuple[Ids, Ids]:
        """Ascending pairs of names that could be one person's, the smaller first, one of them `first_new` or higher."""
        codes = [np.zeros(0, dtype=np.int64)]
        for left, right in self.pairs(first_new):
            apart = left != right
            codes.append(distinct(pack(*smaller_first(left[apart], right[apart]))))
        return unpack(distinct(np.concatenate(codes)))

    def pairs(
        self, first_new: int = 0, *, among: Flags | None = None, room: int | None = None
    ) -> Iterator[tuple[Ids, Ids]]:
        """The pairs of `candidates` in batches, in no order, and perhaps more than once; also names with themselves.

        By name `among` tells whether to look at it. So many pairs of names whose surnames share a key are held at a
        time as there is room for.
        """
        self._extend()
        wanted = self._legible if among is None else self._legible & among
        parses = np.flatnonzero(wanted[self._owner])
        first = int(np.searchsorted(self._owner[parses], first_new))
        for lead, follow in ((PartKind.SURNAME, PartKind.GIVEN), (PartKind.GIVEN, PartKind.SURNAME)):
            rules = [(rule.of(lead), rule.of(follow)) for rule in self._rules if rule.lead is lead]
            if not rules:
                continue
            join = RuleJoin(self._parts[lead], self._parts[follow], rules, room or _PAIRS)
            for left, right in join.pairs(parses[first:], parses[:first]):
                yield self._owner[left], self._owner[right]

    def _extend(self) -> None:
        """Takes up the names that were added to the table."""
        self._owner = np.repeat(np.arange(len(self._table)), self._table.ways.count)
        fresh = list(map(is_legible, self._table.names[len(self._legible) :]))
        self._legible = np.concatenate([self._legible, np.array(fresh, dtype=bool)])
        for column in self._parts.values():
            column.extend(self._table)
