"""Nothing that is said to a public function raises more than its documentation names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.doors import DOORS
from tests.fuzz.hostile import SHAPES
from tests.fuzz.seeds import seeds
from tests.profiles import examples

PIECES = st.sampled_from(
    [
        "Иван", "Петрович", "Дарчиев", "Дарчиева", "Schukow", "Zhukov", "Żukow", "А.", "N.", "Sasha", "оглы", "de",
        "van", "Mr", "г-н", "Jr.", "(Anna)", "«Волк»", "министр", "МИД", "head of", "the", "deputy", "Department",
        "сказал", "said", ",", ".", "-", "'", "’", "\n", " ", "\t", "\u00a0", "\u200b", "\u00ad", "\u202e", "\u0301",
        "\ud800", "\0", "İ", "ß", "Ѳ", "ѝ", "ў", "ǅ", "ﬁ", "ª", "²", "Ⅷ", "١", "محمد", "金", "𝕬", "\u1fef", "\u0374",
        "\u0f73", "aа", "Оo", "щ", "шч", "shch", "tsch", "x", "ks", "", "{", "\"", "\\", "\x85", "\u2028", "\u0306",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.text(max_size=60),
)


@examples(40)
@given(text=TEXTS)
@pytest.mark.parametrize("door", DOORS)
def test_any_text_is_answered(door: str, text: str) -> None:
    DOORS[door](text)


@pytest.mark.parametrize("seed", seeds())
def test_seeds_are_answered(seed: str) -> None:
    for door in DOORS.values():
        door(seeds()[seed])


@pytest.mark.parametrize("door", DOORS)
def test_hostile_texts_are_answered(door: str) -> None:
    """Every third shape, others for the next door."""
    first = list(DOORS).index(door) % 3
    for shape in list(SHAPES.values())[first::3]:
        DOORS[door](shape(300))


@pytest.mark.parametrize(
    "lengths",
    [pytest.param((3, 300), marks=pytest.mark.thorough), pytest.param((1, 2, 17, 1_000), marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_texts_of_any_length_are_answered(shape: str, lengths: tuple[int, ...]) -> None:
    for length in lengths:
        for door in DOORS.values():
            door(SHAPES[shape](length))
