"""Pairs of names that a benchmark judges: those of which a part could be one, whatever else they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from namematch.names import PartKind, blocking_keys, parse_name


def surname_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names with a key of their surnames in common; each pair once, sorted.

    Args:
        names: Distinct names.
    """
    return _pairs(names, PartKind.SURNAME)


def given_name_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names with a key of their given names in common; each pair once, sorted.

    Args:
        names: Distinct names.
    """
    return _pairs(names, PartKind.GIVEN)


def _pairs(names: Iterable[str], kind: PartKind) -> set[tuple[str, str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for key in _keys(name, kind):
            blocks[key].append(name)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}


def _keys(name: str, kind: PartKind) -> set[str]:
    """The keys of every word that can be of that kind, or of all words if none can."""
    best = parse_name(name)
    parses = (best, *best.alternatives)
    likely = {p.text for parse in parses for p in parse.parts if p.kind is kind and not p.initial}
    words = likely or {p.text for p in best.parts if not p.initial}
    return {key for word in words for half in (word, *word.split("-")) for key in blocking_keys(half, kind)}
