"""Mentions by distinct name: where each stands, and in which document."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.mentions import Mention
from namematch.resolve import resolve
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.node_table import NodeTable
from namematch.resolve.types import Node, Person, Usage
from namematch.resolve.user_links import UserLinks, link_groups

NAMES = st.sampled_from(
    ["Petrov", " Petrov ", "Пет\u00adров", "Петров", "Anna Petrova", "", " ", None, "Anna  Petrova"]
)
MENTIONS = st.lists(st.builds(Mention, NAMES, document=st.sampled_from(["a", "b", None])), max_size=12)


def indexed(mentions: list[Mention], links: UserLinks | None = None) -> MentionIndex:
    index = MentionIndex(mentions)
    index.groups = link_groups(index, links or UserLinks())
    return index


def by_hand(index: MentionIndex) -> dict[Node, tuple[int, ...]]:
    nodes = [index.node(position) for position in range(len(index.mentions))]
    return {node: tuple(i for i, own in enumerate(nodes) if own == node) for node in sorted(set(nodes)) if node.name}


def positions_of(index: MentionIndex, nodes: list[Node]) -> dict[Node, tuple[int, ...]]:
    persons = [Person((node,), (), ()) for node in nodes]
    return dict(zip(nodes, index.positions_of(persons), strict=True))


@given(MENTIONS, st.booleans(), st.integers(0, 14))
def test_nodes_stand_in_order_with_their_positions(mentions: list[Mention], linked: bool, cut: int) -> None:
    mentions = [Mention("Petrov", document="a"), Mention("Петров", document="b"), *mentions]
    index = MentionIndex(mentions[:cut])
    index.add(mentions[cut:])
    index.groups = link_groups(index, UserLinks(must=((0, 1),) if linked else ()))
    table = NodeTable.of(np.arange(len(index.names)), index)
    assert table.nodes == list(by_hand(index))
    assert positions_of(index, list(table.nodes)) == by_hand(index)


@given(MENTIONS)
def test_positions_in_a_document_are_those_of_its_mentions(mentions: list[Mention]) -> None:
    index = indexed(mentions)
    usages = [Usage(node, document) for node in by_hand(index) for document in {m.document for m in mentions}]
    for usage, positions in zip(usages, index.positions_of([Person((), (own,), ()) for own in usages]), strict=True):
        own = by_hand(index)[usage.node]
        assert positions == tuple(i for i in own if mentions[i].document == usage.document)


def test_links_part_the_mentions_of_a_name() -> None:
    index = indexed([Mention("Petrov", document=document) for document in "abca"], UserLinks(cannot=((0, 1),)))
    assert list(by_hand(index).values()) == [(2,), (0, 3), (1,)]


def test_role_titles_beside_a_node_stand_once_and_in_order() -> None:
    index = indexed([Mention("Petrov", role) for role in ("general", None, " general ", "bishop", "")])
    assert index.titles_of([Node("Petrov")]) == {Node("Petrov"): ("bishop", "general")}


def test_a_short_form_in_very_many_documents_is_everywhere_its_person() -> None:
    names = ("Vladimir Orlov", "Orlov", "Boris Orlov")
    mentions = [Mention(name, document=str(i)) for i in range(70) for name in names[i % 2 : i % 2 + 2]]
    found = resolve(mentions)
    assert {len(entity.mentions) for entity in found.entities} == {70}
    assert all(list(entity.mentions) == sorted(set(entity.mentions)) for entity in found.entities)
    assert found.labels[0] == found.labels[1] != found.labels[2] == found.labels[3]
