"""One name against many: keys for an index of your own."""

from namematch.index.blocking_texts import keys, keys_many

__all__ = ["keys", "keys_many"]
