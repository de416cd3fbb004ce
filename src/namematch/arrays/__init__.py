"""Columns of numbers: ragged rows, sorted indexes, sorting beyond memory, graphs."""
