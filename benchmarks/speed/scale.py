"""Time, memory and F1 of one engine at one size.

    uv run --group bench --group scale python -m benchmarks.speed.scale --size 100000 --world register --engine splink

Every run is a process of its own with a limit on time and memory; what is over the limit is stopped and said to be so.
`--save` keeps the figures in `benchmarks/speed/scale.json`, from which `plot_scale.py` draws.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from benchmarks.speed.engines import ADDED, ADDITIONS, ENGINES
from benchmarks.speed.people import WORLDS

RESULTS = Path(__file__).parent / "scale.json"
ROOT = Path(__file__).parents[2]
SEED = 1
SECONDS = 1800.0
GIGABYTES = 10.0


class Figures(NamedTuple):
    """What one run came to.

    Args:
        engine: Which.
        world: Of which records.
        size: Records.
        seconds: Wall time of what is counted, `None` where the run was stopped.
        cpu_seconds: CPU time of the same.
        peak_mb: Most resident memory, the input and other processes that it has started included.
        precision: Pairwise.
        recall: Pairwise.
        f1: Pairwise.
        stages: Wall and CPU seconds by stage.
        stopped: Why the run was stopped, empty if it was not.
    """

    engine: str
    world: str
    size: int
    seconds: float | None = None
    cpu_seconds: float | None = None
    peak_mb: float | None = None
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    stages: Mapping[str, Mapping[str, float]] = MappingProxyType({})
    stopped: str = ""

    def __str__(self) -> str:
        if self.stopped:
            return f"{self.engine:<10} {self.world:<10}{self.size:>10,}  {self.stopped}"
        return (
            f"{self.engine:<10} {self.world:<10}{self.size:>10,}{self.seconds:9.1f} s{self.cpu_seconds:9.1f} s CPU"
            f"{self.peak_mb:9.0f} MB   P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}"
        )


def installed(engine: str) -> bool:
    """Whether the engine's package is there."""
    return engine in ("namematch", "namematch-2", "add") or find_spec(engine) is not None


def measure(
    engine: str, world: str, size: int, *, seed: int = SEED, seconds: float = SECONDS, gigabytes: float = GIGABYTES
) -> Figures:
    """Runs one engine on as many records in a process of its own.

    Args:
        engine: One of `ENGINES`.
        world: One of `WORLDS`.
        size: How many records; the engine `add` gets some thousands more.
        seed: Of the records.
        seconds: After which the run is stopped.
        gigabytes: Of resident memory, above which it is stopped.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, answer = Path(folder) / "records.parquet", Path(folder) / "answer.parquet"
        # Drawing and scoring are processes of their own, so that this one stays small.
        more = ADDED * ADDITIONS if engine == "add" else 0
        _python("benchmarks.speed.drawing", "draw", source, size + more, seed, world)
        command = [sys.executable, "-m", "benchmarks.speed.engines", engine, source, answer]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            stopped, most = _watch(process, seconds, gigabytes)
            output = process.stdout.read() if process.stdout else ""
        if stopped or process.returncode:
            return Figures(engine, world, size, stopped=stopped or f"failed with exit code {process.returncode}")
        result = json.loads(output.splitlines()[-1])
        scores = json.loads(_python("benchmarks.speed.drawing", "score", source, answer))
    counted = [stage for name, stage in result["stages"].items() if name != "prepare"]
    return Figures(
        engine,
        world,
        size,
        round(sum(stage["seconds"] for stage in counted), 3),
        round(sum(stage["cpu_seconds"] for stage in counted), 3),
        max(result["peak_mb"], round(most * 1024, 1)),
        *scores,
        stages=result["stages"],
    )


def save(figures: Figures) -> None:
    """Keeps figures among the others, in the place of those of the same engine, world and size."""
    kept = [] if not RESULTS.exists() else json.loads(RESULTS.read_text(encoding="utf-8"))
    key = (figures.engine, figures.world, figures.size)
    kept = [row for row in kept if (row["engine"], row["world"], row["size"]) != key] + [
        {**figures._asdict(), "stages": dict(figures.stages)}
    ]
    kept.sort(key=lambda row: (row["engine"], row["world"], row["size"]))
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _python(module: str, *arguments: object) -> str:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, check=True, text=True, cwd=ROOT, stdout=subprocess.PIPE).stdout


def _watch(process: subprocess.Popen[str], seconds: float, gigabytes: float) -> tuple[str, float]:
    """Waits for a process; stops it above the limits and says so, and tells the most gigabytes seen."""
    end, most = time.monotonic() + seconds, 0.0
    while process.poll() is None:
        held = sum(map(_resident_gigabytes, _family(process.pid)))
        most = max(most, held)
        if time.monotonic() > end or held > gigabytes:
            process.kill()
            process.wait()
            return (f"stopped after {seconds:.0f} s" if held <= gigabytes else f"stopped at {held:.1f} GB"), most
        time.sleep(0.2)
    return "", most


def _family(pid: int) -> list[int]:
    """A process and those that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(other for child in children for other in _family(int(child)))]


def _resident_gigabytes(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(held[0]) / 2**20 if held else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="namematch")
    parser.add_argument("--world", choices=WORLDS, default="frequency")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="limit of time")
    parser.add_argument("--gigabytes", type=float, default=GIGABYTES, help="limit of memory")
    parser.add_argument("--save", action="store_true", help="keep the figures in scale.json")
    asked = parser.parse_args(arguments)
    if not installed(asked.engine):
        parser.error(f"{asked.engine} is not installed: uv run --group bench --group scale …")
    figures = measure(
        asked.engine, asked.world, asked.size, seed=asked.seed, seconds=asked.seconds, gigabytes=asked.gigabytes
    )
    print(figures)
    for name, stage in figures.stages.items():
        print(f"  {name:<12}{stage['seconds']:9.2f} s{stage['cpu_seconds']:9.2f} s CPU")
    if asked.save:
        save(figures)


if __name__ == "__main__":
    main()
