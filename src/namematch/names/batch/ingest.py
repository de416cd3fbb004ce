"""Names on their way into a table: taken apart, and what is known of their words found, here or by workers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from namematch._internal.parallel import Workers
from namematch.names.batch.parser import BatchParser
from namematch.names.batch.parses import Parses
from namematch.names.batch.word_features import WordFeatures, features_of
from namematch.names.comparison.part_weight import PartTokens, compared_words
from namematch.names.types import PartKind

# Names taken in together.
_NAMES = 1 << 13


class NewWords(NamedTuple):
    """What some names bring that is new, of one kind.

    Args:
        groups: Groups of words.
        findable: By group the folded words by which its names can be found.
        compared: By group those that it may be compared by, as `compared_words` has them.
        unknown: Folded words that the table does not have.
        facts: What is known of each of them.
    """

    groups: Sequence[PartTokens]
    findable: Sequence[Sequence[str]]
    compared: Sequence[Sequence[str]]
    unknown: Sequence[str]
    facts: Sequence[WordFeatures] = ()


class IngestedNames(NamedTuple):
    """Some names on their way into a table.

    Args:
        names: The names.
        ways: The ways to take them apart.
        fresh: What they bring that is new, by kind.
    """

    names: Sequence[str]
    ways: Parses
    fresh: dict[PartKind, NewWords]


def ingest_in_batches(
    names: Sequence[str],
    reader: BatchParser,
    groups: Mapping[PartKind, int],
    words: Mapping[PartKind, Collection[str]],
    workers: Workers,
) -> Iterator[IngestedNames]:
    """Takes names in, some at a time.

    Args:
        names: Names as `clean` leaves them, each once.
        reader: Takes them apart.
        groups: How many groups of the reader the table has, which are the first ones.
        words: The folded words that it has.
        workers: Judge words and find out what is known of them.
    """
    pieces = (names[start : start + _NAMES] for start in range(0, len(names), _NAMES))
    read = _read(reader.read_pieces(pieces, workers), reader, groups, words)
    for intake, facts in workers.map(_facts_by_kind, read):
        yield intake._replace(fresh={kind: part._replace(facts=facts[kind]) for kind, part in intake.fresh.items()})


def _read(
    pieces: Iterable[tuple[Sequence[str], Parses]],
    reader: BatchParser,
    groups: Mapping[PartKind, int],
    known: Mapping[PartKind, Collection[str]],
) -> Iterator[tuple[IngestedNames, dict[PartKind, Sequence[str]]]]:
    """Names taken apart, and the words of which it is still to be found out what is known."""
    seen = dict(groups)
    asked: dict[PartKind, set[str]] = {kind: set() for kind in PartKind}
    for names, ways in pieces:
        fresh = {}
        for kind in PartKind:
            fresh[kind] = new_words(reader, kind, seen[kind], known[kind], asked[kind])
            seen[kind] += len(fresh[kind].groups)
            asked[kind].update(fresh[kind].unknown)
        yield IngestedNames(names, ways, fresh), {kind: part.unknown for kind, part in fresh.items()}


def new_words(
    reader: BatchParser, kind: PartKind, groups: int, known: Collection[str], asked: Collection[str] = ()
) -> NewWords:
    """What a reader has found that a table does not have, of one kind; it is not known yet what is known of the words.

    Args:
        reader: The reader.
        kind: The kind.
        groups: How many groups of the reader the table has, which are the first ones.
        known: The folded words that it has.
        asked: And those that are on their way.
    """
    fresh = list(islice(reader.groups[kind], groups, None))
    compared = [compared_words(group, kind) for group in fresh]
    findable = [_without_initials(group, words, kind) for group, words in zip(fresh, compared, strict=True)]
    mentioned = dict.fromkeys(word for words in (*compared, *findable) for word in words)
    unknown = [word for word in mentioned if word not in known and word not in asked]
    return NewWords(fresh, findable, compared, unknown)


def _facts_by_kind(words: Mapping[PartKind, Sequence[str]]) -> dict[PartKind, list[WordFeatures]]:
    return {kind: list(features_of(texts, kind)) for kind, texts in words.items()}


def _without_initials(group: PartTokens, compared: list[str], kind: PartKind) -> list[str]:
    """The words of a group by which its names can be found: those that it is compared by, but for initials."""
    whole = tuple(word for word in group if not word.initial)
    words = compared if len(whole) == len(group) else compared_words(whole, kind) if whole else []
    return list(dict.fromkeys(words))
