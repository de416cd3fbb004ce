"""Blocking: which pairs of names are worth scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from namematch.names import PartKind, given_links, meeting_keys, origins, parse_name
from namematch.resolve.parameters import context_weights


def candidate_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names whose surnames could be one, by the keys on which such words meet; each pair once, sorted.

    A block that is over-full, such as that of Иванов, is split by given name; nothing is dropped.

    Args:
        names: Distinct names.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for key in blocking_keys(name):
            blocks[key].append(name)
    return {pair for block in blocks.values() for pair in _pairs(block)}


def blocking_keys(name: str) -> set[str]:
    """The blocks a name belongs to: those of every word that can be its surname, or of all if none can."""
    best = parse_name(name)
    parses = (best, *best.alternatives)
    surnames = {p.text for parse in parses for p in parse.parts if p.kind is PartKind.SURNAME and not p.initial}
    words = surnames or {p.text for p in best.parts if not p.initial}
    return {key for word in words for half in (word, *word.split("-")) for key in meeting_keys(half, PartKind.SURNAME)}


def _pairs(block: list[str]) -> Iterator[tuple[str, str]]:
    if len(block) <= context_weights().split_above:
        yield from combinations(block, 2)
        return
    split: dict[str | None, list[str]] = defaultdict(list)
    for name in block:
        for key in _given_keys(name) or (None,):
            split[key].append(name)
    without = split.pop(None, [])
    for part in split.values():
        yield from combinations(part, 2)
        yield from (tuple(sorted((a, b))) for a in part for b in without)  # type: ignore[misc]
    yield from combinations(without, 2)


def _given_keys(name: str) -> set[str]:
    parsed = parse_name(name)
    words = [part.text for part in parsed.of(PartKind.GIVEN) if not part.initial]
    heads = {link.head for word in words for link in given_links(word)}
    return heads or {key for word in words for key in origins(word, PartKind.GIVEN)}
