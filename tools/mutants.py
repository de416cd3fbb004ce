"""Whether the tests notice changed code: a random sample of mutants of each room against the tests that reach them.

    tools="uv run --group mutation --group cover python tools/mutants.py"
    $tools cover                                  # which test reaches which line
    $tools run names roles --sample 80 --seed 1
    $tools report                                 # shares, intervals, survivors without a reason, outdated reasons

The changes are mutmut's. Running them is not left to it: it forks from a process whose caches the tests have filled, so
that a changed table or reading is never asked for again, and it leaves functions with a decorator alone, which is where
the caches are. Here one process has everything imported but this library, and each mutant is a fork of it that imports
the changed code fresh, from a folder of links to the files with the changed one among them; the processes that tests
start find that folder first as well. Results are appended to `build/mutants/results.jsonl`, and what stands there is
not run again: delete a line to have its mutant run anew. Survivors want a test, or a row with the reason in
`tests/survivors.tsv`.

Left out is what no test could tell from the code as it is: another size of a cache (`_CACHED`, `_LONGEST_KEPT`);
`zip(…, strict=True)` without its check, which only a mistake in the caller would set off; and names of types
(`Ids = NDArray[np.int64]`), which nothing but mypy reads.
"""

from __future__ import annotations

import argparse
import atexit
import csv
import difflib
import gc
import hashlib
import importlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, zip_longest
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "namematch"
ROOMS = ("translit", "names", "roles", "mentions", "resolve")
BUILT = ROOT / "build" / "mutants"
COVERED, TIMES, RESULTS = BUILT / "cover.sqlite", BUILT / "times.json", BUILT / "results.jsonl"
REASONS = ROOT / "tests" / "survivors.tsv"

# Those of files, streams, workers and hostile text are left out: they start processes, or notice little but a crash.
FOLDERS = ("arrays", "text", "translit", "names", "roles", "mentions", "resolve", "user_lexicon", "properties")
TESTS = [
    *(f"tests/{folder}" for folder in FOLDERS),
    "tests/test_determinism.py",
    "tests/test_docs.py",
    "tests/test_evidence.py",
    "tests/test_errors.py",
    "tests/test_public_face.py",
]
LEFT_OUT = ["tests/properties/test_cli_any_input.py", "tests/properties/test_frames_laws.py"]
LAWS = {
    "translit": ("translit",),
    "names": ("names_laws", "compare_laws"),
    "roles": ("roles_laws",),
    "mentions": ("mentions_find",),
    "resolve": ("resolve", "resolver", "homonym"),
}

# Seconds of tests, as they were measured, that a mutant is held against; and the CPU seconds after which it has no end.
MOST_SECONDS = 20.0
LONGEST_CPU_SECONDS = 150
MOST_MEMORY = 6 << 30
# A line reached by so few tests is one that fills a table or a cache, which more tests then rely on.
FEW = 10
# Tests that start processes, in which nobody sees the lines that run: asked of every mutant that all others let live.
# Of the kept answers one run is enough; what they alone notice is told by itself.
KEPT = "tests/test_determinism.py::test_the_answers_that_are_kept"
STARTING = ("tests/user_lexicon/test_active.py", f"{KEPT}_are_given_under_any_hash_seed_and_locale[ascii]")
CACHE_SIZES = frozenset({"_CACHED", "_LONGEST_KEPT"})
IMPORTED_ONCE = ("hypothesis", "jellyfish", "numpy", "regex", "scipy.sparse.csgraph", "sybil", "unidecode")


class Mutant(NamedTuple):
    """One change of one file; the changed text is made when it is asked for, since that is what takes time."""

    room: str
    file: Path
    line: int
    module: cst.Module
    mutation: Mutation

    def changed(self) -> str:
        text: str = self.module.deep_replace(self.mutation.original_node, self.mutation.mutated_node).code  # type: ignore[arg-type]
        return text

    def difference(self) -> str:
        before = self.file.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, self.changed().splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


