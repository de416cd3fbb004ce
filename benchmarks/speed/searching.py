"""What an index costs: to build, to keep and to search; and what it costs to screen one list against another.

    uv run --group bench python -m benchmarks.speed.searching --size 100000 --save

The names are the distinct ones of `people`. Those that are asked for are other spellings of the same people, and not in
the index. The index is searched by a process of its own, which loads it from its file and has read nothing before.
`--save` keeps the figures in `benchmarks/speed/searching.json`. Times are CPU seconds of one process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.speed.people import people

import namematch as nm
from namematch.index import screen_names

RESULTS = Path(__file__).parent / "searching.json"
ROOT = Path(__file__).parents[2]
SEED = 1
QUERIES, SINGLE = 10_000, 1_000
SCREENED, LISTED = 1_000, 100_000
# Records for one distinct name.
_RECORDS = 2.9


def distinct_names(count: int, seed: int = SEED) -> list[str]:
    """So many distinct names in a drawn order."""
    names = sorted(set(people(round(count * _RECORDS), seed).names))
    random.Random(seed).shuffle(names)
    return names[:count]


def built(names: Sequence[str], path: Path) -> dict[str, float]:
    """Builds an index and writes it to a file."""
    index, seconds = _timed(lambda: nm.Index(names))
    _, saved = _timed(lambda: index.save(path))
    return {"build": seconds, "save": saved, "bytes_a_name": path.stat().st_size / len(names), "build_mb": _most_mb()}


def searched(path: Path, queries: Sequence[str], population: int) -> dict[str, float]:
    """Loads an index and searches it, for one name after the other and for many."""
    index, loaded = _timed(lambda: nm.Index.load(path))
    index.search("Ivan Petrov")  # reads the library's tables
    each = [_timed(lambda name=name: index.search(name, population=population))[1] for name in queries[:SINGLE]]  # type: ignore[misc]
    median, high, most = np.percentile(each, [50, 99, 100]).tolist()
    found, many = _timed(lambda: index.search_many(queries, population=population))
    return {
        "load": loaded,
        "search_median": median,
        "search_p99": high,
        "search_most": most,
        "queries": len(queries),
        "search_many": many,
        "hits": sum(map(len, found)),
        "search_mb": _most_mb(),
    }


def screened(names: Sequence[str]) -> dict[str, float]:
    """Screens some names against many."""
    left, right = names[:SCREENED], names[SCREENED : SCREENED + LISTED]
    hits, seconds = _timed(lambda: screen_names(left, right, population=len(right)))
    return {"screened": len(left), "listed": len(right), "screen": seconds, "pairs": len(hits), "screen_mb": _most_mb()}


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _most_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int) -> dict[str, float]:
    """All figures of one size, each stage in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        names = distinct_names(size + QUERIES)
        source = Path(folder) / "names.json"
        source.write_text(json.dumps(names), encoding="utf-8")
        del names
        figures: dict[str, float] = {"size": size}
        for stage in ("build", "search", *(["screen"] if size >= LISTED else [])):
            command = [sys.executable, "-m", "benchmarks.speed.searching", "--stage", stage, "--folder", folder]
            output = subprocess.run(command, check=True, text=True, cwd=ROOT, stdout=subprocess.PIPE).stdout
            figures |= json.loads(output.splitlines()[-1])
    return {name: float(f"{value:.4g}") if isinstance(value, float) else value for name, value in figures.items()}


def run(stage: str, folder: Path) -> dict[str, float]:
    """One stage, in the process that it is measured in."""
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    listed, queries = names[QUERIES:], names[:QUERIES]
    match stage:
        case "build":
            return built(listed, folder / "names.index")
        case "search":
            return searched(folder / "names.index", queries, len(listed))
        case _:
            return screened(names)


def save(figures: dict[str, float]) -> None:
    """Keeps figures in the place of those of the same size."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []
    kept = sorted([row for row in kept if row["size"] != figures["size"]] + [figures], key=lambda row: row["size"])
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--save", action="store_true", help="keep the figures in searching.json")
    parser.add_argument("--stage", choices=("build", "search", "screen"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.stage:
        print(json.dumps(run(asked.stage, asked.folder)))
        return
    figures = measure(asked.size)
    for name, value in figures.items():
        print(f"{name:<16}{value:12,.6g}")
    if asked.save:
        save(figures)


if __name__ == "__main__":
    main()
