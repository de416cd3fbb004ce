"""What the machines do with their rows, batch by batch in Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from namematch.mentions import Mention
from namematch.names import DecisionRule, compare_many
from namematch.resolve.distributed import Assigned, NameKey, WholeRun, resolve_part
from namematch.roles import parse_role, renamings
from namematch.spark.blocking_keys import BOTH, ONE, TWO, hashed_number, join_keys
from namematch.spark.context import Batches, batch_of
from namematch.text import clean, is_missing

if TYPE_CHECKING:
    import pyarrow as pa

MENTIONS = "id string, name string, cleaned string, document string, role string"
KEYS = "key long, side int, name string"
SALTED = "key long, side int, name string, salt int"
EDGES = "left long, right long"
RENAMING = "title string"
NUMBERED = "id string, name string, cleaned string, document string, role string, node long"
BINNED = "id string, name string, document string, role string, component long, bin int"
PEOPLE = "id string, entity_id string, canonical_name string, cyrillic string, confidence double, bin int"

# Rows taken together: what is learned of a name serves all its rows.
_ROWS = 1 << 17


def with_cleaned_names(batches: Batches) -> Batches:
    """Mentions with the name as it is compared, with the date of birth behind it."""
    for batch in batches:
        rows = zip(batch.column("name").to_pylist(), batch.column("birth_date").to_pylist(), strict=True)
        names = [Mention(name, birth_date=birth_date).dated_name for name, birth_date in rows]
        texts = [None if name is None or is_missing(name) else clean(name) for name in names]
        yield batch_of(MENTIONS, [batch["id"], names, texts, batch["document"], batch["role"]])


def keyed(batches: Batches) -> Batches:
    """Names under each of their keys."""
    import pyarrow as pa

    for table in _together(batches):
        names = pa.array(table["cleaned"].to_pylist(), pa.string())
        for side, keys, owner in join_keys(names.to_pylist()):
            yield batch_of(KEYS, [keys, [side] * len(keys), names.take(pa.array(owner))])


def documented(batches: Batches) -> Batches:
    """Names under the document they stand in, as under a key."""
    for batch in batches:
        keys = [hashed_number(document) for document in batch.column("document").to_pylist()]
        yield batch_of(KEYS, [keys, [BOTH] * len(keys), batch["cleaned"]])


def salted(most: int) -> Callable[[Batches], Batches]:
    """Rows of heavy keys spread: side one goes to one salt, side two to all of them."""

    def spread(batches: Batches) -> Batches:
        for batch in batches:
            columns: tuple[list[object], ...] = ([], [], [], [])
            for key, side, name, rivals in zip(*(batch.column(c).to_pylist() for c in _SALTING), strict=True):
                salts = 1 + rivals // most
                own = [(ONE, crc32(name.encode("utf-8", "surrogatepass")) % salts)] if side & ONE else []
                for which, salt in [*own, *((TWO, salt) for salt in range(salts) if side & TWO)]:
                    for column, value in zip(columns, (key, which, name, salt), strict=True):
                        column.append(value)
            yield batch_of(SALTED, columns)

    return spread


_SALTING = ("key", "side", "name", "rivals")


def matched(rule: DecisionRule, floor: float) -> Callable[[Batches], Batches]:
    """The pairs of names for which more than `floor` bits speak, as edges between their numbers."""

    def weigh(batches: Batches) -> Batches:
        for table in _together(batches):
            left, right = table["left"].to_pylist(), table["right"].to_pylist()
            rows = np.flatnonzero(compare_many(left, right, population=rule.population).bits > floor).tolist()
            yield batch_of(EDGES, [[hashed_number(side[row]) for row in rows] for side in (left, right)])

    return weigh


def numbered(batches: Batches) -> Batches:
    """Mentions with the number of their name."""
    import pyarrow as pa

    for batch in batches:
        numbers = [hashed_number(name) for name in batch.column("cleaned").to_pylist()]
        yield batch.append_column("node", pa.array(numbers, pa.int64()))


def binned(bins: int) -> Callable[[Batches], Batches]:
    """Mentions with a bin; a component is in one bin."""

    def put(batches: Batches) -> Batches:
        import pyarrow as pa

        for batch in batches:
            found = [component % bins for component in batch.column("component").to_pylist()]
            yield batch.append_column("bin", pa.array(found, pa.int32()))

    return put


def people(scheme: str, rule: DecisionRule) -> Callable[[Batches], Batches]:
    """The people of each bin, by the clusterer of one machine."""

    def find(batches: Batches) -> Batches:
        for batch in batches:
            for gathered in batch.to_pylist():
                rows = gathered["rows"]
                mentions = [Mention(row["name"], role=row["role"], document=row["document"]) for row in rows]
                whole = WholeRun(_assigned(rows), gathered.get("titles", ()))
                found = resolve_part(mentions, whole, scheme=scheme, rule=rule)
                by_id = {entity.id: entity for entity in found.entities}
                own = [by_id[label] for label in found.labels if label is not None]
                told = ([getattr(entity, key) for entity in own] for key in ("id", "name", "cyrillic", "confidence"))
                yield batch_of(PEOPLE, [[row["id"] for row in rows], *told, [gathered["bin"]] * len(rows)])

    return find


def _assigned(rows: Sequence[Mapping[str, Any]]) -> dict[int, Assigned]:
    """Whose the mentions of homonyms are, by position."""
    rows_of = ((position, row) for position, row in enumerate(rows) if row.get("namesake") is not None)
    return {position: Assigned(NameKey(row["given"], row["surname"]), row["namesake"]) for position, row in rows_of}


def renaming(batches: Batches) -> Batches:
    """The titles that tell the former name of a unit."""
    for batch in batches:
        titles = [title for title in map(clean, batch.column("role").to_pylist()) if renamings([parse_role(title)])]
        yield batch_of(RENAMING, [titles])


def _together(batches: Batches) -> Iterator[pa.Table]:
    """Batches joined to tables of many rows."""
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(map(len, held)) >= _ROWS:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)