class EveryFunction(MutationVisitor):
    """mutmut's changes, in decorated functions too, with their lines; not in what is only there for type checkers."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.lines: list[int] = []

    def _create_mutations(self, node: cst.CSTNode) -> None:
        changed = [new for kind, operator in self._operators if isinstance(node, kind) for new in operator(node)]
        if isinstance(node, cst.Call):
            changed = [new for new in changed if _arguments(new) != _arguments(node)]
        if changed:
            self.mutations += [Mutation(node, new, None) for new in changed]
            self.lines += [self.get_metadata(PositionProvider, node).start.line] * len(changed)  # type: ignore[attr-defined]

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        if isinstance(node, cst.If) and isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING":
            return True
        if isinstance(node, cst.Assign):
            target = getattr(node.targets[0].target, "value", "")
            if target == "__all__" or target in CACHE_SIZES or _is_type(str(target), node.value):
                return True
        if isinstance(node, cst.Arg) and _is_strictness(node) and getattr(node.value, "value", "") == "True":
            return True
        return bool(super()._skip_node_and_children(node))


def _is_type(name: str, value: cst.BaseExpression) -> bool:
    spelled_as_one = not name.isupper() and name.lstrip("_")[:1].isupper()
    is_variable = isinstance(value, cst.Call) and getattr(value.func, "value", "") == "TypeVar"
    return spelled_as_one and (is_variable or isinstance(value, cst.Subscript | cst.BinaryOperation))


def _is_strictness(argument: cst.Arg) -> bool:
    return argument.keyword is not None and argument.keyword.value == "strict"


def _arguments(node: cst.CSTNode) -> list[object]:
    """What is called and with what, but for how strict it is."""
    assert isinstance(node, cst.Call)
    kept = [(argument.keyword, argument.value) for argument in node.args if not _is_strictness(argument)]
    return [node.func, *kept]


def mutants(room: str) -> Iterator[Mutant]:
    """Every mutant of a room, file by file."""
    for file in sorted((SOURCE / room).rglob("*.py")):
        code = file.read_text(encoding="utf-8")
        wrapper = MetadataWrapper(cst.parse_module(code), unsafe_skip_copy=True)
        visitor = EveryFunction(mutation_operators, get_ignored_lines(str(file), code, wrapper))
        module = wrapper.visit(visitor)
        for line, mutation in zip(visitor.lines, visitor.mutations, strict=True):
            yield Mutant(room, file, line, module, mutation)


# --- which test reaches which line ---------------------------------------------------------------------------------


class Times:
    """A plugin that writes down how long each test takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def cover() -> None:
    """Run the tests once under coverage, with the name of the running test as the context."""
    BUILT.mkdir(parents=True, exist_ok=True)
    times = Times()
    os.environ |= {"HYPOTHESIS_PROFILE": "mutants", "COVERAGE_FILE": str(COVERED)}
    covering = ["--cov=namematch", "--cov-context=test", "--cov-report="]
    code = pytest.main([*_quiet(), *covering, *TESTS, *(f"--ignore={path}" for path in LEFT_OUT)], [times])
    if code:
        sys.exit("the tests must pass on the code as it is")
    TIMES.write_text(json.dumps(times.seconds, indent=0), encoding="utf-8")


def _quiet() -> list[str]:
    return ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=line"]


class Reach:
    """For a mutant the tests that may notice it."""

    def __init__(self) -> None:
        from coverage import CoverageData

        self._seconds: dict[str, float] = json.loads(TIMES.read_text(encoding="utf-8"))
        self._data = CoverageData(str(COVERED))
        self._data.read()
        self._contexts: dict[Path, dict[int, list[str]]] = {}

    def tests(self, mutant: Mutant) -> list[str]:
        """Those that reach its line first, and the quickest, up to a bound of seconds."""
        contexts = self._of_line(mutant)
        reaching = {context.rpartition("|")[0] for context in contexts} & self._seconds.keys()
        chosen = set(reaching)
        if "" in contexts or len(chosen) < FEW:
            chosen |= {test for test in self._seconds if self._of_room(test, mutant.room)}

        def rank(test: str) -> tuple[bool, bool, float, str]:
            return test not in reaching, not self._of_room(test, mutant.room), self._seconds[test], test

        ordered = sorted(chosen, key=rank)
        spent, kept = 0.0, []
        for test in ordered:
            spent += self._seconds[test]
            if spent > MOST_SECONDS:
                break
            kept.append(test)
        return kept + [test for test in self._seconds if test.startswith(STARTING) and test not in kept]

    def _of_line(self, mutant: Mutant) -> list[str]:
        if mutant.file not in self._contexts:
            self._contexts[mutant.file] = self._data.contexts_by_lineno(str(mutant.file))
        lines = self._contexts[mutant.file]
        # Not every line of a long expression is seen to run; its first is.
        return next((lines[line] for line in range(mutant.line, 0, -1) if line in lines), [""])

    @staticmethod
    def _of_room(test: str, room: str) -> bool:
        laws = tuple(f"tests/properties/test_{law}" for law in LAWS[room])
        return test.startswith((f"tests/{room}/", *laws))


