"""Clustering under constraints: strongest edge first, never across a cannot-link."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Edge(NamedTuple, Generic[Node]):
    """Two nodes and the weight in bits that holds them together."""

    left: Node
    right: Node
    bits: float


class Clustering(NamedTuple, Generic[Node]):
    """Clusters of nodes, in the order of their first node, and the edges that hold them together."""

    clusters: list[list[Node]]
    used: list[Edge[Node]]


def constrained_clusters(
    nodes: Sequence[Node], edges: Iterable[Edge[Node]], cannot_link: Callable[[Node, Node], bool]
) -> Clustering[Node]:
    """Agglomerates `nodes` along `edges`, strongest first, unless any member of one side cannot be any of the other.

    Args:
        nodes: Distinct nodes in an order that does not depend on the input's.
        edges: Edges with positive weight; ties are taken in the order of their nodes.
        cannot_link: Symmetric; true for two nodes that must not share a cluster.

    Returns:
        The clusters and the edges that joined them, a spanning forest.

    Example:
        >>> edges = [Edge("a", "b", 3.0), Edge("b", "c", 2.0)]
        >>> constrained_clusters("abc", edges, lambda x, y: {x, y} == {"a", "c"}).clusters
        [['a', 'b'], ['c']]
    """
    place = {node: i for i, node in enumerate(nodes)}
    cluster_of = {node: [node] for node in nodes}
    used: list[Edge[Node]] = []

    def strength(edge: Edge[Node]) -> tuple[float, int, int]:
        first, second = sorted((place[edge.left], place[edge.right]))
        return (-edge.bits, first, second)

    for edge in sorted(edges, key=strength):
        left, right = cluster_of[edge.left], cluster_of[edge.right]
        if left is right or any(cannot_link(a, b) for a in left for b in right):
            continue
        for node in right:
            cluster_of[node] = left
        left.extend(right)
        used.append(edge)
    distinct = {id(cluster): sorted(cluster, key=place.__getitem__) for cluster in cluster_of.values()}
    return Clustering(sorted(distinct.values(), key=lambda cluster: place[cluster[0]]), used)
