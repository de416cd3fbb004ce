"""The pairs of parses that rules accept, found through one part of the name and checked by the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from namematch.arrays import Flags, Ids, Ragged, distinct, distinct_pairs, is_among, offsets, unpack
from namematch.arrays import row_products_in_batches as products
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.key_join import PairSet, accepted_pairs
from namematch.resolve.blocking.rules import Comparison


class RuleJoin:
    """Pairs of parses for which one of several rules holds.

    Parses with the same row of the leading part are a block, new and old ones apart; those of a block with the same row
    of the other part are a unit. The leading comparisons are made between blocks, the other ones between units.

    Args:
        lead: The part through which pairs are found.
        follow: The part that is checked for each pair found.
        rules: By rule the comparison of the leading part, and that of the other one.
        room: How many pairs to hold at a time.
    """

    def __init__(
        self, lead: PartColumn, follow: PartColumn, rules: Sequence[tuple[Comparison, Comparison]], room: int
    ) -> None:
        self._lead, self._follow = lead, follow
        self._rules = rules
        self._room = room
        leads, follows = zip(*rules, strict=True)
        self._usable = lead.has_key(leads) & follow.has_key(follows)

    def pairs(self, new: Ids, old: Ids) -> Iterator[tuple[Ids, Ids]]:
        """Pairs of which one is new, in batches; perhaps more than once, and also parses with themselves.

        Args:
            new: Parses, each once.
            old: Others.
        """
        new, old = new[self._usable[new]], old[self._usable[old]]
        new_rows, old_rows = (_distinct(self._lead.row[parses], len(self._lead)) for parses in (new, old))
        accepted = {
            lead: accepted_pairs(self._lead, lead, new_rows, old_rows, self._room) for lead in dict(self._rules)
        }
        pairs = distinct(np.concatenate([*accepted.values()]))
        left, right = unpack(pairs)
        blocks = len(new_rows) + len(old_rows)
        new_block = _positions(new_rows, len(self._lead))[self._lead.row[new]]
        old_block = _positions(old_rows, len(self._lead))[self._lead.row[old]] + len(new_rows)
        paired = np.bincount(right, minlength=blocks)[old_block] > 0
        parses, block = np.concatenate([new, old[paired]]), np.concatenate([new_block, old_block[paired]])
        block_of_unit, row_of_unit, unit = distinct_pairs(block, self._follow.row[parses])
        units, members = _grouped(block_of_unit, blocks), _grouped(unit, len(block_of_unit))
        position, fitting = self._fitting(row_of_unit, block_of_unit < len(new_rows))
        checks = [(is_among(codes, pairs), fitting[lead]) for lead, codes in accepted.items()]
        for pair, one, two in products(left, right, units, self._room):
            fits = _fits(checks, pair, position[one], position[two])
            for _, left_parse, right_parse in products(one[fits], two[fits], members, self._room):
                yield parses[left_parse], parses[right_parse]

    def _fitting(self, row: Ids, is_new: Flags) -> tuple[Ids, dict[Comparison, PairSet]]:
        """The pairs of units that rules accept by their other part.

        Args:
            row: By unit the row of its other part.
            is_new: By unit whether its parses are new.

        Returns:
            By unit a position, and by leading comparison the pairs of positions that are accepted beside it.
        """
        new, every = distinct(row[is_new]), distinct(row)
        old = every[~is_among(new, every)]
        accepted = {follow: accepted_pairs(self._follow, follow, new, old, self._room) for _, follow in self._rules}
        beside = {lead: [accepted[follow] for one, follow in self._rules if one == lead] for lead, _ in self._rules}
        position = _positions(np.concatenate([new, old]), len(self._follow))[row]
        return position, {lead: PairSet(codes, len(every)) for lead, codes in beside.items()}


def _fits(checks: Sequence[tuple[Flags, PairSet]], pair: Ids, left: Ids, right: Ids) -> Flags:
    """For pairs of units: whether their pair of blocks is accepted by a leading comparison, and they are beside it."""
    fits = np.zeros(len(pair), dtype=bool)
    for holds, fitting in checks:
        asked = np.flatnonzero(holds[pair] & ~fits)
        fits[asked] = fitting.has(left[asked], right[asked])
    return fits


def _grouped(group: Ids, count: int) -> Ragged:
    """By group the positions of its items."""
    return Ragged(offsets(np.bincount(group, minlength=count)), np.argsort(group, kind="stable"))


def _distinct(numbers: Ids, count: int) -> Ids:
    """Numbers below a count, each once, in ascending order."""
    return np.flatnonzero(np.bincount(numbers, minlength=count))


def _positions(rows: Ids, count: int) -> Ids:
    """By number, below a count, its position among some rows; anything for the others."""
    position = np.zeros(count, dtype=np.int64)
    position[rows] = np.arange(len(rows))
    return position
