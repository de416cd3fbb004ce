"""Says what a change to the working tree moves: which answers are others than at an earlier revision, and why.

    uv run python tools/what_moved.py                          # against HEAD
    uv run python tools/what_moved.py main~3                   # against another revision
    uv run --group bench python tools/what_moved.py --all      # more pairs, from the package russiannames; every line

Nothing but the repository is needed. Both versions of the library judge the same names: pairs of one person and of two
drawn by `drawn_pairs.py`, the titles of `benchmarks/corpora`, the texts of `tests/mentions/annotated.txt`, and the
golden answers. The run is the same on every machine that has the same packages, and takes half a minute of one core.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import difflib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "benchmarks" / "corpora"
SOURCE = "src/namematch"
# A weight, or a probability, that moves by less is the same.
LEAST_BITS = 0.05
LEAST_PROBABILITY = 0.01
# Lines shown of each kind without --all.
SHOWN = 12

Answers = dict[str, Any]


def main() -> int:
    """Judges with both versions and compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", nargs="?", default="HEAD", help="what the working tree is compared with")
    parser.add_argument("--all", action="store_true", help="show every line, not the first few of each kind")
    parser.add_argument("--answer", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        print(json.dumps(answers(json.loads(Path(options.answer).read_text(encoding="utf-8"))), ensure_ascii=False))
        return 0
    from drawn_pairs import all_pairs

    pairs = all_pairs()
    with tempfile.TemporaryDirectory() as folder:
        questions = Path(folder) / "questions.json"
        questions.write_text(json.dumps([[pair.left, pair.right] for pair in pairs], ensure_ascii=False), "utf-8")
        unpack(options.revision, Path(folder))
        before = _answers_of(Path(folder) / "src", questions)
        after = _answers_of(ROOT / "src", questions)
    limit = sys.maxsize if options.all else SHOWN
    print(f"{options.revision} ({_short(options.revision)}) and the working tree, {len(pairs)} pairs of names\n")
    for section in (
        table_of_kinds(pairs, before["pairs"], after["pairs"]),
        changed_verdicts(pairs, before["pairs"], after["pairs"], limit),
        changed_names(before["names"], after["names"], limit),
        figures(before["figures"], after["figures"]),
        golden(before["golden"], after["golden"], limit),
    ):
        print("\n".join(section), end="\n\n")
    return 0


def unpack(revision: str, folder: Path) -> None:
    """Writes the library as it was at a revision into a folder."""
    archive = subprocess.run(["git", "archive", revision, SOURCE], cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        sys.exit(f"{revision!r} is no revision of this repository: {archive.stderr.decode().strip()}")
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")


def _short(revision: str) -> str:
    command = ["git", "rev-parse", "--short", revision]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _answers_of(source: Path, questions: Path) -> Answers:
    """What the library in a folder answers, asked in a process of its own."""
    command = [sys.executable, __file__, "--answer", str(questions)]
    plain = os.environ | {"PYTHONPATH": str(source), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "COLUMNS": "100"}
    ran = subprocess.run(command, cwd=ROOT, env=plain, stdout=subprocess.PIPE, check=True)
    answered: Answers = json.loads(ran.stdout)
    assert Path(answered["source"]).is_relative_to(source.resolve()), answered["source"]
    return answered


def answers(pairs: Sequence[Sequence[str]]) -> Answers:
    """What the library that this process imports answers to all questions. Only its public names are used."""
    import namematch as nm

    compared = [nm.compare(left, right) for left, right in pairs]
    words = list(dict.fromkeys(name for pair in pairs for name in pair))
    return {
        "source": str(Path(nm.__file__).resolve()),
        "pairs": [
            [each.same, each.bits, [[e.part, str(e.relation), e.bits] for e in each.evidence]] for each in compared
        ],
        "names": {name: _parse(nm.parse_name(name)) for name in words},
        "figures": {**_roles(), **_mentions()},
        "golden": _golden(),
    }


def _parse(name: Any) -> list[Any]:
    return [" ".join(f"{part.kind}:{part.text}" for part in name.parts), name.probability]


def _roles() -> dict[str, list[int]]:
    """The committed titles: how many get their normal form, how many pairs their verdict."""
    import namematch as nm

    counts = {}
    for part in ("dev", "held"):
        titles = [row for row in _rows("roles.tsv") if row["set"] == part]
        right = sum(nm.parse_role(row["title"]).normal_form == row["normal_form"] for row in titles)
        counts[f"titles with the right normal form, {part}"] = [right, len(titles)]
        pairs = [row for row in _rows("roles_pairs.tsv") if row["set"] == part]
        right = sum(nm.compare_roles(row["left"], row["right"]).verdict == row["verdict"] for row in pairs)
        counts[f"pairs of titles with the right verdict, {part}"] = [right, len(pairs)]
    return counts


def _rows(file: str) -> list[dict[str, str]]:
    with (CORPORA / file).open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _mentions() -> dict[str, list[int]]:
    """The annotated texts of the tests: how many mentions are found, and how many of those found are meant."""
    from tests.mentions.test_annotated import annotated_texts, found_in

    spans = [(set(case.mentions), set(found_in(case))) for case in annotated_texts()]
    both = sum(len(gold & found) for gold, found in spans)
    return {
        "mentions in annotated texts that are found": [both, sum(len(gold) for gold, _ in spans)],
        "mentions found in annotated texts that are right": [both, sum(len(found) for _, found in spans)],
    }


def _golden() -> list[str]:
    command = [sys.executable, str(ROOT / "tools" / "golden.py"), "--print"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


class Answer(NamedTuple):
    """What was answered to one pair: the verdict, the weight, and the evidence as part, relation and bits."""

    same: bool
    bits: float
    evidence: list[tuple[str, str, float]]


def table_of_kinds(pairs: Sequence[Any], before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """A line for each kind of pair: the share called one person, before and now, and how much moved."""
    rows: dict[str, list[tuple[Answer, Answer]]] = defaultdict(list)
    truth = {pair.kind: pair.same for pair in pairs}
    for pair, old, new in zip(pairs, before, after, strict=True):
        rows[pair.kind].append((Answer(*old), Answer(*new)))
    width = max(map(len, rows))
    for same, title in ((True, "pairs of one person"), (False, "pairs of two people")):
        yield f"{title:<{width}}  pairs    called one person   verdicts   weights"
        for kind in (kind for kind in rows if truth[kind] is same):
            yield f"{kind:<{width}}  {_row_of_kind(rows[kind])}"


def _row_of_kind(both: Sequence[tuple[Answer, Answer]]) -> str:
    shares = [sum(answer.same for answer in column) / len(both) for column in zip(*both, strict=True)]
    changed = Counter(new.same for old, new in both if old.same is not new.same)
    moved = sum(abs(old.bits - new.bits) >= LEAST_BITS for old, new in both)
    return (
        f"{len(both):>5}  {shares[0]:>7.2%} → {shares[1]:>7.2%}   +{changed[True]:<3} −{changed[False]:<3}  {moved:>5}"
    )


def changed_verdicts(pairs: Sequence[Any], before: Sequence[Any], after: Sequence[Any], limit: int) -> Iterator[str]:
    """Pairs with another verdict than before, a few of each kind, with what changed in their evidence."""
    both = [(pair, Answer(*old), Answer(*new)) for pair, old, new in zip(pairs, before, after, strict=True)]
    changed = [row for row in both if row[1].same is not row[2].same]
    better = sum(new.same is pair.same for pair, _, new in changed)
    yield f"Verdicts that changed: {len(changed)}, of them right now {better}, wrong now {len(changed) - better}"
    shown: Counter[str] = Counter()
    for pair, old, new in changed:
        shown[pair.kind] += 1
        if shown[pair.kind] <= limit:
            right = "right" if new.same is pair.same else "WRONG"
            yield f"  {right}  {pair.left} | {pair.right}  {old.bits:+.1f} → {new.bits:+.1f}  ({pair.kind})"
            yield from (f"           {line}" for line in changed_evidence(old, new))
    yield from (f"  … {count - limit} more: {kind} (--all)" for kind, count in shown.items() if count > limit)


def changed_evidence(old: Answer, new: Answer) -> Iterator[str]:
    """The parts of a name that say something else than before."""
    parts = dict.fromkeys(part for part, _, _ in [*old.evidence, *new.evidence])
    for part in parts:
        was, now = (_of_part(answer, part) for answer in (old, new))
        if was != now:
            yield f"{part}: {was} → {now}"


def _of_part(answer: Answer, part: str) -> str:
    return ", ".join(f"{relation} {bits:+.1f}" for own, relation, bits in answer.evidence if own == part) or "nothing"


def changed_names(before: Mapping[str, Any], after: Mapping[str, Any], limit: int) -> Iterator[str]:
    """Names that are parsed differently than before, and how many have another probability of the best parse."""
    changed = [name for name in before if before[name][0] != after[name][0]]
    moved = sum(abs(before[name][1] - after[name][1]) >= LEAST_PROBABILITY for name in before)
    yield f"Names parsed differently: {len(changed)} of {len(before)}; probability of the best parse moved: {moved}"
    for name in changed[:limit]:
        yield f"  {name}\n      {before[name][0]}\n    → {after[name][0]}"
    yield from _more(len(changed), limit)


def figures(before: Mapping[str, Sequence[int]], after: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """The figures of the committed benchmarks, before and now."""
    yield "Committed benchmarks"
    for name, (right, total) in before.items():
        now, of = after[name]
        yield f"  {name:<52} {right}/{total} → {now}/{of}" + ("" if [right, total] == [now, of] else "   changed")


def golden(before: Sequence[str], after: Sequence[str], limit: int) -> Iterator[str]:
    """Lines of the golden answers that changed."""
    lines = [
        line
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    yield f"Golden answers: {len(lines)} lines of a difference" + (
        "; if all of them are meant: uv run python tools/golden.py" if lines else ""
    )
    yield from (f"  {line}" for line in lines[:limit])
    yield from _more(len(lines), limit)


def _more(count: int, limit: int) -> Iterable[str]:
    return [f"  … {count - limit} more (--all)"] if count > limit else []


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT)]
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
    # Whoever read the first lines does not want the rest.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
