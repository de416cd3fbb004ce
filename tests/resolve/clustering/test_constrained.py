from __future__ import annotations

from itertools import combinations, pairwise
from random import Random
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import Bits, Ids
from namematch.resolve.clustering import constrained as cluster
from namematch.resolve.clustering.constrained import Clustering, constrained_clusters

Pair = frozenset[int]
Edge = tuple[int, int, float]
APART = float("-inf")


class Graph(NamedTuple):
    """Nodes, the edges between them, and what there is for every pair."""

    nodes: int
    edges: list[Edge]
    weights: dict[Pair, float]

    def apart(self, one: Pair, two: Pair) -> bool:
        return any(self.weights[frozenset((a, b))] == APART for a in one for b in two)

    def total(self, one: Pair, two: Pair) -> float:
        return sum(self.weights[frozenset((a, b))] for a in one for b in two)


@st.composite
def graphs(draw: st.DrawFn, *, against: bool = True) -> Graph:
    """Graphs whose edges are some of the pairs that speak for one cluster."""
    count = draw(st.integers(0, 8))
    pairs = list(combinations(range(count), 2))
    sizes = st.sampled_from([0.5, 1.0, 2.0, 3.0, *([-0.25, -1.0, -2.0, -3.0, -7.0, APART] if against else [])])
    weights = {frozenset(pair): draw(sizes) for pair in pairs}
    edges = [(a, b, weights[frozenset((a, b))]) for a, b in pairs]
    return Graph(count, [edge for edge in edges if edge[2] > 0 and draw(st.booleans())], weights)


def clustered(graph: Graph) -> Clustering:
    def linkage(left: Ids, right: Ids) -> Bits:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return np.array([graph.weights[frozenset(pair)] for pair in pairs], dtype=np.float64)

    left, right = (np.array([edge[side] for edge in graph.edges], dtype=np.int64) for side in (0, 1))
    bits = np.array([bits for _, _, bits in graph.edges])
    return constrained_clusters(graph.nodes, left, right, bits, linkage)


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


@given(graphs(against=False))
def test_where_nothing_speaks_against_it_clusters_are_components(graph: Graph) -> None:
    assert groups(clustered(graph)) == components(graph.nodes, graph.edges)


@given(graphs())
def test_a_label_is_the_first_node_of_its_cluster(graph: Graph) -> None:
    found = clustered(graph)
    for members in groups(found):
        assert {found.labels[node] for node in members} == {min(members)}


@given(graphs())
def test_a_cannot_link_is_never_broken(graph: Graph) -> None:
    for members in groups(clustered(graph)):
        assert not any(graph.weights[frozenset(pair)] == APART for pair in combinations(members, 2))


@given(graphs())
def test_no_two_clusters_could_still_be_joined(graph: Graph) -> None:
    for one, two in combinations(groups(clustered(graph)), 2):
        linked = any((left in one and right in two) or (left in two and right in one) for left, right, _ in graph.edges)
        assert not linked or graph.total(one, two) <= 0


@given(graphs(), st.randoms())
def test_the_order_of_edges_does_not_matter(graph: Graph, random: Random) -> None:
    shuffled = list(graph.edges)
    random.shuffle(shuffled)
    one, two = clustered(graph), clustered(graph._replace(edges=shuffled))
    assert one.labels.tolist() == two.labels.tolist()
    assert [graph.edges[i] for i in one.used.tolist()] == [shuffled[i] for i in two.used.tolist()]


@given(graphs())
def test_used_edges_span_the_clusters_strongest_first(graph: Graph) -> None:
    found = clustered(graph)
    used = [graph.edges[i] for i in found.used.tolist()]
    assert components(graph.nodes, used) == groups(found)
    assert len(used) == graph.nodes - len(groups(found))
    assert used == sorted(used, key=lambda edge: (-edge[2], edge[0], edge[1]))


