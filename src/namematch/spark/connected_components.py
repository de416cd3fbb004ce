"""Connected components by large-star and small-star.

Source: Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, Connected Components in MapReduce and Beyond (2014).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from namematch.spark.checkpoints import Stages

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_MOST_ROUNDS = 100


def components(edges: DataFrame, stages: Stages, name: str = "stars") -> DataFrame:
    """The connected components of a graph, a written stage a round.

    Args:
        edges: Columns `left` and `right`, nodes of one type that can be ordered.
        stages: Where the rounds are written.
        name: What the stages are called.

    Returns:
        Columns `node` and `component`, the smallest node of its component; every node but that one, once.
    """
    from pyspark.sql import functions as f

    apart = edges.where("left != right")
    pairs = apart.select(f.greatest("left", "right").alias("node"), f.least("left", "right").alias("component"))
    found = stages.written(f"{name}-000", pairs.distinct)
    for number in range(1, _MOST_ROUNDS):
        if _is_done(found):
            return found
        found = stages.written(f"{name}-{number:03}", partial(_round, found))
    raise RuntimeError(f"components are not found after {_MOST_ROUNDS} rounds")


def _round(edges: DataFrame) -> DataFrame:
    return _small_star(_large_star(edges))


def _large_star(edges: DataFrame) -> DataFrame:
    """Every larger neighbour of a node goes to the smallest one, the node itself among them."""
    from pyspark.sql import functions as f

    turned = edges.selectExpr("component as node", "node as component")
    around = edges.unionByName(turned)
    least = around.groupBy("node").agg(f.min("component").alias("least"))
    larger = around.join(least, "node").where("component > node")
    return larger.select(f.col("component").alias("node"), f.least("node", "least").alias("component")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Every smaller neighbour of a node, and the node, go to the smallest one."""
    from pyspark.sql import functions as f

    least = edges.groupBy("node").agg(f.min("component").alias("least"))
    smaller = (
        edges.join(least, "node").where("component != least").selectExpr("component as node", "least as component")
    )
    return smaller.unionByName(least.selectExpr("node", "least as component")).distinct()


def _is_done(edges: DataFrame) -> bool:
    """Whether all components are stars: no node has two centres, no centre is another's leaf."""
    centres = edges.selectExpr("component as node").distinct()
    if edges.join(centres, "node").count():
        return False
    return bool(edges.count() == edges.select("node").distinct().count())
