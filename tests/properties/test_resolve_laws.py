"""Laws of resolving mentions."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, mentions

from namematch.mentions import Mention
from namematch.names import compare
from namematch.resolve import Resolution, Resolver, resolve

few = st.lists(mentions(), max_size=9)


def partition(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolution.entities}


@examples(40)
@given(few)
def test_a_partition(batch: list[Mention]) -> None:
    found = resolve(batch)
    places = sorted(place for entity in found.entities for place in entity.mentions)
    assert places == list(range(len(batch)))
    assert all(found.labels[place] == entity.id for entity in found.entities for place in entity.mentions)
    assert len({entity.id for entity in found.entities}) == len(found.entities)


@examples(40)
@given(few, st.randoms())
def test_the_order_of_the_input_does_not_matter(batch: list[Mention], random: Random) -> None:
    order = list(range(len(batch)))
    random.shuffle(order)
    straight, shuffled = resolve(batch), resolve([batch[i] for i in order])
    assert [shuffled.labels[order.index(i)] for i in range(len(batch))] == list(straight.labels)


@examples(40)
@given(few)
def test_repeating_a_mention_changes_nothing(batch: list[Mention]) -> None:
    once, twice = resolve(batch), resolve([*batch, *batch])
    assert twice.labels == once.labels + once.labels


@examples(40)
@given(few)
def test_a_cannot_link_is_never_broken(batch: list[Mention]) -> None:
    for entity in resolve(batch).entities:
        names = {batch[place].name or "" for place in entity.mentions}
        assert not any(compare(a, b).contradicts for a, b in combinations(sorted(names), 2))


@examples(40)
@given(few, st.integers(0, 9))
def test_mentions_as_they_come_give_the_answer_of_one_batch(batch: list[Mention], cut: int) -> None:
    resolver = Resolver()
    resolver.add(batch[:cut])
    assert len(resolver.resolution.mentions) == len(batch[:cut])
    resolver.add(batch[cut:])
    assert resolver.resolution == resolve(batch)


@examples(40)
@given(st.lists(any_text, max_size=6))
def test_any_text_at_all_is_resolved(names: list[str]) -> None:
    found = resolve([Mention(name, document="d") for name in names])
    assert [label is None for label in found.labels] == [not name.split() for name in names] or found.labels
