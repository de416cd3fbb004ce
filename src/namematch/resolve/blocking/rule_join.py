"""The pairs of parses that rules accept, found through one part of the name and checked by the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from namematch.arrays import (
    Flags,
    Ids,
    Ragged,
    batches,
    distinct,
    distinct_pairs,
    is_among,
    pack,
    ranges,
    smaller_first,
    unpack,
)
from namematch.arrays import row_products_in_batches as products
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.rules import KeyComparison, KeySet
from namematch.resolve.blocking.units import Units, neighbours

# Keys that differ in these bits are told apart before any is searched for.
_MARK = (1 << 18) - 1


class RuleJoin:
    """Pairs of parses for which one of several rules holds.

    Parses with the same row of the leading part are a block, new and old ones apart; those of a block with the same row
    of the other part are a unit. The leading comparisons are made between blocks, the other ones between units: of two
    small blocks between all, of two large ones between those whose rows fit anywhere.
    """

    def __init__(
        self, lead: PartColumn, follow: PartColumn, rules: Sequence[tuple[KeyComparison, KeyComparison]], room: int
    ) -> None:
        self._lead, self._follow = lead, follow
        self._rules = rules
        self._room = room
        leads, follows = zip(*rules, strict=True)
        self._usable = lead.has_key(leads) & follow.has_key(follows)

    def pairs(self, new: Ids, old: Ids) -> Iterator[tuple[Ids, Ids]]:
        """Pairs of parses of which one is new, in batches; perhaps more than once, and also parses with themselves."""
        new, old = new[self._usable[new]], old[self._usable[old]]
        counts = (np.bincount(self._lead.row[parses], minlength=len(self._lead)) for parses in (new, old))
        new_rows, old_rows = map(np.flatnonzero, counts)
        accepted = {
            lead: _accepted_pairs(self._lead, lead, new_rows, old_rows, self._room) for lead in dict(self._rules)
        }
        block_pairs = distinct(np.concatenate([*accepted.values()]))
        left, right = unpack(block_pairs)
        parses, block = self._in_blocks(new, old, new_rows, old_rows, right)
        block_of_unit, row_of_unit, unit = distinct_pairs(block, self._follow.row[parses])
        units = Units(block_of_unit, row_of_unit, len(new_rows) + len(old_rows))
        members = Ragged.grouped(unit, len(block_of_unit))
        fitting = self._fitting(row_of_unit, block_of_unit < len(new_rows))
        checks = [(is_among(codes, block_pairs), fitting[lead]) for lead, codes in accepted.items()]
        for pair, one, two in units.pairs(left, right, neighbours(fitting.values(), len(self._follow)), self._room):
            fits = _fits(checks, pair, row_of_unit[one], row_of_unit[two])
            for _, left_parse, right_parse in products(one[fits], two[fits], members, self._room):
                yield parses[left_parse], parses[right_parse]

    def _in_blocks(self, new: Ids, old: Ids, new_rows: Ids, old_rows: Ids, paired: Ids) -> tuple[Ids, Ids]:
        """The new parses, and the old ones whose block is in a pair; and the block of each, new blocks first."""
        new_block = _positions(new_rows, len(self._lead))[self._lead.row[new]]
        old_block = _positions(old_rows, len(self._lead))[self._lead.row[old]] + len(new_rows)
        wanted = np.bincount(paired, minlength=len(new_rows) + len(old_rows))[old_block] > 0
        return np.concatenate([new, old[wanted]]), np.concatenate([new_block, old_block[wanted]])

    def _fitting(self, row: Ids, is_new: Flags) -> dict[KeyComparison, Ids]:
        """By leading comparison the pairs of rows of the other part that rules accept beside it, packed, in order."""
        new, every = distinct(row[is_new]), distinct(row)
        old = every[~is_among(new, every)]
        rows = np.concatenate([new, old])
        accepted: dict[KeyComparison, Ids] = {}
        for follow in dict.fromkeys(follow for _, follow in self._rules):
            left, right = unpack(_accepted_pairs(self._follow, follow, new, old, self._room))
            accepted[follow] = pack(*smaller_first(rows[left], rows[right]))
        beside = {lead: [accepted[follow] for one, follow in self._rules if one == lead] for lead, _ in self._rules}
        return {lead: distinct(np.concatenate(codes)) for lead, codes in beside.items()}


def _fits(checks: Sequence[tuple[Flags, Ids]], pair: Ids, left: Ids, right: Ids) -> Flags:
    """Whether pairs of units fit: their pair of blocks by a leading comparison, their rows by one beside it.

    `checks` has by leading comparison whether each pair of blocks is accepted, and which pairs of rows are beside it.
    """
    fits = np.zeros(len(pair), dtype=bool)
    codes = pack(*smaller_first(left, right))
    for holds, fitting in checks:
        asked = np.flatnonzero(holds[pair] & ~fits)
        fits[asked] = is_among(fitting, codes[asked])
    return fits


def _accepted_pairs(part: PartColumn, comparison: KeyComparison, new: Ids, old: Ids, room: int) -> Ids:
    """The pairs of rows that a comparison accepts, of which one is new; each new row with itself, too.

    Ascending, each once, as `pack` packs positions among the new rows followed by the old ones, the smaller one first.
    """
    if comparison.keys is not KeySet.ALL:
        return _joined_pairs(part, comparison, new, old, room)
    whole = _joined_pairs(part, comparison._replace(keys=KeySet.WHOLE), new, old, room)
    return distinct(np.concatenate([whole, _joined_pairs(part, comparison, new, old, room)]))


def _joined_pairs(part: PartColumn, comparison: KeyComparison, new: Ids, old: Ids, room: int) -> Ids:
    """The pairs of `_accepted_pairs` that share one of the keys; of all keys, if slips explain the letters."""
    rows = np.concatenate([new, old])
    keys = part.keys[comparison.keys].take(rows)
    item = keys.owners()
    is_new, holds = item < len(new), part.holds(comparison)[rows][item]
    # One of the two must hold what is asked: a new one beside any, or an old one beside a new one that does not.
    joins = ((is_new & holds, np.ones(len(item), dtype=bool)), (is_new & ~holds, ~is_new & holds))
    codes = [item[:0]]
    for few, many in joins:
        for left, right in _joined((keys.values[few], item[few]), (keys.values[many], item[many]), room):
            if comparison.keys is KeySet.ALL:
                near = part.may_differ_by_slips(rows[left], rows[right])
                left, right = left[near], right[near]
            codes.append(distinct(pack(*smaller_first(left, right))))
    return distinct(np.concatenate(codes))


def _joined(few: tuple[Ids, Ids], many: tuple[Ids, Ids], room: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of items that share a key, in batches; only the few are sorted, and most of the many never searched for."""
    order = np.argsort(few[0], kind="stable")
    keys, items = few[0][order], few[1][order]
    marked = np.zeros(_MARK + 1, dtype=bool)
    marked[keys & _MARK] = True
    likely = marked[many[0] & _MARK]
    wanted, others = many[0][likely], many[1][likely]
    begin = np.searchsorted(keys, wanted, "left")
    length = np.searchsorted(keys, wanted, "right") - begin
    for start, stop in batches(length, room):
        part = slice(start, stop)
        yield items[ranges(begin[part], length[part])], np.repeat(others[part], length[part])


def _positions(rows: Ids, count: int) -> Ids:
    """By number, below a count, its position among some rows; anything for the others."""
    position = np.zeros(count, dtype=np.int64)
    position[rows] = np.arange(len(rows))
    return position
