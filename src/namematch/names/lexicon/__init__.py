"""Lexica of given names and of endings of surnames."""
