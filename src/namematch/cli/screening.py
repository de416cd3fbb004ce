"""`namematch screen`: who of one table can be somebody of another."""

from __future__ import annotations

from argparse import Namespace

from namematch.cli.columns import for_each, hinted
from namematch.cli.exits import Exit
from namematch.cli.progress import notice
from namematch.cli.streams import complain, put
from namematch.io import hits_csv, names_in_column, read_table
from namematch.names.batch import find_hits


def screen(arguments: Namespace) -> Exit:
    """Every row of one table against every row of another, as CSV."""
    columns = for_each("name", arguments.name or ["name"], 2)
    ours, listed = tables = [read_table(path) for path in arguments.paths]
    with hinted(named=bool(arguments.name), several=True):
        left, right = (names_in_column(table, column) for table, column in zip(tables, columns, strict=True))
    with notice(f"comparing {len(left) * len(right):,} pairs …"):
        found = find_hits(left, right, arguments.bits)
    if not found:
        complain(f"nobody of {ours.path} can be anybody of {listed.path}")
    put(hits_csv(ours, listed, found), arguments.output)
    return Exit.DONE if found else Exit.NO
