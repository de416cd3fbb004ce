"""The command line: a thin face over the public functions."""

from namematch.cli.entry_point import main

__all__ = ["main"]
