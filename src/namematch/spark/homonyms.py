"""Homonyms, split among all mentions: a bin sees neither all namesakes nor who else is named beside them.

What decides are the functions of one machine, `resolve.distributed`. Here the rows come together that each of
them looks at: a name with its titles, then the mentions of each name that two may bear, with who else is named there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from namematch.mentions import Mention
from namematch.resolve.distributed import (
    CoMentions,
    MentionIndex,
    NameKey,
    may_be_two,
    name_key,
    namesakes_of,
    surname_key,
    units_of,
)
from namematch.roles import Office, offices_of, sectors_of
from namematch.spark.checkpoints import Stages
from namematch.spark.context import Batches, batch_of, under_lexicon
from namematch.text import is_missing

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

KEY = ("given", "surname")
_TOLD = ("field", "rank", "place")
_FIELDS = "given string, surname string, name string, field string, rank string, place string"
_SUSPECTS = "given string, surname string"
_NAME_KEYS = "cleaned string, given string, surname string"
_ASSIGNED = "id string, given string, surname string, namesake int"


def assigned(named: DataFrame, names: DataFrame, stages: Stages) -> DataFrame | None:
    """Whose the mentions of a certain person are: `id`, `given` and `surname`, and the number of the `namesake`.

    It is `None` where titles let no name be two people's.
    """
    suspects = stages.written("suspects", lambda: _suspects(named))
    if not suspects.count():
        return None
    keys = stages.written("name-keys", lambda: names.mapInArrow(under_lexicon(with_keys), _NAME_KEYS))
    suspected = stages.written("suspected", lambda: named.join(keys.join(suspects, list(KEY)), "cleaned"))
    beside = stages.written("beside", lambda: _beside(suspected, named, keys))
    return stages.written("homonyms", lambda: _assigned(suspected, beside, named))


def _suspects(named: DataFrame) -> DataFrame:
    """The names that stand with titles of two fields, or many offices of a rank, and are common enough for two."""
    from pyspark.sql import functions as f

    titled = named.where("role is not null").select("cleaned", "role").distinct()
    fields = titled.mapInArrow(under_lexicon(with_fields), _FIELDS)
    told = (f.collect_list(f.struct(*_TOLD)).alias("told"), f.collect_list("name").alias("names"))
    by_key = fields.groupBy(*KEY).agg(*told)
    return by_key.mapInArrow(under_lexicon(suspected_of), _SUSPECTS)


def _beside(suspected: DataFrame, named: DataFrame, keys: DataFrame) -> DataFrame:
    """Names, and the surnames in them, in the documents of suspects."""
    documents = suspected.where("document is not null").select("document").distinct()
    there = named.join(documents, "document").select("document", "cleaned").distinct()
    surnames = keys.where("surname != ''").selectExpr("cleaned", "surname as co_mentioned")
    return there.join(surnames, "cleaned").select("document", "cleaned", "co_mentioned")


def _assigned(suspected: DataFrame, beside: DataFrame, named: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    within = named.where("document is not null").select("document", "cleaned").distinct()
    spellings = beside.select("cleaned", "co_mentioned").distinct()
    stands = within.join(spellings, "cleaned").select("co_mentioned", "document").distinct()
    counts = stands.groupBy("co_mentioned").agg(f.count("*").alias("documents"))
    co_mentions = beside.select("document", "co_mentioned").distinct().join(counts, "co_mentioned")
    own = suspected.where("document is not null").select(*KEY, "document").distinct().join(co_mentions, "document")
    around = own.groupBy(*KEY).agg(f.collect_list(f.struct("document", "co_mentioned", "documents")).alias("around"))
    rows = suspected.groupBy(*KEY).agg(f.collect_list(f.struct("id", "name", "document", "role")).alias("rows"))
    total = within.select("document").distinct().count()
    return rows.join(around, list(KEY), "left").mapInArrow(under_lexicon(split(total)), _ASSIGNED)


def with_fields(batches: Batches) -> Batches:
    """Names under what homonyms share, with the fields of their titles, and with the offices in them."""
    for batch in batches:
        found = []
        for name, title in zip(batch.column("cleaned").to_pylist(), batch.column("role").to_pylist(), strict=True):
            fields = () if is_missing(title) else sorted(sectors_of(title))
            if fields and (key := name_key(name)):
                found += [(*key, name, field, "", "") for field in fields]
                found += [(*key, name, "", *office) for office in sorted(offices_of(title))]
        yield _rows(_FIELDS, found)


def suspected_of(batches: Batches) -> Batches:
    """The names that two may bear."""
    for batch in batches:
        wanted = []
        for row in batch.to_pylist():
            fields = {told["field"] for told in row["told"]} - {""}
            offices = {Office(told["rank"], told["place"]) for told in row["told"]} - {Office("", "")}
            if may_be_two(set(row["names"]), fields, offices):
                wanted.append((row["given"], row["surname"]))
        yield _rows(_SUSPECTS, wanted)


def with_keys(batches: Batches) -> Batches:
    """Names with what homonyms share, or with the surname alone."""
    for batch in batches:
        names = batch.column("cleaned").to_pylist()
        keys = [name_key(name) or NameKey("", surname_key(name)) for name in names]
        yield _rows(_NAME_KEYS, [(name, *key) for name, key in zip(names, keys, strict=True)])


def split(total: int) -> Callable[[Batches], Batches]:
    """Whose each mention of a name is, where it is two people's, in a run of so many documents."""

    def assign(batches: Batches) -> Batches:
        for batch in batches:
            found: list[tuple[object, ...]] = []
            for name in batch.to_pylist():
                key, rows = NameKey(name["given"], name["surname"]), name["rows"]
                index = MentionIndex([Mention(row["name"], role=row["role"], document=row["document"]) for row in rows])
                co_mentions = _co_mentions(name["around"] or (), total)
                people = namesakes_of(units_of(key, range(len(index.names)), index, co_mentions), co_mentions)
                for number, namesake in enumerate(people if len(people) > 1 else ()):
                    found += [(rows[position]["id"], *key, number) for position in sorted(namesake.positions)]
            yield _rows(_ASSIGNED, found)

    return assign


def _co_mentions(around: Sequence[Mapping[str, Any]], total: int) -> CoMentions:
    named: dict[str, set[str]] = defaultdict(set)
    for row in around:
        named[row["document"]].add(row["co_mentioned"])
    return CoMentions(named, {row["co_mentioned"]: row["documents"] for row in around}, total)


def _rows(schema: str, rows: Sequence[tuple[object, ...]]) -> pa.RecordBatch:
    return batch_of(schema, zip(*rows, strict=True) if rows else [()] * len(schema.split(", ")))
