"""Components and spanning forests, held against SciPy and against taking edges one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_matrix, csgraph

from namematch.arrays import Ids, connected_components, spanning_forest

Graph = tuple[int, Ids, Ids]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(1, 40))
    nodes = st.integers(0, count - 1)
    edges = draw(st.lists(st.tuples(nodes, nodes), max_size=60))
    left, right = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    return count, left, right


@given(graphs())
def test_components_are_those_of_scipy(graph: Graph) -> None:
    count, left, right = graph
    ours = connected_components(count, left, right)
    matrix = coo_matrix((np.ones(len(left)), (left, right)), shape=(count, count))
    number, theirs = csgraph.connected_components(matrix, directed=False)
    assert len(np.unique(ours)) == number == len(set(zip(ours.tolist(), theirs.tolist(), strict=True)))
    assert all(label == min(np.flatnonzero(ours == label)) for label in ours.tolist())


@given(graphs())
def test_the_forest_is_that_of_taking_edges_one_by_one(graph: Graph) -> None:
    count, left, right = graph
    kept: list[int] = []
    for edge in range(len(left)):
        label = connected_components(count, left[kept], right[kept])
        if label[left[edge]] != label[right[edge]]:
            kept.append(edge)
    assert spanning_forest(count, left, right).tolist() == kept


def test_a_long_chain_is_one_component() -> None:
    chain = np.random.default_rng(1).permutation(3000)
    assert not connected_components(3000, chain[:-1], chain[1:]).any()
