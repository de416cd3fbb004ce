"""A lexicon of one's own: names and roles beside the shipped ones, chosen once, before any table is read."""

from namematch.user_lexicon.active import VARIABLE, adopt, in_use, use_lexicon
from namematch.user_lexicon.lexicon import Lexicon, read_lexicon
from namematch.user_lexicon.role_tables import RoleTables

__all__ = ["VARIABLE", "Lexicon", "RoleTables", "adopt", "in_use", "read_lexicon", "use_lexicon"]
