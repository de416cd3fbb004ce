"""One name against many: keys for an index of your own, and one list screened against another."""

from namematch.index.blocking_texts import keys, keys_many
from namematch.index.screening import ScreenedPair, screen_names

__all__ = ["ScreenedPair", "keys", "keys_many", "screen_names"]
