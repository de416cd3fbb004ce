"""The small commands: one public function each, over arguments or the lines of standard input."""

from __future__ import annotations

from argparse import Namespace

import namematch as nm
from namematch.cli import views
from namematch.cli.exits import Exit
from namematch.cli.streams import STDIN, complain, given_or_lines, put, put_emphasised, stdin_lines
from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.io import to_json
from namematch.text import is_missing
from namematch.user_lexicon import read_lexicon


def romanize(arguments: Namespace) -> Exit:
    """`namematch romanize`: one line out for one line in."""
    texts = given_or_lines(arguments.texts)
    lines = nm.romanize_many(texts, arguments.scheme, ascii=arguments.ascii)
    put("".join(f"{line or ''}\n" for line in lines))
    return Exit.DONE


def read(arguments: Namespace) -> Exit:
    """`namematch read`: Cyrillic readings of every word of every name."""
    names = _present(arguments.texts)
    if arguments.format == "json":
        put(to_json([views.reading_record(name) for name in names]))
    else:
        put_emphasised("\n".join(views.reading_text(name) for name in names))
    return Exit.DONE if names else Exit.NO


def parse_name(arguments: Namespace) -> Exit:
    """`namematch parse-name`: the parts of every name."""
    names = [nm.parse_name(text) for text in _present(arguments.texts)]
    if arguments.format == "json":
        put(to_json([views.name_record(name) for name in names]))
    else:
        put_emphasised("\n".join(views.name_text(name) for name in names))
    return Exit.DONE if names else Exit.NO


def parse_role(arguments: Namespace) -> Exit:
    """`namematch parse-role`: the normal form of every role title."""
    roles = [nm.parse_role(text) for text in _present(arguments.texts)]
    if arguments.format == "json":
        put(to_json([views.role_record(role) for role in roles]))
    else:
        put_emphasised("\n".join(views.role_text(role) for role in roles))
    return Exit.DONE if roles else Exit.NO


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
    result = nm.compare(*arguments.names)
    if arguments.format == "json":
        put(to_json(result))
    else:
        put_emphasised(views.comparison_text(result))
    return Exit.DONE if result.same else Exit.NO


def _compare_pairs(arguments: Namespace) -> Exit:
    pairs = [_pair(number, line) for number, line in enumerate(stdin_lines(), start=1)]
    if not pairs:
        complain("nothing to compare; expected two names, or on standard input lines of two with a tab between them")
    results = nm.compare_many([left for left, _ in pairs], [right for _, right in pairs])
    if arguments.format == "json":
        put(to_json(results))
    else:
        lines = (views.verdict_line(*pair, result) for pair, result in zip(pairs, results, strict=True))
        put("".join(f"{line}\n" for line in lines))
    return Exit.DONE if results and all(result and result.same for result in results) else Exit.NO


def _pair(number: int, line: str) -> tuple[str, str]:
    names = line.split("\t")
    if len(names) != 2:
        raise InputError(f"standard input:{number}: expected two names with a tab between them, got {shown(line)}")
    return names[0], names[1]


def schemes(arguments: Namespace) -> Exit:
    """`namematch schemes`: what there is to choose from."""
    found = nm.schemes()
    if arguments.language is not None:
        languages = {language for scheme in found for language in scheme.languages}
        if arguments.language not in languages:
            raise UnknownChoiceError("language", arguments.language, languages)
        found = [scheme for scheme in found if arguments.language in scheme.languages]
    if arguments.format == "json":
        put(to_json([views.scheme_record(scheme) for scheme in found]))
    else:
        put(views.scheme_table(found))
    return Exit.DONE


def _present(arguments: list[str]) -> list[str]:
    found = [text for text in given_or_lines(arguments) if not is_missing(text)]
    if not found:
        complain("nothing to read")
    return found


def lexicon(arguments: Namespace) -> Exit:
    """`namematch lexicon`: what is in a lexicon of the user's own."""
    own = read_lexicon(arguments.folder)
    if arguments.format == "json":
        put(to_json({"folder": own.folder, "checksum": own.checksum, **own.counts()}))
    else:
        rows = (f"  {kind:14}{count:>7,}\n" for kind, count in own.counts().items() if count)
        put_emphasised(f"{own.folder}   checksum {own.checksum}\n{''.join(rows)}")
    return Exit.DONE
