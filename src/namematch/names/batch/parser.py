"""Taking a column of names apart: what `parse_name` does, with NumPy, for all names of one shape together.

Words are judged once each. What is left for a name, the weighing of the ways to deal its words out, is the same
arithmetic in the same order. Names with titles, particles, brackets and the like go through `parse_name` itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import MISSING, Bits, Ids
from namematch.names.comparison.pair import MOST_ALTERNATIVES, parse_bits, ways, womanhood
from namematch.names.comparison.part_weight import Group, NameWord, group_of
from namematch.names.parameters import parsing
from namematch.names.parsing.gender import LEAST_BITS, word_bits
from namematch.names.parsing.mongolian import may_be_father
from namematch.names.parsing.parser import (
    LEAST_PROBABILITY,
    MOST_UNITS,
    Kinds,
    assignments,
    comma_bits,
    father_before_given,
    order_bits,
    possessive_bits,
    unit_bits,
)
from namematch.names.parsing.part_scores import fit_of
from namematch.names.parsing.titles import generation
from namematch.names.parsing.tokens import MOST_CHARACTERS, plain_units
from namematch.names.types import NameToken, PartKind

GENDER_STEPS = 500

_KINDS = tuple(PartKind)
# Words of a Mongolian name.
_MONGOLIAN = 2


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to take names apart, name after name, the likeliest way of each first.

    Args:
        first: By name the row of its likeliest way, shape (names,).
        count: By name how many ways it has, shape (names,).
        groups: By kind the group of words of each way, an id of `WayReader.groups`; -1 for none; shape (ways,).
        women: Probability that the bearer is a woman, in 1/500; -1 where the name does not tell; shape (ways,).
        suffix: What its suffix tells, an id of `WayReader.suffixes`, shape (ways,).
        cost: How much unlikelier the way is than the likeliest one, in bits, zero or less; shape (ways,).
    """

    first: Ids
    count: Ids
    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    cost: Bits


class _Block(NamedTuple):
    """Ways of some names: rows of the ways belong to `names`, an index into the column, each name's together."""

    names: Ids
    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    cost: Bits


class _Judged(NamedTuple):
    """A word as a unit of a name: how it fits each kind, by itself and among words in other capitals."""

    genitive: bool
    capitals: int
    fit: tuple[float, ...]
    mixed: tuple[float, ...]
    gender: tuple[float, ...]
    possessive: tuple[float, ...]
    father: bool  # whether it may be that of a Mongolian


_Chunk = tuple[tuple[NameWord, _Judged], ...] | None
"""The words of what stands between two spaces of a name; `None` where it is to be read in the name as a whole."""


def judged(chunks: Sequence[str]) -> list[_Chunk]:
    """What is known of the words of chunks by themselves, a comma behind them left out."""
    known: dict[NameWord, _Judged] = {}
    return [_chunk(chunk, known) for chunk in chunks]


def _chunk(chunk: str, known: dict[NameWord, _Judged]) -> _Chunk:
    units = plain_units(chunk)
    if units is None:
        return None
    words = [NameWord(text, unit.initial) for unit, text in units]
    for word, (unit, _) in zip(words, units, strict=True):
        if word not in known:
            known[word] = _judge(word, unit)
    return tuple([(word, known[word]) for word in words])


