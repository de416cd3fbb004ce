"""The pairs of parses that rules accept, found through one part of the name and checked by the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np

from namematch.arrays import Flags, Ids, Ragged, distinct, distinct_pairs, is_among, offsets, unpack
from namematch.arrays import row_products_in_batches as products
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.key_join import PairSet, accepted_pairs
from namematch.resolve.blocking.rules import Comparison


class RuleJoin:
    """Pairs of parses for which one of several rules holds.

    Parses with the same row of the leading part are a block, new and old ones apart. The leading comparisons are made
    between blocks; the other ones decide which units of two such blocks, and so which parses, are paired.

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
        new_rows, old_rows = self._lead.distinct_rows(new), self._lead.distinct_rows(old)
        by_lead = {
            lead: accepted_pairs(self._lead.keys, lead, new_rows, old_rows, self._room) for lead in dict(self._rules)
        }
        pairs = distinct(np.concatenate([*by_lead.values()]))
        left, right = unpack(pairs)
        blocks = len(new_rows) + len(old_rows)
        new_block = _positions(new_rows, len(self._lead.keys))[self._lead.row[new]]
        old_block = _positions(old_rows, len(self._lead.keys))[self._lead.row[old]] + len(new_rows)
        paired = np.bincount(right, minlength=blocks).astype(bool)[old_block]
        units = _Units.of(
            np.concatenate([new, old[paired]]),
            np.concatenate([new_block, old_block[paired]]),
            self._follow.row,
            blocks,
        )
        position, fitting = self._fitting(units.row, units.block < len(new_rows))
        checks = [(is_among(by_lead[lead], pairs), fitting[lead]) for lead in by_lead]
        for pair, one, two in products(left, right, units.of_block, self._room):
            fits = _any_fits(checks, pair, position[one], position[two])
            for _, left_parse, right_parse in products(one[fits], two[fits], units.parses, self._room):
                yield left_parse, right_parse

    def _fitting(self, rows: Ids, is_new: Flags) -> tuple[Ids, Mapping[Comparison, PairSet]]:
        """The pairs of units whose other part a rule accepts.

        Args:
            rows: By unit the row of its other part.
            is_new: By unit whether its parses are new.

        Returns:
            By unit a position, and by leading comparison which pairs of positions are accepted beside it.
        """
        new, old = distinct(rows[is_new]), distinct(rows[~is_new])
        old = old[~is_among(new, old)]
        position = _positions(np.concatenate([new, old]), len(self._follow.keys))
        accepted = {
            follow: accepted_pairs(self._follow.keys, follow, new, old, self._room) for _, follow in self._rules
        }
        return position[rows], {
            lead: PairSet([accepted[follow] for one, follow in self._rules if one == lead], len(new) + len(old))
            for lead, _ in self._rules
        }


class _Units(NamedTuple):
    """Parses in units: those of one block that have the other part in common, too.

    Args:
        block: By unit its block, ascending.
        row: By unit the row of its other part.
        of_block: By block its units.
        parses: By unit its parses.
    """

    block: Ids
    row: Ids
    of_block: Ragged
    parses: Ragged

    @classmethod
    def of(cls, parses: Ids, block: Ids, row: Ids, blocks: int) -> Self:
        """Groups parses.

        Args:
            parses: Parses, each once.
            block: The block of each of them.
            row: Of all parses the row of the other part.
            blocks: How many blocks there are.
        """
        block_of_unit, row_of_unit, unit = distinct_pairs(block, row[parses])
        members = parses[np.argsort(unit, kind="stable")]
        return cls(
            block_of_unit,
            row_of_unit,
            Ragged(offsets(np.bincount(block_of_unit, minlength=blocks)), np.arange(len(block_of_unit))),
            Ragged(offsets(np.bincount(unit, minlength=len(block_of_unit))), members),
        )


def _positions(rows: Ids, count: int) -> Ids:
    """By number, below a count, its position among some rows; anything for the others."""
    position = np.zeros(count, dtype=np.int64)
    position[rows] = np.arange(len(rows))
    return position


def _any_fits(checks: Sequence[tuple[Flags, PairSet]], pair: Ids, left: Ids, right: Ids) -> Flags:
    """Whether one of the leading comparisons holds for a pair of blocks, and what follows it for a pair of units."""
    fits = np.zeros(len(pair), dtype=bool)
    for holds, fitting in checks:
        asked = np.flatnonzero(holds[pair] & ~fits)
        fits[asked] = fitting.has(left[asked], right[asked])
    return fits
