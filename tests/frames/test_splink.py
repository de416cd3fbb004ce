"""Results as edges for splink."""

from __future__ import annotations

import random

import pytest

import namematch as nm
from namematch.frames import splink_edges

pa = pytest.importorskip("pyarrow")

NAMES = ("Sergei Lavrov", "Сергей Лавров", "Lavrov, Sergei", "Мария Захарова", "Maria Zakharova", "Dmitri Peskov", None)


def people(ids: bool) -> nm.Resolution:
    chance = random.Random(4)
    return nm.resolve([nm.Mention(chance.choice(NAMES), id=f"m{place}" if ids else None) for place in range(40)])


@pytest.mark.parametrize("ids", [True, False])
def test_edges_are_a_tree_over_the_mentions_of_each_person(ids: bool) -> None:
    found = people(ids)
    edges = splink_edges(found)
    assert edges.column_names == ["match_weight", "match_probability", "unique_id_l", "unique_id_r"]
    assert len(edges) == sum(len(entity.mentions) - 1 for entity in found.entities)
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.get(node, node) != node:
            node = parent[node]
        return node

    for edge in edges.to_pylist():
        parent[root(edge["unique_id_l"])] = root(edge["unique_id_r"])
    for entity in found.entities:
        own = {f"m{place}" if ids else str(place) for place in entity.mentions}
        assert len({root(node) for node in own}) == 1
    assert min(edges["match_weight"].to_pylist()) > 0


def test_no_people_no_edges() -> None:
    assert splink_edges(nm.resolve([])).num_rows == 0


@pytest.mark.filterwarnings("ignore")
def test_splink_clusters_them_into_the_same_people() -> None:
    splink = pytest.importorskip("splink", reason="the group scale brings it")
    clustering = pytest.importorskip("splink.clustering")
    found = people(ids=True)
    api = splink.DuckDBAPI()
    nodes = pa.table({"unique_id": [mention.id for mention in found.mentions]})
    clusters = clustering.cluster_pairwise_predictions_at_threshold(
        nodes, splink_edges(found), api, node_id_column_name="unique_id"
    )
    rows = clusters.as_duckdbpyrelation().to_arrow_table().to_pylist()
    groups: dict[str, set[str]] = {}
    for row in rows:
        groups.setdefault(row["cluster_id"], set()).add(row["unique_id"])
    wanted = [{f"m{place}" for place in entity.mentions} for entity in found.entities]
    assert all(group in groups.values() for group in wanted)
