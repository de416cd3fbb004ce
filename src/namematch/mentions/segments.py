"""Cutting a run of words into names: the likeliest cut, and how likely each piece is over all cuts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import inf, log2
from operator import itemgetter

Piece = tuple[int, int]
# So many bits more, and the smaller one of two sums adds nothing.
_FAR = 60.0


def chances(pieces: Sequence[Piece], bits: Sequence[float]) -> tuple[list[float], float]:
    """Of every piece, the chance that it is a name, all ways to cut the run taken together; and log2 of their weight.

    Pieces that overlap exclude each other; what speaks for each is log2 of its odds.
    """
    if not pieces:
        return [], 0.0
    marks = _marks(pieces)
    before = _sums(pieces, bits, marks)
    after = _sums([(-last, -first) for first, last in pieces], bits, [1 - mark for mark in reversed(marks)])
    total = before[marks[-1]]
    shares = (before[first] + weight + after[-last] - total for (first, last), weight in zip(pieces, bits, strict=True))
    return [min(1.0, 2.0**share) for share in shares], total


def best_cut(pieces: Sequence[Piece], worth: Sequence[float]) -> list[Piece]:
    """The pieces that overlap in nothing and are worth most together, from left to right."""
    ending = _by_end(pieces, worth)
    best: dict[int, tuple[float, Piece | None]] = {}
    reached = 0.0
    for mark in _marks(pieces):
        ways = [(best[piece[0]][0] + weight, piece) for piece, weight in ending[mark]]
        best[mark] = max([(reached, None), *ways], key=itemgetter(0))
        reached = best[mark][0]
    return _trace(best)


def _trace(best: dict[int, tuple[float, Piece | None]]) -> list[Piece]:
    cut: list[Piece] = []
    limit: float = inf
    for mark, (_, piece) in reversed(best.items()):
        if mark <= limit and piece is not None:
            cut.append(piece)
            limit = piece[0]
    return cut[::-1]


def _marks(pieces: Sequence[Piece]) -> list[int]:
    """Where pieces begin, and right behind their ends."""
    return sorted({mark for first, last in pieces for mark in (first, last + 1)})


def _by_end(pieces: Sequence[Piece], bits: Sequence[float]) -> dict[int, list[tuple[Piece, float]]]:
    ending: dict[int, list[tuple[Piece, float]]] = defaultdict(list)
    for piece, weight in zip(pieces, bits, strict=True):
        ending[piece[1] + 1].append((piece, weight))
    return ending


def _sums(pieces: Sequence[Piece], bits: Sequence[float], marks: list[int]) -> dict[int, float]:
    """log2 of the weight of all cuts of what stands before each mark."""
    ending = _by_end(pieces, bits)
    sums: dict[int, float] = {}
    reached = 0.0
    for mark in marks:
        for (first, _), weight in ending[mark]:
            reached = _add(reached, sums[first] + weight)
        sums[mark] = reached
    return sums


def _add(left: float, right: float) -> float:
    """log2 of the sum of two numbers whose log2 are given."""
    high, low = max(left, right), min(left, right)
    return high + log2(1.0 + 2.0 ** (low - high)) if high - low < _FAR else high
