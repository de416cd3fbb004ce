"""A search finds what comparing all names would, above its floor: by keys, by screening, by an index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions
from tests.resolve.blocking.test_rules import EXAMPLES, slips

import namematch as nm
from namematch.index import Hit, Index, screen_names
from namematch.names import compare, decision_rule

mentioned = mentions().map(lambda mention: mention.name or "")
written = st.one_of(full_names(), slips(full_names()), mentioned, any_text, st.sampled_from(EXAMPLES))
lists = st.lists(st.none() | written, max_size=8)


def of_all_pairs(
    left: list[str | None], right: list[str | None], population: float | None, least: float | None
) -> list[tuple[int, int, float]]:
    """What comparing every pair of rows gives."""
    line = decision_rule(population, least).line
    pairs = [
        (row, -compare(one, two, population=population).bits, other)
        for row, one in enumerate(left)
        for other, two in enumerate(right)
        if one is not None and two is not None and not shares_initials_only(one, two)
    ]
    return [(row, other, -bits) for row, bits, other in sorted(pairs) if -bits > line]


def shares_initials_only(left: str, right: str) -> bool:
    """Whether neither given names nor surnames agree by more than an initial: such names need not be found.

    Nor a name of initials alone, which has no keys, whatever they are joined to.
    """
    if any(all(part.initial for part in nm.parse_name(name).parts) for name in (left, right)):
        return True
    parts = [item for item in compare(left, right).evidence if item.part in ("given", "surname")]
    return all(item.relation in ("initial", "missing") for item in parts)


@given(st.lists(written, max_size=8, unique=True))
@examples(60)
def test_the_same_names_share_a_key(names: list[str]) -> None:
    keys = {name: set(nm.keys(name)) for name in names}
    apart = [(a, b) for a, b in combinations(names, 2) if compare(a, b).same and not keys[a] & keys[b]]
    assert [pair for pair in apart if not shares_initials_only(*pair)] == []


@given(lists, lists, st.sampled_from([None, 32, 10_000, 1e9]), st.sampled_from([None, 0.5, 0.9, 0.9999]))
@example(["AA"], ["A<A,A"], None, None)
@examples(80)
def test_above_the_floor_nothing_is_missed(
    left: list[str | None], right: list[str | None], population: float | None, least: float | None
) -> None:
    hits = screen_names(left, right, population=population, min_probability=least)
    found = [
        (hit.left, hit.right, hit.comparison.bits)
        for hit in hits
        if not shares_initials_only(hit.comparison.left, hit.comparison.right)
    ]
    assert found == of_all_pairs(left, right, population, least)


@given(lists, lists)
@examples(30)
def test_below_the_floor_only_what_shares_nothing_is_missed(left: list[str | None], right: list[str | None]) -> None:
    hits = screen_names(left, right, min_probability=1e-9)
    found = {
        (hit.left, hit.right, hit.comparison.bits)
        for hit in hits
        if not shares_initials_only(hit.comparison.left, hit.comparison.right)
    }
    all_pairs = of_all_pairs(left, right, None, 1e-9)
    assert found <= set(all_pairs)
    assert all(bits <= 0 for _, _, bits in set(all_pairs) - found)


def of_all(index: Index, query: str, population: float | None = None, least: float | None = None) -> list[object]:
    """Id, name and weight of all hits, by comparing every name."""
    line = decision_rule(population, least).line
    names = [(id, index[id]) for id in index]
    named = [(id, name) for id, name in names if name and not shares_initials_only(query, name)]
    weighed = [(id, name, compare(query, name, population=population).bits) for id, name in named]
    kept = [(place, *hit) for place, hit in enumerate(weighed) if hit[2] > line]
    return [hit for _, *hit in sorted(kept, key=lambda hit: (-hit[3], hit[0]))]


def told(hits: Sequence[Hit]) -> list[object]:
    return [[hit.id, hit.name, hit.bits] for hit in hits]


@given(st.lists(lists, min_size=1, max_size=4), written, st.sampled_from([None, 1000]), st.sampled_from([None, 0.9]))
@examples(60)
def test_a_search_finds_what_comparing_all_would(
    parts: list[list[str | None]], query: str, population: float | None, least: float | None
) -> None:
    index = Index(parts[0])
    for part in parts[1:]:
        index.add(part)
    for id in list(index)[::4]:
        index.remove(id)
    hits = index.search(query, limit=None, population=population, min_probability=least)
    assert told([hit for hit in hits if not shares_initials_only(query, hit.name)]) == of_all(
        index, query, population, least
    )
    assert index.search(query, population=population, min_probability=least) == hits[:5]
    for hit in hits:
        comparison = compare(query, hit.name, population=population)
        assert (hit.comparison, hit.evidence) == (comparison, comparison.evidence)
        assert (hit.verdict, hit.same) == (comparison.verdict, comparison.same)
        assert (hit.probability, hit.explain()) == (comparison.probability, comparison.explain())


@given(lists, lists)
@examples(30)
def test_many_are_searched_as_each_is(names: list[str | None], queries: list[str | None]) -> None:
    index = Index(names)
    alone = [index.search(query) if query else [] for query in queries]
    assert index.search_many(queries) == alone
