"""The parses of many names, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Bits, Ids
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
        cost: How likely the parse is, in bits, zero or less; shape (parses,).
    """

    first: Ids
    count: Ids
    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    cost: Bits

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
            np.concatenate([part.cost for part in parts]),
        )


class ParsesOfShape(NamedTuple):
    """Parses of names of one shape: rows belong to `names`, an index into the column, each name's together."""

    names: Ids
    groups: dict[PartKind, Ids]
    women: Ids
    suffix: Ids
    cost: Bits


def ordered_parses(blocks: Sequence[ParsesOfShape], names: int) -> Parses:
    """The parses of all blocks in the order of their names."""
    owner = np.concatenate([block.names for block in blocks])
    order = np.argsort(owner, kind="stable")
    count = np.bincount(owner, minlength=names)

    def joined(columns: Iterable[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate(list(columns))[order]

    return Parses(
        first=np.cumsum(count) - count,
        count=count,
        groups={kind: joined(block.groups[kind] for block in blocks) for kind in PartKind},
        women=joined(block.women for block in blocks),
        suffix=joined(block.suffix for block in blocks),
        cost=joined(block.cost for block in blocks),
    )
