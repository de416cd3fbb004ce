"""Finding schemes, and undoing the reversible ones."""

from __future__ import annotations

import pickle

import pytest

from namematch.errors import InputError, UnknownChoiceError
from namematch.translit import find_scheme, romanize, schemes


def test_schemes_are_sorted_by_id() -> None:
    ids = [each.id for each in schemes()]
    assert ids == sorted(ids)
    assert len(ids) >= 160


def test_the_schemes_of_the_plan_exist() -> None:
    wanted = "bgn-pcgn iso-9 gost-7.79-b icao-9303 ala-lc scholarly news german-duden french polish"
    assert set(wanted.split()) <= {each.id for each in schemes()}


def test_an_unknown_scheme_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError, match="'german-dudn'; did you mean 'german-duden'"):
        find_scheme("german-dudn")


def test_an_alias_may_be_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError, match=r"gost-7\.79-a"):
        find_scheme("gost-7.79a")


@pytest.mark.parametrize("wrong", [None, 9, b"iso-9", ["iso-9"]])
def test_a_scheme_is_named_by_a_string(wrong: object) -> None:
    with pytest.raises(TypeError, match="a scheme is named by its id"):
        find_scheme(wrong)  # type: ignore[arg-type]


def test_schemes_pickle_to_themselves() -> None:
    assert all(pickle.loads(pickle.dumps(each)) is each for each in schemes()[:3])


def test_a_rule_lists_all_its_outputs() -> None:
    final = next(rule for rule in find_scheme("news").rules if rule.letters == "ий" and rule.before == {"#"})
    assert final.outputs[0] == "y"
    assert "i" in final.outputs


def test_a_scheme_has_notes_where_there_is_something_to_note() -> None:
    assert "belarusian-2023" in find_scheme("belarusian-2007").notes
    assert all(isinstance(each.notes, str) for each in schemes())
    assert "" in {each.notes for each in schemes()}


def test_undo_needs_a_reversible_scheme() -> None:
    with pytest.raises(InputError, match="'icao-9303' is not reversible"):
        find_scheme("icao-9303").undo("Shchukin")
    with pytest.raises(TypeError, match="undo takes a string"):
        find_scheme("iso-9").undo(7)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Подъячев", "СОЛОВЬЁВ", "Мэльц", "МЭЛЬ", "соль", "Эль-Ёль", "Цыпко ЦЕЦЫЦ"])
@pytest.mark.parametrize("each", ["iso-9", "gost-7.79-b", "gost-16876-71-1", "gost-16876-71-2"])
def test_undo(text: str, each: str) -> None:
    assert find_scheme(each).undo(romanize(text, each)) == text


def test_undo_composes_first() -> None:
    assert find_scheme("iso-9").undo("Z\u030cukov") == "Жуков"


def test_one_iso_9_serves_every_alphabet() -> None:
    text = "Ђорђе Ћосић, Љубиша Њњ, Їжак Ґава Єва, Ўў, Қасым Ғ, Ѓорѓи Ќосе"
    assert find_scheme("iso-9").undo(romanize(text, "iso-9")) == text
