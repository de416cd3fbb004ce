"""How many offices of one rank are too many for one bearer of a name.

People change office, and one person may be the mayor of two cities, one after the other. So two offices say little; but
few people hold a third and a fourth of the same rank, and where those of one name hold twenty, several bear it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache
from math import e, lgamma, log, log2
from typing import NamedTuple

from namematch.data import TomlTable
from namematch.roles import Office


class RivalOffice(NamedTuple):
    """An office of a rank of which those of one name hold too many for one person."""

    office: Office
    rivals: int  # how many offices of that rank those of the name hold


def too_many(offices: Collection[Office], name_bits: float) -> dict[Office, RivalOffice]:
    """The offices of ranks of which one person would have to hold too many, by what the name says for one person."""
    of_rank = Counter(office.rank for office in offices)
    parting = {rank for rank, rivals in of_rank.items() if rivals > 1 and name_bits + office_bits(rivals) <= 0}
    return {office: RivalOffice(office, of_rank[office.rank]) for office in offices if office.rank in parting}


def office_bits(rivals: int) -> float:
    """What so many offices of one rank, two at least, say for one person, for each that is joined to the first.

    The number of further offices has a Poisson distribution.

    Example:
        >>> 0 > office_bits(2) > office_bits(20)
        True
    """
    further = _further()
    return log2(further) + further * log2(e) - lgamma(rivals) / log(2) / (rivals - 1)


def rival_bits(one: Collection[RivalOffice], two: Collection[RivalOffice]) -> float:
    """What the offices of two namesakes say for one person: nothing where one has none, or they share one."""
    if not one or not two or not set(one).isdisjoint(two):
        return 0.0
    return office_bits(max(office.rivals for office in (*one, *two)))


_OFFICES = TomlTable("resolve/offices.toml", {"further": float})


@cache
def _further() -> float:
    return float(_OFFICES.read()["further"])
