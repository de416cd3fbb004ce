"""Mentions that keep coming."""
