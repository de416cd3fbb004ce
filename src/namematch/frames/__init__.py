"""The library over whole tables of pandas, polars, PyArrow and DuckDB.

The functions over tables need narwhals (`pip install "namematch-cyrillic[frames]"`) and the library of the table.
"""

from namematch.frames.duckdb_functions import register
from namematch.frames.functions import compare, normalize, parse, resolve, romanize
from namematch.frames.splink import splink_edges
from namematch.frames.two_tables import link, screen

__all__ = ["compare", "link", "normalize", "parse", "register", "resolve", "romanize", "screen", "splink_edges"]
