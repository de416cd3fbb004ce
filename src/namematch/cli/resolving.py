"""`namematch resolve`: from articles and tables to people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

import namematch as nm
from namematch._internal.paths import path_of
from namematch.cli import views
from namematch.cli.layout import counted
from namematch.cli.lists.entities import are_lists, resolve_lists
from namematch.cli.people import people_text
from namematch.cli.progress import notice, steps, with_progress
from namematch.cli.reviewing import Decision, doubts, links_of, read_decisions, walk
from namematch.cli.streams import STDIN, Exit, note, put, put_emphasised, stdin_text
from namematch.cli.tables import (
    FIRST_COLUMN,
    NO_COLUMN,
    STDIN_NAME,
    check_stdin,
    chosen_format,
    for_each,
    hinted,
    note_undated,
    other_names,
    read_tables,
    written,
)
from namematch.errors import InputError, UnknownChoiceError
from namematch.ftm import entity_lines
from namematch.io import (
    ARTICLE_SUFFIXES,
    TABLE_KINDS,
    TABLE_SUFFIXES,
    TABLE_WRITERS,
    Article,
    Table,
    annotated_table,
    annotated_tables,
    mentions_of,
    mentions_table,
    read_articles,
    resolution_json,
    to_json,
    to_jsonl,
)
from namematch.mentions import Mention, NamedPeople, named_people
from namematch.resolve import Resolution
from namematch.text import fold
from namematch.translit import find_scheme

ARTICLE = "article"
STDIN_KINDS = (ARTICLE, *TABLE_KINDS)
_COLUMNS = ("name", "role", "document", "language", "id", "date", "birth_date")

_PEOPLE: dict[str, Callable[[Resolution], str]] = {
    "text": people_text,
    "json": resolution_json,
    "jsonl": lambda resolution: to_jsonl(resolution.entities),
    "ftm": entity_lines,
}
RESOLVE_FORMATS = tuple(dict.fromkeys(["text", *TABLE_WRITERS, *_PEOPLE]))
# Those of lists of entities, too.
ALL_RESOLVE_FORMATS = (*RESOLVE_FORMATS, "judgements")
_EXPLANATIONS = ("text", "json")


def resolve(arguments: Namespace) -> Exit:
    """`namematch resolve`: finds the people, and writes, explains or reviews them."""
    find_scheme(arguments.scheme)
    if are_lists(arguments.paths):
        return resolve_lists(arguments)
    if arguments.format == "judgements":
        raise InputError("--format judgements is about lists of entities, *.ftm.json")
    if arguments.explain and arguments.format not in (None, *_EXPLANATIONS):
        raise InputError(f"an explanation is {' or '.join(_EXPLANATIONS)}, not {arguments.format}")
    arguments.format = chosen_format(arguments, _EXPLANATIONS if arguments.explain else RESOLVE_FORMATS, "text")
    _check_stdin(arguments)
    _check_kinds(arguments.paths)
    named = [path for path in arguments.paths if _is_table(arguments, path)]
    tables = read_tables(named, arguments.stdin, arguments)
    people = _people(arguments, tables)
    resolution = _resolved(arguments, people)
    if arguments.explain:
        return _explain(arguments, resolution)
    if not resolution.entities:
        note(f"nobody found in {' '.join(arguments.paths)}")
    elif arguments.format == "text" and arguments.output is None:
        put_emphasised(people_text(resolution))
        return Exit.DONE
    beside = len(people.mentions) - people.size
    put(_written(arguments, tables, resolution, beside), arguments.output)
    return Exit.DONE if resolution.entities else Exit.NO


def _written(arguments: Namespace, tables: Sequence[Table], resolution: Resolution, beside: int) -> str | bytes:
    """The people, or the mentions with the person in every row."""
    if arguments.format in _PEOPLE:
        return _PEOPLE[arguments.format](resolution)
    if not tables:
        return written(arguments, mentions_table(resolution))
    alone = len(arguments.paths) == 1
    table = annotated_table(tables[0], resolution) if alone else annotated_tables(tables, resolution, beside=beside)
    return written(arguments, table)


def _resolved(arguments: Namespace, people: NamedPeople) -> Resolution:
    """Resolves under the decisions in the files that the user named, and asks about doubtful pairs for `--review`."""
    if arguments.links is not None and not arguments.links.exists():
        raise InputError(f"{arguments.links}: no such file; --review writes one")
    honoured = read_decisions(arguments.links) if arguments.links is not None else []
    reviewed = read_decisions(arguments.review) if arguments.review is not None else []
    resolution = _solve(arguments, people, [*honoured, *reviewed])
    if idle := links_of([*honoured, *reviewed], people.mentions).idle:
        note(f"{counted(idle, 'decision')} about mentions that are not in this run")
    if arguments.review is None:
        return resolution
    decided = walk(doubts(resolution), reviewed, arguments.review, beside=honoured)
    return resolution if decided == reviewed else _solve(arguments, people, [*honoured, *decided])


def _solve(arguments: Namespace, people: NamedPeople, decisions: Sequence[Decision]) -> Resolution:
    links = links_of(decisions, people.mentions)
    with notice(f"resolving {counted(len(people.mentions), 'mention')} …"), steps() as progress_bar:
        return nm.resolve(
            people.mentions,
            must_link=[*people.links, *links.must],
            cannot_link=links.cannot,
            population=arguments.population,
            min_probability=arguments.min_probability,
            scheme=arguments.scheme,
            progress=progress_bar,
            workers=arguments.workers,
        )


def _people(arguments: Namespace, tables: Sequence[Table]) -> NamedPeople:
    texts = [path for path in arguments.paths if not _is_table(arguments, path)]
    articles = [Article(STDIN_NAME, _stdin_article())] if STDIN in texts else []
    articles += read_articles(path for path in texts if path != STDIN)
    columns = _columns(arguments, len(tables))
    mentions: list[Mention] = []
    for table, named in zip(tables, columns, strict=True):
        with hinted(named="name" in named, several=len(tables) > 1):
            mentions += mentions_of(table, named)
        note_undated(table, named.get("birth_date"))
    others: list[Sequence[str]] = [names for table in other_names(arguments, tables) for names in table]
    for article in with_progress(articles, "articles"):
        mentions += nm.find_mentions(article.text, document=article.document)
    return named_people(mentions, [*others, *[()] * (len(mentions) - len(others))])


def _columns(arguments: Namespace, tables: int) -> list[dict[str, str | None]]:
    """The columns that are named for each table."""
    given = {column: getattr(arguments, column) for column in _COLUMNS if getattr(arguments, column)}
    if arguments.no_header and tables:
        given.setdefault("name", [FIRST_COLUMN])
    if (given or arguments.other_names) and not tables:
        *most, last = (f"--{column.replace('_', '-')}" for column in (*_COLUMNS, "other_names"))
        raise InputError(f"{', '.join(most)} and {last} name columns of a table; no table given")
    each = {column: for_each(column, names, tables) for column, names in given.items()}
    return [{column: _or_none(column, names[number]) for column, names in each.items()} for number in range(tables)]


def _or_none(field: str, column: str) -> str | None:
    """The column that was named, or `None` where the table's own of that field is not to be used."""
    return None if column == NO_COLUMN and field != "name" else column


