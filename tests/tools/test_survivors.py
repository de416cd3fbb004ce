"""The table of mutants that no test notices names files that are there."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_survivor_names_a_source_file() -> None:
    rows = (ROOT / "tests" / "survivors.tsv").read_text(encoding="utf-8").splitlines()[2:]
    files = {row.partition("\t")[0] for row in rows}
    assert [name for name in sorted(files) if not (ROOT / "src" / "namematch" / name).is_file()] == []
