"""Names in columns: what needs NumPy, which a single name does without."""

from namematch.names.batch.name_table import NameTable, Weighed, parts_of
from namematch.names.batch.parser import GENDER_STEPS
from namematch.names.comparison.pair import CONTRADICTIONS
from namematch.names.spelling.initials import letters_of

__all__ = ["CONTRADICTIONS", "GENDER_STEPS", "NameTable", "Weighed", "letters_of", "parts_of"]
