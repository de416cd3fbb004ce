"""Access to the tables the rooms read. Tables are TOML or TSV; there is no linguistic code here."""

from namematch.data.declarations import (
    PROVENANCE,
    Between,
    Check,
    Either,
    Entries,
    Form,
    OneOf,
    Regex,
    Row,
    compiled,
    fields_of,
    keys,
)
from namematch.data.files import names_in, read_bytes, read_packed, read_text
from namematch.data.languages import Language, all_languages, default_language, language, title_languages
from namematch.data.schema import check_toml, parse_toml, parse_tsv
from namematch.data.schema_errors import Declaration, SchemaError, missing
from namematch.data.tables import TomlFolder, TomlTable, TsvTable, read_toml

__all__ = [
    "PROVENANCE",
    "Between",
    "Check",
    "Declaration",
    "Either",
    "Entries",
    "Form",
    "Language",
    "OneOf",
    "Regex",
    "Row",
    "SchemaError",
    "TomlFolder",
    "TomlTable",
    "TsvTable",
    "all_languages",
    "check_toml",
    "compiled",
    "default_language",
    "fields_of",
    "keys",
    "language",
    "missing",
    "names_in",
    "parse_toml",
    "parse_tsv",
    "read_bytes",
    "read_packed",
    "read_text",
    "read_toml",
    "title_languages",
]
