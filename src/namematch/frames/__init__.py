"""Files in and out: articles, tables of mentions, results."""

from namematch.frames.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.frames.files import decode_utf8, read_utf8, write_whole
from namematch.frames.records import as_record, mentions_csv, resolution_json, table_csv, to_json, to_jsonl
from namematch.frames.rows import Row, Table
from namematch.frames.tables import TABLE_SUFFIXES, mentions_of, read_mentions, read_table

__all__ = [
    "ARTICLE_SUFFIXES",
    "TABLE_SUFFIXES",
    "Article",
    "Row",
    "Table",
    "as_record",
    "decode_utf8",
    "mentions_csv",
    "mentions_of",
    "read_articles",
    "read_mentions",
    "read_table",
    "read_utf8",
    "resolution_json",
    "table_csv",
    "to_json",
    "to_jsonl",
    "write_whole",
]
