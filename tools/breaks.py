"""Whether the tests notice thirty subtle breaks, each made by hand: a branch left out, a sign, a swapped pair.

    uv run python tools/breaks.py                    # each break against the test that is to notice it
    uv run python tools/breaks.py csv index --all    # those whose name has one of these words, against all tests of it

`tests/breaks.toml` is the list: what is broken in which file, and the test that notices it. Each break is made in a
copy of the package, in which the test must fail; where the text that it replaces is gone, the row is outdated. Mutants
(`tools/mutants.py`) are many and blunt; these are few, and what a tired reviewer would let pass.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests" / "breaks.toml"
PASSED, FAILED = 0, 1


class Break(NamedTuple):
    """One row of the list.

    Args:
        name: What is broken, in words.
        file: The file, relative to the package.
        old: What stands there once.
        new: What stands there instead.
        test: The test that notices it.
    """

    name: str
    file: str
    old: str
    new: str
    test: str


def breaks() -> list[Break]:
    """The list."""
    rows: Mapping[str, Mapping[str, str]] = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return [Break(name, **row) for name, row in rows.items()]


@contextmanager
def broken(row: Break, package: Path = ROOT / "src" / "namematch") -> Iterator[Path]:
    """A folder with a copy of the package in which the break is made.

    Raises:
        ValueError: What is to be replaced does not stand there once.
    """
    text = (package / row.file).read_text(encoding="utf-8")
    if text.count(row.old) != 1:
        raise ValueError(f"{row.name}: its text stands {text.count(row.old)} times in {row.file}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / package.name
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"), copy_function=os.symlink)
        (copy / row.file).unlink()
        (copy / row.file).write_text(text.replace(row.old, row.new), encoding="utf-8")
        yield Path(folder)


def noticed(row: Break, tests: str) -> str:
    """What the tests say: `noticed by …`, `NOT NOTICED`, or what else went wrong."""
    try:
        with broken(row) as folder:
            command = [sys.executable, "-m", "pytest", "-n0", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
            environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
            ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    except ValueError as error:
        return f"OUTDATED: {error}"
    failed = [line for line in ran.stdout.splitlines() if line.startswith("FAILED ")]
    if ran.returncode == FAILED and failed:
        return "noticed by " + failed[0].removeprefix("FAILED ")
    return "NOT NOTICED" if ran.returncode == PASSED else f"NOT RUN: {ran.stdout[-300:]}{ran.stderr[-300:]}"


def main() -> int:
    """Prints a line for each break; 1 if one goes unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only breaks whose name has one of these words")
    parser.add_argument("--all", action="store_true", help="run the whole file of the test")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    asked = parser.parse_args()
    chosen = [row for row in breaks() if not asked.words or any(word in row.name for word in asked.words)]
    with ThreadPoolExecutor(asked.jobs) as pool:
        said = list(pool.map(lambda row: noticed(row, row.test.split("::")[0] if asked.all else row.test), chosen))
    for row, answer in zip(chosen, said, strict=True):
        print(f"{row.name}: {answer}")
    missed = [answer for answer in said if not answer.startswith("noticed")]
    print(f"{len(chosen) - len(missed)} of {len(chosen)} breaks are noticed")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
