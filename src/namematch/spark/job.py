"""The job: from mentions to people, over any number of machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namematch.names import decision_rule
from namematch.resolve import DEFAULT_SCHEME
from namematch.resolve.distributed import context_weights, same_document_bits
from namematch.spark import tasks
from namematch.spark.blocking_keys import ONE, TWO
from namematch.spark.checkpoints import Stages
from namematch.spark.connected_components import components
from namematch.spark.context import under_lexicon
from namematch.spark.homonyms import assigned

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

HEAVY = 2_000
BIN = 50_000


def resolve(
    mentions: DataFrame,
    folder: str,
    *,
    id: str = "id",
    name: str = "name",
    role: str | None = None,
    document: str | None = None,
    birth_date: str | None = None,
    population: float | None = None,
    min_probability: float | None = None,
    scheme: str = DEFAULT_SCHEME,
) -> DataFrame:
    """Finds out which rows are the same person, as `namematch.resolve` does on one machine.

    Names that could be one person's are found by joins on their keys, weighed, and gathered into components; whole
    components are then resolved by the clusterer of one machine. Every stage is written to `folder`, and a job that
    was stopped goes on from there. It is written for PySpark 4, Spark Connect services and Sail.

    What only the whole table tells goes into every component: whose the mentions of namesakes are, by their titles and
    who else is named there, and which titles tell the former name of a unit. The lexicon that is active where this is
    called goes along with the tasks.

    Args:
        mentions: The rows.
        folder: Where stages are written, as Spark names folders; it belongs to this input and these arguments.
        id: The column of unique ids.
        name: The column of names.
        role: The column of role titles.
        document: The column of ids of the documents the names stand in.
        birth_date: The column of dates of birth, as written.
        population: As for `namematch.resolve`.
        min_probability: Likewise.
        scheme: Id of the romanisation in which canonical names are written.

    Returns:
        `id`, `entity_id`, `canonical_name`, `cyrillic` and `confidence` of every row that has a name.
    """
    from pyspark.sql import functions as f

    rule = decision_rule(population, min_probability)
    stages = Stages(mentions.sparkSession, folder)
    slack = context_weights().role_most if role else 0.0

    sources = {"id": id, "name": name, "document": document, "role": role, "birth_date": birth_date}
    columns = [(f.col(own) if own else f.lit(None)).cast("string").alias(target) for target, own in sources.items()]
    wanted = mentions.select(*columns)
    rows = stages.written("mentions", lambda: wanted.mapInArrow(tasks.with_cleaned_names, tasks.MENTIONS))
    named = rows.where("cleaned is not null")
    names = stages.written("names", lambda: named.select("cleaned").distinct())
    keys = stages.written("keys", lambda: names.mapInArrow(under_lexicon(tasks.keyed), tasks.KEYS))
    by_key = stages.written("pairs", lambda: _pairs(keys))
    by_names = under_lexicon(tasks.matched(rule, rule.line - slack))
    edges = stages.written("edges", lambda: by_key.mapInArrow(by_names, tasks.EDGES))
    beside = stages.written("documents", lambda: _pairs(_in_documents(named)))
    in_documents = under_lexicon(tasks.matched(rule, rule.line - same_document_bits(rule) - slack))
    near = stages.written("neighbours", lambda: beside.mapInArrow(in_documents, tasks.EDGES))
    stars = components(edges.unionByName(near), stages)
    bins = 1 + named.count() // BIN
    binned = stages.written("bins", lambda: _binned(named, stars, bins))
    owners = assigned(named, names, stages) if role else None
    titles = stages.written("titles", lambda: _renaming(named)) if role else None
    gathered = _gathered(binned, owners, titles)
    people = under_lexicon(tasks.people(scheme, rule))
    found = stages.written("people", lambda: gathered.mapInArrow(people, tasks.PEOPLE))
    return _with_distinct_ids(found)


def _in_documents(named: DataFrame) -> DataFrame:
    used = named.where("document is not null").select("document", "cleaned").distinct()
    return used.mapInArrow(tasks.documented, tasks.KEYS)


def _pairs(keys: DataFrame) -> DataFrame:
    """Pairs of names that share a key, heavy keys salted."""
    from pyspark.sql import functions as f

    heavy = keys.groupBy("key").agg(f.count("*").alias("rivals"))
    rows = keys.join(heavy.where("rivals > 1"), "key").select("key", "side", "name", "rivals")
    spread = rows.mapInArrow(tasks.salted(HEAVY), tasks.SALTED)
    ones = spread.where(f"side = {ONE}").selectExpr("key", "salt", "name as one")
    twos = spread.where(f"side = {TWO}").selectExpr("key", "salt", "name as two")
    met = ones.join(twos, ["key", "salt"]).where("one != two")
    return met.select(f.least("one", "two").alias("left"), f.greatest("one", "two").alias("right")).distinct()


def _binned(named: DataFrame, stars: DataFrame, bins: int) -> DataFrame:
    from pyspark.sql import functions as f

    rows = named.mapInArrow(tasks.numbered, tasks.NUMBERED).join(stars, "node", "left")
    whole = rows.select("id", "name", "document", "role", f.coalesce("component", "node").alias("component"))
    return whole.mapInArrow(tasks.binned(bins), tasks.BINNED)


def _renaming(named: DataFrame) -> DataFrame:
    """The titles that tell the former name of a unit."""
    titles = named.where("role is not null").select("role").distinct()
    return titles.mapInArrow(under_lexicon(tasks.renaming), tasks.RENAMING)


def _gathered(binned: DataFrame, owners: DataFrame | None, titles: DataFrame | None) -> DataFrame:
    """The mentions of each bin, with what only the whole table tells of them."""
    from pyspark.sql import functions as f

    columns = ["id", "name", "document", "role"]
    if owners is not None:
        binned = binned.join(owners, "id", "left")
        columns += ["given", "surname", "namesake"]
    gathered = binned.groupBy("bin").agg(f.collect_list(f.struct(*columns)).alias("rows"))
    return gathered if titles is None else gathered.crossJoin(titles.agg(f.collect_list("title").alias("titles")))


def _with_distinct_ids(found: DataFrame) -> DataFrame:
    """Ids that two bins have given to people of theirs get the bin behind them."""
    from pyspark.sql import functions as f

    used = found.select("entity_id", "bin").distinct().groupBy("entity_id").agg(f.count("*").alias("uses"))
    own = f.when(f.col("uses") > 1, f.concat_ws("-", "entity_id", "bin")).otherwise(f.col("entity_id"))
    rows = found.join(used, "entity_id")
    return rows.select("id", own.alias("entity_id"), "canonical_name", "cyrillic", "confidence")
