"""A lexicon of one's own: names and roles beside the shipped ones, chosen once, before any table is read."""

from namematch.own.choice import VARIABLE, adopt, in_use, use_lexicon
from namematch.own.lexicon import Lexicon, read_lexicon
from namematch.own.roles import RoleTables

__all__ = ["VARIABLE", "Lexicon", "RoleTables", "adopt", "in_use", "read_lexicon", "use_lexicon"]
