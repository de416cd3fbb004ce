"""Names that can be one person's share a key of an index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from tests.profiles import examples
from tests.resolve.blocking import oracle
from tests.resolve.blocking.test_rules import EXAMPLES, name_lists

from namematch.index import keys, keys_many
from namematch.resolve.blocking import RULES, BlockingRule

FULL = [rule for rule in RULES if rule.name in ("same name", "slip in the surname", "slip in the given name")]


def sharing(names: Sequence[str], *, short_forms: bool) -> set[tuple[str, str]]:
    """The pairs of sorted names that share a key."""
    known = keys_many(names, short_forms=short_forms)
    of = {name: set(own or ()) for name, own in zip(names, known, strict=True)}
    return {(one, two) for one, two in combinations(sorted(names), 2) if of[one] & of[two]}


@given(name_lists)
@examples(60)
def test_what_blocking_lets_pass_shares_a_key(names: list[str]) -> None:
    assert sharing(names, short_forms=True) >= oracle.pairs(names, RULES)
    assert sharing(names, short_forms=False) >= oracle.pairs(names, FULL)


@given(name_lists)
@examples(30)
def test_a_name_has_its_keys_among_any_others(names: list[str]) -> None:
    for short_forms in (True, False):
        alone = [keys(name, short_forms=short_forms) for name in names]
        assert keys_many(names, short_forms=short_forms) == alone
        assert all(list(own) == sorted(set(own)) for own in alone)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
def test_a_short_form_shares_a_key_with_the_full_name_if_it_is_to(rule: BlockingRule) -> None:
    assert sharing(rule.example, short_forms=True)
    assert bool(sharing(rule.example, short_forms=False)) is (rule in FULL or rule.name == "given name only")


def test_without_short_forms_two_people_of_one_surname_share_no_key() -> None:
    names = ["Сергей Лавров", "Пётр Лавров", "Olga Lavrova", "Lavrov"]
    assert len(sharing(names, short_forms=True)) == 6
    assert sharing(names, short_forms=False) == set()
    assert sharing(["S. Lavrov", "С. Лавров", "Lavrov", "Лавров"], short_forms=False) == {
        ("Lavrov", "Лавров"),
        ("S. Lavrov", "С. Лавров"),
    }


def test_missing_rows_and_texts_without_a_name() -> None:
    assert keys_many(["", None, float("nan"), "...", "Lavrov"])[:3] == [None, None, None]  # type: ignore[list-item]
    assert keys("...") == ()
    assert keys_many([]) == []
    assert keys_many(EXAMPLES) == [keys(name) for name in EXAMPLES]


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="keys takes a string as name, not NoneType: None"):
        keys(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="keys_many takes a column of strings, not one string"):
        keys_many("Lavrov")


def test_the_keys_of_a_name_are_these() -> None:
    # They stand in indexes that others keep: a change is told in the log of changes.
    assert keys("Lavrov", short_forms=False) == ("лврв|",)
    assert keys("S. Lavrov", short_forms=False) == ("лврв|s.", "лврв|ж.", "лврв|з.", "лврв|с.", "лврв|ш.")
    assert {"лврв|", "~лавров|", "~лавро|", "л.|срг", "л.|=Сергей"} <= set(keys("Sergei Lavrov"))
