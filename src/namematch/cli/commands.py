"""The small commands: one public function each, over arguments or the lines of standard input."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, TypeVar

import namematch as nm
from namematch._internal.interrupts import until_interrupted
from namematch.cli import views
from namematch.cli.layout import counted
from namematch.cli.streams import STDIN, Exit, given_or_lines, note, put, put_emphasised, stdin_lines
from namematch.data import TomlTable
from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.io import name_record, to_json
from namematch.text import is_missing
from namematch.user_lexicon import read_lexicon

HELP = TomlTable("cli/commands.toml", {"*": {"text?": str, "examples": str, "exits?": [str], "pages?": [str]}})
_T = TypeVar("_T")


def romanize(arguments: Namespace) -> Exit:
    """`namematch romanize`: one line out for one line in."""
    texts = given_or_lines(arguments.texts)
    lines = nm.romanize_many(texts, arguments.scheme, ascii=arguments.ascii)
    put("".join(f"{line or ''}\n" for line in lines))
    return Exit.DONE


def show_readings(arguments: Namespace) -> Exit:
    """`namematch read`: Cyrillic readings of every word of every name."""
    return _show(arguments, str, views.reading_record, views.reading_text)


def parse_name(arguments: Namespace) -> Exit:
    """`namematch parse-name`: the parts of every name."""
    return _show(arguments, nm.parse_name, name_record, views.name_text)


def parse_role(arguments: Namespace) -> Exit:
    """`namematch parse-role`: the normal form of every role title."""
    return _show(arguments, nm.parse_role, views.role_record, views.role_text)


def _show(
    arguments: Namespace, parse: Callable[[str], _T], record: Callable[[_T], object], text: Callable[[_T], str]
) -> Exit:
    values = [parse(given) for given in given_or_lines(arguments.texts) if not is_missing(given)]
    if not values:
        note("nothing to read")
    if arguments.format == "json":
        put(to_json(list(map(record, values))))
    else:
        put_emphasised("\n".join(map(text, values)))
    return Exit.DONE if values else Exit.NO


def compare(arguments: Namespace) -> Exit:
    """`namematch compare`: two names, or a list of pairs."""
    if arguments.names in ([], [STDIN]):
        return _compare_pairs(arguments)
    if len(arguments.names) != 2:
        count = len(arguments.names)
        raise InputError(f"compare takes two names, not {count}; put a name of several words in quotes")
    if any(map(is_missing, arguments.names)):
        put("null" if arguments.format == "json" else "missing   a name is empty, so there is nothing to compare")
        return Exit.NO
    result = nm.compare(*arguments.names, **_rule(arguments))
    if arguments.format == "json":
        put(to_json(result))
    else:
        put_emphasised(views.comparison_text(result))
    return Exit.DONE if result.same else Exit.NO


def _compare_pairs(arguments: Namespace) -> Exit:
    pairs = [_pair(number, line) for number, line in enumerate(stdin_lines(), start=1)]
    if not pairs:
        note("nothing to compare; expected two names, or on standard input lines of two with a tab between them")
    results = nm.compare_many([left for left, _ in pairs], [right for _, right in pairs], **_rule(arguments))
    if arguments.format == "json":
        put(to_json(results))
    else:
        lines = (views.verdict_line(*pair, result) for pair, result in zip(pairs, results, strict=True))
        put("".join(f"{line}\n" for line in lines))
    return Exit.DONE if results and all(result and result.same for result in results) else Exit.NO


def _rule(arguments: Namespace) -> dict[str, Any]:
    return {"population": arguments.population, "min_probability": arguments.min_probability}


def _pair(number: int, line: str) -> tuple[str, str]:
    names = line.split("\t")
    if len(names) != 2:
        raise InputError(f"standard input:{number}: expected two names with a tab between them, got {shown(line)}")
    return names[0], names[1]


def schemes(arguments: Namespace) -> Exit:
    """`namematch schemes`: what there is to choose from."""
    listed = nm.schemes()
    if arguments.language is not None:
        languages = {language for scheme in listed for language in scheme.languages}
        if arguments.language not in languages:
            raise UnknownChoiceError("language", arguments.language, languages)
        listed = [scheme for scheme in listed if arguments.language in scheme.languages]
    if arguments.format == "json":
        put(to_json([views.scheme_record(scheme) for scheme in listed]))
    else:
        put(views.scheme_table(listed))
    return Exit.DONE


def serve(arguments: Namespace) -> Exit:
    """`namematch serve`: answers over HTTP until it is interrupted."""
    from namematch.cli.tables import FIRST_COLUMN, hinted
    from namematch.io import read_table
    from namematch.server import PeopleList, make_server

    people, path = None, arguments.reconcile
    if path is None:
        for option in ("name", "id", "sheet", "index"):
            if getattr(arguments, option) is not None:
                raise InputError(f"--{option} is about the list of --reconcile; no list given")
    else:
        name = arguments.name or (FIRST_COLUMN if arguments.no_header else "name")
        columns = {"name": name} | ({"id": arguments.id} if arguments.id else {})
        with hinted(named=arguments.name is not None, several=False):
            table = read_table(path, sheet=arguments.sheet, header=not arguments.no_header)
            people = PeopleList(table, columns, index=arguments.index)
    with make_server(people, title=path.name if path else "", port=arguments.port) as server:
        address = f"http://127.0.0.1:{server.server_port}/{'reconcile' if people is not None else ''}"
        put(f"{address}\n")
        note(f"{counted(len(people), 'name')}; end with Ctrl-C" if people is not None else "end with Ctrl-C")
        with until_interrupted():
            server.serve_forever()
    return Exit.DONE


def check_lexicon(arguments: Namespace) -> Exit:
    """`namematch lexicon`: the contents of a user's lexicon."""
    contents = read_lexicon(arguments.folder)
    if arguments.format == "json":
        put(to_json({"folder": contents.folder, "checksum": contents.checksum, **contents.counts()}))
    else:
        rows = (f"  {kind:14}{count:>7,}\n" for kind, count in contents.counts().items() if count)
        put_emphasised(f"{contents.folder}   checksum {contents.checksum}\n{''.join(rows)}")
    return Exit.DONE
