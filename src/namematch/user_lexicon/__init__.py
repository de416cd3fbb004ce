"""A user's own names and roles beside the shipped ones: a value, activated for a block."""

from namematch.user_lexicon.active import activate, active_lexicon, cached_per_lexicon, lexicon
from namematch.user_lexicon.reader import SHIPPED, Lexicon, read_lexicon
from namematch.user_lexicon.role_tables import RoleTables

__all__ = [
    "SHIPPED",
    "Lexicon",
    "RoleTables",
    "activate",
    "active_lexicon",
    "cached_per_lexicon",
    "lexicon",
    "read_lexicon",
]
