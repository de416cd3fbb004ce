"""What this room lends to those who work on columns of names: it needs NumPy, which a single name does without."""

from namematch.arrays.ragged import (
    Ids,
    Rows,
    distinct,
    ends,
    is_among,
    meetings,
    product,
    products,
    rows_of,
    runs,
    spans,
)
from namematch.names.batch.name_table import NameTable, Weighed, parts_of
from namematch.names.batch.parser import GENDER_STEPS, MISSING
from namematch.names.comparison.pair import CONTRADICTIONS
from namematch.names.spelling.initials import letters_of

__all__ = [
    "CONTRADICTIONS",
    "GENDER_STEPS",
    "MISSING",
    "Ids",
    "NameTable",
    "Rows",
    "Weighed",
    "distinct",
    "ends",
    "is_among",
    "letters_of",
    "meetings",
    "parts_of",
    "product",
    "products",
    "rows_of",
    "runs",
    "spans",
]
