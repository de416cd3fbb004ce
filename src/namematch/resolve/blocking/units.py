"""Units of blocks: of two blocks those pairs of units whose other part fits, without a look at all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from namematch.arrays import Ids, Ragged, batches, distinct, pack, unpack
from namematch.arrays import row_products_in_batches as products


class Units:
    """The units of blocks: by unit its block, ascending, and its row of the other part, ascending within a block."""

    def __init__(self, block: Ids, row: Ids, blocks: int) -> None:
        self._block, self._row = block, row
        self._of_block = Ragged.grouped(block, blocks)

    def pairs(self, left: Ids, right: Ids, neighbours: Ragged, room: int) -> Iterator[tuple[Ids, Ids, Ids]]:
        """Pairs of units of paired blocks, none left out whose rows fit: the position of the pair, and a unit of each.

        By row of the other part `neighbours` has those that fit it in some block.
        """
        size = self._of_block.length
        found = np.bincount(self._block, neighbours.length[self._row], minlength=len(size)).astype(np.int64)
        fewer = found[left] <= found[right]
        left, right = np.where(fewer, left, right), np.where(fewer, right, left)
        by_neighbours = size[left] * size[right] > found[left]
        few, many = np.flatnonzero(~by_neighbours), np.flatnonzero(by_neighbours)
        for pair, one, two in products(left[few], right[few], self._of_block, room):
            yield few[pair], one, two
        for start, stop in batches(found[left[many]], room):
            pairs = many[start:stop]
            yield from self._by_neighbours(pairs, left[pairs], right[pairs], neighbours)

    def _by_neighbours(self, pairs: Ids, left: Ids, right: Ids, neighbours: Ragged) -> Iterator[tuple[Ids, Ids, Ids]]:
        units = self._of_block.take(left)
        rows = neighbours.take(self._row[units.values])
        unit, pair = units.values[rows.owners()], units.owners()[rows.owners()]
        codes, wanted = pack(self._block, self._row), pack(right[pair], rows.values)
        position = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        there = codes[position] == wanted
        yield pairs[pair[there]], unit[there], position[there]


def neighbours(fitting: Iterable[Ids], rows: int) -> Ragged:
    """By row those it fits, from packed pairs of rows."""
    one, two = unpack(distinct(np.concatenate([*fitting])))
    apart = one != two
    found = Ragged.grouped(np.concatenate([one, two[apart]]), rows)
    return found._replace(values=np.concatenate([two, one[apart]])[found.values])
