"""The arguments of every command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from namematch.cli import commands
from namematch.cli.completion import SHELLS, script
from namematch.cli.exits import Exit
from namematch.cli.resolving import ARTICLE, FORMATS, STDIN_KINDS, resolve
from namematch.cli.screening import screen
from namematch.cli.streams import complain, put
from namematch.errors import InputError, UnknownChoiceError
from namematch.resolve import DEFAULT_SCHEME
from namematch.user_lexicon import read_lexicon

DISTRIBUTION = "namematch-cyrillic"
_ROMANISATION = "bgn-pcgn"

_RESOLVE = """\
Finds the people in articles, or takes a table of mentions, and says which mentions are one person.

PATH is a file of UTF-8 text (*.txt, *.md), a folder of such files, or a table of mentions (*.csv, *.tsv,
*.jsonl, *.parquet) with one name a row. `-` is standard input: one article, or with --stdin a table. A table
needs a column of names; columns called role, document, language, id and date are used where they
are there.

formats:
  text   one block a person: canonical name, Cyrillic, spellings, roles
  json   one object with all people
  jsonl  one person a line
  csv    one row a mention with the person it belongs to; rows of a table keep all their columns, and of several
         tables each row says its file
"""

_RESOLVE_EXAMPLES = """\
examples:
  namematch resolve articles/
  namematch resolve people.csv --name full_name --role position --output people.out.csv
  namematch resolve articles/ --explain "Dartschijew" "Darchiyev"
  namematch resolve people.csv --review decisions.jsonl
  cut -f 2,5 staff.tsv | namematch resolve - --stdin tsv --format csv
