from __future__ import annotations

import pickle

import pytest

from namematch.mentions import Mention
from namematch.names import compare, compare_many
from namematch.resolve import Resolver, resolve
from namematch.resolve import score as scoring
from namematch.resolve.block import candidate_pairs
from namematch.resolve.parameters import context_weights
from namematch.resolve.score import Known

NAMES = ["Sergei Lavrov", "Сергей Лавров", "S. Lavrov", "Lavrov", "Ivan Petrov", "Petrov", "Anna Petrova", "А. Петров"]


@pytest.mark.parametrize("cut", range(len(NAMES)))
def test_pairs_weighed_bit_by_bit_are_those_weighed_at_once(cut: int) -> None:
    known = Known()
    known.plausible(NAMES[:cut])
    least = -context_weights().role_most
    brute = [(pair, compare(*pair).bits) for pair in sorted(candidate_pairs(NAMES)) if compare(*pair).bits > least]
    assert known.plausible(NAMES) == brute


def test_pairs_of_names_seen_before_are_not_weighed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[tuple[str, str]] = []

    def spy(left: list[str], right: list[str]) -> object:
        weighed.extend(zip(left, right, strict=True))
        return compare_many(left, right)

    monkeypatch.setattr(scoring, "compare_many", spy)
    resolver = Resolver()
    resolver.add([Mention(name) for name in NAMES[:-1]])
    assert resolver.resolution.entities
    weighed.clear()
    resolver.add([Mention(NAMES[-1])])
    assert resolver.resolution.entities
    assert weighed
    assert all(NAMES[-1] in pair for pair in weighed)


def test_a_block_that_comes_to_be_split_gives_the_answer_of_one_batch() -> None:
    given = ["Ivan", "Anton", "Sergei", "Oleg", "Anna", "Maria", "Olga", "Pyotr"]
    initials = "ABCDEFGHIKLMNOPRSTUVYZ"
    mentions = [Mention(f"{name} {initial}. Petrov") for name in given for initial in initials]
    assert len(mentions) > context_weights().split_above
    resolver = Resolver()
    for start in range(0, len(mentions), 60):
        resolver.add(mentions[start : start + 60])
        assert resolver.resolution.entities
    assert resolver.resolution == resolve(mentions)


def test_a_resolver_can_be_pickled_with_what_it_knows() -> None:
    resolver = Resolver()
    resolver.add([Mention(name) for name in NAMES])
    assert pickle.loads(pickle.dumps(resolver)).resolution == resolver.resolution
