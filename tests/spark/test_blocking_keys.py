"""Names that share a key on many machines are the candidates of one machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given
from tests.profiles import examples
from tests.resolve.blocking import oracle
from tests.resolve.blocking.test_rules import EXAMPLES, TWO_SLIPS, any_rules, name_lists

from namematch.resolve.blocking import RULES, BlockingRule, candidate_pairs
from namematch.spark.blocking_keys import ONE, TWO, join_keys


def joined(names: list[str], rules: Sequence[BlockingRule] = RULES) -> set[tuple[str, str]]:
    """Pairs of names that share a key, each name put under its keys by itself, as on a machine of its own."""
    sides: dict[int, dict[int, set[str]]] = {ONE: defaultdict(set), TWO: defaultdict(set)}
    for name in names:
        for which, keys, _ in join_keys([name], rules):
            for side in (ONE, TWO):
                if which & side:
                    for key in keys.tolist():
                        sides[side][key].add(name)
    return {
        (min(one, two), max(one, two))
        for key, ones in sides[ONE].items()
        for one in ones
        for two in sides[TWO].get(key, ())
        if one != two
    }


@given(name_lists)
@examples(60)
def test_names_that_share_a_key_are_the_candidates_of_one_machine(names: list[str]) -> None:
    assert joined(names) >= candidate_pairs(names) == {pair for pair in joined(names) if oracle.accepted(pair, RULES)}


@given(name_lists, any_rules)
@examples(60)
def test_the_keys_follow_any_table_of_rules(names: list[str], rules: list[BlockingRule]) -> None:
    assert {pair for pair in joined(names, rules) if oracle.accepted(pair, rules)} == oracle.pairs(names, rules)


def test_the_examples_of_the_rules_share_the_keys_of_theirs() -> None:
    assert joined(EXAMPLES) == candidate_pairs(EXAMPLES)
    assert all(joined(list(rule.example), [rule]) for rule in (*RULES, TWO_SLIPS))


def test_strangers_share_none() -> None:
    assert joined(["Sergei Lavrov", "Мария Захарова", "Ivan Petrov"]) == set()
