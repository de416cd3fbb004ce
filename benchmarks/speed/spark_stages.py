"""What each stage of the Spark job takes: time, rows, and what it writes and shuffles.

    uv run --group bench --group spark python -m benchmarks.speed.spark_stages --size 20000
    uv run --group bench --group spark-jvm python -m benchmarks.speed.spark_stages --size 20000 --engine cluster

`sail` is Sail in this process; `cluster` is PySpark's own local cluster, two executors of one core, and needs Java 17.
Prints a row for each stage, all rounds of the stars in one, and how many rows `namematch.resolve` puts otherwise.
Shuffles are what Spark says its executors have written for them; Sail does not say.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import ne
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pyarrow.parquet as parquet
from benchmarks.speed.people import Records, people
from tests.spark.sail import sail

import namematch as nm
from namematch.spark import Stages, job

CORES = 2
SEED = 1


@contextmanager
def cluster() -> Iterator[Any]:
    """A session of PySpark itself, with executors that are processes of their own."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local-cluster[{CORES},1,1024]")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


ENGINES: dict[str, Callable[[], Any]] = {"sail": sail, "cluster": cluster}


def shuffled(session: Any) -> int | None:
    """Bytes that executors have written for shuffles until now, `None` where the engine does not say."""
    if not hasattr(type(session), "sparkContext"):
        return None
    try:
        executors = session.sparkContext._jsc.sc().statusStore().executorList(False)
    except Exception:  # A session of Spark Connect has the property, and refuses it.
        return None
    return sum(executors.apply(place).totalShuffleWrite() for place in range(executors.size()))


def written(folder: Path) -> tuple[int, int]:
    """Rows and bytes of a stage that stands."""
    parts = [part for part in folder.iterdir() if part.suffix == ".parquet"]
    return sum(parquet.read_metadata(part).num_rows for part in parts), sum(part.stat().st_size for part in parts)


class Took(NamedTuple):
    """What one stage took, with the bytes shuffled for it where the engine says."""

    seconds: float
    shuffled: int | None


class Timed(Stages):
    """Stages that remember what each of them took."""

    took: ClassVar[dict[str, Took]] = {}

    def written(self, name: str, make: Callable[[], Any]) -> Any:
        """Times the making and writing of one."""
        start, before = time.perf_counter(), shuffled(self._session)
        found = super().written(name, make)
        seconds, after = time.perf_counter() - start, shuffled(self._session)
        self.took[name] = Took(seconds, None if before is None or after is None else after - before)
        return found


def measured(session: Any, size: int, folder: Path) -> None:
    """Runs the job once and prints what its stages took."""
    records = people(size, SEED)
    ids = [str(place) for place in range(size)]
    rows = list(zip(ids, records.names, records.documents, strict=True))
    mentions = session.createDataFrame(rows, "id string, name string, document string")
    job.Stages = Timed  # type: ignore[misc]
    start = time.perf_counter()
    found = {row.id: row.entity_id for row in job.resolve(mentions, str(folder), document="document").collect()}
    wall = time.perf_counter() - start
    _print(Timed.took, folder)
    last = max(name for name in Timed.took if name.startswith("stars-"))
    of_them = Counter(parquet.read_table(folder / last, columns=["component"])["component"].to_pylist())
    print(f"names in the largest component: {1 + max(of_them.values(), default=0):,}")
    print(f"all of it {wall:.1f} s; {_beside_one_machine(found, records)}")


def _print(took: dict[str, Took], folder: Path) -> None:
    print(f"{'stage':<12}{'rows':>10}{'wall s':>9}{'written kB':>12}{'shuffled kB':>13}")
    rounds = sorted(name for name in took if name.startswith("stars-"))
    for name in [name for name in took if name not in rounds[:-1]]:
        stages = rounds if name in rounds else [name]
        rows = written(folder / name)[0]
        kilobytes = sum(written(folder / stage)[1] for stage in stages) / 1000
        moved = [took[stage].shuffled for stage in stages]
        said = "" if None in moved else f"{sum(b or 0 for b in moved) / 1000:,.0f}"
        seconds = sum(took[stage].seconds for stage in stages)
        label = f"stars, {len(rounds)}" if name in rounds else name
        print(f"{label:<12}{rows:>10,}{seconds:>9.1f}{kilobytes:>12,.0f}{said:>13}")


def _beside_one_machine(found: dict[str, str], records: Records) -> str:
    mentions = [nm.Mention(name, document=d) for name, d in zip(records.names, records.documents, strict=True)]
    start = time.perf_counter()
    wanted = nm.resolve(mentions).labels
    wall = time.perf_counter() - start
    labels = [found.get(str(place)) for place in range(len(mentions))]
    told = f"{_apart(labels, wanted):,} rows in another person, {sum(map(ne, labels, wanted)):,} with another id"
    return f"namematch.resolve {wall:.1f} s; beside it {told}"


def _apart(labels: Sequence[str | None], wanted: Sequence[str | None]) -> int:
    """Rows whose person does not have exactly the rows that it has among those wanted."""
    mine, theirs = _rows(labels), _rows(wanted)
    return sum(mine[a] != theirs[b] for a, b in zip(labels, wanted, strict=True))


def _rows(labels: Sequence[str | None]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = {}
    for place, label in enumerate(labels):
        found.setdefault(label, []).append(place)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="sail")
    parser.add_argument("--size", type=int, default=20_000)
    asked = parser.parse_args(arguments)
    with ENGINES[asked.engine]() as session, tempfile.TemporaryDirectory() as folder:
        measured(session, asked.size, Path(folder))


if __name__ == "__main__":
    main()
