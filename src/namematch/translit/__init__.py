"""Romanisation schemes: Cyrillic to Latin by any of them, and back."""

from namematch.translit.romanize import romanize, romanize_many
from namematch.translit.scheme import Rule, Scheme, scheme, schemes

__all__ = ["Rule", "Scheme", "romanize", "romanize_many", "scheme", "schemes"]
