"""A whole list of sanctions against itself and against strangers.

Run: `pytest benchmarks/accuracy/test_lists.py`.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict

import pytest
from benchmarks.accuracy.eu_list import Entry, eu_list
from benchmarks.accuracy.shapes import latin, people

import namematch as nm
from namematch.index import screen_names

PERSONS, ORGANISATIONS, STRANGERS, SEED = 2000, 800, 300, 20261130
RECALL = 0.97


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return eu_list(PERSONS, ORGANISATIONS, SEED)


def test_the_names_of_a_list_are_their_people_and_nobody_elses(entries: list[Entry], report: list[str]) -> None:
    start = time.process_time()
    labels = nm.resolve([entry.text for entry in entries]).labels
    seconds = time.process_time() - start
    owners: defaultdict[str | None, set[int]] = defaultdict(set)
    found: defaultdict[int, Counter[str | None]] = defaultdict(Counter)
    for entry, label in zip(entries, labels, strict=True):
        owners[label].add(entry.owner)
        found[entry.owner][label] += 1
    persons = [counts for owner, counts in found.items() if owner >= 0]
    recall = sum(max(counts.values()) for counts in persons) / sum(counts.total() for counts in persons)
    mixed = [sorted(several) for several in owners.values() if len(several) > 1]
    report.append(f"list: {len(entries)} names in {seconds:.1f} s, recall {recall:.4f}, {len(mixed)} mixed people")
    assert recall >= RECALL
    assert not mixed


def test_no_two_people_of_a_list_can_be_one(entries: list[Entry], report: list[str]) -> None:
    names = [entry.text for entry in entries]
    hits = [(entries[hit.left], entries[hit.right]) for hit in screen_names(names, names, population=len(names))]
    false = [(one, two) for one, two in hits if one.owner < two.owner]
    report.append(f"list: {len(hits)} pairs, {len(false)} of two people")
    assert len(false) <= len(hits) / 1000
    assert not [pair for pair in false if pair[0].owner < 0 <= pair[1].owner]


def test_strangers_are_nobody_of_a_list(entries: list[Entry], report: list[str]) -> None:
    listed = {person.plain for person in people(PERSONS, SEED)}
    drawn = [person for person in people(2 * STRANGERS, SEED + 1) if person.plain not in listed][:STRANGERS]
    strangers = [(person if place % 2 else latin(person)).plain for place, person in enumerate(drawn)]
    hits = screen_names(strangers, [entry.text for entry in entries], population=len(entries))
    report.append(f"list: {len({hit.left for hit in hits})} of {len(strangers)} strangers are somebody")
    assert not hits
