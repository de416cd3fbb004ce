"""Every name of one list against every name of another, without a look at those that share no blocking key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import starmap
from typing import Any, NamedTuple

import numpy as np

from namematch._internal.parallel import Workers
from namematch.arrays import Bits, Flags, Ids, Ragged, distinct, pack, row_products, unpack
from namematch.index.name_index import Index
from namematch.index.pair_weigher import read_names
from namematch.mentions import NamedPeople
from namematch.names import Comparison, compare, decision_rule
from namematch.names.batch import NameTable
from namematch.resolve.blocking import BlockIndex
from namematch.text import clean
from namematch.user_lexicon import activate, active_lexicon

# Pairs held at a time.
_ROOM = 1 << 19


class ScreenedPair(NamedTuple):
    """A row of each side, from 0, and what their names say to each other."""

    left: int
    right: int
    comparison: Comparison


def screen_names(
    left: Sequence[str | None],
    right: Sequence[str | None],
    *,
    population: float | None = None,
    min_probability: float | None = None,
    workers: int = 1,
) -> list[ScreenedPair]:
    """The pairs that are likelier than `min_probability` one person's, by rows of `left`, the weightiest first.

    Their verdicts are those of `compare`: a caller who asks for less likely pairs does not take them for the same.
    Pairs that share no blocking key are not compared; none of those is the same under the default population, if they
    share more than initials.

    Args:
        left: Names, some of them perhaps missing.
        right: Other names.
        population: As for `compare`.
        min_probability: What the probability of a pair must exceed; the default is one half.
        workers: How many processes read the names and weigh them, as for `Index`.

    Raises:
        TypeError: If an argument is not a number.
        InputError: If the population is less than 1, the probability not between 0 and 1, or there is no worker.

    Example:
        >>> [(hit.left, hit.right) for hit in screen_names(["Lavrov", "Peskov"], ["Песков", None, "Лавров"])]
        [(0, 2), (1, 0)]
    """
    rule, line = decision_rule(population), decision_rule(population, min_probability).line
    ours, theirs = _rows_by_name(left), _rows_by_name(right)
    # Those that stand last in the table are looked up among all.
    names = [*(name for name in theirs if name not in ours), *ours]
    sides = [Ragged.of([side.get(name, ()) for name in names]) for side in (ours, theirs)]
    with Workers(workers, partial(activate, active_lexicon())) as crew:
        table = read_names(NameTable(), names, crew)
        codes = _candidates(table, len(names) - len(ours), *(side.length > 0 for side in sides))
        pairs = [
            pair
            for start in range(0, len(codes), _ROOM)
            for pair in _rows(*_weighed(table, codes[start : start + _ROOM], line - rule.shift, crew), sides)
        ]
    compared = ((i, j, compare(str(left[i]), str(right[j]), population=population)) for i, _, j in sorted(pairs))
    return list(starmap(ScreenedPair, compared))


def search_names(
    left: Sequence[str | None],
    right: Sequence[str | None],
    index: Index,
    *,
    population: float | None = None,
    min_probability: float | None = None,
    workers: int = 1,
) -> list[ScreenedPair]:
    """The pairs of `screen_names` by an index that has the names of `right`, which are not read again.

    Example:
        >>> listed = ["Песков", None, "Лавров"]
        >>> [(hit.left, hit.right) for hit in search_names(["Lavrov", "Peskov"], listed, Index(listed))]
        [(0, 2), (1, 0)]
    """
    rows = _rows_by_name(right)
    found = index.search_many(left, limit=None, min_probability=min_probability, population=population, workers=workers)
    hits = ((i, dict.fromkeys(clean(hit.name) for hit in some)) for i, some in enumerate(found))
    pairs = ((i, j) for i, names in hits for name in names for j in rows.get(name, ()))
    return [ScreenedPair(i, j, compare(str(left[i]), str(right[j]), population=population)) for i, j in pairs]


def screen_people(
    left: NamedPeople, right: NamedPeople, *, index: Index | None = None, **options: Any
) -> list[ScreenedPair]:
    """The pairs of rows of which any two names are likely enough, with the two that fit best.

    Args:
        left: People with all their names.
        right: Other people.
        index: Their names; they are read anew without it.
        options: As for `screen_names`.

    Example:
        >>> from namematch.mentions import Mention, named_people
        >>> listed = named_people([Mention("Иван Петров")], [["Oleg Titov"]])
        >>> customers = named_people([Mention("Титов Олег")], [[]])
        >>> [(hit.left, hit.right, hit.comparison.right) for hit in screen_people(customers, listed)]
        [(0, 0, 'Oleg Titov')]
    """
    best: dict[tuple[int, int], ScreenedPair] = {}
    found = (
        screen_names(left.names, right.names, **options)
        if index is None
        else search_names(left.names, right.names, index, **options)
    )
    for hit in found:
        pair = hit._replace(left=left.owners[hit.left], right=right.owners[hit.right])
        known = best.get(rows := (pair.left, pair.right))
        if known is None or pair.comparison.bits > known.comparison.bits:
            best[rows] = pair
    return sorted(best.values(), key=lambda hit: (hit.left, -hit.comparison.bits, hit.right))


def _rows_by_name(names: Sequence[str | None]) -> dict[str, list[int]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, name in enumerate(names):
        if name is not None:
            rows[clean(name)].append(row)
    return rows


def _candidates(table: NameTable, first: int, is_left: Flags, is_right: Flags) -> Ids:
    """The pairs of a left and a right name that share a key, packed, each once; `first` is the first left name."""
    codes = [np.zeros(0, dtype=np.int64)]
    for one, two in BlockIndex(table).pairs(first, room=_ROOM):
        for left, right in ((one, two), (two, one)):
            across = is_left[left] & is_right[right]
            codes.append(distinct(pack(left[across], right[across])))
    return distinct(np.concatenate(codes))


def _weighed(table: NameTable, codes: Ids, floor: float, workers: Workers) -> tuple[Ids, Ids, Bits]:
    """The pairs that weigh more than a floor, and what they weigh."""
    left, right = unpack(codes)
    bits = table.weigh(left, right, floor, workers).bits
    kept = bits > floor
    return left[kept], right[kept], bits[kept]


def _rows(left: Ids, right: Ids, bits: Bits, sides: Sequence[Ragged]) -> Iterator[tuple[int, float, int]]:
    """The pairs of rows that pairs of names stand for: the row of the left side, minus the weight, the other row."""
    ours, theirs = (side.take(names) for side, names in zip(sides, (left, right), strict=True))
    pair, one, two = row_products(ours, theirs)
    return zip(one.tolist(), (-bits[pair]).tolist(), two.tolist(), strict=True)
