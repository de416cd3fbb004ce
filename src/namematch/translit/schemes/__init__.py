"""Cyrillic to Latin: the tables of romanisation, forwards, backwards and as an explanation."""
