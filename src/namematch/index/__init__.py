"""One name against many: an index to search, keys for an index of your own, one list screened against another."""

from namematch.index.blocking_texts import keys, keys_many
from namematch.index.hits import Hit
from namematch.index.name_index import Index
from namematch.index.pair_weigher import PairWeigher
from namematch.index.screening import ScreenedPair, screen_names, screen_people

__all__ = ["Hit", "Index", "PairWeigher", "ScreenedPair", "keys", "keys_many", "screen_names", "screen_people"]
