"""The ways to find people in a table of names that `scale` runs side by side, each in a process of its own.

    python -m benchmarks.speed.engines namematch records.parquet answer.parquet

reads `name` and `document`, writes `label`, and prints one line of JSON: wall and CPU seconds of each stage, and
the peak of resident memory. What is not the engine's work (reading the file, cutting names up for those who cannot)
is timed as `prepare` and not counted.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

ADDED = 1_000
ADDITIONS = 5
JARO_WINKLER_SAME = 0.93
# Where splink's F1 on these records is best, between 0.1 and 0.9999.
SPLINK_SAME = 0.8
SPLINK_TRAINING_PAIRS = 1e6
# Three letters instead: two points of F1 more at 10,000, one at the larger sizes, in twice the time at 1,000,000.
SPLINK_PREFIX = 4
LONGEST_INITIAL = 2
_PATRONYMIC = re.compile(r".+(?:[oe]vich|[oe]vna|ich|ichna|inichna)[aeuimyo]{0,3}")

Labels = Sequence[object]


class Clock:
    """Wall and CPU seconds by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what runs within it."""
        wall, cpu = time.perf_counter(), _cpu_seconds()
        yield
        self.stages[name] = {
            "seconds": round(time.perf_counter() - wall, 3),
            "cpu_seconds": round(_cpu_seconds() - cpu, 3),
        }


def _cpu_seconds() -> float:
    """CPU time of this process and of those that it has started and that have ended."""
    return sum(os.times()[:4])


def namematch(source: Path, clock: Clock, workers: int = 1) -> Labels:
    """`namematch.resolve`, with the making of its mentions counted."""
    with clock.stage("prepare"):
        import namematch as nm

        names, documents = _columns(source)
    with clock.stage("mentions"):
        mentions = [nm.Mention(name, document=document) for name, document in zip(names, documents, strict=True)]
    with clock.stage("resolve"):
        return nm.resolve(mentions, workers=workers).labels


def add(source: Path, clock: Clock) -> Labels:
    """`Resolver.add` of a thousand records to all before, which are resolved; of several additions the median."""
    with clock.stage("prepare"):
        import namematch as nm

        mentions = [nm.Mention(name, document=document) for name, document in zip(*_columns(source), strict=True)]
        resolver = nm.Resolver()
        size = len(mentions) - ADDED * ADDITIONS
        resolver.add(mentions[:size])
        _ = resolver.resolution
    one_by_one = Clock()
    for start in range(size, len(mentions), ADDED):
        with one_by_one.stage(f"from {start}"):
            resolver.add(mentions[start : start + ADDED])
            labels = resolver.resolution.labels
    clock.stages["add"] = sorted(one_by_one.stages.values(), key=lambda stage: stage["seconds"])[ADDITIONS // 2]
    return labels


def _columns(source: Path) -> tuple[list[str], list[str]]:
    """Names and documents; the table they came in is gone, and its memory too."""
    records = parquet.read_table(source, columns=["name", "document"])
    names, documents = records["name"].to_pylist(), records["document"].to_pylist()
    del records
    pa.default_memory_pool().release_unused()
    return names, documents


def splink(source: Path, clock: Clock) -> Labels:
    """splink on DuckDB: Jaro-Winkler levels, blocks of surname prefix and first initial, training capped.

    It gets the names romanised by one scheme where they are Cyrillic, and cut into fields: the stage `fields`.
    """
    with clock.stage("prepare"):
        import splink as package
        import splink.comparison_library as compare
        from splink import DuckDBAPI, Linker, SettingsCreator, block_on

        assert package.__version__.startswith("5.")
    with clock.stage("fields"):
        table = _fields(parquet.read_table(source, columns=["name"]))
    with clock.stage("train"):
        surname = compare.JaroWinklerAtThresholds("surname", [0.95, 0.88, 0.8])
        block = block_on(f"substr(surname, 1, {SPLINK_PREFIX})", "substr(given, 1, 1)")
        settings = SettingsCreator(
            link_type="dedupe_only",
            comparisons=[
                surname.configure(term_frequency_adjustments=True),
                _with_initials("given"),
                _with_initials("patronymic"),
            ],
            blocking_rules_to_generate_predictions=[block],
            retain_matching_columns=False,
        )
        linker = Linker(DuckDBAPI().register(table), settings, log_level=None)
        certain = block_on("surname", "given", "patronymic")
        linker.training.estimate_probability_two_random_records_match([certain], recall=0.1)
        linker.training.estimate_u_using_random_sampling(max_pairs=2 * SPLINK_TRAINING_PAIRS, seed=1)
        for rule in (block_on("surname"), block_on("given", "patronymic")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=SPLINK_TRAINING_PAIRS)
    with clock.stage("predict"):
        edges = linker.inference.predict(threshold_match_probability=SPLINK_SAME)
    with clock.stage("cluster"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(edges, SPLINK_SAME)
    found = clusters.as_duckdbpyrelation().select("unique_id, cluster_id").order("unique_id").to_arrow_table()
    return found["cluster_id"].to_pylist()


def _with_initials(column: str) -> Any:
    """Jaro-Winkler levels, and one for an initial that agrees."""
    import splink.comparison_level_library as level
    from splink.comparison_library import CustomComparison

    short = " or ".join(f"length({column}_{side}) <= {LONGEST_INITIAL}" for side in "lr")
    initial = f"({short}) and substr({column}_l, 1, 1) = substr({column}_r, 1, 1)"
    levels = [
        level.NullLevel(column),
        level.ExactMatchLevel(column, term_frequency_adjustments=True),
        level.JaroWinklerLevel(column, 0.9),
        level.CustomLevel(initial, label_for_charts="initial"),
        level.JaroWinklerLevel(column, 0.8),
        level.ElseLevel(),
    ]
    return CustomComparison(output_column_name=column, comparison_levels=levels)


def rapidfuzz(source: Path, clock: Clock) -> Labels:
    """All pairs of distinct names by rapidfuzz's Jaro-Winkler, romanised and sorted; components of those alike."""
    with clock.stage("prepare"):
        import numpy as np
        from rapidfuzz.distance import JaroWinkler
        from rapidfuzz.process import cdist

        romanised = _romanised(_columns(source)[0])
        keys = [" ".join(sorted(re.findall(r"\w+", name))) for name in romanised]
    with clock.stage("compare"):
        distinct = sorted(set(keys))
        parent = list(range(len(distinct)))
        for start in range(0, len(distinct), 1_000):
            block = distinct[start : start + 1_000]
            scores = cdist(
                block, distinct, scorer=JaroWinkler.similarity, score_cutoff=JARO_WINKLER_SAME, dtype=np.float32
            )
            for left, right in zip(*np.nonzero(scores), strict=True):
                _union(parent, start + int(left), int(right))
    root = {key: _root(parent, place) for place, key in enumerate(distinct)}
    return [root[key] for key in keys]


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


