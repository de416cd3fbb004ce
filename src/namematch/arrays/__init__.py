"""Arrays: types, packed pairs, ragged rows, texts, sorted indexes, sorting beyond memory, graphs."""

from namematch.arrays.external_sort import ExternalUniqueSorter
from namematch.arrays.graph import connected_components, spanning_forest
from namematch.arrays.packing import distinct_pairs, pack, smaller_first, unpack, unpack_low
from namematch.arrays.ragged import (
    Ragged,
    batches,
    differs_from_last,
    distinct,
    equi_join,
    first_equal_row,
    is_among,
    offsets,
    ranges,
    row_products,
    row_products_in_batches,
)
from namematch.arrays.sorted_multimap import SortedMultimap
from namematch.arrays.texts import Texts
from namematch.arrays.types import MISSING, Bits, Flags, Ids, Numbers

__all__ = [
    "MISSING",
    "Bits",
    "ExternalUniqueSorter",
    "Flags",
    "Ids",
    "Numbers",
    "Ragged",
    "SortedMultimap",
    "Texts",
    "batches",
    "connected_components",
    "differs_from_last",
    "distinct",
    "distinct_pairs",
    "equi_join",
    "first_equal_row",
    "is_among",
    "offsets",
    "pack",
    "ranges",
    "row_products",
    "row_products_in_batches",
    "smaller_first",
    "spanning_forest",
    "unpack",
    "unpack_low",
]
