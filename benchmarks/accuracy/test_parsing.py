"""How well names are taken apart, and how honest the probabilities of parses are.

Run: `pytest benchmarks/accuracy/test_parsing.py`. Surnames are looked for in names whose writer marked them, by a comma
or by capitals, when the mark is taken away: each name is written given name first, surname first, and both in capitals
throughout; the share of those whose surname is found is counted, and whether an alternative has it. Drawn names, with
surnames inside and outside the library's tables, have every part known.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log2
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.worlds.people import SIDES
from benchmarks.worlds.written_names import WrittenName, written_names

from namematch.names import PersonName, parse_name

FLOORS = {
    "ofac.dev.tsv": {"given first": 0.97, "surname first": 0.95, "with a comma": 0.99},
    "ua_ws.dev.tsv": {"given first": 0.99, "surname first": 0.99, "with a comma": 0.99},
    "variants.dev.tsv": {"given first": 0.94, "surname first": 0.84, "with a comma": 0.97},
}
LONGEST_INITIAL = 2
DRAWN, SEED = 4000, 20261130
LEAST_RIGHT, MOST_BITS_LOST, MOST_ERROR = 0.99, 0.04, 0.01
# Upper ends of the bins of a probability, which are narrow where most names are.
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)
FEWEST_IN_BIN, MOST_OFF_IN_BIN = 50, 0.1
LEAST_PROBABILITY = 0.005


class Marked(NamedTuple):
    """A name whose writer says which part is the surname."""

    surname: str
    rest: str


def marked_names(file: str) -> Iterator[Marked]:
    """The distinct names of a set that mark their surname."""
    seen: set[str] = set()
    with shared(f"eval/names/{file}").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = row["name"]
            foreign = row.get("group", "postsoviet") != "postsoviet" or "nosim" in row.get("flag", "")
            if name not in seen and not foreign and row.get("quality") != "weak" and "(" not in name:
                seen.add(name)
                if found := marked(name):
                    yield found


def marked(name: str) -> Marked | None:
    """The name's surname as marked by a comma or capitals, `None` where it is not."""
    if name.count(",") == 1:
        surname, rest = (side.split() for side in name.split(","))
    else:
        surname = [word for word in name.split() if word.isupper() and len(word) > LONGEST_INITIAL]
        rest = [word for word in name.split() if word not in surname]
        if not any(not word.isupper() for word in rest):
            return None
    if not surname or not rest or len(surname) > LONGEST_INITIAL:
        return None
    return Marked(" ".join(map(plain, surname)), " ".join(map(plain, rest)))


def plain(word: str) -> str:
    """The word without the capitals that mark it."""
    return word.capitalize() if word.isupper() and len(word) > LONGEST_INITIAL else word


def written(name: Marked) -> Iterator[tuple[str, str]]:
    """The ways to write it, with what each is called."""
    surname, rest = name
    yield "given first", f"{rest} {surname}"
    yield "given first", f"{rest} {surname}".upper()
    yield "surname first", f"{surname} {rest}"
    yield "surname first", f"{surname} {rest}".upper()
    yield "with a comma", f"{surname}, {rest}"


@pytest.mark.parametrize("file", FLOORS)
def test_surnames_are_found(file: str, report: list[str]) -> None:
    found: dict[str, list[bool]] = {way: [] for way in FLOORS[file]}
    listed: dict[str, list[bool]] = {way: [] for way in FLOORS[file]}
    for name in marked_names(file):
        for way, text in written(name):
            parse = parse_name(text)
            said = [(each.surname or "").upper() for each in (parse, *parse.alternatives)]
            found[way].append(said[0] == name.surname.upper())
            listed[way].append(name.surname.upper() in said)
    for way, hits in found.items():
        share, among = sum(hits) / len(hits), sum(listed[way]) / len(hits)
        report.append(f"parsing: {file}, {way}: {share:.4f} of {len(hits)}, among the alternatives {among:.4f}")
        assert share >= FLOORS[file][way]


class Judged(NamedTuple):
    """A drawn name as the library takes it apart: the claim of the first parse, and what the true one is given."""

    claimed: float
    is_right: bool
    of_truth: float


def judged(written: WrittenName) -> Judged:
    """What the library says about a name, the last apostrophes of words left out."""
    name = parse_name(written.text)
    truth = parts_of(written)
    of_truth = sum(parse.probability for parse in (name, *name.alternatives) if parts_of(parse) == truth)
    return Judged(name.probability, parts_of(name) == truth, of_truth)


def parts_of(name: WrittenName | PersonName) -> list[str]:
    """Given name, patronymic and surname."""
    parts = (name.given, name.patronymic, name.surname)
    return [" ".join(word.rstrip("'`’") for word in (part or "").split()) for part in parts]


def by_bin(rows: Sequence[Judged]) -> dict[float, list[Judged]]:
    """The names by the probability of the first parse."""
    found: dict[float, list[Judged]] = defaultdict(list)
    for row in rows:
        found[next(end for end in BINS if row.claimed <= end + 1e-9)].append(row)
    return dict(sorted(found.items()))


def off(rows: Sequence[Judged]) -> float:
    """How far the claims of names are from the truth on average."""
    return abs(sum(row.claimed - row.is_right for row in rows)) / len(rows)


@pytest.mark.parametrize("side", SIDES)
def test_drawn_names_are_taken_apart_as_often_as_claimed(side: str, report: list[str]) -> None:
    chance = random.Random(f"{SEED} {side}")
    rows = [judged(written) for written in islice(written_names(chance, SIDES[side]), DRAWN)]
    right = sum(row.is_right for row in rows) / DRAWN
    lost = -sum(log2(max(row.of_truth, LEAST_PROBABILITY)) for row in rows) / DRAWN
    bins = by_bin(rows)
    error = sum(off(held) * len(held) for held in bins.values()) / DRAWN
    report.append(f"parsing: surnames {side}: {right:.4f} right, {lost:.4f} bits lost a name, ECE {error:.4f}")
    for end, held in bins.items():
        claimed, found = (sum(column) / len(held) for column in ([r.claimed for r in held], [r.is_right for r in held]))
        report.append(f"parsing: surnames {side}: up to {end}: {len(held)} names, claimed {claimed:.3f}, {found:.3f}")
    assert right >= LEAST_RIGHT
    assert lost <= MOST_BITS_LOST
    assert error <= MOST_ERROR
    assert all(off(held) <= MOST_OFF_IN_BIN for held in bins.values() if len(held) >= FEWEST_IN_BIN)
