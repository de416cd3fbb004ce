"""The command line: a thin face over the public functions."""

from namematch.cli.main import main

__all__ = ["main"]
