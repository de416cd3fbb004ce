"""`namematch screen`: the rows of one table against those of another."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from namematch.cli.layout import printable
from namematch.cli.progress import notice, steps
from namematch.cli.streams import Exit, note, put, put_emphasised
from namematch.cli.tables import (
    FIRST_COLUMN,
    check_stdin,
    chosen_format,
    for_each,
    hinted,
    note_undated,
    other_names,
    read_tables,
    written,
)
from namematch.cli.views import verdict
from namematch.index import Index, ScreenedPair, screen_people
from namematch.io import TABLE_KINDS, TABLE_WRITERS, hits_table, named_rows
from namematch.mentions import named_people

SCREEN_FORMATS = ("text", *TABLE_WRITERS)


def screen(arguments: Namespace) -> Exit:
    """`namematch screen`: the pairs that can be one person, as a table or as text."""
    arguments.format = chosen_format(arguments, SCREEN_FORMATS, "csv")
    check_stdin(arguments.paths, arguments.stdin)
    columns = for_each("name", arguments.name or [FIRST_COLUMN if arguments.no_header else "name"], 2)
    births = for_each("birth_date", arguments.birth_date, 2) if arguments.birth_date else [None, None]
    ours, listed = tables = read_tables(arguments.paths, arguments.stdin or TABLE_KINDS[0], arguments)
    with hinted(named=bool(arguments.name), several=True):
        named = map(named_rows, tables, columns, births)
        left, right = map(named_people, named, other_names(arguments, tables))
    for table, column in zip(tables, births, strict=True):
        note_undated(table, column)
    with notice(f"screening {len(left.names):,} names against {len(right.names):,} …"), steps() as progress_bar:
        index = None
        if arguments.index is not None:
            index = Index.cached(arguments.index, right.names, progress=progress_bar, workers=arguments.workers)
        pairs = screen_people(
            left,
            right,
            index=index,
            population=arguments.population,
            min_probability=arguments.min_probability,
            workers=arguments.workers,
        )
    if not pairs:
        note(f"nobody of {ours.path} can be anybody of {listed.path}")
    if arguments.format == "text":
        put_emphasised(_text(pairs), arguments.output)
    else:
        put(written(arguments, hits_table(ours, listed, pairs)), arguments.output)
    return Exit.DONE if pairs else Exit.NO


def _text(pairs: Sequence[ScreenedPair]) -> str:
    """A block for each pair: the two names, the verdict, the reasons in a sentence."""
    blocks = []
    for hit in pairs:
        found = hit.comparison
        names = f"{printable(found.left)}  ~  {printable(found.right)}"
        blocks.append(f"{names}\n  {verdict(found.verdict, found.probability, found.bits)}  {found.explain()}\n")
    return "\n".join(blocks)