# --- one mutant ----------------------------------------------------------------------------------------------------


class Shadow:
    """The library once more, as links to its files, of which one at a time may be a changed one."""

    def __init__(self) -> None:
        self.path = BUILT / f"shadow-{os.getpid()}"
        shutil.copytree(SOURCE, self.path / SOURCE.name, copy_function=os.symlink)

    @contextmanager
    def changed(self, mutant: Mutant | None) -> Iterator[None]:
        """The library with the mutant in it for as long as this lasts."""
        if mutant is None:
            yield
            return
        place = self.path / mutant.file.relative_to(SOURCE.parent)
        place.unlink()
        place.write_text(mutant.changed(), encoding="utf-8")
        yield
        place.unlink()
        place.symlink_to(mutant.file)


class Chosen:
    """A plugin that keeps the chosen tests in their order and remembers which one failed."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(kept, key=lambda item: self._order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid


def verdict(mutant: Mutant | None, tests: Sequence[str], shadow: Shadow) -> tuple[str, str]:
    """What became of a mutant (of the code as it is for `None`), and the test that noticed it."""
    with shadow.changed(mutant):
        return _verdict(tests, shadow.path)


def _verdict(tests: Sequence[str], library: Path) -> tuple[str, str]:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _run(library, tests, writer)
    os.close(writer)
    stop = time.monotonic() + 6 * LONGEST_CPU_SECONDS
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > stop:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.02)
    with os.fdopen(reader, "rb") as said:
        failed = said.read().decode()
    if os.WIFSIGNALED(status):
        return ("no end" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "crash"), ""
    code = os.WEXITSTATUS(status)
    return {0: "survived", 1: "killed", 2: "killed", 5: "survived"}.get(code, f"error {code}"), failed


def _run(library: Path, tests: Sequence[str], writer: int) -> None:
    """In the fork: take the library from there, run the tests, say which failed; comes to an end here."""
    code = 99
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_CPU_SECONDS, LONGEST_CPU_SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        silent = os.open(BUILT / "last.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.environ |= {"HYPOTHESIS_PROFILE": "mutants", "PYTHONPATH": str(library), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(library))
        files = sorted({test.partition("::")[0] for test in tests})
        chosen = Chosen(tests)
        # hypothesis, imported before pytest could look at it, has no assertions to be rewritten.
        unrewritten = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        code = int(pytest.main([*_quiet(), *unrewritten, "-p", "no:cov", *files], [chosen]))
        os.write(writer, chosen.failed.encode())
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        sys.stdout.flush()
        os._exit(code)


# --- a campaign ----------------------------------------------------------------------------------------------------


def sample(rooms: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """Mutants drawn from each room, in turn, so that a run that was cut short is still a random sample of each."""
    drawn = []
    gc.disable()  # A tree is many small objects, all of which stay.
    for room in rooms:
        every = list(mutants(room))
        drawn.append(random.Random(f"{seed} {room}").sample(every, min(count, len(every))))
        _remember_size(room, len(every))
    gc.enable()
    gc.freeze()
    return [mutant for row in zip_longest(*drawn) for mutant in row if mutant is not None]


def _remember_size(room: str, size: int) -> None:
    BUILT.mkdir(parents=True, exist_ok=True)
    (BUILT / f"size-{room}").write_text(str(size), encoding="utf-8")


def run(rooms: Sequence[str], count: int, seed: int, minutes: float) -> None:
    """Append what became of each mutant of a sample to the results."""
    stop = time.monotonic() + 60 * minutes
    done = {result["id"] for result in results()}
    reach, chosen = Reach(), sample(rooms, count, seed)
    for name in IMPORTED_ONCE:
        importlib.import_module(name)
    shadow = Shadow()
    atexit.register(shutil.rmtree, shadow.path)
    some = sorted(chain.from_iterable(reach.tests(mutant)[:5] for mutant in chosen[:8]))
    if verdict(None, some, shadow)[0] != "survived":
        sys.exit(f"the tests must pass on the code as it is; see {BUILT / 'last.txt'}")
    for mutant in chosen:
        if time.monotonic() > stop:
            break
        difference = mutant.difference()
        name = str(mutant.file.relative_to(SOURCE))
        known_by = hashlib.sha256(f"{name}\n{mutant.line}\n{difference}".encode()).hexdigest()[:12]
        if known_by in done:
            continue
        began, tests = time.monotonic(), reach.tests(mutant)
        became, failed = verdict(mutant, tests, shadow)
        row = {"id": known_by, "room": mutant.room, "file": name, "line": mutant.line, "difference": difference}
        row |= {"result": became, "by": failed, "tests": len(tests), "seconds": round(time.monotonic() - began, 1)}
        with RESULTS.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def results() -> list[dict[str, Any]]:
    if not RESULTS.exists():
        return []
    return [json.loads(line) for line in RESULTS.read_text(encoding="utf-8").splitlines()]


def interval(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval of 95 % around a share."""
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half


