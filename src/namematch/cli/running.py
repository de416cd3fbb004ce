"""One run of the program, all of it loaded."""

from __future__ import annotations

from collections.abc import Sequence

from namematch.cli.arguments import build_parser
from namematch.cli.streams import Exit, complain, quiet_pipe, quietly, use_utf8
from namematch.errors import NamematchError


def run(arguments: Sequence[str] | None) -> int:
    """Runs one command, and turns the library's errors into a line and a code; `main` says which.

    Args:
        arguments: What stands behind the program's name; by default that of the process.
    """
    use_utf8()
    try:
        with quiet_pipe():
            parsed = build_parser().parse_args(arguments)
            with quietly(parsed.quiet):
                if parsed.lexicon is None:
                    return int(parsed.run(parsed))
                from namematch.user_lexicon import lexicon

                with lexicon(parsed.lexicon):
                    return int(parsed.run(parsed))
    except NamematchError as error:
        complain(str(error))
        return Exit.BAD_INPUT
