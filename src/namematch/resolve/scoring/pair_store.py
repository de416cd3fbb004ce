"""The names of a run, parsed, and the scored pairs of names that could be one person's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from namematch._internal.parallel import ALONE, Workers
from namematch._internal.progress import Steps
from namematch.arrays import MISSING, ExternalUniqueSorter, Flags, Ids, SortedMultimap, distinct
from namematch.evidence import STEPS_PER_BIT
from namematch.names import DecisionRule, PartKind, decision_rule
from namematch.names.batch import GENDER_STEPS, NameTable, Weighed
from namematch.resolve.blocking import BlockIndex, EquivalenceClasses, representative_pairs, room_within
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import MatchEdges, Parts
from namematch.text import count_of

_KINDS = tuple(PartKind)
# Pairs weighed together: what is built on the way takes ten times their room, and more of them are no quicker.
_PAIRS = 1 << 19
# Fewer names are read before other processes have started.
_WORTH_WORKERS = 1 << 14
# New names are looked up one by one where there are so many times more known ones.
_MANY = 8


class ScoredPairs:
    """Names taken apart, and the pairs of them that are one person by their names, or could be so.

    More names never change what two earlier ones say to each other, so adding names weighs only pairs with a new one.

    Weights within a run are measured from the line of its rule: a pair of more than 0 bits is likelier one person's
    than `min_probability`, under the prior of the run's population.

    Pairs that are still to be weighed take so many megabytes at most; more of them wait on disk. With `roles` titles
    may come to stand beside the names: pairs that only they could join are then kept.
    """

    def __init__(
        self,
        memory_limit_mb: int | None = None,
        *,
        roles: bool = True,
        workers: Workers = ALONE,
        rule: DecisionRule | None = None,
    ) -> None:
        if memory_limit_mb is not None:
            memory_limit_mb = count_of(memory_limit_mb, "resolve", "memory_limit_mb", least=1)
        self._memory_limit_mb = memory_limit_mb
        self._workers = workers
        self.rule = rule or decision_rule()
        self._offset = self.rule.shift - self.rule.line
        weights = context_weights()
        self._roles_add, self._roles_take = (weights.role_most, -weights.role_least) if roles else (0.0, 0.0)
        # What is too little for one person can be enough for a doubt.
        self._least = self.rule.lower_line - self.rule.line - self._roles_add
        self.table = NameTable()
        self._numbers: dict[str, int] = {}
        self._groups: dict[PartKind, list[str]] = {}
        self._pairs = _Pairs()
        self._weighed = 0
        self._blocks: BlockIndex | None = None
        self._around: SortedMultimap | None = None

    def learn(self, names: Iterable[str], steps: Steps | None = None) -> None:
        """Adds the names, as `clean` leaves them, that are new.

        If it stops between two steps, it goes on from there the next time.
        """
        steps = steps or Steps()
        fresh = sorted({name for name in names if name not in self._numbers})
        if fresh:
            steps("names", 0, len(fresh))
        workers = self._workers if len(fresh) >= _WORTH_WORKERS else ALONE
        done = 0
        for names in self.table.extend_stepwise(fresh, workers):
            self._numbers.update(zip(names, range(len(self._numbers), len(self.table)), strict=True))
            done += len(names)
            steps("names", done, len(fresh))
        self._weigh_new(workers, steps)
        workers.rest()

    def _weigh_new(self, workers: Workers, steps: Steps) -> None:
        """Weighs the pairs of names of which one has not been weighed."""
        before = self._weighed
        if before == len(self.table):
            return
        if _MANY * (len(self.table) - before) > before:
            # All blocks are built again, by whoever asks next.
            self._blocks = None
        if self._blocks:
            found = self._blocks.candidates(before)
            weighed = self._weighed_pairs(chunks(*found), len(found[0]), workers, steps)
            self._keep([_Packed.of(pairs) for pairs in weighed])
        else:
            classes = EquivalenceClasses(self.table, before)
            with ExternalUniqueSorter(self._memory_limit_mb) as pile:
                for codes in representative_pairs(self.table, classes, room_within(self._memory_limit_mb)):
                    pile.add(codes)
                decoded = map(classes.decode, pile.sorted())
                weighed = self._weighed_pairs(decoded, pile.count(), workers, steps)
                self._keep([_Packed.of(some) for pairs in weighed for some in _expanded(pairs, classes)])
        self._weighed = len(self.table)

    def forget(self) -> None:
        """Gives up what was found on the way and can be found again: after it, more names take somewhat longer."""
        self.table.forget()

    def _weighed_pairs(
        self, pairs: Iterable[tuple[Ids, Ids]], count: int, workers: Workers, steps: Steps
    ) -> Iterator[MatchEdges]:
        """The pairs that are one person by their names, or could be so."""
        done = 0
        for left, right in pairs:
            steps("pairs", done, count)
            weights = self.weigh(left, right, self._least, workers)
            yield MatchEdges(left, right, weights.bits, weights.vague).take(weights.bits > self._least)
            done += len(left)
        steps("pairs", count, count)

    def weigh(self, left: Ids, right: Ids, floor: float = -np.inf, workers: Workers = ALONE) -> Weighed:
        """Weights of pairs of names by their numbers, from the line on; no more than the floor is of no interest."""
        found = self.table.weigh(left, right, floor - self._offset, workers)
        return found._replace(bits=found.bits + self._offset)

    def doubtful(self) -> tuple[Ids, Ids]:
        """The pairs of names that are not one person's but may be, as far as roles do not decide."""
        pairs = self._pairs.packed()
        rows = np.flatnonzero(pairs.steps <= self._roles_take * STEPS_PER_BIT)
        found = pairs.pairs(rows)
        return found.left, found.right

    def _keep(self, weighed: Sequence[_Packed]) -> None:
        before = len(self._pairs)
        self._pairs.add(weighed)
        if self._around is not None:
            self._around.add(*self._ends(before))

    def _ends(self, first: int = 0) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Both names of all pairs from one on, and the pairs' numbers."""
        pairs = self._pairs.packed(first)
        rows = np.arange(first, len(self._pairs), dtype=np.int32)
        return np.concatenate([pairs.left, pairs.right]), np.concatenate([rows, rows])

    def _rows_around(self, names: Ids) -> Ids:
        """Rows of the pairs of which one name is among those given, each once."""
        if self._blocks is None:
            self._blocks = BlockIndex(self.table)
        if self._around is None:
            self._around = SortedMultimap(*self._ends())
        return distinct(self._around.find(distinct(names))[1].astype(np.int64))

    def numbers(self, names: Collection[str]) -> Ids:
        """The numbers of names that were learned."""
        return np.array(list(map(self._numbers.__getitem__, names)), dtype=np.int64)

    def short(self, names: Ids) -> NDArray[np.bool_]:
        """Whether names, by their numbers, lack a surname or a given name written out."""
        ways, written = self.table.ways, np.ones(len(names), dtype=bool)
        for kind in (PartKind.SURNAME, PartKind.GIVEN):
            written &= self.table.written_out(kind, ways.groups[kind][ways.first[names]])
        return ~written

    def parts(self, names: Collection[str]) -> dict[str, Parts]:
        """The parts of names that were learned."""
        ways = self.table.ways
        rows = ways.first[self.numbers(names)]
        words = (self._written(kind, ways.groups[kind][rows]) for kind in _KINDS)
        shares = (None if women == MISSING else women / GENDER_STEPS for women in ways.women[rows].tolist())
        by_kind = zip(*words, strict=True)
        return {
            name: Parts(dict(zip(_KINDS, own, strict=True)), share)
            for name, own, share in zip(names, by_kind, shares, strict=True)
        }

    def _written(self, kind: PartKind, groups: Ids) -> list[str]:
        """The words of groups that are written out."""
        texts, known = self._groups.setdefault(kind, []), self.table.groups(kind)
        if len(texts) < len(known):
            texts += [" ".join([word.text for word in words if not word.initial]) for words in known[len(texts) :]]
        return [texts[group] if group != MISSING else "" for group in groups.tolist()]

    def plausible(self, among: Flags | None = None, of: Ids | None = None) -> MatchEdges:
        """Pairs of names by number, and what their names alone say; the smaller number is on the left.

        `among` tells by name whether it is of interest; of the names `of` one must be in each pair. Without: all.
        """
        pairs = self._pairs.packed()
        rows = None if of is None else self._rows_around(of)
        if among is None:
            return pairs.pairs(slice(None) if rows is None else rows)
        if rows is None:
            return pairs.pairs(np.flatnonzero(among[pairs.left] & among[pairs.right]))
        return pairs.pairs(rows[among[pairs.left[rows]] & among[pairs.right[rows]]])


