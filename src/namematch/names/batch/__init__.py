"""Names in columns: what needs NumPy, which a single name does without."""

from namematch.names.batch.name_table import NameTable
from namematch.names.batch.pair_weights import Weighed
from namematch.names.batch.parses import GENDER_STEPS
from namematch.names.spelling.initials import letters_of

__all__ = ["GENDER_STEPS", "NameTable", "Weighed", "letters_of"]
