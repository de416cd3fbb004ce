"""Weights of name parts as a regularised logistic regression on the evidence of labelled pairs.

The weight of a pair is a sum over its parts: a constant for a difference or an initial, for an agreement the bits of
what both words go back to, kept between two bounds. With the bounds that bind and the parse that agrees best held
fixed, the sum is linear in the weights, which gives the direction of a Newton step; a step is as long as the loss
itself, with bounds and parses as they then are, still falls. The weights are drawn towards a centre, as by a normal
prior: what the pairs say little about stays there.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from weights_pairs import Pair

from namematch.evidence import Evidence
from namematch.names import PartKind, parameters
from namematch.names.comparison import pair as name_pair
from namematch.names.comparison import part_weight, surname_weight, word_weight
from namematch.names.sources import cyrillic_sources
from namematch.text import clean

Floats = NDArray[np.float64]
Theta = dict[str, float]

_FREE = 1000.0
_CONSTANT = ("different", "unlike", "unsure", "initial_different", "initial")
_ADDED = {"double_surname.half": -3 * _FREE, "double_surname.extra_word": -6 * _FREE}
_LN2 = float(np.log(2))
_STEPS, _STILL, _HALVINGS, _LEAST = 100, 1e-7, 12, 1e-12
_KINDS = [kind.value for kind in PartKind]


class Term(NamedTuple):
    """What one part adds.

    Args:
        part: Which part.
        weight: The weight it is equal to; `None` for an agreement.
        bits: What an agreement is worth before bounds.
        slip: Whether the agreement is one but for a slip.
        added: The weight that is added to either.
    """

    part: str
    weight: str | None
    bits: float
    slip: bool
    added: str | None


class Alternative(NamedTuple):
    """One way to take both names apart: its terms, what gender says at its own odds, and what no weight changes."""

    terms: tuple[Term, ...]
    gender: float
    rest: float


@dataclass(frozen=True)
class Evidenced:
    """Pairs with their evidence under every way to take the two names apart that a comparison looks at."""

    pairs: Sequence[Pair]
    alternatives: Sequence[Sequence[Alternative]]

    def chosen(self, wanted: Sequence[bool]) -> Evidenced:
        """Some of the pairs."""
        both = zip(self.pairs, self.alternatives, wanted, strict=True)
        kept = [(pair, ways) for pair, ways, keep in both if keep]
        return Evidenced([pair for pair, _ in kept], [ways for _, ways in kept])


def evidenced(pairs: Sequence[Pair]) -> Evidenced:
    """The evidence of pairs, free of the weights: agreements without bounds, constants told apart by their names."""
    free = _free_weights(parameters.weights())
    with ExitStack() as stack:
        for module in (name_pair, surname_weight, cyrillic_sources, part_weight, word_weight):
            stack.enter_context(patch.object(module, "weights", lambda: free))
        for cached in (part_weight.weigh_parts, word_weight.weigh_words):
            cached.cache_clear()
            stack.callback(cached.cache_clear)
        return Evidenced(pairs, [_alternatives(pair.left, pair.right, free) for pair in pairs])


def _free_weights(table: parameters.Weights) -> parameters.Weights:
    """No bounds, and constants that are unequal within a part, in their natural order."""
    constants = dict(zip(_CONSTANT, (-19.0, -15.0, -9.0, -17.0, 3.0), strict=True))
    free = parameters.PartWeights(most=_FREE, least=0.0, **constants)
    return table._replace(
        prior=0.0,
        parts=dict.fromkeys(PartKind, free),
        slip_most=_FREE,
        neighbour=-4.0,
        half=_ADDED["double_surname.half"],
        extra_word=_ADDED["double_surname.extra_word"],
        gender_kin=1.0,
        gender_least=-_FREE,
    )


def _alternatives(left: str, right: str, free: parameters.Weights) -> list[Alternative]:
    a, b = name_pair.alternative_parses(clean(left)), name_pair.alternative_parses(clean(right))
    pairs = [(a[0], b[0]), *((x, b[0]) for x in a[1:]), *((a[0], y) for y in b[1:])]
    return [_alternative(name_pair.evidence_of(x, y), free) for x, y in pairs]


def _alternative(evidence: Sequence[Evidence], free: parameters.Weights) -> Alternative:
    terms = tuple(_term(item, free) for item in evidence if item.part in _KINDS and item.relation != "missing")
    gender = sum(item.bits for item in evidence if item.part == "gender")
    rest = sum(item.bits for item in evidence if item.part in ("orthography", "suffix", "order"))
    return Alternative(terms, gender, rest)


def _term(item: Evidence, free: parameters.Weights) -> Term:
    added = next((name for name, bits in _ADDED.items() if abs(item.bits - bits) < _FREE), None)
    bits = item.bits - (_ADDED[added] if added else 0.0)
    named = {getattr(free.parts[PartKind(item.part)], name): f"{item.part}.{name}" for name in _CONSTANT}
    if item.part == "surname":
        named[free.neighbour] = "neighbours.bits"
    constant = named.get(bits) if item.relation in ("different", "unlike", "initial") else None
    # Several words or initials that all agree add up to one agreement.
    return Term(item.part, constant, bits, item.relation == "slip", added)


class Model:
    """The match weight of every pair as a function of the weights."""

    def __init__(self, data: Evidenced, names: Sequence[str], gender_least: float) -> None:
        self.place = {name: place for place, name in enumerate(names)}
        self.gender_least = gender_least
        flat = [way for ways in data.alternatives for way in ways]
        self.sizes = np.array([len(ways) for ways in data.alternatives])
        self.first = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.gender = np.array([way.gender for way in flat])
        self.rest = np.array([way.rest for way in flat])
        # By part: the weight a term is equal to and the one added (-1: none), the bits of an agreement (NaN: none).
        shape = (len(flat), len(_KINDS))
        self.constant, self.added = np.full(shape, -1), np.full(shape, -1)
        self.agreed, self.slip = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
        for row, way in enumerate(flat):
            for term in way.terms:
                column = _KINDS.index(term.part)
                if term.weight:
                    self.constant[row, column] = self.place[term.weight]
                else:
                    self.agreed[row, column], self.slip[row, column] = term.bits, term.slip
                if term.added:
                    self.added[row, column] = self.place[term.added]

    def linear(self, theta: Floats) -> tuple[Floats, Floats]:
        """Counts of each weight in each pair, and the bits of the pairs, with the bounds that bind at `theta`."""
        counts, offset = self._ways(theta)
        bits = offset + counts @ theta
        chosen = self._chosen(bits)
        return counts[chosen], bits[chosen]

    def _ways(self, theta: Floats) -> tuple[Floats, Floats]:
        counts, offset = np.zeros((len(self.rest), len(theta))), self.rest.copy()
        counts[:, self.place["prior"]] = 1.0
        rows = np.arange(len(self.rest))
        for column, part in enumerate(_KINDS):
            for named in (self.constant[:, column], self.added[:, column], self._bound(column, part, theta)):
                there = named >= 0
                counts[rows[there], named[there]] += 1.0
            free = ~np.isnan(self.agreed[:, column]) & (self._bound(column, part, theta) < 0)
            offset[free] += self.agreed[free, column]
        kin = self.place["gender.kin"]
        bound = theta[kin] * self.gender <= self.gender_least
        counts[~bound, kin] = self.gender[~bound]
        offset[bound] += self.gender_least
        return counts, offset

    def _bound(self, column: int, part: str, theta: Floats) -> NDArray[np.int64]:
        """The bound that each agreement in a part is at; -1 where it keeps between them or is none."""
        most, least, slip = (self.place[name] for name in (f"{part}.most", f"{part}.least", "slip_most"))
        bits, slips = self.agreed[:, column], self.slip[:, column]
        highest = np.where(slips & (theta[slip] < theta[most]), slip, most)
        found = np.where(bits >= theta[highest], highest, -1)
        return np.where((found < 0) & ~slips & (bits <= theta[least]), least, found)

    def _chosen(self, bits: Floats) -> NDArray[np.int64]:
        """As a comparison does: the likeliest parse if it agrees, else the one that agrees best."""
        best = np.maximum.reduceat(bits, self.first)
        owner = np.repeat(np.arange(len(self.sizes)), self.sizes)
        reached = np.flatnonzero(bits >= best[owner])
        _, nth = np.unique(owner[reached], return_index=True)
        return np.where(bits[self.first] > 0, self.first, reached[nth])


def fit(data: Evidenced, start: Theta, spread: Theta, effective: float, renamed: float, gender_least: float) -> Theta:
    """The weights at which the pairs are likeliest, drawn towards `start`.

    Some people of the lists bear names that are no spellings of each other: changed surnames, pseudonyms. Such a pair
    may be one person's whatever the evidence says, and does not teach how differently one name is spelled.

    Args:
        data: Pairs with their evidence.
        start: Where the weights begin, and where one stays that no pair speaks of.
        spread: Standard deviation of each weight around its start, in bits.
        effective: How many independent pairs all of them are worth.
        renamed: Share of the pairs of one person whose names are two.
        gender_least: Bound of what gender may say.
    """
    model = Model(data, list(start), gender_least)
    same = np.array([pair.same for pair in data.pairs], dtype=float)
    weight = np.array([pair.weight for pair in data.pairs])
    weight *= effective / weight.sum()
    middle = np.array(list(start.values()))
    pull = np.diag([1 / spread[name] ** 2 for name in start])

    def chances(bits: Floats) -> tuple[Floats, Floats]:
        """Of one person by the evidence, and of what the pair is labelled."""
        by_evidence = 1.0 / (1.0 + np.exp2(-bits))
        return by_evidence, np.where(same > 0, renamed + (1 - renamed) * by_evidence, 1.0 - by_evidence)

    def loss(theta: Floats) -> float:
        labelled = np.maximum(chances(model.linear(theta)[1])[1], _LEAST)
        off = theta - middle
        return float(-(weight * np.log(labelled)).sum() + off @ pull @ off / 2)

    theta, now = middle.copy(), loss(middle)
    for _ in range(_STEPS):
        counts, bits = model.linear(theta)
        chance, labelled = chances(bits)
        # How likely a pair of one person is one of spellings: the rest of it teaches nothing.
        counted = weight * np.where(same > 0, (1 - renamed) * chance / np.maximum(labelled, _LEAST), 1.0)
        slope = counts.T @ (counted * (same - chance)) * _LN2 - pull @ (theta - middle)
        curve = (counts * (counted * chance * (1 - chance))[:, None]).T @ counts * _LN2**2 + pull
        step, before = np.linalg.solve(curve, slope), now
        for length in 0.5 ** np.arange(_HALVINGS):
            if (tried := loss(theta + length * step)) < now:
                theta, now = theta + length * step, tried
                break
        if before - now < _STILL * before:
            break
    return dict(zip(start, theta.tolist(), strict=True))
