"""Whether the tests of a room notice changed code: a sample of mutmut's mutants, each run against the room's own tests.

    uv run --group mutation python tools/mutants.py translit names roles --sample 60 --seed 1

A full campaign takes days; a sample gives the share of mutants killed with its confidence interval (Wilson, 95 %). The
survivors are printed as differences: each wants a test, or a reason why it makes no difference.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from mutmut.mutation.file_mutation import create_mutations

ROOT = Path(__file__).parents[1]
LAWS = {
    "translit": ["test_translit_backward.py", "test_translit_forward.py"],
    "names": ["test_names_laws.py", "test_compare_laws.py"],
    "roles": ["test_roles_laws.py"],
    "resolve": ["test_resolve_laws.py", "test_resolver_laws.py"],
}
LONGEST_CPU_SECONDS = 150


class Mutant(NamedTuple):
    """One changed file; the change is made when it is asked for, since that is what takes time."""

    room: str
    file: Path
    changed: Callable[[], str]


def mutants(room: str) -> Iterator[Mutant]:
    """Every mutant of a room, file by file."""
    for file in sorted((ROOT / "src" / "namematch" / room).glob("*.py")):
        module, mutations, _, _ = create_mutations(str(file), file.read_text(encoding="utf-8"))
        for mutation in mutations:
            yield Mutant(room, file.relative_to(ROOT / "src"), partial(_changed, module, mutation))


def _changed(module: Any, mutation: Any) -> str:
    return str(module.deep_replace(mutation.original_node, mutation.mutated_node).code)


def survives(mutant: Mutant, source: Path) -> bool:
    """Whether the tests of the room pass although the code was changed; a run without an end counts as noticed."""
    place = source / mutant.file
    kept = place.read_bytes()
    place.write_text(mutant.changed(), encoding="utf-8")
    laws = [f"tests/properties/{law}" for law in LAWS[mutant.room]]
    tests = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"tests/{mutant.room}", *laws]
    paths = {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "ci"}
    try:
        ran = subprocess.run(
            tests, cwd=ROOT, env={**os.environ, **paths}, capture_output=True, preexec_fn=_bounded, check=False
        )
        return ran.returncode == 0
    finally:
        place.write_bytes(kept)


def _bounded() -> None:
    """A bound in CPU time, so that a busy machine does not kill a mutant."""
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_CPU_SECONDS, LONGEST_CPU_SECONDS))


def difference(mutant: Mutant) -> str:
    """The changed lines."""
    before = (ROOT / "src" / mutant.file).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.changed().splitlines(), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


def interval(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval of 95 % around a share."""
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half


def main() -> None:
    """Prints every survivor and the share of the killed."""
    options = argparse.ArgumentParser(description="Runs a sample of mutants.")
    options.add_argument("rooms", nargs="+", choices=LAWS)
    options.add_argument("--sample", type=int, default=150)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=600, help="stop after so long, with what was run by then")
    given = options.parse_args()
    everything = [mutant for room in given.rooms for mutant in mutants(room)]
    # A sample that was cut short is still one drawn at random.
    sample = random.Random(given.seed).sample(everything, min(given.sample, len(everything)))
    stop, killed, run = time.monotonic() + 60 * given.minutes, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        for mutant in sample:
            if time.monotonic() > stop:
                break
            run += 1
            if survives(mutant, source):
                print(f"survived: {mutant.file}\n{difference(mutant)}\n", flush=True)
            else:
                killed += 1
    low, high = interval(killed / run, run)
    print(f"{killed} of {run} killed ({killed / run:.1%}; 95 %: {low:.1%} to {high:.1%}), of {len(everything)} mutants")


if __name__ == "__main__":
    main()