def _check_kinds(paths: Sequence[str]) -> None:
    """Refuses a file that is neither article nor table; the error lists the endings of both."""
    valid = " or ".join(f"*{suffix}" for suffix in ARTICLE_SUFFIXES)
    tables = ", ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
    for path in (path_of(path, "resolve") for path in paths):
        if path.is_file() and path.suffix.lower() not in (*ARTICLE_SUFFIXES, *TABLE_SUFFIXES):
            raise InputError(f"{path}: unknown kind of file {path.suffix!r}; an article is {valid}, a table {tables}")


def _check_stdin(arguments: Namespace) -> None:
    if STDIN in arguments.paths and arguments.review:
        raise InputError("--review reads answers from standard input, which is taken by - here")
    check_stdin(arguments.paths, arguments.stdin)


def _is_table(arguments: Namespace, path: str) -> bool:
    if path == STDIN:
        return arguments.stdin not in (None, ARTICLE)
    return Path(path).suffix.lower() in TABLE_SUFFIXES and not Path(path).is_dir()


def _stdin_article() -> str:
    text = stdin_text()
    if not text.strip():
        raise InputError(f"{STDIN_NAME}: empty; expected text in UTF-8")
    return text


def _explain(arguments: Namespace, resolution: Resolution) -> Exit:
    left, right = (_indexes(resolution, name) for name in arguments.explain)
    explanation = resolution.explain(*_closest(resolution.labels, left, right))
    if arguments.format == "json":
        put(to_json(explanation), arguments.output)
    else:
        put_emphasised(views.explanation_text(explanation), arguments.output)
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
