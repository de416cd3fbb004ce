"""Batch and addition find what the table of rules says, whatever the table says; each of its rules is needed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions
from tests.resolve.blocking import oracle

from namematch.names.batch import NameTable
from namematch.resolve.blocking import RULES, BlockIndex, BlockingRule, Condition, KeyComparison, KeySet
from namematch.text import clean

PAGE = Path(__file__).parents[3] / "docs" / "internals" / "blocking.md"
EXAMPLES = sorted({name for rule in RULES for name in rule.example})
# A rule that is in no table: a slip in both names.
SLIP = KeyComparison(KeySet.ALL, Condition.DOUBTFUL)
TWO_SLIPS = BlockingRule("two slips", SLIP, SLIP, "", ("Segei Prigohin", "Сергей Пригожин"))

comparisons = st.builds(KeyComparison, st.sampled_from(KeySet), st.none() | st.sampled_from(Condition))
any_rules = st.lists(
    st.builds(BlockingRule, st.just(""), comparisons, comparisons, st.just(""), st.just(("", ""))), max_size=3
)


@st.composite
def slips(draw: st.DrawFn, names: st.SearchStrategy[str]) -> str:
    """A name in which a letter is left out, or stands twice."""
    name = draw(names)
    position = draw(st.integers(0, max(len(name) - 1, 0)))
    return name[:position] + name[position : position + 1] * draw(st.sampled_from([0, 2])) + name[position + 1 :]


mentioned = mentions().map(lambda mention: mention.name or "")
written = st.one_of(full_names(), slips(full_names()), mentioned, any_text, st.sampled_from(EXAMPLES))
name_lists = st.lists(written.map(clean).filter(bool), max_size=8, unique=True)


def batch(names: list[str], rules: list[BlockingRule] | tuple[BlockingRule, ...]) -> set[tuple[str, str]]:
    """The candidate pairs of all names at once."""
    ordered = sorted(names)
    left, right = BlockIndex(NameTable(ordered), rules).candidates()
    return {(ordered[one], ordered[two]) for one, two in zip(left.tolist(), right.tolist(), strict=True)}


@given(name_lists)
@examples(60)
def test_batch_finds_what_the_table_says(names: list[str]) -> None:
    assert batch(names, RULES) == oracle.pairs(names, RULES)


@given(name_lists, any_rules)
@examples(60)
def test_batch_finds_what_any_table_says(names: list[str], rules: list[BlockingRule]) -> None:
    assert batch(names, rules) == oracle.pairs(names, rules)


@given(st.data(), st.just(RULES) | any_rules.map(tuple))
@examples(60)
def test_names_added_in_any_parts_have_the_pairs_of_one_batch(
    data: st.DataObject, rules: tuple[BlockingRule, ...]
) -> None:
    names = data.draw(name_lists | st.permutations(EXAMPLES))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(names)), max_size=3)) | {0, len(names)})
    table = NameTable()
    index = BlockIndex(table, rules)
    added: list[tuple[int, int]] = []
    for start, stop in pairwise(cuts):
        table.extend(names[start:stop])
        left, right = index.candidates(start)
        assert all(start <= name < stop for name in right.tolist())
        added += zip(left.tolist(), right.tolist(), strict=True)
    whole = BlockIndex(NameTable(names), rules).candidates()
    assert sorted(added) == list(zip(*(column.tolist() for column in whole), strict=True))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_only_one_rule_finds_its_example(rule: BlockingRule) -> None:
    names, others = list(rule.example), [other for other in RULES if other != rule]
    assert batch(names, [rule]) == {tuple(sorted(names))} == oracle.pairs(names, [rule])
    assert batch(names, others) == set() == oracle.pairs(names, others)


def test_a_rule_that_is_added_is_followed() -> None:
    names = list(TWO_SLIPS.example)
    assert batch(names, RULES) == set()
    assert batch(names, (*RULES, TWO_SLIPS)) == {tuple(sorted(names))} == oracle.pairs(names, (*RULES, TWO_SLIPS))


def test_the_page_shows_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ") and "`" in line]
    assert lines[: len(RULES)] == [as_line(rule) for rule in RULES]


def as_line(rule: BlockingRule) -> str:
    """A rule as a line of the table of the page."""
    left, right = rule.example
    cells = (rule.name, _cell(rule.surname), _cell(rule.given), rule.why, f"{left} = {right}")
    return f"| {' | '.join(cells)} |"


def _cell(comparison: KeyComparison) -> str:
    return f"`{comparison.keys}`" + (f", one `{comparison.one_is}`" if comparison.one_is else "")
