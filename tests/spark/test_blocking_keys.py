"""The keys that many machines agree on bring together what one machine holds for candidates."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions

from namematch.resolve.blocking.candidate_pairs import candidate_pairs
from namematch.spark.blocking_keys import ONE, TWO, meeting_keys
from namematch.text import clean


def met(names: list[str]) -> set[tuple[str, str]]:
    """Pairs of names that share a key, each name put under its keys by itself, as on a machine of its own."""
    sides: dict[int, dict[int, set[str]]] = {ONE: defaultdict(set), TWO: defaultdict(set)}
    for name in names:
        for which, keys, _ in meeting_keys([name]):
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


written = st.one_of(full_names(), mentions().map(lambda mention: mention.name or ""), any_text)


@given(st.lists(written.map(clean).filter(bool), max_size=8, unique=True))
@examples(60)
def test_candidates_of_one_machine_share_a_key(names: list[str]) -> None:
    assert met(names) >= candidate_pairs(names)


def test_strangers_share_none() -> None:
    assert met(["Sergei Lavrov", "Мария Захарова", "Ivan Petrov"]) == set()
