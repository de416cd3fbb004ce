"""Blocking: which pairs of names are worth scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from namematch.names import PartKind, given_links, origins, parse_name
from namematch.resolve.score import context_weights
from namematch.text import fold
from namematch.translit import NeutralKey, skeleton


def candidate_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names whose surnames share the consonants of a reading, all or all but one; each pair once, sorted.

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
    """The blocks `name` belongs to: consonants of its surname's readings, all of them and with any one left out."""
    skeletons = {skeleton(key) for key in _surname_keys(name)}
    return {variant for key in skeletons for variant in (key, *_without_one_letter(key))}


def _surname_keys(name: str) -> set[NeutralKey]:
    best = parse_name(name)
    parses = (best, *best.alternatives)
    surnames = {p.text for parse in parses for p in parse.parts if p.kind is PartKind.SURNAME and not p.initial}
    others = {p.text for p in best.parts if not p.initial}
    return {key for word in surnames or others for key in origins(word, PartKind.SURNAME) or (NeutralKey(fold(word)),)}


def _without_one_letter(key: str) -> Iterator[str]:
    return (key[:i] + key[i + 1 :] for i in range(len(key))) if len(key) > 4 else iter(())


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
