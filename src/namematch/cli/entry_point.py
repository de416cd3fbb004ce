"""The entry point: runs one command and turns errors into exit codes."""

from __future__ import annotations

from collections.abc import Sequence

from namematch._internal.interrupts import listening


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: What stands behind the program's name; by default that of the process.

    Returns:
        The exit code. 0 done, or the same person; 1 nobody found, or different people; 2 bad input;
        130 interrupted.

    Raises:
        SystemExit: For `--help`, `--version` and arguments that make no sense (code 2).
    """
    try:
        with listening():
            return _run(arguments)
    except KeyboardInterrupt:
        from namematch.cli.streams import Exit, complain

        complain("interrupted; no result was written")
        return Exit.INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    # The rest is loaded where an interrupt is heard, and an error of the variables that it reads is told.
    from namematch.errors import NamematchError

    try:
        from namematch.cli.arguments import build_parser
        from namematch.cli.streams import quiet_pipe, quietly, use_utf8

        use_utf8()
        with quiet_pipe():
            parsed = build_parser().parse_args(arguments)
            with quietly(parsed.quiet):
                if parsed.lexicon is None:
                    return int(parsed.run(parsed))
                from namematch.user_lexicon import lexicon

                with lexicon(parsed.lexicon):
                    return int(parsed.run(parsed))
    except NamematchError as error:
        from namematch.cli.streams import Exit, complain

        complain(str(error))
        return Exit.BAD_INPUT