"""


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            kind = action.option_strings[-1:] or [str(action.metavar or action.dest)]
            raise UnknownChoiceError(kind[0].lstrip("-").lower(), value, action.choices)

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(Exit.BAD_INPUT)


class _Version(argparse.Action):
    """Says which release answers, and with which words of the user's own."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object) -> NoReturn:
        own = read_lexicon(namespace.lexicon) if namespace.lexicon else None
        put(f"{parser.prog} {version(DISTRIBUTION)}" + (f", lexicon {own.checksum} ({own.folder})" if own else ""))
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole program; `run` in its result is the function to call."""
    parser = _Parser(
        prog="namematch",
        description="Decides which written names are the same person when the name was Cyrillic first "
        "and somebody romanised it.",
        epilog=_exits(
            "done; for compare and --explain: the same person",
            "nothing to work on, nobody found; for compare and --explain: different people",
        )
        + "\nnamematch COMMAND --help shows the arguments of a command and examples.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lexicon", metavar="FOLDER", help="names and roles of your own")
    parser.add_argument("--version", action=_Version, nargs=0, help="the release, and the lexicon if there is one")
    add = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _add_resolve(add)
    _add_screen(add)
    _add_compare(add)
    _add_romanize(add)
    for name, run, what, help, example in [
        ("read", commands.read, "NAME", "read romanised names back to Cyrillic", "Dartschijew"),
        ("parse-name", commands.parse_name, "NAME", "take names apart", '"DARCHIYEV, Alexander N."'),
        ("parse-role", commands.parse_role, "ROLE", "take role titles apart", '"глава МИД РФ"'),
    ]:
        _add_texts(add, name, run, what, help, example)
    _add_schemes(add)
    _add_lexicon(add)
    _add_completion(add, parser)

    def missing(_: argparse.Namespace) -> NoReturn:
        raise InputError(f"no command given; valid: {', '.join(add.choices)}; see namematch --help")

    parser.set_defaults(run=missing)
    return parser


def _exits(done: str, no: str = "") -> str:
    """The exit codes of a command, those that it has."""
    codes = [
        ("0", done),
        ("1", no),
        ("2", "bad input or arguments; one line on standard error says what, where and what would be valid"),
    ]
    return "exit codes:\n" + "".join(f"  {code}  {meaning}\n" for code, meaning in codes if meaning)


_Add: TypeAlias = "argparse._SubParsersAction[_Parser]"
_Run: TypeAlias = Callable[[argparse.Namespace], int]


def _command(
    add: _Add,
    name: str,
    run: _Run,
    help: str,
    *,
    text: str = "",
    examples: str = "",
    exits: tuple[str, ...] = ("done",),
) -> _Parser:
    parser = add.add_parser(
        name,
        help=help,
        description=text or help[0].upper() + help[1:] + ".",
        epilog=f"{examples.rstrip()}\n\n{_exits(*exits)}".lstrip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _add_resolve(add: _Add) -> None:
    parser = _command(
        add,
        "resolve",
        resolve,
        "find the people in articles or tables of mentions",
        text=_RESOLVE,
        examples=_RESOLVE_EXAMPLES,
        exits=("done; with --explain: the same person", "nobody found; with --explain: different people"),
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input")
    parser.add_argument(
        "--stdin",
        choices=STDIN_KINDS,
        default=ARTICLE,
        help=f"what - is (default: {ARTICLE})",
    )
    parser.add_argument("--explain", nargs=2, metavar=("A", "B"), help="why two spellings are one person's")
    _add_scheme(parser, "romanisation of the canonical names", DEFAULT_SCHEME)
    told = "of the answer (default: as the ending of --output says, or text)"
    parser.add_argument("--format", choices=list(FORMATS), help=told)
    parser.add_argument(
        "--review",
        type=Path,
        metavar="FILE",
        help="ask about doubtful pairs, keep the answers in FILE, and honour those that are in it",
    )
    parser.add_argument("--links", type=Path, metavar="FILE", help="honour the answers in FILE and ask nothing")
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that read names where there are many thousands"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there, whole or not at all")
    columns = parser.add_argument_group("columns of a table", "Of several tables: once for all, or once for each.")
    columns.add_argument("--name", action="append", metavar="COLUMN", help="names (default: name)")
    for column, holds in [
        ("role", "role titles"),
        ("document", "ids of documents"),
        ("language", "ISO 639-1 codes"),
        ("id", "ids of mentions, each of them once"),
        ("date", "days of the documents, ISO 8601: 2026-11-25"),
    ]:
        parser_help = f"{holds} (default: {column}, where it is there)"
        columns.add_argument(f"--{column}", action="append", metavar="COLUMN", help=parser_help)


def _add_screen(add: _Add) -> None:
    parser = _command(
        add,
        "screen",
        screen,
        "say who of one table can be somebody of another",
        text="Compares every row of one table with every row of another, such as customers with a list of sanctions,\n"
        "and writes the pairs that can be one person as CSV: all columns of both, probability, bits and reasons.\n"
        "Each pair is judged by its names alone, so that nobody is passed by because somebody else fits too.",
        examples="examples:\n  namematch screen customers.csv sanctions.csv --output review.csv\n"
        "  namematch screen customers.csv sanctions.tsv --name full_name --name name --bits -5",
        exits=("done", "nobody found"),
    )
    parser.add_argument("paths", nargs=2, metavar="PATH", help="two tables: the one that is screened, and the list")
    parser.add_argument(
        "--name", action="append", metavar="COLUMN", help="names (default: name); once for both, or once for each"
    )
    told = "what a pair has to weigh more than (default: 0, likelier than not); less shows doubtful pairs too"
    parser.add_argument("--bits", type=float, default=0.0, metavar="N", help=told)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there, whole or not at all")


def _add_compare(add: _Add) -> None:
    parser = _command(
        add,
        "compare",
        commands.compare,
        "say whether two names can be one person's, and why",
        text="Says whether two written names can be one person's, and why.\n\n"
        "Without names, or with -, it reads pairs from standard input, two names a line with a tab between\n"
        "them, and answers a line a pair; the exit code is 0 if all of them are the same.",
        examples='examples:\n  namematch compare "Alexander Darchiyev" "А. Н. Дарчиев"\n'
        "  cut -f 2,5 pairs.tsv | namematch compare -",
        exits=("the same person", "different people, or a name is missing"),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="two names")
    _add_format(parser)


def _add_romanize(add: _Add) -> None:
    parser = _command(
        add,
        "romanize",
        commands.romanize,
        "write Cyrillic in Latin letters",
        text="Writes Cyrillic in Latin letters: each TEXT, or each line of standard input, in one line.",
        examples='examples:\n  namematch romanize "Александр Дарчиев"\n'
        "  namematch romanize --scheme german-duden - < names.txt",
    )
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="text, or - for the lines of standard input")
    parser.add_argument("--ascii", action="store_true", help="plain letters only, of every other script too")
    _add_scheme(parser, "romanisation", _ROMANISATION)


def _add_texts(add: _Add, name: str, run: _Run, what: str, help: str, example: str) -> None:
    examples = f"examples:\n  namematch {name} {example}\n  namematch {name} --format json - < lines.txt"
    parser = _command(add, name, run, help, examples=examples, exits=("done", "nothing to read"))
    parser_help = f"a {what.lower()}, or - for the lines of standard input"
    parser.add_argument("texts", nargs="*", metavar=what, help=parser_help)
    _add_format(parser)


def _add_schemes(add: _Add) -> None:
    examples = "examples:\n  namematch schemes\n  namematch schemes --language uk --format json"
    parser = _command(add, "schemes", commands.schemes, "list the romanisation schemes", examples=examples)
    parser.add_argument("--language", metavar="CODE", help="only those of this language (ISO 639-1)")
    _add_format(parser)


def _add_lexicon(add: _Add) -> None:
    parser = _command(
        add,
        "lexicon",
        commands.lexicon,
        "check a lexicon of your own and say what is in it",
        text="Checks the names and roles in a folder, and says how many there are. --lexicon FOLDER before any other\n"
        "command lets the command know them.",
        examples="examples:\n  namematch lexicon our-names/\n  namematch --lexicon our-names/ resolve people.csv",
    )
    parser.add_argument("folder", metavar="FOLDER", help="with given_names.tsv, surnames.tsv or roles.toml in it")
    _add_format(parser)


def _add_completion(add: _Add, whole: argparse.ArgumentParser) -> None:
    def complete(arguments: argparse.Namespace) -> Exit:
        put(script(whole, arguments.shell))
        return Exit.DONE

    parser = _command(
        add,
        "completion",
        complete,
        "print a script that completes commands and options in a shell",
        examples="examples:\n"
        "  namematch completion bash > ~/.local/share/bash-completion/completions/namematch\n"
        "  namematch completion zsh > ~/.zfunc/_namematch\n"
        "  namematch completion fish > ~/.config/fish/completions/namematch.fish",
    )
    parser.add_argument("shell", metavar="SHELL", choices=list(SHELLS), help=", ".join(SHELLS))


def _add_scheme(parser: argparse.ArgumentParser, what: str, default: str) -> None:
    parser.add_argument(
        "--scheme",
        default=default,
        metavar="ID",
        help=f"{what} (default: {default}); `namematch schemes` lists them",
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json"], default="text", help="of the answer (default: text)")
