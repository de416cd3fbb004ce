from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from namematch.text import words


def test_words_keep_inner_hyphens_and_apostrophes() -> None:
    found = [token.text for token in words("Н. А. Римский-Корсаков и O’Neill, 'Anna' — да.")]
    assert found == ["Н", "А", "Римский-Корсаков", "и", "O’Neill", "Anna", "да"]


@given(st.text())
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for token in words(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
