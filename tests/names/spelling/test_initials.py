"""Which letters an initial may stand for, and how likely each is written so."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from namematch.names.spelling.initials import (
    frequency,
    initial_chance,
    initial_model,
    initial_shares,
    is_digraph,
    letters_of,
)
from namematch.text import strip_marks
from namematch.translit import neutral_key, schemes, written_beginnings


@pytest.mark.parametrize(
    ("initial", "letters"),
    [("J.", "ежиюя"), ("Zh", "ж"), ("Ж.", "ж"), ("Kh.", "х"), ("S", "жзсш"), ("Shch.", "ш"), ("Q", "гк"), ("1", ""),
     ("I͡u.", "ю"), ("Iou.", "ю"), ("Ṡ", "жзсш"), ("D.", "д"), ("Э", "е"), ("", "")],
)  # fmt: skip
def test_an_initial_stands_for_these_letters(initial: str, letters: str) -> None:
    assert letters_of(initial) == set(letters)


def test_the_turkish_i_stands_for_what_i_does() -> None:
    assert letters_of("İ.") == letters_of("I.")


def test_a_letter_is_written_by_the_schemes_that_write_it_so() -> None:
    shares = written_beginnings("с")
    assert max(shares, key=shares.__getitem__) == "s"
    assert all(0 < share <= 1 for share in shares.values())
    assert sum(shares.values()) <= 1.5  # with what is left where diacritics are dropped
    assert written_beginnings("ж")["zh"] > written_beginnings("ж")["j"]
    written = [strip_marks(scheme.romanize_word("жа")) for scheme in schemes() if "ru" in scheme.languages]
    assert {text.removesuffix("a") for text in written if text.endswith("a")} <= set(written_beginnings("ж"))


def test_a_letter_that_a_digraph_begins_with_is_its_initial_for_some() -> None:
    assert 0 < initial_shares("Y")["ю"] < initial_shares("И")["и"]
    assert initial_shares("Yu")["ю"] > 0
    assert initial_shares("Ф.") == {"ф": 1.0}


def test_the_chance_of_an_initial_is_that_of_the_letters_it_stands_for() -> None:
    assert initial_chance("А.") == frequency("а")
    assert initial_chance("Z") == pytest.approx(sum(frequency(x) * p for x, p in initial_shares("Z").items()))
    assert initial_chance("7") == 0


def test_frequencies_are_those_of_the_list() -> None:
    lines = files("namematch.data").joinpath("names/given_frequency.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    counts: Counter[str] = Counter()
    for name, _, count in rows:
        counts[neutral_key(name)[:1]] += int(count)
    expected = {letter: round(n / counts.total(), 4) for letter, n in counts.items()}
    assert initial_model().frequency == {letter: share for letter, share in expected.items() if share}


def test_a_digraph_is_one_letter_of_some_scheme() -> None:
    assert is_digraph("zh")
    assert not is_digraph("z")
    assert not is_digraph("ab")


def test_a_digraph_is_one_with_marks_too() -> None:
    assert [is_digraph(letters) for letters in ("yu", "ýu", "žh", "ed", "ý")] == [True, True, True, False, False]
