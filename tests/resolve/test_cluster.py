from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from namematch.resolve.cluster import Edge, constrained_clusters

Pair = frozenset[int]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], list[Edge[int]], set[Pair]]:
    nodes = list(range(draw(st.integers(0, 8))))
    pairs = list(combinations(nodes, 2))
    linked = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    bits = [draw(st.integers(1, 5)) for _ in linked]
    apart = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    edges = [Edge(a, b, float(weight)) for (a, b), weight in zip(linked, bits, strict=True)]
    return nodes, edges, {frozenset(pair) for pair in apart}


def components(nodes: list[int], edges: list[Edge[int]]) -> set[Pair]:
    """The obvious way: grow every node's set until nothing changes."""
    found = {node: {node} for node in nodes}
    for _ in nodes:
        for edge in edges:
            joined = found[edge.left] | found[edge.right]
            for node in joined:
                found[node] = joined
    return {frozenset(members) for members in found.values()}


@given(graphs())
def test_without_constraints_clusters_are_components(graph: tuple[list[int], list[Edge[int]], set[Pair]]) -> None:
    nodes, edges, _ = graph
    found = constrained_clusters(nodes, edges, lambda _a, _b: False)
    assert {frozenset(cluster) for cluster in found.clusters} == components(nodes, edges)


@given(graphs())
def test_a_cannot_link_is_never_broken(graph: tuple[list[int], list[Edge[int]], set[Pair]]) -> None:
    nodes, edges, apart = graph
    found = constrained_clusters(nodes, edges, lambda a, b: frozenset((a, b)) in apart)
    assert sorted(node for cluster in found.clusters for node in cluster) == nodes
    for cluster in found.clusters:
        assert not any(frozenset(pair) in apart for pair in combinations(cluster, 2))


@given(graphs())
def test_no_two_clusters_could_still_be_joined(graph: tuple[list[int], list[Edge[int]], set[Pair]]) -> None:
    nodes, edges, apart = graph
    found = constrained_clusters(nodes, edges, lambda a, b: frozenset((a, b)) in apart)
    for one, two in combinations(found.clusters, 2):
        between = [edge for edge in edges if (edge.left in one) != (edge.right in one)]
        linked = any({edge.left, edge.right} <= {*one, *two} for edge in between)
        assert not linked or any(frozenset((a, b)) in apart for a in one for b in two)


@given(graphs(), st.randoms())
def test_the_order_of_edges_does_not_matter(
    graph: tuple[list[int], list[Edge[int]], set[Pair]], random: Random
) -> None:
    nodes, edges, apart = graph
    shuffled = list(edges)
    random.shuffle(shuffled)

    def cannot(a: int, b: int) -> bool:
        return frozenset((a, b)) in apart

    assert constrained_clusters(nodes, edges, cannot) == constrained_clusters(nodes, shuffled, cannot)


@given(graphs())
def test_used_edges_span_the_clusters(graph: tuple[list[int], list[Edge[int]], set[Pair]]) -> None:
    nodes, edges, apart = graph
    found = constrained_clusters(nodes, edges, lambda a, b: frozenset((a, b)) in apart)
    assert components(nodes, found.used) == {frozenset(cluster) for cluster in found.clusters}
    assert len(found.used) == len(nodes) - len(found.clusters)


def test_the_strongest_edge_wins() -> None:
    edges = [Edge("a", "b", 1.0), Edge("b", "c", 2.0)]
    found = constrained_clusters("abc", edges, lambda x, y: {x, y} == {"a", "c"})
    assert found.clusters == [["a"], ["b", "c"]]


def slow_clusters(nodes: list[int], edges: list[Edge[int]], apart: set[Pair]) -> set[Pair]:
    """The obvious way: look through all edges for the strongest that may still join, until there is none."""
    clusters = {frozenset({node}) for node in nodes}
    while True:
        joins = [
            (-edge.bits, min(edge[:2]), max(edge[:2]), one, two)
            for edge in edges
            for one, two in combinations(sorted(clusters, key=min), 2)
            if (edge.left in one and edge.right in two) or (edge.left in two and edge.right in one)
            if not any(frozenset((a, b)) in apart for a in one for b in two)
        ]
        if not joins:
            return clusters
        _, _, _, one, two = min(joins, key=lambda join: join[:3])
        clusters = (clusters - {one, two}) | {one | two}


@given(graphs())
def test_the_clusters_are_those_of_the_slow_way(graph: tuple[list[int], list[Edge[int]], set[Pair]]) -> None:
    nodes, edges, apart = graph
    found = constrained_clusters(nodes, edges, lambda a, b: frozenset((a, b)) in apart)
    assert {frozenset(cluster) for cluster in found.clusters} == slow_clusters(nodes, edges, apart)