def chunks(left: Ids, right: Ids) -> Iterator[tuple[Ids, Ids]]:
    """Pairs, not too many at a time."""
    for start in range(0, len(left), _PAIRS):
        yield left[start : start + _PAIRS], right[start : start + _PAIRS]


def _expanded(pairs: MatchEdges, classes: EquivalenceClasses) -> Iterator[MatchEdges]:
    """The weights of pairs of representatives, for all pairs that these represent."""
    for row, left, right in classes.expand(pairs.left, pairs.right, _PAIRS):
        yield pairs.take(row)._replace(left=left, right=right)


class _Packed(NamedTuple):
    """`MatchEdges` in half the room: of names there are fewer than 2**31, and weights are whole steps of 1/1024 bit."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    steps: NDArray[np.int32]
    vague: NDArray[np.uint8]

    @classmethod
    def of(cls, pairs: MatchEdges) -> Self:
        """Pairs packed."""
        steps = (pairs.bits * STEPS_PER_BIT).astype(np.int32)
        return cls(pairs.left.astype(np.int32), pairs.right.astype(np.int32), steps, pairs.vague)

    def pairs(self, rows: Ids | slice) -> MatchEdges:
        """Some of the pairs as they are worked with."""
        left, right = self.left[rows].astype(np.int64), self.right[rows].astype(np.int64)
        return MatchEdges(left, right, self.steps[rows] / STEPS_PER_BIT, self.vague[rows])


class _Pairs:
    """Pairs in columns with room for more behind them."""

    def __init__(self) -> None:
        none = np.zeros(0, dtype=np.int32)
        self._columns = _Packed(none, none, none, np.zeros(0, dtype=np.uint8))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, more: Sequence[_Packed]) -> None:
        """Adds pairs."""
        length = self._length + sum(len(some.left) for some in more)
        if length > len(self._columns.left):
            room = length if not self._length else max(length, len(self._columns.left) * 9 // 8)
            kept, self._columns = self.packed(), _Packed(*(np.empty(room, column.dtype) for column in self._columns))
            self._fill(0, kept)
        for some in more:
            self._fill(self._length, some)
            self._length += len(some.left)

    def _fill(self, start: int, more: _Packed) -> None:
        columns: tuple[NDArray[Any], ...] = self._columns
        values: tuple[NDArray[Any], ...] = more
        for column, fresh in zip(columns, values, strict=True):
            column[start : start + len(fresh)] = fresh

    def packed(self, first: int = 0) -> _Packed:
        """All of them from one on."""
        columns: tuple[NDArray[Any], ...] = self._columns
        return _Packed(*(column[first : self._length] for column in columns))
