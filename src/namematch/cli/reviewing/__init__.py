"""Doubtful pairs: asking about them, and the file of the answers."""

from namematch.cli.reviewing.decisions import Decision, links_of, read_decisions
from namematch.cli.reviewing.review import doubts, walk

__all__ = ["Decision", "doubts", "links_of", "read_decisions", "walk"]
