"""Access to the tables the rooms read. Tables are TOML or TSV; there is no linguistic code here."""

from __future__ import annotations

import csv
import json
import tomllib
import zlib
from importlib.resources import files
from typing import Any

_ROOT = files(__name__)


def read_toml(path: str) -> dict[str, Any]:
    """The TOML table at `path`, relative to this folder."""
    return tomllib.loads(_ROOT.joinpath(path).read_text(encoding="utf-8"))


def read_tsv(path: str) -> list[dict[str, str]]:
    """The rows of the tab-separated table at `path`; lines that start with `#` are its provenance, not rows."""
    with _ROOT.joinpath(path).open(encoding="utf-8") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_bytes(path: str) -> bytes:
    """The bytes of the file at `path`."""
    return _ROOT.joinpath(path).read_bytes()


def read_packed(path: str) -> dict[str, Any]:
    """A table that a tool has made and packed: JSON, compressed, behind a line that says where it comes from."""
    table: dict[str, Any] = json.loads(zlib.decompress(read_bytes(path).partition(b"\n")[2]))
    return table


def names_in(folder: str, suffix: str) -> list[str]:
    """Stems of the files in `folder` that end in `suffix`, sorted."""
    entries = (entry.name for entry in _ROOT.joinpath(folder).iterdir())
    return sorted(name.removesuffix(suffix) for name in entries if name.endswith(suffix))
