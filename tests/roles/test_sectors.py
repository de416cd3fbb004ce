from __future__ import annotations

from itertools import product

import pytest

from namematch.data import read_toml
from namematch.roles import sector_bits, sectors_of
from namematch.roles.tables import role_vocabulary


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("Russian Foreign Minister", "state"),
        ("глава МИД РФ", "state"),
        ("Zenit striker", "sport"),
        ("вратаря сборной России", "sport"),
        ("president of FIFA", "sport"),
        ("народный артист России", "arts"),
        ("Orthodox bishop", "church"),
        ("профессор МГУ", "science"),
        ("главный хирург больницы", "medicine"),
        ("Gazprom CEO", "business"),
        ("State Duma deputy and former boxer", "sport state"),
        ("colonel", "state"),
        ("head of the Chamber of Commerce and Industry", "business"),
        ("adviser", ""),
        ("", ""),
    ],
)
def test_a_title_belongs_to_the_fields_of_its_offices(title: str, fields: str) -> None:
    assert sectors_of(title) == set(fields.split())


def test_crossing_is_symmetric_and_never_speaks_for_one_person() -> None:
    table = read_toml("roles/fields.toml")
    fields = {*table["field"], *table["kind"]}
    for a, b in product(fields, fields):
        bits = sector_bits(frozenset({a}), frozenset({b}))
        assert bits == sector_bits(frozenset({b}), frozenset({a})) <= 0
        assert bits == 0 or a != b


def test_of_several_fields_the_two_that_agree_best_count() -> None:
    assert sector_bits(frozenset({"sport", "state"}), frozenset({"state"})) == 0
    assert sector_bits(frozenset(), frozenset({"church"})) == 0


def test_the_table_speaks_of_ranks_kinds_and_fields_that_there_are() -> None:
    table, known = read_toml("roles/fields.toml"), role_vocabulary()
    ranks = [rank for ranks in table["field"].values() for rank in ranks.split()]
    assert set(ranks) <= set(known.ranks)
    assert len(ranks) == len(set(ranks))
    kinds = {kind for kinds in table["kind"].values() for kind in kinds.split()}
    assert kinds <= {organisation.kind for organisation in known.organisations.values()}
    bodies = {body for bodies in table["body"].values() for body in bodies.split()}
    assert bodies <= set(known.organisations)
    pairs = {field for pair in table["crossing"] if pair != "other" for field in pair.split()}
    assert pairs <= {*table["field"], *table["kind"]}
    assert table["military"] in table["field"]
