"""Tables and files in and out: the library over whole tables of pandas, polars, PyArrow and DuckDB; articles; results.

The functions over tables need narwhals (`pip install "namematch-cyrillic[frames]"`) and the library of the table.
"""

from namematch.frames.functions import compare, link, normalize, parse, resolve, romanize, screen
from namematch.frames.screening import Hit, hits
from namematch.frames.splink_edges import splink_edges
from namematch.io.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.io.files import decode_utf8, read_utf8, write_whole
from namematch.io.read_mentions import (
    TABLE_KINDS,
    TABLE_SUFFIXES,
    mentions_of,
    names_in,
    parse_table,
    read_mentions,
    read_table,
)
from namematch.io.rows import Row, Table
from namematch.io.write_results import (
    as_record,
    hits_csv,
    mentions_csv,
    resolution_json,
    table_csv,
    tables_csv,
    to_json,
    to_jsonl,
)

__all__ = [
    "ARTICLE_SUFFIXES",
    "TABLE_KINDS",
    "TABLE_SUFFIXES",
    "Article",
    "Hit",
    "Row",
    "Table",
    "as_record",
    "compare",
    "decode_utf8",
    "hits",
    "hits_csv",
    "link",
    "mentions_csv",
    "mentions_of",
    "names_in",
    "normalize",
    "parse",
    "parse_table",
    "read_articles",
    "read_mentions",
    "read_table",
    "read_utf8",
    "resolution_json",
    "resolve",
    "romanize",
    "screen",
    "splink_edges",
    "table_csv",
    "tables_csv",
    "to_json",
    "to_jsonl",
    "write_whole",
]
