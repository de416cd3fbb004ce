"""For splink: names compared by what they go back to, and blocks of names that share a key."""

from namematch.splink.parts import block_on_keys, name_comparison

__all__ = ["block_on_keys", "name_comparison"]
