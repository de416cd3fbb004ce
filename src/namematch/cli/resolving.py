"""`namematch resolve`: from articles and tables to people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

import namematch as nm
from namematch._internal.paths import path_of
from namematch.cli import views
from namematch.cli.columns import for_each, hinted
from namematch.cli.decisions import Decision, links_of, read_decisions
from namematch.cli.layout import counted
from namematch.cli.people import people_text
from namematch.cli.progress import notice, steps, with_progress
from namematch.cli.review import doubts, walk
from namematch.cli.streams import STDIN, Exit, complain, put, put_emphasised, stdin_text
from namematch.errors import InputError, UnknownChoiceError
from namematch.io import (
    ARTICLE_SUFFIXES,
    TABLE_KINDS,
    TABLE_SUFFIXES,
    Article,
    Table,
    mentions_csv,
    mentions_of,
    parse_table,
    read_articles,
    read_table,
    resolution_json,
    table_csv,
    tables_csv,
    to_json,
    to_jsonl,
)
from namematch.mentions import Mention
from namematch.resolve import Resolution
from namematch.text import fold
from namematch.translit import find_scheme

_STDIN, ARTICLE = "standard input", "article"
STDIN_KINDS = (ARTICLE, *TABLE_KINDS)
_SPREADSHEETS = (".xlsx", ".xls", ".ods", ".numbers")
_COLUMNS = ("name", "role", "document", "language", "id", "date")

FORMATS: dict[str, Callable[[Resolution], str]] = {
    "text": people_text,
    "json": resolution_json,
    "jsonl": lambda resolution: to_jsonl(resolution.entities),
    "csv": mentions_csv,
}


def resolve(arguments: Namespace) -> Exit:
    """`namematch resolve`: finds the people, and writes, explains or reviews them."""
    find_scheme(arguments.scheme)
    arguments.format = arguments.format or _format_of(arguments.output)
    _check_stdin(arguments)
    _check_kinds(arguments.paths)
    tables = [_table(arguments, path) for path in arguments.paths if _is_table(arguments, path)]
    mentions = _mentions(arguments, tables)
    resolution = _resolved(arguments, mentions)
    if arguments.explain:
        return _explain(arguments, resolution)
    if not resolution.entities:
        complain(f"nobody found in {' '.join(arguments.paths)}")
    elif arguments.format == "text" and arguments.output is None:
        put_emphasised(people_text(resolution))
        return Exit.DONE
    put(_written(arguments, tables, resolution), arguments.output)
    return Exit.DONE if resolution.entities else Exit.NO


def _written(arguments: Namespace, tables: Sequence[Table], resolution: Resolution) -> str:
    if arguments.format != "csv" or not tables:
        return FORMATS[arguments.format](resolution)
    return table_csv(tables[0], resolution) if len(arguments.paths) == 1 else tables_csv(tables, resolution)


def _format_of(output: Path | None) -> str:
    """The format that belongs to the ending of a file."""
    kind = output.suffix.lower().removeprefix(".") if output is not None else ""
    return kind if kind in FORMATS else "text"


def _resolved(arguments: Namespace, mentions: Sequence[Mention]) -> Resolution:
    """Resolves under the decisions in the files that the user named, and asks about doubtful pairs for `--review`."""
    if arguments.links is not None and not arguments.links.exists():
        raise InputError(f"{arguments.links}: no such file; --review writes one")
    honoured = read_decisions(arguments.links) if arguments.links is not None else []
    reviewed = read_decisions(arguments.review) if arguments.review is not None else []
    resolution = _solve(arguments, mentions, [*honoured, *reviewed])
    if idle := links_of([*honoured, *reviewed], mentions).idle:
        complain(f"{counted(idle, 'decision')} about mentions that are not in this run")
    if arguments.review is None:
        return resolution
    decided = walk(doubts(resolution), reviewed, arguments.review, beside=honoured)
    return resolution if decided == reviewed else _solve(arguments, mentions, [*honoured, *decided])


def _solve(arguments: Namespace, mentions: Sequence[Mention], decisions: Sequence[Decision]) -> Resolution:
    links = links_of(decisions, mentions)
    with notice(f"resolving {counted(len(mentions), 'mention')} …"), steps() as progress_bar:
        return nm.resolve(
            mentions,
            must_link=links.must,
            cannot_link=links.cannot,
            population=arguments.population,
            min_probability=arguments.min_probability,
            scheme=arguments.scheme,
            progress=progress_bar,
            workers=arguments.workers,
        )


def _mentions(arguments: Namespace, tables: Sequence[Table]) -> list[Mention]:
    texts = [path for path in arguments.paths if not _is_table(arguments, path)]
    articles = [Article(_STDIN, _stdin_article())] if STDIN in texts else []
    articles += read_articles(path for path in texts if path != STDIN)
    columns = _columns(arguments, len(tables))
    mentions: list[Mention] = []
    for table, named in zip(tables, columns, strict=True):
        with hinted(named="name" in named, several=len(tables) > 1):
            mentions += mentions_of(table, named)
    for article in with_progress(articles, "articles"):
        mentions += nm.find_mentions(article.text, document=article.document)
    return mentions


def _columns(arguments: Namespace, tables: int) -> list[dict[str, str]]:
    """The columns that are named for each table."""
    given = {column: getattr(arguments, column) for column in _COLUMNS if getattr(arguments, column)}
    if given and not tables:
        *most, last = (f"--{column}" for column in _COLUMNS)
        raise InputError(f"{', '.join(most)} and {last} name columns of a table; no table given")
    each = {column: for_each(column, names, tables) for column, names in given.items()}
    return [{column: names[number] for column, names in each.items()} for number in range(tables)]


def _check_kinds(paths: Sequence[str]) -> None:
    """Refuses a file that is neither article nor table; the error lists the endings of both."""
    valid = " or ".join(f"*{suffix}" for suffix in ARTICLE_SUFFIXES)
    tables = ", ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
    for path in (path_of(path, "resolve") for path in paths):
        if path.is_file() and path.suffix.lower() not in (*ARTICLE_SUFFIXES, *TABLE_SUFFIXES):
            spreadsheet = "; save the sheet as CSV UTF-8" if path.suffix.lower() in _SPREADSHEETS else ""
            kinds = f"an article is {valid}, a table {tables}"
            raise InputError(f"{path}: unknown kind of file {path.suffix!r}; {kinds}{spreadsheet}")


def _check_stdin(arguments: Namespace) -> None:
    if STDIN in arguments.paths and arguments.review:
        raise InputError("--review reads answers from standard input, which is taken by - here")
    if STDIN not in arguments.paths and arguments.stdin != ARTICLE:
        raise InputError("--stdin says what - is; no - given")
    if arguments.paths.count(STDIN) > 1:
        raise InputError("standard input can be read once; - is given twice")


def _table(arguments: Namespace, path: str) -> Table:
    return parse_table(stdin_text(), arguments.stdin, _STDIN) if path == STDIN else read_table(path)


def _is_table(arguments: Namespace, path: str) -> bool:
    if path == STDIN:
        return bool(arguments.stdin != ARTICLE)
    return Path(path).suffix.lower() in TABLE_SUFFIXES and not Path(path).is_dir()


def _stdin_article() -> str:
    text = stdin_text()
    if not text.strip():
        raise InputError(f"{_STDIN}: empty; expected text in UTF-8")
    return text


def _explain(arguments: Namespace, resolution: Resolution) -> Exit:
    left, right = (_indexes(resolution, name) for name in arguments.explain)
    explanation = resolution.explain(*_closest(resolution.labels, left, right))
    is_json = arguments.format in ("json", "jsonl")
    if is_json or arguments.output is not None:
        put(to_json(explanation) if is_json else views.explanation_text(explanation), arguments.output)
    else:
        put_emphasised(views.explanation_text(explanation))
    return Exit.DONE if explanation.same else Exit.NO


def _indexes(resolution: Resolution, name: str) -> list[int]:
    """Indexes of the mentions with that name, whatever their case and spaces."""
    wanted = fold(name)
    names = {index: m.name for index, m in enumerate(resolution.mentions) if m.name is not None}
    indexes = [index for index, written in names.items() if fold(written) == wanted]
    if not indexes:
        raise UnknownChoiceError("spelling", name, set(names.values()))
    return indexes


def _closest(labels: Sequence[str | None], lefts: list[int], rights: list[int]) -> tuple[int, int]:
    """Two mentions of one person where there are such, otherwise the first of each."""
    owners = {labels[left]: left for left in reversed(lefts)}
    same = ((owners[labels[right]], right) for right in rights if labels[right] in owners)
    return next(same, (lefts[0], rights[0]))
