"""Match weights of many pairs of given names, or of patronymics: which of them the lexicon relates to each other."""

from __future__ import annotations

from functools import partial

import numpy as np

from namematch.arrays import Bits, Flags, Ids, row_products
from namematch.names.batch.pair_weights import PairWeights, ScoredPair, as_scored_pair
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.word_weight import weight_with_shared_key
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.cyrillic_sources import remember_sources
from namematch.names.types import PartKind

# So many pairs of words that were weighed one by one are remembered.
_MOST_WEIGHED = 1 << 16


class GivenTable(WordTable):
    """Distinct given names or patronymics, and what decides how they stand to each other.

    Args:
        kind: Which of the two they are.
    """

    def __init__(self, kind: PartKind) -> None:
        super().__init__(kind)
        self._weighed: dict[tuple[int, int], ScoredPair] = {}

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        super().forget()
        self._weighed = {}

    def _weigh_apart(self, left: Ids, right: Ids, rows: Ids, least: Bits, result: PairWeights) -> None:
        rows = rows[self.columns.worth_weighing(left[rows], right[rows])]
        one, two = left[rows], right[rows]
        alone = self.columns.may_be_related(one, two) | self._may_slip_from_common(one, two)
        for place, word, other in zip(rows[alone].tolist(), one[alone].tolist(), two[alone].tolist(), strict=True):
            result.bits[place], result.different[place], result.vague[place] = self._said(word, other)
        rows = rows[~alone]
        rows = result.settle(rows, self._agreement(left[rows], right[rows]))
        rows = result.settle(rows, self._slipped(left[rows], right[rows]))
        rows = rows[~self._two_on_record(left[rows], right[rows])]
        rows = self._close(left, right, rows, least, result)
        result.bits[rows], result.different[rows] = weights().parts[self.kind].unsure, False

    def _may_slip_from_common(self, left: Ids, right: Ids) -> Flags:
        """Whether one word may be attested only as a slip of the other, as `unattested_bits` has it."""
        columns = self.columns
        flags = columns.may_slip[left] | columns.may_slip[right]
        rows = np.flatnonzero(flags)
        pair, one, two = row_products(columns.likely.take(left[rows]), columns.likely.take(right[rows]))
        bits = columns.record_bits[one], columns.record_bits[two]
        far = np.abs(bits[0] - bits[1]) >= weights().slip_of_common
        flags[:] = False
        flags[rows[pair[far & (np.maximum(*bits) <= weights().listed)]]] = True
        return flags

    def _two_on_record(self, left: Ids, right: Ids) -> Flags:
        """Whether both words are on record, patronymics by the father's name."""
        columns = self.columns
        known = columns.familiar == Familiarity.KNOWN if self.kind is PartKind.GIVEN else columns.tied
        return np.asarray(known[left] & known[right], dtype=bool)

    def _said(self, left: int, right: int) -> ScoredPair:
        """What `weight_with_shared_key` says of two words by their numbers; pairs come back in many names."""
        pair = left, right
        weight = self._weighed.get(pair)
        if weight is None:
            for number in (left, right):
                remember_sources(self.words[number], self.kind, partial(self.origins, number))
            weight = as_scored_pair(weight_with_shared_key(self.words[left], self.words[right], self.kind))
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed.clear()
            self._weighed[pair] = weight
        return weight
