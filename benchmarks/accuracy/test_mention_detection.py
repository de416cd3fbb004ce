"""Finding people in running text: news in six Slavic languages.

Run: `pytest benchmarks/accuracy/test_mention_detection.py`. The data give eight words on either side of every person;
what stands around one document's people is read as that document. A surname alone can only be found where one of these
scraps has the full name, so its recall is lower than in whole texts. What is found elsewhere in the scraps is mostly a
person that the eight words cut in two, and is not scored.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared

import namematch as nm

_MOST_DOCUMENTS = 200


class Scraps(NamedTuple):
    """What is known of one document: the text around its people, and where these stand in it."""

    text: str
    people: list[tuple[int, int]]


def scraps_of(language: str) -> list[Scraps]:
    with shared("eval/mentions/titles.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if r["lang"] == language]
    documents: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        documents[row["topic"], row["doc_id"]].append(row)
    return [joined(rows) for rows in list(documents.values())[:_MOST_DOCUMENTS]]


def joined(rows: list[dict[str, str]]) -> Scraps:
    text, people = "", []
    for row in rows:
        text += f"{row['left8']} ".lstrip()
        people.append((len(text), len(text) + len(row["text"])))
        text += f"{row['text']} {row['right8']}\n\n"
    return Scraps(text, people)


# Recall of names of two words and more, and of one word alone.
FLOORS = {"ru": (0.97, 0.94), "uk": (0.94, 0.88), "bg": (0.93, 0.87), "pl": (0.92, 0.82), "cs": (0.94, 0.80)}


@pytest.mark.parametrize("language", FLOORS)
def test_recall_of_people_in_news(language: str, report: list[str]) -> None:
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for scraps in scraps_of(language):
        found = {(m.start, m.end) for m in nm.find_mentions(scraps.text, language=language)}
        for start, end in scraps.people:
            hits[" " in scraps.text[start:end]].append((start, end) in found)
    full, alone = (sum(hits[several]) / len(hits[several]) for several in (True, False))
    report.append(f"mentions in news, {language}: recall of full names {full:.3f}, of one word alone {alone:.3f}")
    assert full >= FLOORS[language][0]
    assert alone >= FLOORS[language][1]
