"""Role titles: the labelled set, the offices of the fact table, titles in articles and in news contexts."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.accuracy.data import CORPORA, shared

from namematch.roles import RoleVerdict, compare_roles, find_roles, parse_role


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table; lines that start with # are comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("part", ["dev", "held"])
def test_normal_forms(part: str, report: list[str]) -> None:
    titles = [row for row in rows(CORPORA / "roles.tsv") if row["set"] == part]
    right = sum(parse_role(row["title"]).normal_form == row["normal_form"] for row in titles)
    report.append(f"roles, normal form exact, {part}: {right}/{len(titles)} = {right / len(titles):.3f}")
    assert right / len(titles) >= 0.90


@pytest.mark.parametrize("part", ["dev", "held"])
def test_verdicts(part: str, report: list[str]) -> None:
    pairs = [row for row in rows(CORPORA / "roles_pairs.tsv") if row["set"] == part]
    right = Counter(row["tier"] for row in pairs if compare_roles(row["left"], row["right"]).verdict == row["verdict"])
    for tier, total in Counter(row["tier"] for row in pairs).items():
        report.append(f"roles, verdict of {tier} pairs, {part}: {right[tier]}/{total}")
    share = sum(right.values()) / len(pairs)
    report.append(f"roles, verdict of all pairs, {part}: {share:.3f}")
    assert share >= 0.93


def test_offices_of_the_fact_table(report: list[str]) -> None:
    titles = rows(shared("design/facts/role_titles.tsv"))
    counts: Counter[tuple[bool, bool]] = Counter()
    for left, right in combinations(titles, 2):
        same = compare_roles(left["phrase"], right["phrase"]).verdict is RoleVerdict.SAME
        counts[left["group"] == right["group"], same] += 1
    precision = counts[True, True] / (counts[True, True] + counts[False, True])
    recall = counts[True, True] / (counts[True, True] + counts[True, False])
    report.append(
        f"roles, same office over all pairs of the fact table: precision {precision:.3f}, recall {recall:.3f}"
    )
    assert precision >= 0.97
    assert recall >= 0.90


def test_titles_of_the_articles(report: list[str]) -> None:
    table = shared("corpus/gold_mentions.tsv")
    mentions = [row for row in rows(table) if row["role"]]
    texts = {row["document"]: (table.parent / row["document"]).read_text(encoding="utf-8") for row in mentions}
    found = {document: {span.text for span in find_roles(text)} for document, text in texts.items()}
    whole = sum(row["role"] in found[row["document"]] for row in mentions)
    report.append(f"roles, titles found whole in the articles: {whole}/{len(mentions)}")
    assert all(parse_role(row["role"]).rank for row in mentions)
    offices = {parse_role(row["role"]).normal_form for row in mentions if row["entity"] == "darchiyev"}
    assert len({form for form in offices if not form.startswith("designate")}) == 1
    ranks = {
        (role.rank, role.modifiers, role.organisation)
        for row in mentions
        if row["entity"] == "coulter"
        for role in [parse_role(row["role"])]
    }
    assert len(ranks) == 1
    assert whole == len(mentions)


def test_titles_in_russian_contexts(report: list[str]) -> None:
    judged = {(row["row_id"], row["start"]): row for row in rows(CORPORA / "roles_contexts.tsv")}
    verdicts: Counter[str] = Counter()
    for row in rows(shared("eval/mentions/titles.tsv")):
        judgement = judged.get((row["row_id"], row["start"]))
        length = title_before(row) if judgement else None
        if judgement and length:
            same = int(judgement["length"]) == length
            verdicts[judgement["verdict"] if same else "changed"] += 1
    precision = verdicts["right"] / sum(verdicts.values())
    report.append(f"roles, titles before a name in Russian contexts: {dict(verdicts)}, precision {precision:.3f}")
    assert sum(verdicts.values()) >= 150
    assert precision >= 0.90


def title_before(row: dict[str, str]) -> int | None:
    """Length of the title found directly before the person of a context; `None` if none is found there."""
    left, name = row["left8"], row["text"]
    for span in find_roles(f"{left} {name} {row['right8']}"):
        if len(left) in (span.end, span.end + 1):
            return len(span.text)
    return None