class WayReader:
    """Takes names apart and numbers what it finds: equal groups of words have one id from call to call."""

    def __init__(self) -> None:
        self.groups: dict[PartKind, dict[Group, int]] = {kind: {} for kind in PartKind}
        self.suffixes: dict[str | None, int] = {None: 0}
        self._chunks: dict[str, tuple[int, ...] | None] = {}
        self._words: dict[NameWord, int] = {}
        self._by_number: list[NameWord] = []
        self._fathers: set[int] = set()  # words that may be a Mongolian father's name
        self._judged: list[_Judged] = []  # of words that are not in the columns yet
        self._columns = _Columns()

    def read(self, names: Sequence[str]) -> Ways:
        """The ways to take cleaned names apart."""
        ((_, ways),) = self.read_pieces([names], ALONE)
        return ways

    def read_pieces(
        self, pieces: Iterable[Sequence[str]], workers: Workers
    ) -> Iterator[tuple[Sequence[str], Ways]]:
        """The ways to take cleaned names apart, piece by piece.

        Yields:
            Each piece, and its ways.
        """
        asked: set[str] = set()

        def unknown() -> Iterator[tuple[tuple[Sequence[str], list[str]], list[str]]]:
            for names in pieces:
                chunks = {_bare(chunk) for name in names for chunk in _chunks_of(name)}
                fresh = sorted(chunk for chunk in chunks if chunk not in self._chunks and chunk not in asked)
                asked.update(fresh)
                yield (names, fresh), fresh

        for (names, chunks), found in workers.map(judged, unknown()):
            self._chunks.update(zip(chunks, map(self._numbered, found), strict=True))
            yield names, self._dealt_out(names)

    def forget(self) -> None:
        """Gives up what is known of words and can be found again: groups keep their numbers."""
        self._chunks, self._words, self._by_number = {}, {}, []
        self._fathers, self._judged, self._columns = set(), [], _Columns()

    def _numbered(self, chunk: _Chunk) -> tuple[int, ...] | None:
        """The words of a chunk by number."""
        return None if chunk is None else tuple([self._number(word, judged) for word, judged in chunk])

    def _number(self, word: NameWord, judged: _Judged) -> int:
        number = self._words.setdefault(word, len(self._words))
        if number == len(self._by_number):
            self._by_number.append(word)
            self._judged.append(judged)
            if judged.father:
                self._fathers.add(number)
        return number

    def _dealt_out(self, names: Sequence[str]) -> Ways:
        """The ways of names whose chunks are known."""
        shaped: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
        places: dict[tuple[int, int], list[int]] = defaultdict(list)
        other: list[int] = []
        for place, name in enumerate(names):
            found = self._plain(name)
            if found is None:
                other.append(place)
            else:
                units, before_comma = found
                shaped[len(units), before_comma].append(units)
                places[len(units), before_comma].append(place)
        self._columns.extend(self._judged)
        self._judged = []
        blocks = [
            self._block(np.array(places[shape]), np.array(rows), shape[1], self._columns)
            for shape, rows in shaped.items()
        ]
        blocks.append(self._one_by_one(names, other))
        return _ordered(blocks, len(names))

    def _plain(self, name: str) -> tuple[tuple[int, ...], int] | None:
        """Units of a name by number, and how many stand before a comma; `None` for a name to read by itself."""
        units: list[int] = []
        before_comma = 0
        for chunk in _chunks_of(name):
            known = self._chunks[_bare(chunk)]
            if known is None:
                return None
            units += known
            if not before_comma and chunk.endswith(","):
                before_comma = len(units)
        if not 0 < len(units) <= MOST_UNITS or (len(units) == _MONGOLIAN and units[0] in self._fathers):
            return None
        return tuple(units), before_comma if 0 < before_comma < len(units) else len(units)

    def _block(self, names: Ids, units: Ids, before_comma: int, judged: _Columns) -> _Block:
        """The ways of names of one shape, `units` one row a name."""
        kinds_of = sorted(assignments(units.shape[1]))
        bits = np.stack([_weigh(kinds, units, before_comma, judged) for kinds in kinds_of], axis=1)
        order = np.argsort(-bits, axis=1, kind="stable")[:, : MOST_ALTERNATIVES + 1]
        best = np.take_along_axis(bits, order, axis=1)
        total = np.log2(np.exp2(bits - best[:, :1]).sum(axis=1, keepdims=True)) + best[:, :1]
        shares = np.exp2(best - total)
        kept = shares >= LEAST_PROBABILITY
        kept[:, 0] = True
        cost = np.minimum(0.0, _exact(np.log2(np.maximum(shares, 1e-6) / shares[:, :1])))
        rows, _ = np.nonzero(kept)
        return self._dealt(names[rows], units[rows], order[kept], kinds_of, judged, cost[kept])

    def _dealt(self, names: Ids, units: Ids, dealt: Ids, kinds_of: list[Kinds], judged: _Columns, cost: Bits) -> _Block:
        groups = {kind: np.full(len(names), MISSING) for kind in PartKind}
        gender = np.zeros(len(names))
        for number, kinds in enumerate(kinds_of):
            rows = np.flatnonzero(dealt == number)
            if not len(rows):
                continue
            for place, kind in enumerate(kinds):
                gender[rows] += judged.gender[units[rows, place], _KINDS.index(kind)]
            for kind in set(kinds):
                mine = [place for place, other in enumerate(kinds) if other is kind]
                groups[kind][rows] = self._group_ids(units[rows][:, mine], kind)
        return _Block(names, groups, _womanhood(gender), np.zeros(len(names), dtype=np.int64), cost)

    def _group_ids(self, units: Ids, kind: PartKind) -> Ids:
        """Ids of groups of words, one row of units a group."""
        distinct, back = np.unique(units, axis=0, return_inverse=True)
        known = self.groups[kind]
        ids = [
            known.setdefault(tuple([self._by_number[unit] for unit in row]), len(known)) for row in distinct.tolist()
        ]
        return np.array(ids, dtype=np.int64)[back.reshape(-1)]

    def _one_by_one(self, names: Sequence[str], places: list[int]) -> _Block:
        parsed = [(place, way) for place in places for way in ways(names[place])]
        return _Block(
            np.array([place for place, _ in parsed], dtype=np.int64),
            {kind: _ids((group_of(way, kind) for _, way in parsed), self.groups[kind]) for kind in PartKind},
            np.array([_steps(womanhood(way)) for _, way in parsed], dtype=np.int64),
            np.array(
                [self.suffixes.setdefault(generation(way.titles), len(self.suffixes)) for _, way in parsed],
                dtype=np.int64,
            ),
            np.array([parse_bits(way) for _, way in parsed], dtype=np.float64),
        )


