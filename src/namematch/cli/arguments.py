"""The arguments of every command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
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


def _read_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    _add_texts(parser, "NAME")
    return commands.show_readings


def _parse_name_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    _add_texts(parser, "NAME")
    return commands.parse_name


def _parse_role_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    _add_texts(parser, "ROLE")
    return commands.parse_role


def _serve_arguments(parser: Parser) -> RunCommand:
    from namematch.cli import commands

    reconcile_help = "a table of people that names are reconciled with"
    parser.add_argument("--reconcile", type=Path, metavar="PATH", help=reconcile_help)
    parser.add_argument("--port", type=int, default=8765, metavar="PORT", help="on 127.0.0.1 (default: 8765)")
    _add_sheet(parser)
    name_help = "column of names (default: name); first+last joins two"
    parser.add_argument("-n", "--name", metavar="COLUMN", help=name_help)
    parser.add_argument("--id", metavar="COLUMN", help="column of ids (default: id, where it is there, or the row)")
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


def _add_any_format(parser: Parser, formats: Sequence[str], default: str) -> None:
    format_help = f"{', '.join(formats)} (default: as the ending of --output says, or {default})"
    parser.add_argument("-f", "--format", choices=formats, metavar="FORMAT", help=format_help)


def _add_workers(parser: Parser) -> None:
    workers_help = "processes that read names where there are many thousands (default: 1)"
    parser.add_argument("-w", "--workers", type=int, default=1, metavar="N", help=workers_help)


def _add_texts(parser: Parser, what: str) -> None:
    text_help = f"a {what.lower()}, or - for the lines of standard input"
    parser.add_argument("texts", nargs="*", metavar=what, help=text_help)
    _add_format(parser)


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


def _text_examples(command: str, example: str) -> str:
    return f"namematch {command} {example}\nnamematch {command} --format json - < lines.txt"


COMMANDS = (
    CommandSpec(
        "resolve",
        "find the people in articles or tables of mentions",
        _resolve_arguments,
        text="""\
Finds the people in articles, or takes a table of mentions, and says which mentions are one person.

PATH is a file of UTF-8 text (*.txt, *.md), a folder of such files, or a table of mentions (*.csv, *.tsv,
*.json, *.jsonl, *.parquet, *.xlsx, *.xls, *.ods) with one name a row. `-` is standard input: one
article, or with --stdin a table. A table needs a column of names; columns called role, document,
language, id, date and birth_date are used where they are there.

formats:
  text   one block a person: canonical name, Cyrillic, spellings, roles
  json   one object with all people
  jsonl  one person a line
  csv    one row a mention with the person it belongs to; rows of a table keep all their columns, and of several
         tables each row says its file
  parquet, xlsx  the same rows, into the file that --output names
""",
        examples="""\
namematch resolve articles/
namematch resolve people.xlsx --name full_name --role position --output people.out.xlsx
namematch resolve articles/ --explain "Dartschijew" "Darchiyev"
namematch resolve people.csv --review decisions.jsonl
cut -f 2,5 staff.tsv | namematch resolve - --stdin tsv --format csv
""",
        exits=("done; with --explain: the same person", "nobody found; with --explain: different people"),
        pages=("how-to/resolve-a-csv.md", "how-to/review.md"),
    ),
    CommandSpec(
        "screen",
        "say who of one table can be somebody of another",
        _screen_arguments,
        text="Finds who of one table, such as customers, can be somebody of another, such as a list of sanctions, and\n"
        "writes the pairs: all columns of both, verdict, probability, bits and reasons; as text the two names and\n"
        "the reasons.\n"
        "Each pair is judged by its names alone, so that nobody is passed by because somebody else fits too.",
        examples="namematch screen customers.xlsx sanctions.csv --output review.xlsx\n"
        "namematch screen customers.csv sanctions.tsv --name full_name --name name --min-probability 0.05\n"
        "cut -f 2,5 new.tsv | namematch screen - sanctions.csv --stdin tsv --format text",
        exits=("done", "nobody found"),
        pages=("how-to/match-two-lists.md",),
    ),
    CommandSpec(
        "compare",
        "say whether two names can be one person's, and why",
        _compare_arguments,
        text="Says whether two written names can be one person's, and why.\n\n"
        "Without names, or with -, it reads pairs from standard input, two names a line with a tab between\n"
        "them, and answers a line a pair; the exit code is 0 if all of them are the same.",
        examples='namematch compare "Alexander Darchiyev" "А. Н. Дарчиев"\ncut -f 2,5 pairs.tsv | namematch compare -',
        exits=("the same person", "different people, perhaps the same, or a name is missing"),
    ),
    CommandSpec(
        "romanize",
        "write Cyrillic in Latin letters",
        _romanize_arguments,
        text="Writes Cyrillic in Latin letters: each TEXT, or each line of standard input, in one line.",
        examples='namematch romanize "Александр Дарчиев"\nnamematch romanize --scheme german-duden - < names.txt',
    ),
    CommandSpec(
        "read",
        "read romanised names back to Cyrillic",
        _read_arguments,
        examples=_text_examples("read", "Dartschijew"),
        exits=("done", "nothing to read"),
    ),
    CommandSpec(
        "parse-name",
        "take names apart",
        _parse_name_arguments,
        examples=_text_examples("parse-name", '"DARCHIYEV, Alexander N."'),
        exits=("done", "nothing to read"),
    ),
    CommandSpec(
        "parse-role",
        "take role titles apart",
        _parse_role_arguments,
        examples=_text_examples("parse-role", '"глава МИД РФ"'),
        exits=("done", "nothing to read"),
    ),
    CommandSpec(
        "serve",
        "answer OpenRefine and other programs on this machine",
        _serve_arguments,
        text="Answers requests over HTTP on this machine alone, until it is interrupted: /compare, /search and\n"
        "/parse as JSON, described at /openapi.json; with --reconcile a list of people as a reconciliation\n"
        "service for OpenRefine (W3C Reconciliation API 0.2) at /reconcile.",
        examples="namematch serve --reconcile authors.csv\n"
        "namematch serve --reconcile people.xlsx --name first+last --id no --port 9000",
        pages=("how-to/openrefine.md",),
    ),
    CommandSpec(
        "schemes",
        "list the romanisation schemes",
        _schemes_arguments,
        examples="namematch schemes\nnamematch schemes --language uk --format json",
    ),
    CommandSpec(
        "lexicon",
        "check a lexicon of your own and say what is in it",
        _lexicon_arguments,
        text="Checks the names and roles in a folder, and says how many there are. --lexicon FOLDER before any other\n"
        "command lets the command know them.",
        examples="namematch lexicon our-names/\nnamematch --lexicon our-names/ resolve people.csv",
    ),
    CommandSpec(
        "completion",
        "print a script that completes commands and options in a shell",
        _completion_arguments,
        examples="namematch completion bash > ~/.local/share/bash-completion/completions/namematch\n"
        "namematch completion zsh > ~/.zfunc/_namematch\n"
        "namematch completion fish > ~/.config/fish/completions/namematch.fish",
    ),
    CommandSpec(
        "help",
        "show the arguments of a command and examples",
        _help_arguments,
        examples="namematch help\nnamematch help resolve",
    ),
)
