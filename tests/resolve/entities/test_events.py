from __future__ import annotations

import pytest

from namematch.mentions import Mention
from namematch.resolve import Event, EventKind, Resolver
from namematch.resolve.entities.events import events_between

NEW, GROWN, RENAMED, MERGED, SPLIT = EventKind


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [], []),
        (["p"], ["p"], []),
        ([None], [None], []),
        ([], ["p", "p"], [Event(NEW, (), ("p",))]),
        (["p"], ["p", "p"], [Event(GROWN, ("p",), ("p",))]),
        (["p"], ["q"], [Event(RENAMED, ("p",), ("q",))]),
        (["p"], ["q", "q"], [Event(GROWN, ("p",), ("q",)), Event(RENAMED, ("p",), ("q",))]),
        (["p", "q"], ["p", "p"], [Event(MERGED, ("p", "q"), ("p",))]),
        (["p", "p"], ["p", "q"], [Event(SPLIT, ("p",), ("p", "q"))]),
        (
            ["p", "p", "q"],
            ["r", "s", "s"],
            [Event(MERGED, ("p", "q"), ("s",)), Event(SPLIT, ("p",), ("r", "s"))],
        ),
        (["p", None], ["p", None, None], []),
    ],
)  # fmt: skip
def test_what_became_of_people(before: list[str | None], after: list[str | None], expected: list[Event]) -> None:
    assert list(events_between(before, after)) == expected


def test_a_resolver_tells_what_changed_since_its_answer_was_read() -> None:
    resolver = Resolver()
    resolver.add([Mention("Ivan Petrov")])
    (first,) = resolver.events
    assert first.kind is NEW
    resolver.add([Mention("Sergei Lavrov")])
    resolver.add([Mention("Сергей Лавров"), Mention("Иван Петров")])
    assert [event.kind for event in resolver.events] == [NEW, GROWN]
    assert resolver.events == resolver.events


def test_a_users_link_splits_and_its_opposite_merges() -> None:
    resolver = Resolver()
    resolver.add([Mention("Ivan Petrov", document="a"), Mention("Ivan Petrov", document="b"), Mention("Anna Lee")])
    (person, _) = resolver.resolution.entities
    resolver.cannot_link(0, 1)
    (split,) = resolver.events
    assert (split.kind, split.before) == (SPLIT, (person.id,))
    resolver.must_link(1, 2)
    assert [event.kind for event in resolver.events if len(event.before) > 1] == [MERGED]


def test_a_person_keeps_the_id_when_more_spellings_and_a_patronymic_come() -> None:
    resolver = Resolver()
    resolver.add([Mention("Sergei Lavrov")])
    (before,) = resolver.resolution.entities
    resolver.add([Mention("Сергей Викторович Лавров"), Mention("Sergueï Lavrov")])
    (after,) = resolver.resolution.entities
    assert after.id == before.id
    assert [event.kind for event in resolver.events] == [GROWN]


def test_kinds_are_told_by_words() -> None:
    assert [str(kind) for kind in EventKind] == ["new", "grown", "renamed", "merged", "split"]