class _Columns:
    """Judgements of words, by number."""

    def __init__(self) -> None:
        self.genitive = np.zeros(0, dtype=bool)
        self.capitals = np.zeros(0, dtype=np.int64)
        self.fit = self.mixed = self.gender = np.zeros((0, len(_KINDS)))
        self._possessive = np.zeros((0, len(parsing().possessive)))

    def extend(self, judged: Sequence[_Judged]) -> None:
        """Adds words; what is there of others is kept."""
        if not judged:
            return
        self.genitive = np.concatenate([self.genitive, np.array([each.genitive for each in judged], dtype=bool)])
        self.capitals = np.concatenate([self.capitals, np.array([each.capitals for each in judged], dtype=np.int64)])
        self.fit = np.concatenate([self.fit, [each.fit for each in judged]])
        self.mixed = np.concatenate([self.mixed, [each.mixed for each in judged]])
        self.gender = np.concatenate([self.gender, [each.gender for each in judged]])
        self._possessive = np.concatenate([self._possessive, [each.possessive for each in judged]])

    def possessive(self, kinds: Kinds, units: Ids) -> Bits:
        """Bits of words as the father's name of such a name."""
        names = list(parsing().possessive)
        return self._possessive[units, names.index(kinds)] if kinds in names else np.zeros(len(units))


def _chunks_of(name: str) -> list[str]:
    return name[:MOST_CHARACTERS].split(" ")


def _bare(chunk: str) -> str:
    return chunk[:-1] if chunk.endswith(",") else chunk


def _judge(word: NameWord, unit: NameToken) -> _Judged:
    fit = fit_of(unit.word)
    return _Judged(
        fit.genitive,
        MISSING if unit.initial else int(unit.capitals),
        tuple([unit_bits(unit, fit, kind, False) for kind in _KINDS]),
        tuple([unit_bits(unit, fit, kind, True) for kind in _KINDS]),
        tuple([0.0 if unit.initial else word_bits(kind, word.text) for kind in _KINDS]),
        tuple([possessive_bits(fit, kinds) for kinds in parsing().possessive]),
        may_be_father(unit.word),
    )


def _weigh(kinds: Kinds, units: Ids, before_comma: int, judged: _Columns) -> Bits:
    """Bits of one way to deal out kinds, shape (names,)."""
    capitals = judged.capitals[units]
    mixed = (capitals == 1).any(axis=1) & (capitals == 0).any(axis=1)
    words = np.zeros(len(units))
    for place, kind in enumerate(kinds):
        column, unit = _KINDS.index(kind), units[:, place]
        words += np.where(mixed, judged.mixed[unit, column], judged.fit[unit, column])
    genitive = judged.genitive[units[:, 0]]
    order = np.where(genitive, order_bits(kinds, True), order_bits(kinds, False))
    comma = comma_bits([place < before_comma for place in range(len(kinds))], kinds)
    turned = _turned_initials(kinds, capitals)
    return np.asarray(order + words + turned + _possessive(kinds, units, judged) + comma, dtype=np.float64)


def _turned_initials(kinds: Kinds, capitals: Ids) -> Bits:
    """Shape (names,)."""
    turned = father_before_given(kinds)
    if turned is None:
        return np.zeros(len(capitals))
    father, given = turned
    both = (capitals[:, father] == MISSING) & (capitals[:, given] == MISSING)
    return np.where(both, parsing().order.father_initial_first, 0.0)


def _possessive(kinds: Kinds, units: Ids, judged: _Columns) -> Bits:
    """Shape (names,)."""
    if PartKind.PATRONYMIC not in kinds:
        return np.zeros(len(units))
    return judged.possessive(kinds, units[:, kinds.index(PartKind.PATRONYMIC)])


def _exact(bits: Bits) -> Bits:
    return np.asarray(np.rint(bits * 1024) / 1024, dtype=np.float64)


def _womanhood(gender: Bits) -> Ids:
    """Probability of a woman in steps from bits for one; -1 where they are too few."""
    likelier = 1.0 / (1.0 + np.exp2(-np.abs(gender)))
    share = np.where(gender > 0, likelier, 1 - likelier)
    return np.where(np.abs(gender) < LEAST_BITS, MISSING, np.rint(share * GENDER_STEPS).astype(np.int64))


def _steps(women: float | None) -> int:
    return MISSING if women is None else round(women * GENDER_STEPS)


def _ids(values: Iterable[Group], known: dict[Group, int]) -> Ids:
    """Ids of groups, given in the order in which they first occur; -1 for an empty one."""
    return np.array([known.setdefault(v, len(known)) if v else MISSING for v in values], dtype=np.int64)


def _ordered(blocks: Sequence[_Block], names: int) -> Ways:
    """The ways of all blocks in the order of their names."""
    owner = np.concatenate([block.names for block in blocks])
    order = np.argsort(owner, kind="stable")
    count = np.bincount(owner, minlength=names)

    def joined(columns: Iterable[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate(list(columns))[order]

    return Ways(
        first=np.cumsum(count) - count,
        count=count,
        groups={kind: joined(block.groups[kind] for block in blocks) for kind in PartKind},
        women=joined(block.women for block in blocks),
        suffix=joined(block.suffix for block in blocks),
        cost=joined(block.cost for block in blocks),
    )
