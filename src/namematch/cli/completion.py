"""Completion scripts for shells, written from the arguments that the commands take."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import NamedTuple

from namematch.cli.parser import complete_parsers
from namematch.data.files import ROOT, read_text
from namematch.translit import schemes

_FILES = {"PATH", "FILE", "FOLDER"}


class Option(NamedTuple):
    """One option of a command: its flag and the short one, its purpose, whether a value follows, which are valid."""

    flag: str
    short: str | None
    help: str
    takes: bool
    words: tuple[str, ...]
    file: bool


class Command(NamedTuple):
    """One command: its name, its purpose, its options, and whether files are its arguments."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...]
    files: bool


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The completion script of a shell, one of `SHELLS`, from the parser of the whole program."""
    return SHELLS[shell](list(commands_of(parser)))


def commands_of(parser: argparse.ArgumentParser) -> Iterator[Command]:
    """The commands of a parser, as they were added."""
    for name, command in complete_parsers(parser).items():
        options = tuple(_option(action) for action in command._actions if action.option_strings)
        positional = [action for action in command._actions if not action.option_strings]
        words = tuple(str(word) for action in positional for word in action.choices or ())
        yield Command(name, command.purpose, options, words, any(action.metavar in _FILES for action in positional))


def _option(action: argparse.Action) -> Option:
    words = tuple(map(str, action.choices or ()))
    if action.dest == "scheme":
        words = tuple(scheme.id for scheme in schemes())
    purpose = " ".join((action.help or "").split("(")[0].split(";")[0].split()).replace("`", "")
    *short, flag = action.option_strings
    return Option(flag, short[0] if short else None, purpose, action.nargs != 0, words, action.metavar in _FILES)


# A name of a file may have spaces, but seldom has line ends.
_BASH_FILES = """local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$cur")); return"""


def bash(commands: list[Command]) -> str:
    """The script of bash."""
    values = "".join(_bash_value(command, option) for command in commands for option in command.options if option.takes)
    flags = "".join(f'      {c.name}) words="{" ".join(o.flag for o in c.options)}" ;;\n' for c in commands)
    words = "".join(f'    {c.name}) words="{" ".join(c.words)}" ;;\n' for c in commands if c.words)
    files = "|".join(command.name for command in commands if command.files)
    names = " ".join(command.name for command in commands)
    return _filled(
        "bash", complete_files=_BASH_FILES, commands=names, values=values, flags=flags, words=words, files=files
    )


def _filled(shell: str, **parts: str) -> str:
    """The script of a shell, with what the commands are put where `@part@` stands."""
    text = read_text(ROOT.joinpath(f"cli/completion.{shell}"))
    for part, put in parts.items():
        text = text.replace(f"@{part}@", put.rstrip("\n"))
    return text


def _bash_value(command: Command, option: Option) -> str:
    flags = (flag for flag in (option.flag, option.short) if flag)
    pattern = "    " + "|".join(f'"{command.name} {flag}"' for flag in flags) + ")"
    if option.file:
        return f"{pattern} {_BASH_FILES} ;;\n"
    return f'{pattern} COMPREPLY=($(compgen -W "{" ".join(option.words)}" -- "$cur")); return ;;\n'


def zsh(commands: list[Command]) -> str:
    """The script of zsh."""
    named = "\n".join(f"    {_quoted(f'{command.name}:{command.help}')}" for command in commands)
    cases = "".join(
        f"    {command.name})\n      _arguments {' '.join(_zsh_arguments(command))} ;;\n" for command in commands
    )
    return _filled("zsh", commands=named, cases=cases)


def _zsh_arguments(command: Command) -> Iterator[str]:
    for option in command.options:
        purpose = option.help.replace("[", "(").replace("]", ")").replace(":", " ")
        follows = f":value:{_zsh_value(option.words, option.file)}" if option.takes else ""
        said = _quoted(f"[{purpose}]{follows}")
        yield (
            f"'({option.short} {option.flag})'{{{option.short},{option.flag}}}{said}"
            if option.short
            else option.flag + said
        )
    if command.words or command.files:
        yield _quoted(f"*:argument:{_zsh_value(command.words, command.files)}")


def _zsh_value(words: tuple[str, ...], file: bool) -> str:
    return "_files" if file else f"({' '.join(words)})" if words else " "


def fish(commands: list[Command]) -> str:
    """The script of fish."""
    names = " ".join(command.name for command in commands)
    none = f"'not __fish_seen_subcommand_from {names}'"
    lines = [
        "complete -c namematch -f",
        f"complete -c namematch -n {none} -l lexicon -d 'names and roles of your own' -r -F",
        f"complete -c namematch -n {none} -s q -l quiet -d 'no notes and no progress, only errors'",
        f"complete -c namematch -n {none} -s V -l version -d 'the release, and the lexicon if there is one'",
    ]
    for command in commands:
        lines.append(f"complete -c namematch -n {none} -a {command.name} -d {_quoted(command.help)}")
        seen = _quoted(f"__fish_seen_subcommand_from {command.name}")
        if command.files:
            lines.append(f"complete -c namematch -n {seen} -F")
        if command.words:
            lines.append(f"complete -c namematch -n {seen} -a {_quoted(' '.join(command.words))}")
        lines += [f"complete -c namematch -n {seen} {_fish_option(option)}" for option in command.options]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    short = f"-s {option.short.lstrip('-')} " if option.short else ""
    line = f"{short}-l {option.flag.lstrip('-')} -d {_quoted(option.help)}"
    if not option.takes:
        return line
    if option.file:
        return f"{line} -r -F"
    return f"{line} -x -a {_quoted(' '.join(option.words))}" if option.words else f"{line} -x"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


SHELLS: dict[str, Callable[[list[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
