"""Writes tests/golden/answers.txt: what the main job and the functions on names say, for the tests to hold.

Run from the root of the repository after a change that is meant to change answers: `python tools/golden.py`. It says
which lines changed; read them before they are committed. With `--print` the answers go to standard output and nothing
is written.

The names are drawn, seeded, from the lists of the property tests, so no list of real people is in it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "tests" / "golden" / "answers.txt"
SEED = 20261125
COUNT = 240
# Sums are the same on every machine but for the last digits.
DIGITS = 4


class Draw:
    """Choices that are the same in every version of Python, which promises that of `random` alone."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def one(self, choices: Sequence[str]) -> str:
        return choices[int(self._random.random() * len(choices))]


def names() -> list[str]:
    """Names in full, with initials or turned around, in Cyrillic or one of many schemes, a few of them in capitals."""
    from tests.properties.strategies import FATHERS, MEN, SCHEMES, SURNAMES

    import namematch as nm

    draw, drawn = Draw(SEED), []
    for _ in range(COUNT):
        given, father, surname = draw.one(MEN), draw.one(FATHERS) + "ич", draw.one(SURNAMES)
        orders = [
            f"{given} {surname}",
            f"{given} {father} {surname}",
            f"{surname}, {given}",
            f"{surname} {given} {father}",
            f"{given[0]}. {surname}",
            f"{surname} {given[0]}.{father[0]}.",
            surname.upper() + f" {given}",
            surname,
        ]
        name, scheme = draw.one(orders), draw.one([*SCHEMES, "", "", ""])
        drawn.append(nm.romanize(name, scheme) if scheme else name)
    return drawn


def answers() -> Iterator[str]:
    """One line for each answer about the names, alone and in pairs, and for each person among them."""
    import namematch as nm

    column = names()
    others = column[7:] + column[:7]
    resolution = nm.resolve([nm.Mention(name, document=f"d{place // 6}") for place, name in enumerate(column)])
    answered = zip(
        nm.normalize_name_many(column),
        nm.parse_name_many(column),
        nm.readings_many([name.split()[-1] for name in column]),
        nm.compare_many(column, others),
        resolution.labels,
        strict=True,
    )
    for name, other, (normal, parsed, readings, compared, person) in zip(column, others, answered, strict=True):
        assert parsed is not None
        assert compared is not None
        yield _line(
            name=name,
            normal=str(normal),
            parts=[[part.text, part.kind] for part in parsed.parts],
            readings=[[one.cyrillic, round(one.bits, DIGITS)] for one in readings or ()][:3],
            other=other,
            same=compared.same,
            bits=round(compared.bits, DIGITS),
            person=person,
        )
    for person in resolution.entities:
        forms = [form.text for form in person.forms]
        yield _line(person=person.id, name=person.name, cyrillic=person.cyrillic, forms=forms)


def _line(**answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False)


def main_job() -> None:
    """The main job as it runs from the command line, over the articles of `examples`, to standard output."""
    from namematch.cli import main

    articles = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").glob("*.txt"))
    for form in ("json", "text"):
        assert main(["resolve", *articles, "--format", form]) == 0
        sys.stdout.flush()


def rewrite() -> None:
    """Write the file again and print what changed in it."""
    before = TARGET.read_text(encoding="utf-8").splitlines() if TARGET.exists() else []
    command, plain = [sys.executable, __file__, "--print"], {"PYTHONUTF8": "1", "COLUMNS": "100"}
    done = subprocess.run(command, cwd=ROOT, env=os.environ | plain, stdout=subprocess.PIPE, check=True)
    TARGET.write_bytes(done.stdout)
    after = TARGET.read_text(encoding="utf-8").splitlines()
    changed = list(difflib.unified_diff(before, after, lineterm="", n=0))
    print("\n".join(changed[2:]) or f"{TARGET.relative_to(ROOT)} is as it was")
    if changed:
        print(f"rewrote {TARGET.relative_to(ROOT)}: these answers are held from now on")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="print the answers, write nothing")
    if parser.parse_args().print:
        main_job()
        sys.stdout.buffer.write("".join(f"{line}\n" for line in answers()).encode())
    else:
        rewrite()
