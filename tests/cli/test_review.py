"""`namematch resolve --review`: doubtful pairs, answers, and a next run that honours them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.rules import population_where

import namematch as nm
from namematch.cli import views
from namematch.cli.reviewing.decisions import Decision, contradicts, links_of, read_decisions, write_decisions
from namematch.cli.reviewing.review import doubts, question

if TYPE_CHECKING:
    from tests.cli.conftest import Run

TABLE = "name,document\nIvan Petrov,a\nIgor Petrov,b\nPetrov,c\nSergei Lavrov,d\nСергей Лавров,e\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def persons(run: Run, *arguments: object, stdin: str = "") -> list[set[str]]:
    result = run("resolve", *arguments, "--format", "json", stdin=stdin)
    assert result.code == 0, result.err
    return [{form["text"] for form in entity["forms"]} for entity in json.loads(result.out)["entities"]]


def test_an_answer_is_kept_and_honoured_by_the_next_run(run: Run, table: Path, tmp_path: Path) -> None:
    kept = tmp_path / "decisions.jsonl"
    assert {"Petrov"} in persons(run, table)
    asked = run("resolve", table, "--review", kept, stdin="n\ny\n")
    assert "could be several people's" in asked.err
    assert "Petrov" in asked.err
    decisions = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert [decision["same"] for decision in decisions] == [False, True]
    (joined,) = [{decision["left"]["name"], decision["right"]["name"]} for decision in decisions if decision["same"]]
    assert joined in persons(run, table, "--links", kept)
    assert joined in persons(run, table, "--review", kept)


def test_what_is_decided_is_not_asked_again(run: Run, table: Path, tmp_path: Path) -> None:
    kept = tmp_path / "decisions.jsonl"
    first = run("resolve", table, "--review", kept, stdin="n\nn\nn\nn\nn\n").err
    assert "one person?" in first
    assert "one person?" not in run("resolve", table, "--review", kept, stdin="y\n" * 9).err


def test_skipping_and_the_end_of_the_answers_decide_nothing(run: Run, table: Path, tmp_path: Path) -> None:
    kept = tmp_path / "decisions.jsonl"
    for stdin in ("", "s\ns\n", "q\n", "what?\n"):
        assert {"Petrov"} in persons(run, table, "--review", kept, stdin=stdin)
    assert not kept.exists()


def test_an_answer_that_contradicts_the_others_is_refused(run: Run, tmp_path: Path) -> None:
    table, kept = tmp_path / "t.csv", tmp_path / "decisions.jsonl"
    table.write_text("name,document\nIvan Petrov,a\nIgor Petrov,b\nPetrov,c\n", encoding="utf-8")
    sides = [("Ivan Petrov", "a"), ("Igor Petrov", "b"), ("Petrov", "c")]
    write_decisions(kept, [Decision(False, sides[0], sides[1])])
    result = run("resolve", table, "--review", kept, stdin="y\ny\n")
    assert result.code == 0
    assert "contradicts an earlier decision" in result.err
    assert len(read_decisions(kept)) == 2


def test_decisions_about_other_mentions_are_kept_and_counted(run: Run, table: Path, tmp_path: Path) -> None:
    kept = tmp_path / "decisions.jsonl"
    write_decisions(kept, [Decision(True, ("Nobody", "x"), ("Somebody", None))])
    assert "1 decision about mentions that are not in this run" in run("resolve", table, "--links", kept).err


def test_answers_cannot_come_from_where_the_article_comes_from(run: Run, tmp_path: Path) -> None:
    result = run("resolve", "-", "--review", tmp_path / "d", stdin="Sergei Lavrov spoke.")
    assert result.code == 2
    assert "standard input" in result.err


BAD = [
    "{",
    "[]",
    "7",
    '{"same": 1, "left": {"name": "a"}, "right": {"name": "b"}}',
    '{"same": true, "left": {"name": "a"}}',
    '{"same": true, "left": {"name": "a"}, "right": {"name": "a"}}',
    '{"same": true, "left": "a", "right": {"name": 7}}',
]


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_is_no_decision_is_named(run: Run, table: Path, tmp_path: Path, line: str) -> None:
    kept = tmp_path / "decisions.jsonl"
    kept.write_text(f"\n{line}\n", encoding="utf-8")
    result = run("resolve", table, "--links", kept)
    assert result.code == 2
    assert f"{kept}:2: not a decision" in result.err


def test_the_later_of_two_decisions_about_a_pair_counts(tmp_path: Path) -> None:
    kept = tmp_path / "decisions.jsonl"
    one, two = ("A", "x"), ("B", None)
    write_decisions(kept, [Decision(True, one, two), Decision(False, two, one)])
    assert read_decisions(kept) == [Decision(False, two, one)]


def test_contradiction_runs_along_a_chain() -> None:
    a, b, c = ("a", None), ("b", None), ("c", None)
    chain = [Decision(True, a, b), Decision(True, b, c)]
    assert not contradicts(chain)
    assert contradicts([*chain, Decision(False, c, a)])


def test_a_decision_speaks_of_every_mention_of_that_name_in_that_document() -> None:
    mentions = [nm.Mention("A B", document="x"), nm.Mention("A  B", document="x"), nm.Mention("A B"), nm.Mention("C")]
    links = links_of([Decision(True, ("A B", "x"), ("C", None))], mentions)
    assert links == ([(0, 3), (1, 3)], [], 0)


def test_the_most_doubtful_pair_comes_first_and_none_comes_twice() -> None:
    names = ["Ivan Petrov", "Igor Petrov", "Petrov", "I. Petrov", "Schukow", "Шуков", "Жуков"]
    found = doubts(nm.resolve([nm.Mention(name, document=str(i)) for i, name in enumerate(names)]))
    assert found
    assert [abs(doubt.bits) for doubt in found] == sorted(abs(doubt.bits) for doubt in found)
    assert len({frozenset((doubt.left, doubt.right)) for doubt in found}) == len(found)


def test_people_who_may_be_one_are_asked_about_with_their_reasons(run: Run, tmp_path: Path) -> None:
    table, kept = tmp_path / "t.csv", tmp_path / "kept.jsonl"
    table.write_text("name,document\nSergei Lavrov,a\nСергей Лавров,b\n", encoding="utf-8")
    population = population_where("Sergei Lavrov", "Сергей Лавров", weigh=-1)
    many = ("--population", str(population))
    assert len(persons(run, table, *many)) == 2
    asked = run("resolve", table, *many, "--review", kept, stdin="y\n").err
    assert "kept apart   probability 33.3 %   -1.0 bits" in asked
    assert f"among {population:,} people" in asked
    assert len(persons(run, table, *many, "--links", kept)) == 1


def test_decisions_kept_elsewhere_hold_too(run: Run, tmp_path: Path) -> None:
    table, links, kept = (tmp_path / name for name in ("t.csv", "links.jsonl", "kept.jsonl"))
    table.write_text("name,document\nIvan Petrov,a\nIgor Petrov,b\nPetrov,c\n", encoding="utf-8")
    write_decisions(links, [Decision(False, ("Ivan Petrov", "a"), ("Igor Petrov", "b"))])
    result = run("resolve", table, "--links", links, "--review", kept, stdin="y\ny\n")
    assert "contradicts an earlier decision" in result.err
    assert len(read_decisions(kept)) == 1


def test_a_file_of_links_that_is_not_there_is_said(run: Run, table: Path, tmp_path: Path) -> None:
    result = run("resolve", table, "--links", tmp_path / "typo.jsonl")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"namematch: {tmp_path / 'typo.jsonl'}: no such file; --review writes one\n"


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        ("", "no decision kept; 2 doubtful pairs left"),
        ("n\nq\n", "1 decision kept in {}; 1 doubtful pair left"),
        ("n\ny\n", "2 decisions kept in {}; no doubtful pair is left"),
    ],
)
def test_it_ends_with_what_was_kept_and_what_is_left(
    run: Run, table: Path, tmp_path: Path, stdin: str, said: str
) -> None:
    kept = tmp_path / "decisions.jsonl"
    assert run("resolve", table, "--review", kept, stdin=stdin).err.endswith(f"namematch: {said.format(kept)}\n")


def test_an_answer_that_is_none_is_asked_for_again(run: Run, table: Path, tmp_path: Path) -> None:
    asked = run("resolve", table, "--review", tmp_path / "decisions.jsonl", stdin="what?\nq\n").err
    assert "please answer y, n, s or q; one person?" in asked


@pytest.mark.parametrize(
    "line",
    [
        '{"same": true, "left": {"name": 5}, "right": {"name": "b"}}',
        '{"same": true, "left": {"name": "a", "document": 7}, "right": {"name": "b"}}',
        '{"same": 1, "left": {"name": "a"}, "right": {"name": "b"}}',
        '{"same": true, "left": {"name": "a"}, "right": {"name": "a"}}',
        "[]",
        "nonsense",
    ],
)
def test_what_is_no_decision_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    kept = tmp_path / "decisions.jsonl"
    kept.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(nm.InputError, match=r"decisions\.jsonl:2: not a decision"):
        read_decisions(kept)


def test_decisions_come_back_whatever_stands_in_an_id(tmp_path: Path) -> None:
    kept, decisions = tmp_path / "decisions.jsonl", [Decision(True, ("Anna", "a\u2028b\x85c"), ("Анна", "d\re"))]
    write_decisions(kept, decisions)
    assert read_decisions(kept) == decisions


def test_a_folder_holds_no_decisions(tmp_path: Path) -> None:
    with pytest.raises(nm.InputError, match="directory"):
        read_decisions(tmp_path)
    assert read_decisions(tmp_path / "none") == []


def test_a_join_that_is_not_sure_is_asked_about() -> None:
    weak = [
        doubt
        for left, right in (("Anna Bylova", "Anna Bilova"), ("Roman Shin", "Роман Шин"))
        for doubt in doubts(nm.resolve([nm.Mention(left), nm.Mention(right)]))
        if doubt.why == "joined"
    ]
    assert weak
    for doubt in weak:
        assert 0.5 < doubt.probability < 1
        assert doubt.bits == pytest.approx(sum(item.bits for item in doubt.evidence))
        assert question(doubt).startswith(f"joined   probability {views.percent(doubt.probability)}")
