"""Access to the tables the rooms read. Tables are TOML or TSV; there is no linguistic code here."""

from namematch.data.files import names_in, package_checksum, read_bytes, read_packed, read_text
from namematch.data.languages import Language, all_languages, default_language, language, title_languages
from namematch.data.schema import (
    PROVENANCE,
    Checked,
    Declaration,
    TablePlace,
    between,
    check,
    either,
    fields_of,
    keys,
    map_of,
    matching,
    regex_of,
)
from namematch.data.tables import TomlFolder, TomlTable, TsvTable, parse_toml, parse_tsv, read_toml, toml_place

__all__ = [
    "PROVENANCE",
    "Checked",
    "Declaration",
    "Language",
    "TablePlace",
    "TomlFolder",
    "TomlTable",
    "TsvTable",
    "all_languages",
    "between",
    "check",
    "default_language",
    "either",
    "fields_of",
    "keys",
    "language",
    "map_of",
    "matching",
    "names_in",
    "package_checksum",
    "parse_toml",
    "parse_tsv",
    "read_bytes",
    "read_packed",
    "read_text",
    "read_toml",
    "regex_of",
    "title_languages",
    "toml_place",
]
