"""Mentions by distinct name: where each stands, and in which document."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.mentions import Mention
from namematch.resolve import mention_index as interning
from namematch.resolve import resolve
from namematch.resolve.mention_index import Interned, Node, intern
from namematch.resolve.user_links import UserLinks

NAMES = st.sampled_from(
    ["Petrov", " Petrov ", "Пет\u00adров", "Петров", "Anna Petrova", "", " ", None, "Anna  Petrova"]
)
MENTIONS = st.lists(st.builds(Mention, NAMES, document=st.sampled_from(["a", "b", None])), max_size=12)


def by_hand(run: Interned) -> dict[Node, list[int]]:
    nodes = [run.node(place) for place in range(len(run.mentions))]
    return {node: [i for i, own in enumerate(nodes) if own == node] for node in sorted(set(nodes)) if node.name}


@given(MENTIONS, st.booleans())
def test_nodes_stand_in_order_with_their_places(mentions: list[Mention], linked: bool) -> None:
    mentions = [Mention("Petrov", document="a"), Mention("Петров", document="b"), *mentions]
    run = intern(mentions, UserLinks(must=((0, 1),) if linked else ()))
    found = {node: list(places) for node, places in run.places.items()}
    assert list(found) == list(by_hand(run))
    assert found == by_hand(run)
    assert len(run.places) == len(found)


@given(MENTIONS, st.integers(0, 3))
def test_places_in_a_document_are_the_same_however_they_are_looked_up(mentions: list[Mention], few: int) -> None:
    run = intern(mentions)
    with patch.object(interning, "_FEW", few):
        for node, places in run.places.items():
            for document in ("a", "b", "c", None):
                expected = [place for place in places if mentions[place].document == document]
                assert list(run.in_document(node, document)) == expected


def test_links_part_the_mentions_of_a_name() -> None:
    mentions = [Mention("Petrov", document=document) for document in "abca"]
    run = intern(mentions, UserLinks(cannot=((0, 1),)))
    assert [(node.name, list(places)) for node, places in run.places.items()] == [
        ("Petrov", [2]), ("Petrov", [0, 3]), ("Petrov", [1]),
    ]  # fmt: skip
    with pytest.raises(KeyError):
        run.places[Node("Ivanov")]


def test_a_short_form_in_very_many_documents_is_everywhere_its_person() -> None:
    names = ("Vladimir Orlov", "Orlov", "Boris Orlov")
    mentions = [Mention(name, document=str(i)) for i in range(70) for name in names[i % 2 : i % 2 + 2]]
    found = resolve(mentions)
    assert {len(entity.mentions) for entity in found.entities} == {70}
    assert all(list(entity.mentions) == sorted(set(entity.mentions)) for entity in found.entities)
    assert found.labels[0] == found.labels[1] != found.labels[2] == found.labels[3]
