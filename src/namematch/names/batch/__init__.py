"""Names in columns: what needs NumPy, which a single name does without."""

from namematch.names.batch.name_table import NameTable, Weighed
from namematch.names.batch.parser import GENDER_STEPS
from namematch.names.batch.screening import Hit, find_hits
from namematch.names.spelling.initials import letters_of

__all__ = ["GENDER_STEPS", "Hit", "NameTable", "Weighed", "find_hits", "letters_of"]