def reasons() -> dict[tuple[str, str], str]:
    """For a file and a difference the reason why no test notices it."""
    with REASONS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(row["file"], row["difference"]): row["reason"] for row in rows}


def one_line(difference: str) -> str:
    """A difference as it stands in the table of survivors."""
    return " ⏎ ".join(f"{line[0]} {line[1:].strip()}" for line in difference.splitlines())


def outdated(known: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """The reasons whose file, or a line that they say is changed, is no longer there."""
    for name, difference in known:
        file = SOURCE / name
        lines = {line.strip() for line in file.read_text(encoding="utf-8").splitlines()} if file.exists() else set()
        changed = (line[2:].strip() for line in difference.split(" ⏎ ") if line.startswith("- "))
        if not lines.issuperset(changed):
            yield name, difference


def report() -> None:
    """The survivors without a reason, the outdated reasons, and the share of killed mutants of each room and of all."""
    known, found = reasons() if REASONS.exists() else {}, results()
    for name, difference in outdated(known):
        print("outdated", name, difference, sep="\t")
    killed: dict[str, Counter[bool]] = defaultdict(Counter)
    kept = Counter(row["room"] for row in found if row["by"].startswith(KEPT))
    for row in found:
        survived = row["result"] == "survived"
        killed[row["room"]][not survived] += 1
        if survived and (row["file"], one_line(row["difference"])) not in known:
            print(row["file"], row["line"], one_line(row["difference"]), sep="\t")
    sizes = {room: int((BUILT / f"size-{room}").read_text(encoding="utf-8")) for room in killed}
    whole, spread = 0.0, 0.0
    for room, counts in killed.items():
        share, part = counts[True] / counts.total(), sizes[room] / sum(sizes.values())
        low, high = interval(share, counts.total())
        print(f"{room}: {counts[True]} of {counts.total()} killed, {share:.1%} (95 %: {low:.1%} to {high:.1%})", end="")
        print(f", {kept[room]} of them by the kept answers alone; of {sizes[room]} mutants")
        # Each room counts by how many mutants it has.
        whole += part * share
        spread += part**2 * share * (1 - share) / counts.total()
    print(f"all: {whole:.1%} (95 %: ± {1.96 * sqrt(spread):.1%})")


def main() -> None:
    """Covers, runs or reports."""
    options = argparse.ArgumentParser(description="Runs a sample of mutants.")
    commands = options.add_subparsers(dest="command", required=True)
    commands.add_parser("cover")
    commands.add_parser("report")
    running = commands.add_parser("run")
    running.add_argument("rooms", nargs="+", choices=ROOMS)
    running.add_argument("--sample", type=int, default=80, help="mutants of each room")
    running.add_argument("--seed", type=int, default=1)
    running.add_argument("--minutes", type=float, default=600, help="stop after so long, with what was run by then")
    given = options.parse_args()
    os.chdir(ROOT)
    if given.command == "cover":
        cover()
    elif given.command == "run":
        run(given.rooms, given.sample, given.seed, given.minutes)
    else:
        report()


if __name__ == "__main__":
    main()
