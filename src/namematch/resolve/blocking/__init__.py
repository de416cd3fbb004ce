"""Which pairs of names are worth weighing."""

from namematch.resolve.blocking.block_index import BlockIndex, candidate_pairs, representative_pairs, room_within
from namematch.resolve.blocking.equivalence_classes import EquivalenceClasses
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.rules import RULES, BlockingRule, Condition, KeyComparison, KeySet

__all__ = [
    "RULES",
    "BlockIndex",
    "BlockingRule",
    "Condition",
    "EquivalenceClasses",
    "KeyComparison",
    "KeySet",
    "PartColumn",
    "candidate_pairs",
    "representative_pairs",
    "room_within",
]
