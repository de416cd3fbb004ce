"""Surnames found in names whose writer marked them, by a comma or by capitals, when the mark is taken away.

Run: `pytest benchmarks/accuracy/test_parsing.py`. Each name is written given name first, surname first, and both in
capitals throughout; the share of those whose surname is found is counted, and whether an alternative has it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared

from namematch.names import parse_name

FLOORS = {
    "ofac.dev.tsv": {"given first": 0.97, "surname first": 0.95, "with a comma": 0.99},
    "ua_ws.dev.tsv": {"given first": 0.99, "surname first": 0.99, "with a comma": 0.99},
    "variants.dev.tsv": {"given first": 0.94, "surname first": 0.84, "with a comma": 0.97},
}
LONGEST_INITIAL = 2


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
