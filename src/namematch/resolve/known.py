"""What is known of names, remembered from run to run: their parts, and the pairs that could be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from namematch.names import PartKind
from namematch.names.columns import GENDER_STEPS, MISSING, Ids, NameTable
from namematch.resolve.block import candidates
from namematch.resolve.canonical import Parts
from namematch.resolve.parameters import context_weights
from namematch.resolve.persons import Joins

# Pairs weighed together: what is built on the way is gone before there is much of it.
_PAIRS = 1 << 21


class Known:
    """Names taken apart, and the pairs of them that are one person by their names, or could be so by their roles.

    More names never change what two earlier ones say to each other, so adding names weighs only pairs with a new one.

    Args:
        roles: Whether role titles may come to stand beside the names: pairs that only they could join are then kept.
    """

    def __init__(self, *, roles: bool = True) -> None:
        self._least = -context_weights().role_most if roles else 0.0
        self.table = NameTable()
        self._numbers: dict[str, int] = {}
        self._groups: dict[PartKind, list[str]] = {}
        self._pairs = [Joins(_none(), _none(), np.zeros(0), np.zeros(0, dtype=np.uint8))]

    def learn(self, names: Iterable[str]) -> None:
        """Adds the names that are new.

        Args:
            names: Names as `clean` leaves them.
        """
        before = len(self.table)
        fresh = sorted({name for name in names if name not in self._numbers})
        if not fresh:
            return
        self.table.extend(fresh)
        self._numbers.update(zip(fresh, range(before, before + len(fresh)), strict=True))
        for left, right in chunks(*candidates(self.table, before)):
            weighed = self.table.weigh(left, right, floor=self._least)
            pairs = Joins(left, right, weighed.bits, weighed.vague)
            self._pairs.append(pairs.take(weighed.bits > self._least))

    def numbers(self, names: Iterable[str]) -> Ids:
        """The numbers of names that were learned."""
        return np.fromiter((self._numbers[name] for name in names), dtype=np.int64)

    def parts_of(self, name: str) -> Parts:
        """The parts of a name that was learned."""
        table = self.table
        way = int(table.ways.first[self._numbers[name]])
        words = {kind: self._written(kind, int(table.ways.groups[kind][way])) for kind in PartKind}
        women = int(table.ways.women[way])
        return Parts(words, None if women == MISSING else women / GENDER_STEPS)

    def _written(self, kind: PartKind, group: int) -> str:
        """The words of a group that are written out."""
        if group == MISSING:
            return ""
        groups = self._groups.get(kind, [])
        if group >= len(groups):
            groups = self._groups[kind] = [
                " ".join([word.text for word in words if not word.initial]) for words in self.table.groups(kind)
            ]
        return groups[group]

    def plausible(self) -> Joins:
        """Pairs of names by number, and what their names alone say; the smaller number is on the left."""
        self._pairs = [Joins(*(np.concatenate(column) for column in zip(*self._pairs, strict=True)))]
        return self._pairs[0]


def chunks(left: Ids, right: Ids) -> Iterator[tuple[Ids, Ids]]:
    """Pairs, not too many at a time."""
    for start in range(0, len(left), _PAIRS):
        yield left[start : start + _PAIRS], right[start : start + _PAIRS]


def _none() -> Ids:
    return np.zeros(0, dtype=np.int64)
