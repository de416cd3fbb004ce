"""The parser of the program. A command takes its arguments, and imports what it needs, only when it is chosen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

from namematch.cli.streams import Exit, complain, put
from namematch.errors import UnknownChoiceError

if TYPE_CHECKING:
    # Where it is run the class takes no parameter.
    _Commands: TypeAlias = argparse._SubParsersAction["Parser"]
else:
    _Commands = argparse._SubParsersAction

DISTRIBUTION = "namematch-cyrillic"

RunCommand: TypeAlias = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line. That of a command takes its arguments when the command is chosen."""

    purpose = ""
    _take_arguments: Callable[[Parser], RunCommand] | None = None

    def complete(self) -> None:
        """Takes the arguments of the command, which may import all that the command needs."""
        if self._take_arguments is not None:
            self.set_defaults(run=self._take_arguments(self))
            add_quiet(self, argparse.SUPPRESS)
            self._take_arguments = None

    def format_help(self) -> str:
        """The help; that of a command with what the table says of it, which is read here only."""
        if self.purpose:
            from namematch.cli.commands import HELP

            name = self.prog.rpartition(" ")[2]
            told = HELP.read()[name]
            examples = "".join(f"  {line}\n" for line in told["examples"].splitlines())
            more = _more(f"cli.md#{name}", *told.get("pages", ()))
            self.description = told.get("text", f"{self.purpose[0].upper()}{self.purpose[1:]}.")
            self.epilog = f"examples:\n{examples}\n{_exits(*told.get('exits', ['done']))}{more}"
        return super().format_help()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parses, and refuses an option that there is not with those that it may have been meant for."""
        words = list(sys.argv[1:] if args is None else args)
        first = words[0].partition("=")[0] if words else ""
        # What follows a wrong option of the program would be taken for the command.
        if first.startswith("--") and len(first) > 2 and first not in self._option_string_actions:
            raise UnknownChoiceError("option", first, self._long_options())
        found, unknown = super().parse_known_args(words, namespace)
        for word in unknown:
            if word.startswith("-"):
                raise UnknownChoiceError("option", word.partition("=")[0], self._long_options())
        return found, unknown

    def _long_options(self) -> list[str]:
        return [option for option in self._option_string_actions if option.startswith("--")]

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            kind = action.option_strings[-1:] or [str(action.metavar or action.dest)]
            raise UnknownChoiceError(kind[0].lstrip("-").lower(), value, action.choices)

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(Exit.BAD_INPUT)


class _Choice(_Commands):
    """Chooses a command; only its parser takes arguments, so that `--help` imports nothing for the others."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Lets the parser of the command take its arguments before it parses."""
        if values and values[0] in self.choices:
            self.choices[values[0]].complete()
        super().__call__(parser, namespace, values, option_string)


class _Version(argparse.Action):
    """Prints the release, and the user's lexicon if there is one."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object) -> NoReturn:
        """Prints and ends the program."""
        from importlib.metadata import version

        line = f"{parser.prog} {version(DISTRIBUTION)}"
        if namespace.lexicon:
            from namematch.user_lexicon import read_lexicon

            own = read_lexicon(namespace.lexicon)
            line += f", lexicon {own.checksum} ({own.folder})"
        put(line)
        parser.exit()


class CommandSpec(NamedTuple):
    """A command: what `namematch --help` says of it, and how it takes its arguments."""

    name: str
    help: str
    take_arguments: Callable[[Parser], RunCommand]


def add_quiet(parser: argparse.ArgumentParser, default: Any) -> None:
    """Lets a parser take the option that silences all but errors."""
    parser.add_argument(
        "-q", "--quiet", action="store_true", default=default, help="no notes and no progress, only errors"
    )


def program_parser(commands: Iterable[CommandSpec]) -> argparse.ArgumentParser:
    """The parser of the program; `run` in its result is the function to call.

    The parser of a command has its arguments once the command is chosen, or after `complete`.
    """
    parser = Parser(
        prog="namematch",
        description="Decides which written names are the same person when the name was Cyrillic first "
        "and somebody romanised it.",
        epilog=_exits(
            "done; for compare and --explain: the same person",
            "nothing to work on, nobody found; for compare and --explain: different people",
        )
        + "\nnamematch COMMAND --help, or namematch help COMMAND, shows the arguments of a command and examples."
        + _more("tutorial.md", "cli.md", "how-to/"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--lexicon", metavar="FOLDER", help="names and roles of your own")
    add_quiet(parser, default=False)
    parser.add_argument(
        "-V", "--version", action=_Version, nargs=0, help="the release, and the lexicon if there is one"
    )
    add = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, action=_Choice)
    for command in commands:
        formatter = argparse.RawDescriptionHelpFormatter
        own = add.add_parser(command.name, help=command.help, formatter_class=formatter, allow_abbrev=False)
        own.purpose, own._take_arguments = command.help, command.take_arguments

    def show_help(_: argparse.Namespace) -> Exit:
        put(parser.format_help())
        return Exit.DONE

    parser.set_defaults(run=show_help)
    return parser


def complete_parsers(parser: argparse.ArgumentParser) -> Mapping[str, Parser]:
    """The parsers of all commands by name, each with its arguments, for what lists them."""
    commands = command_parsers(parser)
    for command in commands.values():
        command.complete()
    return commands


def command_parsers(parser: argparse.ArgumentParser) -> Mapping[str, Parser]:
    """The parsers of all commands by name, as they were added."""
    (choice,) = (action for action in parser._actions if isinstance(action, _Choice))
    return choice.choices


def _more(*pages: str) -> str:
    """Where there is more to read."""
    return "\nmore, in the folder docs of the source and on the site:\n" + "".join(f"  {page}\n" for page in pages)


def _exits(done: str, no: str = "") -> str:
    """The exit codes of a command, those that it has."""
    codes = [
        ("0", done),
        ("1", no),
        ("2", "bad input or arguments; one line on standard error says what, where and what would be valid"),
    ]
    return "exit codes:\n" + "".join(f"  {code}  {meaning}\n" for code, meaning in codes if meaning)
