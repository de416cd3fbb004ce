"""Files in and out: articles, tables of mentions, results as JSON, JSON Lines and CSV."""

from namematch.io.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.io.files import decode_utf8, read_lines, write_whole
from namematch.io.mention_tables import (
    TABLE_KINDS,
    TABLE_SUFFIXES,
    mentions_of,
    names_in_column,
    parse_table,
    read_mentions,
    read_table,
)
from namematch.io.rows import Table, TableRow
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
    "Table",
    "TableRow",
    "as_record",
    "decode_utf8",
    "hits_csv",
    "mentions_csv",
    "mentions_of",
    "names_in_column",
    "parse_table",
    "read_articles",
    "read_lines",
    "read_mentions",
    "read_table",
    "resolution_json",
    "table_csv",
    "tables_csv",
    "to_json",
    "to_jsonl",
    "write_whole",
]
