"""Endings spelled out say the same as the regular expressions they are written as."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.data import read_toml
from namematch.data.languages import paradigms
from namematch.names.spelling.suffixes import Suffixes

STEMS = sorted({row["stem"] for _, _, row in paradigms() if row["stem"]})
ENDINGS = [
    ending
    for script in read_toml("names/endings.toml")["surname"].values()
    for endings in script.values()
    for ending in endings
]
WORDS = st.text("абвгеёжийіїклмнопрсткьцчшыэюяўєabcdefgijklmnorstvwyzžć'", max_size=9)


@examples(500)
@given(pattern=st.sampled_from([*STEMS, *ENDINGS]), word=WORDS)
def test_says_the_same_as_the_expression(pattern: str, word: str) -> None:
    for text in (word, word + pattern.strip("[]()?:|+")[-3:]):
        assert Suffixes([pattern])(text) is bool(regex.fullmatch(f".*(?:{pattern})", text))


def test_knows_plain_endings_and_expressions() -> None:
    endings = Suffixes(["[sc]k|n", "(?<!a)ov", "[tz]?ev"])
    assert [endings(word) for word in ("plosk", "ivan", "petrov", "paov", "ev", "", "k")] == [
        True, True, True, False, True, False, False,
    ]  # fmt: skip


def test_leaves_room_for_a_stem() -> None:
    assert [Suffixes(["ov", "(?<!a)ev"], behind=2)(word) for word in ("pov", "ppov", "kev", "kkev")] == [
        False, True, False, True,
    ]  # fmt: skip


def test_without_patterns_nothing_fits() -> None:
    assert not Suffixes([])("")


def test_tells_what_is_spelled_out() -> None:
    plain, mixed = Suffixes(["[sc]k|n", "(?:ov|ev)"]), Suffixes(["in", "(?<!a)ov", "in"])
    assert (plain.spelled, plain.is_spelled) == (("sk", "ck", "n", "ov", "ev"), True)
    assert (mixed.spelled, mixed.is_spelled) == (("in",), False)
    assert (Suffixes([]).spelled, Suffixes([""]).spelled) == ((), ("",))


def test_one_letter_or_more_in_front_is_one() -> None:
    assert Suffixes(["[td]+z?a"]).spelled == ("tza", "ta", "dza", "da")
    assert not Suffixes(["[td]z+a"]).is_spelled
    assert not Suffixes(["t-a"]).is_spelled
