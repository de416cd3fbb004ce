"""Cyrillic tokens in the spelling of other Cyrillic traditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from namematch.data import PROVENANCE, TomlTable, regex_of
from namematch.translit.readings.lattice_search import ScoredWord, ScoredWords, search_weights
from namematch.translit.readings.prior import listed_cost

_COST_A_BIT = 10_000
_MOST_VARIANTS = 256
# Bits of frequency count for less than bits of spelling: the token stands there as it is written.
_LISTED_BONUS = 8


@dataclass(frozen=True, slots=True)
class Tradition:
    """How a tradition shows, and its rewrites towards the Russian spelling: pattern, replacement, cost."""

    marks: re.Pattern[str]
    cost: int
    rewrites: tuple[tuple[re.Pattern[str], str, int], ...]


def traditional_candidates(word: str) -> ScoredWords:
    """A folded Cyrillic word itself, then what other traditions write for the same name, with costs.

    Args:
        word: A Cyrillic word of any tradition; a very long one stands for itself alone.
    """
    plain = word.replace("ё", "е")
    costs = {plain: 0}
    if len(word) <= search_weights().longest:
        for tradition in _traditions():
            if tradition.marks.search(word):
                for cost, variant in _variants(plain, tradition):
                    costs[variant] = min(costs.get(variant, cost), cost)
    ranked = sorted((cost, variant) for variant, cost in costs.items())[: search_weights().beam]
    return [cost for cost, _ in ranked], [variant for _, variant in ranked]


def _variants(word: str, tradition: Tradition) -> Iterator[ScoredWord]:
    """What the tradition's rewrites make of the word; a costly rewrite is also left undone."""
    variants = {word: tradition.cost}
    for pattern, put, cost in tradition.rewrites:
        for variant, spent in list(variants.items()):
            rewritten = pattern.sub(put, variant)
            if rewritten == variant or len(variants) > _MOST_VARIANTS:
                continue
            if not cost:
                del variants[variant]
            variants[rewritten] = min(variants.get(rewritten, spent + cost), spent + cost)
    for variant, spent in variants.items():
        variant = variant.replace("ё", "е")
        if variant != word:
            listed = listed_cost(variant)
            yield (spent if listed is not None else spent + _LISTED_BONUS * _COST_A_BIT), variant


_TRADITIONS = TomlTable(
    "readings/traditions.toml",
    {
        **PROVENANCE,
        "tradition": [
            {
                "id": str,
                "marks": regex_of(re.compile),
                "bits": float,
                "rewrites": [[regex_of(re.compile), str, float]],
            }
        ],
    },
)


@cache
def _traditions() -> tuple[Tradition, ...]:
    return tuple(
        Tradition(
            re.compile(row["marks"]),
            int(row["bits"] * _COST_A_BIT),
            tuple((re.compile(find), put, int(bits * _COST_A_BIT)) for find, put, bits in row["rewrites"]),
        )
        for row in _TRADITIONS.read()["tradition"]
    )
