"""The states of short forms, and the page that draws them."""

from __future__ import annotations

from pathlib import Path

import pytest

from namematch.resolve.types import ShortFormState

PAGE = Path(__file__).parents[2] / "docs" / "internals" / "short-forms.md"
NEEDS_CONTEXT = {ShortFormState.INCOMPLETE, ShortFormState.AMBIGUOUS, ShortFormState.CONFLICTED}


@pytest.mark.skipif(not PAGE.exists(), reason="only the repository has the page")
def test_the_page_has_a_row_for_every_state() -> None:
    rows = {line.split("`")[1] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")}
    assert rows == set(ShortFormState)


def test_a_full_name_in_its_link_group_anchors_a_short_form() -> None:
    assert {state for state in ShortFormState if state.needs_context} == NEEDS_CONTEXT
    assert not any(state.in_group(anchored=True).needs_context for state in ShortFormState)
    assert ShortFormState.INCOMPLETE.in_group(anchored=True) is ShortFormState.PINNED
    assert all(state.in_group(anchored=False) is state for state in ShortFormState)