def test_the_strongest_edge_wins() -> None:
    weights = {frozenset({0, 1}): 1.0, frozenset({1, 2}): 2.0, frozenset({0, 2}): APART}
    found = clustered(Graph(3, [(0, 1, 1.0), (1, 2, 2.0)], weights))
    assert groups(found) == {frozenset({0}), frozenset({1, 2})}


def test_one_pair_that_speaks_against_does_not_part_two_clusters() -> None:
    ones, twos = {0, 1, 2}, {3, 4, 5}
    weights = {frozenset(pair): 9.0 for pair in combinations(range(6), 2)}
    weights |= {frozenset((a, b)): 1.5 for a in ones for b in twos} | {frozenset((0, 3)): -8.0}
    edges = [(a, b, bits) for (a, b), bits in ((sorted(pair), bits) for pair, bits in weights.items()) if bits > 0]
    assert groups(clustered(Graph(6, edges, weights))) == {frozenset(range(6))}


def test_a_chain_is_not_a_cluster() -> None:
    weights = {frozenset((a, b)): 5.0 if b == a + 1 else -8.0 for a, b in combinations(range(6), 2)}
    edges = [(a, a + 1, 5.0) for a in range(5)]
    assert groups(clustered(Graph(6, edges, weights))) == {frozenset({0, 1}), frozenset({2, 3}), frozenset({4, 5})}


def slow_clusters(graph: Graph) -> set[Pair]:
    """The obvious way: edge by edge, strongest first; again those whose clusters have grown since they were refused."""
    clusters = {frozenset({node}) for node in range(graph.nodes)}
    waiting = sorted(graph.edges, key=lambda edge: (-edge[2], edge[0], edge[1]))
    while waiting:
        refused = []
        for edge in waiting:
            one, two = (next(each for each in clusters if end in each) for end in edge[:2])
            if one != two and not graph.apart(one, two):
                if graph.total(one, two) > 0:
                    clusters = (clusters - {one, two}) | {one | two}
                else:
                    refused.append((edge, one | two))
        waiting = [edge for edge, nodes in refused if _has_grown(edge, nodes, clusters)]
    return clusters


def _has_grown(edge: Edge, nodes: Pair, clusters: set[Pair]) -> bool:
    one, two = (next(each for each in clusters if end in each) for end in edge[:2])
    return one != two and one | two > nodes


@given(graphs())
def test_the_clusters_are_those_of_the_slow_way(graph: Graph) -> None:
    assert groups(clustered(graph)) == slow_clusters(graph)


@given(graphs(), st.integers(1, 6), st.integers(1, 4))
def test_how_many_pairs_and_edges_are_looked_at_together_does_not_matter(graph: Graph, pairs: int, edges: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "_PAIRS", pairs)
        patch.setattr(cluster, "_EDGES", edges)
        found = clustered(graph)
    assert found.labels.tolist() == clustered(graph).labels.tolist()
    assert found.used.tolist() == clustered(graph).used.tolist()


def test_a_large_component_held_by_its_weakest_edges_is_not_looked_at_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    groups_of_ten = [list(range(first, first + 10)) for first in range(0, 1000, 10)]
    strong = [(a, b, 9.0) for group in groups_of_ten for a, b in combinations(group, 2)]
    weak = [(one[-1], two[0], 1.0) for one, two in pairwise(groups_of_ten)]
    asked = []

    def linkage(left: Ids, right: Ids) -> Bits:
        asked.append(len(left))
        return np.where(left // 10 == right // 10, 9.0, -1.0)

    left, right, bits = (np.array(column) for column in zip(*strong, *weak, strict=True))
    monkeypatch.setattr(cluster, "_EDGES", 512)
    monkeypatch.setattr(cluster, "_PAIRS", 2_000)
    found = constrained_clusters(1000, left, right, bits, linkage)
    assert found.labels.tolist() == [node // 10 * 10 for node in range(1000)]
    assert sum(asked) < 100_000 < 1000 * 999 // 2
