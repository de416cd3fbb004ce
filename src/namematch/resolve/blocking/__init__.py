"""Which pairs of names are worth weighing."""

from namematch.resolve.blocking.block_index import BlockIndex, candidate_pairs, representative_pairs, room_within
from namematch.resolve.blocking.equivalence_classes import EquivalenceClasses
from namematch.resolve.blocking.key_columns import PartColumn
from namematch.resolve.blocking.rules import RULES, Comparison, Condition, KeySet, Rule

__all__ = [
    "RULES",
    "BlockIndex",
    "Comparison",
    "Condition",
    "EquivalenceClasses",
    "KeySet",
    "PartColumn",
    "Rule",
    "candidate_pairs",
    "representative_pairs",
    "room_within",
]
