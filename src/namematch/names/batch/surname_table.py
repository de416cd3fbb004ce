"""Match weights of many pairs of surnames: what `surname_weight` says of one."""

from __future__ import annotations

from functools import partial

import numpy as np

from namematch.arrays import MISSING, Bits, Flags, Ids, row_products
from namematch.evidence import exact
from namematch.names.batch.pair_weights import PairWeights
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.surname_weight import (
    LEAST_APART,
    MOST_BITS,
    Contexts,
    implausibility,
    overlap,
    ratio_to_lookalike,
)
from namematch.names.comparison.word_weight import WordWeight, in_contexts
from namematch.names.parameters import weights
from namematch.names.sources.cyrillic_sources import remember_sources
from namematch.names.types import PartKind
from namematch.translit import neutral_key

# So many pairs of words that were asked about one by one are remembered.
_MOST_ASKED = 1 << 18


class SurnameTable(WordTable):
    """Distinct surnames, and what decides how they stand to each other."""

    def __init__(self) -> None:
        super().__init__(PartKind.SURNAME)
        self._asked: dict[tuple[int, int], tuple[float, float, float]] = {}
        self._in_contexts: dict[tuple[int, int, Contexts], WordWeight] = {}
        self._neutral: dict[str, int] = {}
        self._neutral_texts: list[str] = []  # of the names, by number
        self._neutral_of_name = np.zeros(0, dtype=np.int64)

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        super().forget()
        self._asked, self._in_contexts = {}, {}
        self._neutral, self._neutral_texts, self._neutral_of_name = {}, [], np.zeros(0, dtype=np.int64)

    def _weigh_apart(self, left: Ids, right: Ids, rows: Ids, least: Bits, result: PairWeights) -> None:
        columns, part = self.columns, weights().parts[self.kind]
        rows = rows[columns.worth_weighing(left[rows], right[rows])]
        bits, near = self._closeness(left[rows], right[rows])
        alike = columns.sound_alike(left[rows], right[rows]) & (near < weights().neighbour)
        bits[alike], near[alike] = weights().slip_most, weights().neighbour
        result.near[rows] = np.where(near > -np.inf, near, np.inf)
        rows = result.settle(rows, np.where(near > -np.inf, bits, -np.inf))
        result.bits[self._close(left, right, rows, least, result)] = part.unsure

    def alike_by_sound(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames sound alike in Belarusian."""
        return self.columns.sound_alike(left, right)

    def _closeness(self, left: Ids, right: Ids) -> tuple[Bits, Bits]:
        """Weights of surnames, and those against lookalikes; minus infinity where they are just close."""
        shared, apart, chance = self._overlaps(left, right)
        ease = weights().surname.foreign_ease * (self.columns.foreign[left] | self.columns.foreign[right])
        by_slip = self._slip_ratios(left, right) * np.exp2(ease)
        easily = ease + self._implausible_bits(left, right)
        by_reading = ratio_to_lookalike(shared, np.maximum(apart, LEAST_APART), easily)
        near = np.log2(np.maximum(by_reading + by_slip, 2.0**-MOST_BITS))
        near[near <= weights().surname.least_near] = -np.inf
        with np.errstate(invalid="ignore", divide="ignore"):
            at_random = np.where(shared > 0, shared * shared / chance, 0.0)
            bits = np.log2(at_random + (by_slip > 0) * 2.0 ** weights().slip_most)
        return np.minimum(bits, weights().parts[self.kind].most), near

    def _implausible_bits(self, left: Ids, right: Ids) -> Bits:
        """What `implausible_bits` says of pairs of words."""
        columns = self.columns
        bits = np.zeros(len(left))
        one, two = columns.best[left], columns.best[right]
        rows = np.flatnonzero((one != MISSING) & (two != MISSING))
        rows = rows[columns.by_key.column(one[rows]) != columns.by_key.column(two[rows])]
        one, two = one[rows], two[rows]
        real, wrong = self._sorted_by_rarity(one, two)
        found = implausibility(columns.record_bits[real], columns.key_bits[wrong])
        bits[rows] = np.clip(found, 0.0, weights().surname.most_implausible)
        return bits

    def _sorted_by_rarity(self, one: Ids, two: Ids) -> tuple[Ids, Ids]:
        """Of pairs of entries of `by_key` the commoner one and the rarer, of two as rare the odder one behind."""
        rare, around = self.columns.key_bits, self.columns.record_bits
        turned = (rare[one] > rare[two]) | ((rare[one] == rare[two]) & (around[one] > around[two]))
        return np.where(turned, two, one), np.where(turned, one, two)

    def _overlaps(self, left: Ids, right: Ids) -> tuple[Bits, Bits, Bits]:
        """How far surnames go back to the same names: the fields of `Overlap`."""
        by_name = self.columns.by_key
        pair, one, two = by_name.common(left, right)
        both = by_name.value[one] * by_name.value[two]
        bearers = np.exp2(-np.minimum(self.columns.key_bits[one], weights().rarest))
        shared, chance = (
            np.bincount(pair, weights=addends, minlength=len(left)).astype(np.float64)
            for addends in (both, both * bearers)
        )
        total = self.columns.total
        apart: Bits = np.maximum(total[left] * total[right] - shared, 0.0)
        self._add_folded(left, right, shared, chance, apart)
        for row in np.flatnonzero(shared < weights().surname.sure_overlap * (shared + apart)).tolist():
            shared[row], apart[row], chance[row] = self._overlap(int(left[row]), int(right[row]))
        return shared, apart, chance

    def _add_folded(self, left: Ids, right: Ids, shared: Bits, chance: Bits, apart: Bits) -> None:
        """Adds that a name may be written in letters which romanisations write alike."""
        columns = self.columns
        by_name, bits = columns.by_key, np.minimum(columns.key_bits, weights().rarest)
        self._key_texts()
        rows = np.flatnonzero(apart > 0)
        pair, one, two = row_products(columns.entries.take(left[rows]), columns.entries.take(right[rows]))
        names, others = by_name.column(one), by_name.column(two)
        folded = np.flatnonzero((names != others) & (self._neutral_of_name[names] == self._neutral_of_name[others]))
        pair, one, two = rows[pair[folded]], one[folded], two[folded]
        foreign = columns.foreign[left[pair]] | columns.foreign[right[pair]]
        share = np.where(foreign, weights().surname.foreign_fold_share, weights().surname.fold_share)
        both = share * by_name.value[one] * by_name.value[two]
        added = np.bincount(pair, weights=both, minlength=len(left))
        shared += added
        chance += np.bincount(pair, weights=both * np.exp2(-np.minimum(bits[one], bits[two])), minlength=len(left))
        apart[:] = np.maximum(apart - added, 0.0)

    def _overlap(self, left: int, right: int) -> tuple[float, float, float]:
        """What `overlap` says of two words by their numbers; pairs come back in many names."""
        found = self._asked.get((left, right))
        if found is None:
            for number in (left, right):
                remember_sources(self.words[number], self.kind, partial(self.origins, number))
            found = overlap(self.words[left], self.words[right])[:3]
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[left, right] = found
        return found

    def in_contexts(self, left: int, right: int, known: tuple[float, float], contexts: Contexts) -> WordWeight:
        """What `in_contexts` says of two words by their numbers.

        Args:
            left: Number of a word.
            right: Of another.
            known: What the two weigh by themselves, and against a lookalike.
            contexts: The schemes that the given names beside them are written by.
        """
        if self.rank[left] > self.rank[right]:
            left, right, contexts = right, left, contexts[::-1]
        key = left, right, contexts
        found = self._in_contexts.get(key)
        if found is None:
            for number in (left, right):
                remember_sources(self.words[number], self.kind, partial(self.origins, number))
            found = in_contexts(self.words[left], self.words[right], WordWeight("", known[0], "", known[1]), contexts)
            near = exact(found.near) if found.near < np.inf else found.near
            found = found._replace(bits=exact(found.bits), near=near)
            if len(self._in_contexts) >= _MOST_ASKED:
                self._in_contexts.clear()
            self._in_contexts[key] = found
        return found

    def _slip_ratios(self, left: Ids, right: Ids) -> Bits:
        """How much likelier surnames are one with a slip than two that are a letter apart: `slip_ratio`."""
        columns = self.columns
        by_name, rare, around = columns.by_key, columns.key_bits, columns.record_bits
        pair, one, two = row_products(columns.likely.take(left), columns.likely.take(right))
        apart = by_name.column(one) != by_name.column(two)
        pair, one, two = pair[apart], one[apart], two[apart]
        # The rarer one is written wrong.
        real, wrong = self._sorted_by_rarity(one, two)
        gain = np.log2(by_name.value[one] * by_name.value[two])
        gain += rare[wrong] - around[real] - weights().surname.density
        gain -= self._slip_costs(by_name.column(real), by_name.column(wrong), gain + MOST_BITS)
        best = np.zeros(len(left))
        np.maximum.at(best, pair, np.exp2(gain))
        return best

    def _slip_costs(self, meant: Ids, written: Ids, most: Bits) -> Bits:
        """What it costs to write names where others are meant; infinity where the two are one, or too far apart."""
        self._key_texts()
        if len(self._slips) < len(self._neutral):
            self._slips.extend(list(self._neutral)[len(self._slips) :])
        meant, written = self._neutral_of_name[meant], self._neutral_of_name[written]
        costs = np.full(len(meant), np.inf)
        rows = np.flatnonzero(meant != written)
        costs[rows] = self._slips.written(meant[rows], written[rows], most[rows])
        return costs

    def _key_texts(self) -> list[str]:
        """The neutral keys of the names by number."""
        names = super()._key_texts()
        fresh = list(map(neutral_key, names[len(self._neutral_texts) :]))
        if fresh:
            self._neutral_texts += fresh
            numbers = [self._neutral.setdefault(key, len(self._neutral)) for key in fresh]
            self._neutral_of_name = np.concatenate([self._neutral_of_name, np.array(numbers, dtype=np.int64)])
        return self._neutral_texts
