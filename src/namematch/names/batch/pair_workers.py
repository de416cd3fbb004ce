"""Pairs of single words that share a key, weighed by worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from namematch._internal.parallel import Workers
from namematch.names.batch.pair_weights import ScoredPair, as_scored_pair
from namematch.names.comparison.word_weight import weight_with_shared_key
from namematch.names.sources.cyrillic_sources import remember_sources
from namematch.names.sources.surname_channel import Origins
from namematch.names.types import PartKind

# Pairs given out together; as long as their words come back, few of these have to be told.
_BATCH = 1 << 11

_Pair = tuple[str, str]


class _Task(NamedTuple):
    """What a worker needs to weigh pairs: what is known of their words already, and the pairs."""

    kind: PartKind
    origins: Mapping[str, Origins]
    pairs: Sequence[_Pair]


def weighed_by(
    workers: Workers, kind: PartKind, pairs: Sequence[_Pair], origins: Callable[[str], Origins]
) -> Iterator[ScoredPair]:
    """Weights of pairs of folded words that share a key, each pair in alphabetical order.

    Args:
        workers: Weigh them.
        kind: What part of a name the words are.
        pairs: Those near each other should have words in common.
        origins: What a word may go back to.
    """
    tasks = (_task(kind, pairs[start : start + _BATCH], origins) for start in range(0, len(pairs), _BATCH))
    for _, weights in workers.map(_weigh, ((None, task) for task in tasks)):
        yield from weights


def _task(kind: PartKind, pairs: Sequence[_Pair], origins: Callable[[str], Origins]) -> _Task:
    words = dict.fromkeys(word for pair in pairs for word in pair)
    return _Task(kind, {word: origins(word) for word in words}, pairs)


def _weigh(task: _Task) -> list[ScoredPair]:
    for word, known in task.origins.items():
        remember_sources(word, task.kind, partial(_same, known))
    return [as_scored_pair(weight_with_shared_key(left, right, task.kind)) for left, right in task.pairs]


def _same(origins: Origins) -> Origins:
    return origins
