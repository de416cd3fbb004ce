"""One run of the program, all of it loaded."""

from __future__ import annotations

from collections.abc import Sequence

from namematch.cli.arguments import build_parser
from namematch.cli.streams import quiet_pipe, quietly, use_utf8


def run(arguments: Sequence[str] | None) -> int:
    """Runs one command; `main` says what the code means.

    Args:
        arguments: What stands behind the program's name; by default that of the process.
    """
    use_utf8()
    with quiet_pipe():
        parsed = build_parser().parse_args(arguments)
        with quietly(parsed.quiet):
            if parsed.lexicon is None:
                return int(parsed.run(parsed))
            from namematch.user_lexicon import lexicon

            with lexicon(parsed.lexicon):
                return int(parsed.run(parsed))
