from __future__ import annotations

import time
import timeit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.mentions import find_mentions

_PIECES = st.sampled_from(
    [
        "Иван", "Петров", "Olena", "Koval", "the", "Minister", "of", "А.", "Н.", "U.S.", ",", ".", "said", "de", "«",
        "»", "'s", "’", "\n", "\n\n", " ", "\u00a0", "\u200b", "-", "/", "©", "By", "Photo:", "МИД", "министр",
        "сказал", "\ud800", "שלום", "e\u0301", "II", "NATO", "в", "Россия", "(", ")", "64", "Фото",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join))


@given(_TEXTS)
@example("00  MINISTER Av")
def test_any_text_gives_exact_ordered_spans_without_overlap(text: str) -> None:
    reached = 0
    for mention in find_mentions(text, document="d"):
        assert mention.start is not None
        assert mention.end is not None
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.name
        assert mention.role is None or mention.role in " ".join(text.split())
        assert (mention.document, mention.id) == ("d", None)
        reached = mention.end


@given(_TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert find_mentions(text) == find_mentions(text)


@examples(30)
@given(st.lists(_PIECES, min_size=1, max_size=12).map(" ".join))
@example("Иван \n сказал")
def test_leading_blank_lines_only_move_the_mentions(text: str) -> None:
    moved = find_mentions("\n\n" + text)
    assert [(m.name, m.role) for m in moved] == [(m.name, m.role) for m in find_mentions(text)]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    ["ш", "Ш", "Иван ", "А. ", "de ", "a'", "«", "\n", " ", "-", "Olena Koval, head of the Asia Department, said. "],
)
def test_time_is_linear_in_length(unit: str) -> None:
    """A text sixteen times as long may take some sixteen times as long, not 256 times; one of three tries counts.

    What else the machine does can only make a text look slower.
    """

    def seconds(length: int) -> float:
        # The better of two, as `timeit` measures: without the garbage of all the tests before.
        text = unit * (length // len(unit))
        return min(timeit.repeat(lambda: find_mentions(text), timer=time.process_time, number=1, repeat=2))

    find_mentions(unit * 50)
    assert any(seconds(80_000) < 64 * max(seconds(5_000), 0.003) for _ in range(3))
