"""Short forms that contradict each other and are attached to one person: not all of them can be this person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations, product
from math import log2
from typing import NamedTuple

import numpy as np

from namematch.arrays import smaller_first
from namematch.resolve.clustering.attachment import Attachment
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import Node, Usage

Claims = Mapping[Usage, Attachment]
"""The uses of short forms that are attached to one person, of those in a bundle the first one."""


class _Claim(NamedTuple):
    """What speaks for a short form, or for those of a bundle."""

    first: Node  # the short form, or the first one of the bundle
    forms: tuple[Node, ...]
    bits: float  # what speaks for the best use, and for there being so many


def contested(claims: Mapping[Node, Claims], weigher: Weigher) -> dict[Node, frozenset[Node]]:
    """By person the short forms, of bundles the first, that are refused: they do not lead all that contradict them.

    Two that are as good are both refused, since nothing tells which of them is not the person.
    """
    pairs = [(person, *pair) for person, own in claims.items() for pair in combinations(_claims(own), 2)]
    forms = [(row, pair) for row, (_, one, two) in enumerate(pairs) for pair in product(one.forms, two.forms)]
    left, right = (weigher.table.rows(pair[side] for _, pair in forms) for side in (0, 1))
    refused: dict[Node, set[Node]] = {person: set() for person in claims}
    for i in np.flatnonzero(weigher.cannot_link(*smaller_first(left, right))).tolist():
        person, one, two = pairs[forms[i][0]]
        for mine, other in ((one, two), (two, one)):
            if mine.bits - other.bits < context_weights().margin:
                refused[person].add(mine.first)
    return {person: frozenset(own) for person, own in refused.items()}


def _claims(uses: Claims) -> list[_Claim]:
    by_first: dict[Node, list[tuple[Usage, Attachment]]] = defaultdict(list)
    for usage, made in uses.items():
        by_first[usage.node].append((usage, made))
    return [_claim(first, own) for first, own in by_first.items()]


def _claim(first: Node, uses: list[tuple[Usage, Attachment]]) -> _Claim:
    usages = {usage for own, made in uses for usage in made.usages(own)}
    best = max(made.edge.bits for _, made in uses if made.edge)
    often = context_weights().spoken_of_elsewhere * log2(len({usage.document for usage in usages}))
    return _Claim(first, tuple({usage.node for usage in usages}), best + often)
