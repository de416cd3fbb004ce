from __future__ import annotations

from collections.abc import Iterator
from math import log2

import pytest

from namematch.mentions.segments import Piece, best_cut, chances

PIECES = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (0, 2)]
BITS = [
    [1.0, 3.0, -2.0, 0.5, 2.0, 4.0],
    [-1.0, -3.0, -2.0, -0.5, -2.0, -4.0],
    [2.0, 1.0, 2.0, 1.0, 2.0, 1.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 90.0],
]


def all_cuts(pieces: list[Piece], start: int = 0) -> Iterator[list[Piece]]:
    """All sets of pieces that overlap in nothing, by trying each."""
    yield []
    for piece in pieces:
        if piece[0] >= start:
            yield from ([piece, *rest] for rest in all_cuts(pieces, piece[1] + 1))


@pytest.mark.parametrize("bits", BITS)
def test_the_best_cut_has_the_largest_sum(bits: list[float]) -> None:
    weigh = dict(zip(PIECES, bits, strict=True))
    best = max(sum(weigh[piece] for piece in cut) for cut in all_cuts(PIECES))
    cut = best_cut(PIECES, bits)
    assert cut == sorted(cut)
    assert cut in list(all_cuts(PIECES))
    assert sum(weigh[piece] for piece in cut) == pytest.approx(best)


@pytest.mark.parametrize("bits", BITS)
def test_a_chance_is_the_share_of_the_cuts_with_the_piece(bits: list[float]) -> None:
    weigh = dict(zip(PIECES, bits, strict=True))
    cuts = [(cut, 2.0 ** sum(weigh[piece] for piece in cut)) for cut in all_cuts(PIECES)]
    total = sum(weight for _, weight in cuts)
    likely, in_bits = chances(PIECES, bits)
    assert in_bits == pytest.approx(log2(total))
    for piece, chance in zip(PIECES, likely, strict=True):
        assert chance == pytest.approx(sum(weight for cut, weight in cuts if piece in cut) / total)


def test_of_no_pieces_there_is_nothing_to_cut() -> None:
    assert best_cut([], []) == []
    assert chances([], []) == ([], 0.0)