def _union(parent: list[int], left: int, right: int) -> None:
    left, right = _root(parent, left), _root(parent, right)
    parent[max(left, right)] = min(left, right)


def _romanised(names: list[str]) -> list[str]:
    import namematch as nm

    return [name.lower() for name in nm.romanize_many(names, "icao-9303", ascii=True) if name]


def _fields(records: pa.Table) -> pa.Table:
    """Given name, patronymic and surname in Latin letters as a careful user would cut them out of these names."""
    fields = [_cut(name) for name in _romanised(records["name"].to_pylist())]
    given, patronymic, surname = zip(*fields, strict=True)
    columns = {"given": given, "patronymic": patronymic, "surname": surname}
    return pa.table(
        {"unique_id": list(range(len(fields))), **{k: pa.array(v, pa.string()) for k, v in columns.items()}}
    )


def _cut(name: str) -> tuple[str | None, str | None, str]:
    surname, comma, rest = name.partition(",")
    words = [word.strip(".'\"`") for word in (rest if comma else name).replace(".", ". ").split()]
    if not comma:
        initial = len(words) > 1 and len(words[-1]) <= LONGEST_INITIAL
        whole = len(words) > 2 and min(map(len, words)) > LONGEST_INITIAL
        surname = words.pop(0 if initial or (whole and _PATRONYMIC.fullmatch(words[-1])) else -1)
    return (*(word or None for word in (*words, "", "")[:2]), surname)  # type: ignore[return-value]


ENGINES: dict[str, Callable[[Path, Clock], Labels]] = {
    "namematch": namematch,
    "namematch-2": partial(namematch, workers=2),
    "splink": splink,
    "rapidfuzz": rapidfuzz,
    "add": add,
}


def peak_megabytes() -> float:
    """The most memory this process itself has held. `ru_maxrss` counts the parent's at the fork; Linux knows better."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        kilobytes = float(re.findall(r"VmHWM:\s+(\d+)", status)[0])
    except (OSError, IndexError):
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)


def main(engine: str, source: str, target: str) -> None:
    """Runs one engine on one file."""
    clock = Clock()
    labels = ENGINES[engine](Path(source), clock)
    result: dict[str, Any] = {"stages": clock.stages, "peak_mb": peak_megabytes(), "cores": os.cpu_count()}
    parquet.write_table(pa.table({"label": pa.array([None if x is None else str(x) for x in labels])}), target)
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
