"""Files in and out: articles, tables of mentions, results."""

from namematch.frames.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.frames.files import decode_utf8, read_utf8, write_whole
from namematch.frames.records import as_record, mentions_csv, resolution_json, to_json, to_jsonl
from namematch.frames.tables import TABLE_SUFFIXES, read_mentions

__all__ = [
    "ARTICLE_SUFFIXES",
    "TABLE_SUFFIXES",
    "Article",
    "as_record",
    "decode_utf8",
    "mentions_csv",
    "read_articles",
    "read_mentions",
    "read_utf8",
    "resolution_json",
    "to_json",
    "to_jsonl",
    "write_whole",
]
