from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import Flags, Ids
from namematch.resolve.clustering import constrained as cluster
from namematch.resolve.clustering.constrained import Clustering, constrained_clusters
from namematch.resolve.types import Edges

Pair = frozenset[int]
Edge = tuple[int, int, float]
Graph = tuple[int, list[Edge], set[Pair]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(0, 8))
    pairs = list(combinations(range(count), 2))
    linked = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    apart = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    edges = [(a, b, float(draw(st.integers(1, 5)))) for a, b in linked]
    return count, edges, {frozenset(pair) for pair in apart}


def clustered(count: int, edges: list[Edge], apart: set[Pair]) -> Clustering:
    def cannot_link(left: Ids, right: Ids) -> Flags:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return np.array([frozenset(pair) in apart for pair in pairs], dtype=bool)

    left, right = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    return constrained_clusters(count, Edges(left, right, np.array([bits for _, _, bits in edges])), cannot_link)


def groups(found: Clustering) -> set[Pair]:
    labels = found.labels.tolist()
    return {frozenset(node for node, other in enumerate(labels) if other == label) for label in labels}


def components(count: int, edges: list[Edge]) -> set[Pair]:
    """The obvious way: grow every node's set until nothing changes."""
    found = {node: {node} for node in range(count)}
    for _ in range(count):
        for left, right, _bits in edges:
            joined = found[left] | found[right]
            for node in joined:
                found[node] = joined
    return {frozenset(members) for members in found.values()}


@given(graphs())
def test_without_constraints_clusters_are_components(graph: Graph) -> None:
    count, edges, _ = graph
    assert groups(clustered(count, edges, set())) == components(count, edges)


@given(graphs())
def test_a_label_is_the_first_node_of_its_cluster(graph: Graph) -> None:
    found = clustered(*graph)
    for members in groups(found):
        assert {found.labels[node] for node in members} == {min(members)}


@given(graphs())
def test_a_cannot_link_is_never_broken(graph: Graph) -> None:
    for members in groups(clustered(*graph)):
        assert not any(frozenset(pair) in graph[2] for pair in combinations(members, 2))


@given(graphs())
def test_no_two_clusters_could_still_be_joined(graph: Graph) -> None:
    _, edges, apart = graph
    for one, two in combinations(groups(clustered(*graph)), 2):
        linked = any((left in one and right in two) or (left in two and right in one) for left, right, _ in edges)
        assert not linked or any(frozenset((a, b)) in apart for a in one for b in two)


@given(graphs(), st.randoms())
def test_the_order_of_edges_does_not_matter(graph: Graph, random: Random) -> None:
    count, edges, apart = graph
    shuffled = list(edges)
    random.shuffle(shuffled)
    one, two = clustered(count, edges, apart), clustered(count, shuffled, apart)
    assert one.labels.tolist() == two.labels.tolist()
    assert [edges[i] for i in one.used.tolist()] == [shuffled[i] for i in two.used.tolist()]


@given(graphs())
def test_used_edges_span_the_clusters_strongest_first(graph: Graph) -> None:
    count, edges, _ = graph
    found = clustered(*graph)
    used = [edges[i] for i in found.used.tolist()]
    assert components(count, used) == groups(found)
    assert len(used) == count - len(groups(found))
    assert used == sorted(used, key=lambda edge: (-edge[2], edge[0], edge[1]))


def test_the_strongest_edge_wins() -> None:
    found = clustered(3, [(0, 1, 1.0), (1, 2, 2.0)], {frozenset({0, 2})})
    assert groups(found) == {frozenset({0}), frozenset({1, 2})}


def slow_clusters(count: int, edges: list[Edge], apart: set[Pair]) -> set[Pair]:
    """The obvious way: look through all edges for the strongest that may still join, until there is none."""
    clusters = {frozenset({node}) for node in range(count)}
    while True:
        joins = [
            (-bits, left, right, one, two)
            for left, right, bits in edges
            for one, two in combinations(sorted(clusters, key=min), 2)
            if (left in one and right in two) or (left in two and right in one)
            if not any(frozenset((a, b)) in apart for a in one for b in two)
        ]
        if not joins:
            return clusters
        _, _, _, one, two = min(joins, key=lambda join: join[:3])
        clusters = (clusters - {one, two}) | {one | two}


@given(graphs())
def test_the_clusters_are_those_of_the_slow_way(graph: Graph) -> None:
    assert groups(clustered(*graph)) == slow_clusters(*graph)


@given(graphs(), st.integers(1, 6), st.integers(1, 4))
def test_how_many_pairs_and_edges_are_looked_at_together_does_not_matter(graph: Graph, pairs: int, edges: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "_PAIRS", pairs)
        patch.setattr(cluster, "_EDGES", edges)
        found = clustered(*graph)
    assert found.labels.tolist() == clustered(*graph).labels.tolist()
    assert found.used.tolist() == clustered(*graph).used.tolist()


def test_a_large_component_held_by_its_weakest_edges_is_not_looked_at_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    groups_of_ten = [list(range(first, first + 10)) for first in range(0, 1000, 10)]
    strong = [(a, b, 9.0) for group in groups_of_ten for a, b in combinations(group, 2)]
    weak = [(one[-1], two[0], 1.0) for one, two in pairwise(groups_of_ten)]
    asked = []

    def cannot_link(left: Ids, right: Ids) -> Flags:
        asked.append(len(left))
        return np.asarray(left // 10 != right // 10)

    left, right, bits = (np.array(column) for column in zip(*strong, *weak, strict=True))
    monkeypatch.setattr(cluster, "_EDGES", 512)
    monkeypatch.setattr(cluster, "_PAIRS", 2_000)
    found = constrained_clusters(1000, Edges(left, right, bits), cannot_link)
    assert found.labels.tolist() == [node // 10 * 10 for node in range(1000)]
    assert sum(asked) < 100_000 < 1000 * 999 // 2
