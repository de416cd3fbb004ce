"""Files in and out: articles, tables of mentions, results as JSON, JSON Lines, CSV, Parquet and XLSX."""

from namematch.io.articles import ARTICLE_SUFFIXES, Article, read_articles
from namematch.io.files import decode_utf8, read_lines, write_whole
from namematch.io.mention_tables import (
    TABLE_KINDS,
    TABLE_SUFFIXES,
    mentions_of,
    named_rows,
    other_names_in,
    parse_table,
    read_mentions,
    read_table,
)
from namematch.io.result_tables import ResultTable, annotated_table, annotated_tables, hits_table, mentions_table
from namematch.io.rows import Table, TableRow, parse_json
from namematch.io.workbooks import WORKBOOK_SUFFIXES
from namematch.io.write_results import as_record, name_record, resolution_json, to_json, to_jsonl
from namematch.io.write_tables import (
    TABLE_WRITERS,
    to_csv,
    to_json_rows,
    to_jsonl_rows,
    to_parquet,
    to_xlsx,
    without_formulas,
)

__all__ = [
    "ARTICLE_SUFFIXES",
    "TABLE_KINDS",
    "TABLE_SUFFIXES",
    "TABLE_WRITERS",
    "WORKBOOK_SUFFIXES",
    "Article",
    "ResultTable",
    "Table",
    "TableRow",
    "annotated_table",
    "annotated_tables",
    "as_record",
    "decode_utf8",
    "hits_table",
    "mentions_of",
    "mentions_table",
    "name_record",
    "named_rows",
    "other_names_in",
    "parse_json",
    "parse_table",
    "read_articles",
    "read_lines",
    "read_mentions",
    "read_table",
    "resolution_json",
    "to_csv",
    "to_json",
    "to_json_rows",
    "to_jsonl",
    "to_jsonl_rows",
    "to_parquet",
    "to_xlsx",
    "without_formulas",
    "write_whole",
]
