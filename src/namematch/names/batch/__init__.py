"""Names in columns: what needs NumPy, which a single name does without."""

from namematch.names.batch.name_archive import COLUMNS as ARCHIVE_COLUMNS
from namematch.names.batch.name_archive import ArchiveNumbers, NameArchive, is_divided
from namematch.names.batch.name_table import NameTable
from namematch.names.batch.pair_weights import Weighed
from namematch.names.batch.parses import GENDER_STEPS, Parses
from namematch.names.comparison.part_weight import PartTokens
from namematch.names.spelling.initials import letters_of
from namematch.names.spelling.legibility import is_legible
from namematch.names.spelling.letter_counts import LetterBounds, may_differ_by_slips

__all__ = [
    "ARCHIVE_COLUMNS",
    "GENDER_STEPS",
    "ArchiveNumbers",
    "LetterBounds",
    "NameArchive",
    "NameTable",
    "Parses",
    "PartTokens",
    "Weighed",
    "is_divided",
    "is_legible",
    "letters_of",
    "may_differ_by_slips",
]
