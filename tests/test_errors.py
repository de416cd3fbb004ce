from __future__ import annotations

import pickle

import pytest

from namematch.errors import DuplicateIdError, NamematchError, UnknownChoiceError


def test_unknown_choice_names_the_nearest() -> None:
    error = UnknownChoiceError("scheme", "bgn-pgcn", ["bgn-pcgn", "iso-9"])
    assert str(error) == "unknown scheme 'bgn-pgcn'; did you mean 'bgn-pcgn'?"


def test_unknown_choice_lists_the_valid_ones_where_none_is_near() -> None:
    error = UnknownChoiceError("column", "zzz", ["name", "role"])
    assert str(error) == "unknown column 'zzz'; valid: name, role"


@pytest.mark.parametrize("error", [DuplicateIdError("m1"), UnknownChoiceError("scheme", "x", ["a"])])
def test_errors_are_ours_and_pickle(error: NamematchError) -> None:
    assert isinstance(error, NamematchError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
