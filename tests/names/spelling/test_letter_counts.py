"""Letters tell which words slips cannot make of each other, and miss none that they can."""

from hypothesis import given
from hypothesis import strategies as st

from namematch.names.spelling.edit_distance import are_within_slips
from namematch.names.spelling.letter_counts import letter_bounds, may_differ_by_slips

words = st.text("абвгдеиклмнорстуя", max_size=12)


@given(words, words, st.lists(words, max_size=2), st.lists(words, max_size=2))
def test_no_words_within_slips_are_missed(left: str, right: str, more: list[str], others: list[str]) -> None:
    one, two = letter_bounds([left, *more]), letter_bounds([right, *others])
    assert may_differ_by_slips(one, two) or not are_within_slips(left, right)


@given(words, st.integers(0, 12), st.integers(0, 12))
def test_slips_are_explained(word: str, place: int, other: int) -> None:
    once = word[:place] + "ж" + word[place + 1 :]
    assert may_differ_by_slips(letter_bounds([word]), letter_bounds([once[:other] + once[other + 1 :]]))


def test_three_letters_are_too_many() -> None:
    assert may_differ_by_slips(letter_bounds(["валеко"]), letter_bounds(["вулико"]))
    assert not may_differ_by_slips(letter_bounds(["валекоху"]), letter_bounds(["вуликоши"]))
    assert not may_differ_by_slips(letter_bounds(["анна"]), letter_bounds(["олег"]))
