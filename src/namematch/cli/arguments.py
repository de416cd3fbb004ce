"""The arguments of every command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from namematch.cli.parser import CommandSpec, Parser, RunCommand, command_parsers, program_parser
from namematch.cli.streams import Exit, put

_ROMANISATION = "bgn-pcgn"

_COLUMNS = {
    "role": "role titles",
    "document": "ids of documents",
    "language": "ISO 639-1 codes",
    "id": "ids of mentions, each of them once",
    "date": "days of the documents, ISO 8601: 2026-11-25",
    "birth_date": "days or years of birth, as written",
}
_NAMES = "first+last joins two, surname,given,patronymic tells which is which"


def build_parser() -> argparse.ArgumentParser:
    """The parser of `namematch` with all its commands."""
    return program_parser(COMMANDS)


def _resolve_arguments(parser: Parser) -> RunCommand:
    from namematch.cli.resolving import ALL_RESOLVE_FORMATS, STDIN_KINDS, resolve
    from namematch.resolve import DEFAULT_SCHEME

    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input")
    _add_stdin(parser, STDIN_KINDS)
    parser.add_argument("-e", "--explain", nargs=2, metavar=("A", "B"), help="why two spellings are one person's")
    _add_scheme(parser, "romanisation of the canonical names", DEFAULT_SCHEME)
    _add_any_format(parser, ALL_RESOLVE_FORMATS, "text")
    _add_rule(parser, "join what is likelier than P one person's (default: 0.5)")
    review_help = "ask about doubtful pairs, keep the answers in FILE, and honour those that are in it"
    parser.add_argument("--review", type=Path, metavar="FILE", help=review_help)
    parser.add_argument("--links", type=Path, metavar="FILE", help="honour the answers in FILE and ask nothing")
    _add_workers(parser)
    _add_output(parser)
    columns = parser.add_argument_group("columns of a table", "Of several tables: once for all, or once for each.")
    _add_sheet(columns)
    columns.add_argument("-n", "--name", action="append", metavar="COLUMN", help=f"names (default: name); {_NAMES}")
    _add_other_names(columns)
    for column, content in _COLUMNS.items():
        column_help = f"{content} (default: {column}, where it is there; none uses none)"
        columns.add_argument(f"--{column.replace('_', '-')}", action="append", metavar="COLUMN", help=column_help)
    return resolve


def _screen_arguments(parser: Parser) -> RunCommand:
    from namematch.cli.screening import SCREEN_FORMATS, screen
    from namematch.io import TABLE_KINDS

    paths_help = "two tables: the one that is screened, and the list; - is standard input"
    parser.add_argument("paths", nargs=2, metavar="PATH", help=paths_help)
    _add_stdin(parser, TABLE_KINDS)
    _add_sheet(parser)
    name_help = f"column of names (default: name); once for both tables, or once for each; {_NAMES}"
    parser.add_argument("-n", "--name", action="append", metavar="COLUMN", help=name_help)
    _add_other_names(parser)
    birth_help = f"{_COLUMNS['birth_date']} (default: birth_date, where it is there)"
    parser.add_argument("--birth-date", action="append", metavar="COLUMN", help=birth_help)
    _add_index(parser)
    _add_rule(
        parser, "write the pairs that are likelier than P one person's (default: 0.5); less writes doubtful ones too"
    )
    _add_any_format(parser, SCREEN_FORMATS, "csv")
    _add_workers(parser)
    _add_output(parser)
    return screen


def _compare_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    parser.add_argument("names", nargs="*", metavar="NAME", help="two names")
    _add_rule(parser, "say that they are the same if that is likelier than P (default: 0.5)")
    _add_format(parser)
    return commands.compare


def _romanize_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    parser.add_argument("texts", nargs="*", metavar="TEXT", help="text, or - for the lines of standard input")
    parser.add_argument("--ascii", action="store_true", help="plain letters only, of every other script too")
    _add_scheme(parser, "romanisation", _ROMANISATION)
    return commands.romanize


def _texts_arguments(what: str, run: str) -> Callable[[Parser], RunCommand]:
    """The arguments of a command that is about texts of one kind, and runs a function of `cli.commands`."""

    def take(parser: Parser) -> RunCommand:
        from namematch.cli import commands

        text_help = f"a {what.lower()}, or - for the lines of standard input"
        parser.add_argument("texts", nargs="*", metavar=what, help=text_help)
        _add_format(parser)
        command: RunCommand = getattr(commands, run)
        return command

    return take


def _serve_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    reconcile_help = "a table of people that names are reconciled with"
    parser.add_argument("--reconcile", type=Path, metavar="PATH", help=reconcile_help)
    parser.add_argument("--port", type=int, default=8765, metavar="PORT", help="on 127.0.0.1 (default: 8765)")
    _add_sheet(parser)
    name_help = "column of names (default: name); first+last joins two"
    parser.add_argument("-n", "--name", metavar="COLUMN", help=name_help)
    parser.add_argument("--id", metavar="COLUMN", help="column of ids (default: id, where it is there, or the row)")
    _add_index(parser)
    return commands.serve


def _schemes_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    parser.add_argument("-l", "--language", metavar="CODE", help="only those of this language (ISO 639: uk, sah)")
    _add_format(parser)
    return commands.schemes


def _lexicon_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    parser.add_argument("folder", metavar="FOLDER", help="with given_names.tsv, surnames.tsv or roles.toml in it")
    _add_format(parser)
    return commands.check_lexicon


def _completion_arguments(parser: Parser) -> RunCommand:
    from namematch.cli.completion import SHELLS, script

    def print_script(arguments: argparse.Namespace) -> Exit:
        put(script(build_parser(), arguments.shell))
        return Exit.DONE

    parser.add_argument("shell", metavar="SHELL", choices=list(SHELLS), help=", ".join(SHELLS))
    return print_script


def _help_arguments(parser: Parser) -> RunCommand:
    def print_help(arguments: argparse.Namespace) -> Exit:
        program = build_parser()
        chosen = command_parsers(program).get(arguments.command)
        if chosen is not None:
            chosen.complete()
        put((chosen or program).format_help())
        return Exit.DONE

    names = [command.name for command in COMMANDS]
    parser.add_argument("command", nargs="?", metavar="COMMAND", choices=names, help="one of those that --help lists")
    return print_help


def _add_stdin(parser: Parser, kinds: Sequence[str]) -> None:
    stdin_help = f"what - is: {', '.join(kinds)} (default: {kinds[0]})"
    parser.add_argument("--stdin", choices=kinds, metavar="KIND", help=stdin_help)


def _add_sheet(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--sheet", metavar="SHEET", help="sheet of a workbook, where several are filled")
    header_help = "the first line of CSV or TSV is a row; columns are called 1, 2, …, and names stand in 1"
    parser.add_argument("--no-header", action="store_true", help=header_help)


def _add_other_names(parser: argparse._ActionsContainer) -> None:
    others_help = "other names of the same people, such as aliases; one that fits is enough (none: a table without)"
    parser.add_argument("--other-names", action="append", metavar="COLUMN", help=others_help)
    separator_help = "what stands between two names in a cell of --other-names (default: ;)"
    parser.add_argument("--separator", default=";", metavar="TEXT", help=separator_help)


def _add_index(parser: Parser) -> None:
    index_help = "keep what was read of the list in FILE, so that the next run reads only its new names"
    parser.add_argument("--index", type=Path, metavar="FILE", help=index_help)


def _add_any_format(parser: Parser, formats: Sequence[str], default: str) -> None:
    format_help = f"{', '.join(formats)} (default: as the ending of --output says, or {default})"
    parser.add_argument("-f", "--format", choices=formats, metavar="FORMAT", help=format_help)


def _add_workers(parser: Parser) -> None:
    workers_help = "processes that read names where there are many thousands (default: 1)"
    parser.add_argument("-w", "--workers", type=int, default=1, metavar="N", help=workers_help)


def _add_scheme(parser: Parser, what: str, default: str) -> None:
    scheme_help = f"{what} (default: {default}); `namematch schemes` lists them"
    parser.add_argument("-s", "--scheme", default=default, metavar="ID", help=scheme_help)


def _add_rule(parser: Parser, min_probability_help: str) -> None:
    parser.add_argument("-p", "--min-probability", type=float, metavar="P", help=min_probability_help)
    population_help = "of how many people the names could be: the prior is one to so many (default: 32)"
    parser.add_argument("--population", type=float, metavar="N", help=population_help)


def _add_output(parser: Parser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write there, whole or not at all; its ending says the format"
    )
    safe_help = "in CSV, an apostrophe before what a spreadsheet would take for a formula"
    parser.add_argument("--spreadsheet-safe", action="store_true", help=safe_help)


def _add_format(parser: Parser) -> None:
    parser.add_argument(
        "-f", "--format", choices=["text", "json"], default="text", metavar="FORMAT", help="text, json (default: text)"
    )


COMMANDS = (
    CommandSpec("resolve", "find the people in articles or tables of mentions", _resolve_arguments),
    CommandSpec("screen", "say who of one table can be somebody of another", _screen_arguments),
    CommandSpec("compare", "say whether two names can be one person's, and why", _compare_arguments),
    CommandSpec("romanize", "write Cyrillic in Latin letters", _romanize_arguments),
    CommandSpec("read", "read romanised names back to Cyrillic", _texts_arguments("NAME", "show_readings")),
    CommandSpec("parse-name", "take names apart", _texts_arguments("NAME", "parse_name")),
    CommandSpec("parse-role", "take role titles apart", _texts_arguments("ROLE", "parse_role")),
    CommandSpec("serve", "answer OpenRefine and other programs on this machine", _serve_arguments),
    CommandSpec("schemes", "list the romanisation schemes", _schemes_arguments),
    CommandSpec("lexicon", "check a lexicon of your own and say what is in it", _lexicon_arguments),
    CommandSpec("completion", "print a script that completes commands and options in a shell", _completion_arguments),
    CommandSpec("help", "show the arguments of a command and examples", _help_arguments),
)
