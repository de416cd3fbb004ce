"""Widths, columns and wrapping on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from namematch.cli.layout import counted, listing, pad, printable, table, width, wrap


def test_combining_marks_take_no_room_and_wide_letters_two() -> None:
    assert width("й") == width("и\u0306") == 1
    assert width("习近平") == 6


def test_pad_fills_up_to_the_columns_seen() -> None:
    assert pad("и\u0306", 3) == "и\u0306  "
    assert pad("习", 3) == "习 "


def test_terminal_codes_and_line_breaks_do_not_get_through() -> None:
    assert printable("An\x1b[31mna\r\n\tIvanova\u202e") == "An\ufffd[31mna Ivanova"


@given(st.text())
def test_anything_prints_on_one_line(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.isprintable()
    assert printable(shown) == shown


def test_columns_stand_in_line() -> None:
    assert table([("a", "习", "1"), ("bcd", "e", "10")], right=[2]) == ["a    习   1", "bcd  e   10"]


def test_lines_are_wrapped_below_the_first_word() -> None:
    assert wrap(["one", "two", "three"], "x: ", 10) == ["x: one two", "   three"]
    assert wrap(["one", "two", "three"], "x: ", 10, indent=1) == ["x: one two", " three"]


def test_word_longer_than_the_line_is_kept_whole() -> None:
    assert wrap(["a" * 9, "b"], "", 5) == ["a" * 9, "b"]


@given(st.lists(st.text("ab", min_size=1, max_size=9)), st.integers(1, 30))
def test_wrapping_loses_no_word(words: list[str], columns: int) -> None:
    lines = wrap(words, "> ", columns)
    assert " ".join(lines).split() == [">", *words]
    assert all(len(line) <= max(columns, 11) for line in lines)


def test_long_lists_say_how_much_is_left_out() -> None:
    assert listing(["a", "b", "c"]) == ["a,", "b,", "c"]
    assert listing(list("abc"), most=1) == ["a", "… 2 more"]
    assert listing([]) == []


def test_counts_have_their_noun() -> None:
    assert counted(1, "person", "people") == "1 person"
    assert counted(1234, "mention") == "1,234 mentions"
