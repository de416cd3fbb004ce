"""Cells as registers, banks, tickets and lists fill them: what is the name, and what only stands around it."""

from namematch.names.cells.known_words import is_a_given_name
from namematch.names.cells.reader import is_odd_together, is_odd_word, may_hold_more, read_cell
from namematch.names.cells.surroundings import Surroundings, bare_alias

__all__ = [
    "Surroundings",
    "bare_alias",
    "is_a_given_name",
    "is_odd_together",
    "is_odd_word",
    "may_hold_more",
    "read_cell",
]
