"""Files in and out: articles, tables of mentions, results."""

from namematch.frames.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.frames.files import read_utf8, write_whole
from namematch.frames.tables import TABLE_SUFFIXES, read_mentions

__all__ = [
    "ARTICLE_SUFFIXES",
    "TABLE_SUFFIXES",
    "Article",
    "read_articles",
    "read_mentions",
    "read_utf8",
    "write_whole",
]
