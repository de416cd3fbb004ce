"""Taking a column of names apart: what `parse_name` does, with NumPy, for all names of one shape together.

Words are judged once each. What is left for a name, the weighing of the ways to deal its words out, is the same
arithmetic in the same order. Names with titles, particles, brackets and the like go through `parse_name` itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import MISSING, Bits, Ids
from namematch.names.batch.parses import GENDER_STEPS, Parses, ParsesOfShape, ordered_parses
from namematch.names.batch.word_scores import Chunk, ScoreColumns, WordScores, score_words
from namematch.names.cells import is_odd_together
from namematch.names.comparison.pair import (
    CERTAIN_PARSE,
    LEAST_PARSE,
    MOST_ALTERNATIVES,
    alternative_parses,
    p_female,
    parse_bits,
)
from namematch.names.comparison.part_weight import NameWord, PartTokens, part_tokens
from namematch.names.parsing.gender import LEAST_BITS
from namematch.names.parsing.parser import (
    MOST_UNITS,
    Kinds,
    assignments,
    comma_bits,
    initials_bits,
    order_bits,
)
from namematch.names.parsing.titles import generation
from namematch.names.parsing.tokens import MOST_CHARACTERS
from namematch.names.types import PartKind

_KINDS = tuple(PartKind)
# Words of a Mongolian name.
_MONGOLIAN = 2


class BatchParser:
    """Takes names apart and numbers what it finds: equal groups of words have one id from call to call."""

    def __init__(self) -> None:
        self.groups: dict[PartKind, dict[PartTokens, int]] = {kind: {} for kind in PartKind}
        self.suffixes: dict[str | None, int] = {None: 0}
        self._chunks: dict[str, tuple[int, ...] | None] = {}
        self._words: dict[NameWord, int] = {}
        self._by_number: list[NameWord] = []
        self._fathers: set[int] = set()  # words that may be a Mongolian father's name
        self._judged: list[WordScores] = []  # of words that are not in the columns yet
        self._columns = ScoreColumns()

    def read(self, names: Sequence[str]) -> Parses:
        """The ways to take cleaned names apart."""
        ((_, ways),) = self.read_pieces([names], ALONE)
        return ways

    def read_pieces(self, pieces: Iterable[Sequence[str]], workers: Workers) -> Iterator[tuple[Sequence[str], Parses]]:
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

        for (names, chunks), scored in workers.map(score_words, unknown()):
            self._chunks.update(zip(chunks, map(self._numbered, scored), strict=True))
            yield names, self._ways(names)

    def forget(self) -> None:
        """Gives up what is known of words and can be found again: groups keep their numbers."""
        self._chunks, self._words, self._by_number = {}, {}, []
        self._fathers, self._judged, self._columns = set(), [], ScoreColumns()

    def _numbered(self, chunk: Chunk) -> tuple[int, ...] | None:
        """The words of a chunk by number."""
        return None if chunk is None else tuple([self._number(word, judged) for word, judged in chunk])

    def _number(self, word: NameWord, judged: WordScores) -> int:
        number = self._words.setdefault(word, len(self._words))
        if number == len(self._by_number):
            self._by_number.append(word)
            self._judged.append(judged)
            if judged.father:
                self._fathers.add(number)
        return number

    def _ways(self, names: Sequence[str]) -> Parses:
        """The ways of names whose chunks are known."""
        shaped: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
        places: dict[tuple[int, int], list[int]] = defaultdict(list)
        other: list[int] = []
        for place, name in enumerate(names):
            plain = self._plain(name)
            if plain is None:
                other.append(place)
            else:
                units, before_comma = plain
                shaped[len(units), before_comma].append(units)
                places[len(units), before_comma].append(place)
        self._columns.extend(self._judged)
        self._judged = []
        blocks = [
            self._block(np.array(places[shape]), np.array(rows), shape[1], self._columns)
            for shape, rows in shaped.items()
        ]
        blocks.append(self._one_by_one(names, other))
        return ordered_parses(blocks, len(names))

    def _plain(self, name: str) -> tuple[tuple[int, ...], int] | None:
        """Units of a name by number, and how many stand before a comma; `None` for a name to read by itself."""
        units: list[int] = []
        before_comma = 0
        chunks = _chunks_of(name)
        if is_odd_together(chunks):
            return None
        for chunk in chunks:
            known = self._chunks[_bare(chunk)]
            if known is None:
                return None
            units += known
            if not before_comma and chunk.endswith(","):
                before_comma = len(units)
        if not 0 < len(units) <= MOST_UNITS or (len(units) == _MONGOLIAN and units[0] in self._fathers):
            return None
        return tuple(units), before_comma if 0 < before_comma < len(units) else len(units)

    def _block(self, names: Ids, units: Ids, before_comma: int, judged: ScoreColumns) -> ParsesOfShape:
        """The ways of names of one shape, `units` one row a name."""
        kinds_of = sorted(assignments(units.shape[1]))
        bits = np.stack([_weigh(kinds, units, before_comma, judged) for kinds in kinds_of], axis=1)
        order = np.argsort(-bits, axis=1, kind="stable")[:, : MOST_ALTERNATIVES + 1]
        best = np.take_along_axis(bits, order, axis=1)
        total = np.log2(np.exp2(bits - best[:, :1]).sum(axis=1, keepdims=True)) + best[:, :1]
        shares = np.exp2(best - total)
        kept = shares >= LEAST_PARSE
        kept[:, 0] = True
        cost = np.where(shares >= CERTAIN_PARSE, 0.0, _exact(np.log2(np.maximum(shares, 1e-6))))
        rows, _ = np.nonzero(kept)
        return self._assigned(names[rows], units[rows], order[kept], kinds_of, judged, cost[kept])

    def _assigned(
        self, names: Ids, units: Ids, assigned: Ids, kinds_of: list[Kinds], scores: ScoreColumns, cost: Bits
    ) -> ParsesOfShape:
        """The ways that assign words to kinds, one row of units a way; `assigned` numbers `kinds_of`."""
        groups = {kind: np.full(len(names), MISSING) for kind in PartKind}
        gender = np.zeros(len(names))
        for number, kinds in enumerate(kinds_of):
            rows = np.flatnonzero(assigned == number)
            if not len(rows):
                continue
            for place, kind in enumerate(kinds):
                gender[rows] += scores.gender[units[rows, place], _KINDS.index(kind)]
            for kind in set(kinds):
                mine = [place for place, other in enumerate(kinds) if other is kind]
                groups[kind][rows] = self._group_ids(units[rows][:, mine], kind)
        return ParsesOfShape(names, groups, _womanhood(gender), np.zeros(len(names), dtype=np.int64), cost)

    def _group_ids(self, units: Ids, kind: PartKind) -> Ids:
        """Ids of groups of words, one row of units a group."""
        distinct, back = np.unique(units, axis=0, return_inverse=True)
        known = self.groups[kind]
        ids = [
            known.setdefault(tuple([self._by_number[unit] for unit in row]), len(known)) for row in distinct.tolist()
        ]
        return np.array(ids, dtype=np.int64)[back.reshape(-1)]

    def _one_by_one(self, names: Sequence[str], places: list[int]) -> ParsesOfShape:
        parsed = [(place, way) for place in places for way in alternative_parses(names[place])]
        return ParsesOfShape(
            np.array([place for place, _ in parsed], dtype=np.int64),
            {kind: _ids((part_tokens(way, kind) for _, way in parsed), self.groups[kind]) for kind in PartKind},
            np.array([_steps(p_female(way)) for _, way in parsed], dtype=np.int64),
            np.array(
                [self.suffixes.setdefault(generation(way.titles), len(self.suffixes)) for _, way in parsed],
                dtype=np.int64,
            ),
            np.array([parse_bits(way) for _, way in parsed], dtype=np.float64),
        )


def _chunks_of(name: str) -> list[str]:
    return name[:MOST_CHARACTERS].split(" ")


def _bare(chunk: str) -> str:
    return chunk[:-1] if chunk.endswith(",") else chunk


def _weigh(kinds: Kinds, units: Ids, before_comma: int, judged: ScoreColumns) -> Bits:
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
    initials = _initials(kinds, capitals)
    return np.asarray(order + words + initials + _possessive(kinds, units, judged) + comma, dtype=np.float64)


def _initials(kinds: Kinds, capitals: Ids) -> Bits:
    """Shape (names,)."""
    shapes, back = np.unique(capitals == MISSING, axis=0, return_inverse=True)
    return np.array([initials_bits(kinds, tuple(shape)) for shape in shapes.tolist()])[back.reshape(-1)]


def _possessive(kinds: Kinds, units: Ids, judged: ScoreColumns) -> Bits:
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


def _ids(values: Iterable[PartTokens], known: dict[PartTokens, int]) -> Ids:
    """Ids of groups, given in the order in which they first occur; -1 for an empty one."""
    return np.array([known.setdefault(v, len(known)) if v else MISSING for v in values], dtype=np.int64)
