"""Names on their way into a table: taken apart, and what is known of their words found, here or by workers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from namematch._internal.parallel import Workers
from namematch.names.batch.parser import BatchParser
from namematch.names.batch.parses import Parses
from namematch.names.batch.word_features import WordFeatures, features_of
from namematch.names.comparison.part_weight import PartTokens, compound_words, is_single
from namematch.names.types import PartKind
from namematch.text import fold

# Names taken in together.
_NAMES = 1 << 13


class NewWords(NamedTuple):
    """What some names bring that is new, of one kind.

    Args:
        groups: Groups of words.
        words: By group the words by which its names can be found, folded.
        unknown: Folded words that the table does not have.
        facts: What is known of each of them.
    """

    groups: list[PartTokens]
    words: list[list[str]]
    unknown: list[str]
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
    words: Mapping[PartKind, Collection[str]],
) -> Iterator[tuple[IngestedNames, dict[PartKind, list[str]]]]:
    """Names taken apart, and the words of which it is still to be found out what is known."""
    seen = dict(groups)
    asked: dict[PartKind, set[str]] = {kind: set() for kind in PartKind}
    for names, ways in pieces:
        fresh = {}
        for kind in PartKind:
            part = list(islice(reader.groups[kind], seen[kind], None))
            seen[kind] += len(part)
            whole_words = [_whole_words(group, kind) for group in part]
            compared = whole_words if kind is not PartKind.SURNAME else [*whole_words, *map(_with_initials, part)]
            mentioned = dict.fromkeys(word for texts in compared for word in texts)
            unknown = [word for word in mentioned if word not in words[kind] and word not in asked[kind]]
            asked[kind].update(unknown)
            fresh[kind] = NewWords(part, whole_words, unknown)
        yield IngestedNames(names, ways, fresh), {kind: part.unknown for kind, part in fresh.items()}


def _facts_by_kind(words: Mapping[PartKind, Sequence[str]]) -> dict[PartKind, list[WordFeatures]]:
    return {kind: list(features_of(texts, kind)) for kind, texts in words.items()}


def _whole_words(group: PartTokens, kind: PartKind) -> list[str]:
    """The words of a group by which its names can be found; of a double one also the halves, and both as one word."""
    whole = [word.text for word in group if not word.initial]
    if kind is PartKind.PATRONYMIC or not whole or is_single(group):
        return list(map(fold, whole))
    halves = compound_words(tuple(word for word in group if not word.initial))
    return list(dict.fromkeys(map(fold, [*whole, *halves, "".join(halves)])))


def _with_initials(group: PartTokens) -> list[str]:
    """What a surname with an initial in it is compared by, beside what names are found by."""
    halves = compound_words(group) if any(word.initial for word in group) else []
    return list(map(fold, [*halves, "".join(halves)])) if halves else []
