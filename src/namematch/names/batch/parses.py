"""The parses of many names, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from namematch.arrays import Bits, Ids
from namematch.names.comparison.pair import of_one_gender
from namematch.names.parameters import weights
from namematch.names.types import PartKind

GENDER_STEPS = 500


@dataclass(frozen=True, slots=True)
class Parses:
    """The parses of names, name after name, the likeliest parse of each first.

    Args:
        first: By name the row of its likeliest parse, shape (names,).
        count: By name how many parses it has, shape (names,).
        groups: By kind the part tokens of each parse, an id of `BatchParser.groups`; -1 for none; shape (parses,).
        women: Probability that the bearer is a woman, in 1/500; -1 where the name does not tell; shape (parses,).
        suffix: What its suffix tells, an id of `BatchParser.suffixes`, shape (parses,).
        births: The dates of birth beside it, an id of `BatchParser.births`, 0 for none; shape (parses,).
        cost: How likely the parse is, in bits, zero or less; shape (parses,).
    """

    first: Ids
    count: Ids
    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    births: Ids
    cost: Bits

    @classmethod
    def of(cls, names: Sequence[Sequence[tuple[int, int, int, int, int, int, float]]]) -> Parses:
        """The parses of names: each its groups by kind, then the other columns."""
        count = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
        columns = list(zip(*(row for rows in names for row in rows), strict=True)) or [()] * 7
        *groups, women, suffix, births = (np.array(column, dtype=np.int64) for column in columns[:6])
        by_kind = dict(zip(PartKind, groups, strict=True))
        cost = np.array(columns[6], dtype=np.float64)
        return cls(np.cumsum(count) - count, count, by_kind, women, suffix, births, cost)

    @classmethod
    def joined(cls, parts: Sequence[Parses]) -> Parses:
        """The parses of the names of several, one after the other."""
        rows = np.cumsum([0, *(len(part.cost) for part in parts)]).tolist()
        return cls(
            np.concatenate([part.first + before for part, before in zip(parts, rows[:-1], strict=True)]),
            np.concatenate([part.count for part in parts]),
            {kind: np.concatenate([part.groups[kind] for part in parts]) for kind in PartKind},
            np.concatenate([part.women for part in parts]),
            np.concatenate([part.suffix for part in parts]),
            np.concatenate([part.births for part in parts]),
            np.concatenate([part.cost for part in parts]),
        )


@cache
def gender_table() -> Bits:
    """What the genders tell, by the steps of both; the last row and column, -1, are for names that do not tell."""
    shares = np.arange(GENDER_STEPS + 1) / GENDER_STEPS
    table = np.zeros((GENDER_STEPS + 2, GENDER_STEPS + 2))
    for row, share in enumerate(shares.tolist()):
        with np.errstate(divide="ignore"):
            bits = weights().gender_kin * np.log2(2 * of_one_gender(share, shares))
        table[row, :-1] = np.rint(np.clip(bits, weights().gender_least, 0.0) * 1024) / 1024
    return table
