"""What became of people between two resolutions of the same, grown, mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from namematch.plain import PlainValue


class EventKind(StrEnum):
    """What can become of a person."""

    NEW = "new"
    GROWN = "grown"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Event(PlainValue):
    """One change between an earlier resolution and a later one.

    `new`: only mentions that were not there before. `grown`: the same person with more mentions. `renamed`: the same
    person, known by another id because what identifies it has changed. `merged`: mentions of several earlier people are
    one person's now. `split`: one earlier person's mentions are several people's now.

    Args:
        kind: What happened.
        before: Ids in the earlier resolution, sorted.
        after: Ids in the later resolution, sorted.
    """

    kind: EventKind
    before: tuple[str, ...]
    after: tuple[str, ...]


def events_between(before: Sequence[str | None], after: Sequence[str | None]) -> tuple[Event, ...]:
    """The changes from one labelling to a later one, by kind in the order of `EventKind`, then by id.

    Labels are the entity ids of mentions, `None` where one has none; behind the old ones stand those that have come
    since. People who have stayed as they were have no change.

    Example:
        >>> [str(event.kind) for event in events_between(["p", "q"], ["p", "p", "r"])]
        ['new', 'merged']
    """
    successors: dict[str, set[str]] = defaultdict(set)
    ancestors: dict[str, set[str]] = {label: set() for label in after if label is not None}
    for old, new in zip(before, after, strict=False):
        if old is not None and new is not None:
            successors[old].add(new)
            ancestors[new].add(old)
    sizes = Counter(before), Counter(after)
    split = (Event(EventKind.SPLIT, (old,), tuple(sorted(news))) for old, news in successors.items() if len(news) > 1)
    found = [*_of_later(ancestors, successors, sizes), *split]
    order = list(EventKind)
    return tuple(sorted(found, key=lambda event: (order.index(event.kind), event.before, event.after)))


def _of_later(
    ancestors: Mapping[str, set[str]],
    successors: Mapping[str, set[str]],
    sizes: tuple[Mapping[str | None, int], Mapping[str | None, int]],
) -> Iterator[Event]:
    for new, olds in ancestors.items():
        before = tuple(sorted(olds))
        if not olds:
            yield Event(EventKind.NEW, (), (new,))
        elif len(olds) > 1:
            yield Event(EventKind.MERGED, before, (new,))
        elif len(successors[before[0]]) == 1:
            if before[0] != new:
                yield Event(EventKind.RENAMED, before, (new,))
            if sizes[1][new] > sizes[0][before[0]]:
                yield Event(EventKind.GROWN, before, (new,))
